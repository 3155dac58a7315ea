package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.ResourceType;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.model.Location;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds the components that a value names: by reference, by ARN, by URL, by name.
final class Resolver {
    private final Blueprint blueprint;
    private final Sketch sketch;
    private final Hosts hosts;
    private final ApiDomains domains;
    /// Made when the first unknown parameter is met: only then are all components declared.
    private @Nullable Parameters parameters;
    private final Map<String, String> calledAfter = new TreeMap<>();
    /// The names that resources have at the provider, by the resources' ids.
    private final Map<String, Set<String>> names = new LinkedHashMap<>();

    Resolver(Blueprint blueprint, Sketch sketch) {
        this.blueprint = blueprint;
        this.sketch = sketch;
        this.hosts = new Hosts(sketch);
        this.domains = new ApiDomains(blueprint);
    }

    /// Which unknown parameters were taken to be which components, by their names alone.
    Map<String, String> calledAfter() {
        return calledAfter;
    }

    /// Makes a resource known by its name, so that texts can name it.
    void name(String resource, String name) {
        if (!name.isEmpty())
            names.computeIfAbsent(resource, id -> new LinkedHashSet<>()).add(name);
    }

    /// All components that a value names. A text that names nothing declared gives an undeclared component of its
    /// service.
    ///
    /// @param service what a bare name is the name of; empty when a name alone says nothing
    Set<String> components(Value value, String service) {
        return components(value, service, true);
    }

    /// Only components that a template declares.
    Set<String> declared(Value value, String service) {
        return components(value, service, false);
    }

    private Set<String> components(Value value, String service, boolean undeclared) {
        var found = new LinkedHashSet<String>();
        collect(value, service, undeclared, found);
        return found;
    }

    private void collect(Value value, String service, boolean undeclared, Set<String> found) {
        switch (value) {
            case Value.Reference reference -> found.addAll(resource(reference.resource(), new HashSet<>()));
            case Value.Choice choice -> {
                collect(choice.then(), service, undeclared, found);
                collect(choice.otherwise(), service, undeclared, found);
            }
            case Value.Items items -> items.items().forEach(item -> collect(item, service, undeclared, found));
            case Value.Derived derived -> collect(derived.source(), service, undeclared, found);
            case Value.Joined joined -> joined(joined, service, undeclared, found);
            case Value.Text text -> found.addAll(text(text.text(), service, undeclared, text.at()));
            case Value.Unknown unknown -> {
                found.addAll(text(unknown.expression(), service, false, unknown.at()));
                if (found.isEmpty()) found.addAll(calledAfter(unknown, service));
                if (found.isEmpty()) found.addAll(text(unknown.expression(), service, undeclared, unknown.at()));
            }
            default -> {}
        }
    }

    /// The references in a text name components; without any, the text as a whole; without that, what its unknown parts
    /// are called after.
    private void joined(Value.Joined joined, String service, boolean undeclared, Set<String> found) {
        for (Value part : joined.parts()) {
            boolean names =
                    part instanceof Value.Reference || part instanceof Value.Derived || part instanceof Value.Choice;
            if (names) collect(part, "", false, found);
        }
        if (found.isEmpty()) found.addAll(text(joined.pattern(), service, false, joined.at()));
        for (Value part : joined.parts()) {
            if (found.isEmpty() && part instanceof Value.Unknown unknown) found.addAll(calledAfter(unknown, ""));
        }
        if (found.isEmpty()) found.addAll(text(joined.pattern(), service, undeclared, joined.at()));
    }

    private Set<String> calledAfter(Value.Unknown unknown, String service) {
        Parameters known = parameters;
        if (known == null) parameters = known = new Parameters(sketch.components());
        var found = known.find(unknown.expression(), service);
        found.forEach(id -> calledAfter.put(unknown.expression(), id));
        return found;
    }

    /// The components that a resource is, or, for plumbing, stands for.
    Set<String> resource(String id) {
        return resource(id, new HashSet<>());
    }

    private Set<String> resource(String id, Set<String> seen) {
        if (sketch.component(id).isPresent()) return Set.of(id);
        var resource = blueprint.resource(id);
        if (resource.isEmpty() || !seen.add(id)) return Set.of();
        var stands = new LinkedHashSet<String>(domains.apis(id));
        var type = sketch.catalogue().type(resource.get().type());
        type.map(ResourceType::partOf)
                .filter(path -> !path.isEmpty())
                .ifPresent(path -> partOf(resource.get(), path, seen, stands));
        return stands;
    }

    private void partOf(Resource resource, String path, Set<String> seen, Set<String> stands) {
        for (Value whole : Paths.at(resource.properties(), withoutService(path))) {
            if (whole instanceof Value.Reference reference) stands.addAll(resource(reference.resource(), seen));
            else stands.addAll(components(whole, serviceOf(path), false));
        }
    }

    /// The path of an end such as `TableName@aws.dynamodb`.
    static String withoutService(String end) {
        int at = end.indexOf('@');
        return at < 0 ? end : end.substring(0, at);
    }

    /// The service of an end such as `TableName@aws.dynamodb`, else empty.
    static String serviceOf(String end) {
        int at = end.indexOf('@');
        return at < 0 ? "" : end.substring(at + 1);
    }

    /// The components that a text names, in which what is not known stands as `${…}`.
    Set<String> text(String text, String service, boolean undeclared, @Nullable Location at) {
        if (text.isEmpty() || text.length() > 2_000) return Set.of();
        if (text.startsWith("arn:")) return arn(text, service, undeclared, at);
        if (text.startsWith("{{resolve:secretsmanager:")) return dynamicSecret(text, undeclared, at);
        int scheme = text.indexOf("://");
        if (scheme > 0 && scheme < 20) return hosts.url(text, this, undeclared, at);
        if (text.contains(".amazonaws.com")) return hosts.url("https://" + text, this, undeclared, at);
        return named(text, service, undeclared, at);
    }

    private Set<String> dynamicSecret(String text, boolean undeclared, @Nullable Location at) {
        String name = text.substring("{{resolve:secretsmanager:".length());
        if (name.startsWith("arn:")) return arn(name.replace("}}", ""), "", undeclared, at);
        int end = name.indexOf(':') < 0 ? name.indexOf("}}") : name.indexOf(':');
        return named(end < 0 ? name : name.substring(0, end), "aws.secretsmanager", undeclared, at);
    }

    /// `arn:partition:service:region:account:resource`.
    private Set<String> arn(String arn, String hint, boolean undeclared, @Nullable Location at) {
        var parsed = Arn.of(arn);
        if (parsed.isEmpty()) return Set.of();
        String prefix = parsed.get().service();
        // DocumentDB and Neptune have the ARNs of RDS: what the place says it is decides.
        boolean hinted = sketch.catalogue()
                .service(hint)
                .filter(service -> service.prefixes().contains(prefix))
                .isPresent();
        String service = hinted
                ? hint
                : sketch.catalogue().byPrefix(prefix).map(Service::id).orElse("aws." + prefix);
        String resource = parsed.get().resource();
        if (resource.startsWith("*") || resource.isEmpty()) return Set.of();
        if (prefix.equals("scheduler") && resource.startsWith("aws-sdk:")) return universal(resource, undeclared, at);
        // Built-in targets of EventBridge (arn:aws:events:…:target/create-snapshot) are operations, no components.
        if (prefix.equals("events") && resource.startsWith("target/")) return Set.of();
        var declared = new LinkedHashSet<String>();
        for (String segment : Arn.split(resource, ":/", 20)) declared.addAll(named(segment, service, false, at));
        if (declared.isEmpty()) declared.addAll(named(resource, service, false, at));
        if (!declared.isEmpty() || !undeclared) return declared;
        return Set.of(sketch.undeclared(part(service, resource), Names.inArn(prefix, resource), at));
    }

    /// The part of the service that the ARN's kind names (`document/…` of Systems Manager), where the pages know it.
    private String part(String service, String resource) {
        String part = service + "." + Arn.split(resource, ":/", 2).getFirst();
        boolean known = sketch.catalogue().service(service).stream()
                .flatMap(found -> found.types().stream())
                .anyMatch(type -> type.service().equals(part));
        return known ? part : service;
    }

    /// A scheduler's universal target, `aws-sdk:{service}:{operation}`: the service, or its only component.
    private Set<String> universal(String resource, boolean undeclared, @Nullable Location at) {
        String client = Arn.parts(resource, 3).get(1);
        var service = sketch.catalogue()
                .byClient(ServiceTargets.client(client))
                .or(() -> sketch.catalogue().byPrefix(client));
        if (service.isEmpty() || !undeclared) return Set.of();
        var declared = sketch.declared(service.get().id());
        return Set.of(
                declared.size() == 1
                        ? declared.getFirst().id()
                        : sketch.undeclared(service.get().id(), "", at));
    }

    /// A bare name of a service's component.
    Set<String> named(String name, String service, boolean undeclared, @Nullable Location at) {
        if (Names.plain(name).isEmpty()) return Set.of();
        var found = new LinkedHashSet<String>();
        names.forEach((resource, known) -> {
            if (known.stream().noneMatch(each -> Names.same(each, name))) return;
            for (String id : resource(resource)) {
                if (service.isEmpty()
                        || sketch.component(id)
                                .filter(component -> Sketch.isOf(component, service))
                                .isPresent()) found.add(id);
            }
        });
        if (service.isEmpty()) return found.size() == 1 && name.length() > 2 ? found : Set.of();
        if (!found.isEmpty() || !undeclared) return found;
        if (!service.startsWith("external.")) return Set.of(sketch.undeclared(service, Names.plain(name), at));
        return name.indexOf('.') > 0
                ? hosts.url("https://" + name, this, true, at)
                : Set.of(sketch.external(service, Names.plain(name), at));
    }

    /// The resource with this id.
    Optional<Resource> find(String id) {
        return blueprint.resource(id);
    }

    Optional<Resource> referenced(Value value) {
        return value instanceof Value.Reference reference ? blueprint.resource(reference.resource()) : Optional.empty();
    }

    List<Resource> ofType(String type) {
        return blueprint.all().stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }
}
