package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.ResourceType;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.catalogue.Wildcard;
import dev.fourfold.core.model.Component;
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
import org.jspecify.annotations.Nullable;

/// Finds the components that a value names: by reference, by ARN, by URL, by name.
final class Resolver {
    private final Blueprint blueprint;
    private final Sketch sketch;
    private final Hosts hosts;
    /// The names that declared components have at the provider, by component.
    private final Map<String, Set<String>> names = new LinkedHashMap<>();

    Resolver(Blueprint blueprint, Sketch sketch) {
        this.blueprint = blueprint;
        this.sketch = sketch;
        this.hosts = new Hosts(sketch);
    }

    /// Makes a component known by its name, so that texts can name it.
    void name(String component, String name) {
        if (!name.isEmpty()) names.computeIfAbsent(component, id -> new LinkedHashSet<>()).add(name);
    }

    /// All components that a value names. A text that names nothing declared gives an undeclared component of its service.
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
            case Value.Joined joined -> {
                joined.parts().forEach(part -> {
                    if (part instanceof Value.Reference || part instanceof Value.Derived || part instanceof Value.Choice) {
                        collect(part, "", false, found);
                    }
                });
                if (found.isEmpty()) found.addAll(text(joined.pattern(), service, undeclared, joined.at()));
            }
            case Value.Text text -> found.addAll(text(text.text(), service, undeclared, text.at()));
            case Value.Unknown unknown -> found.addAll(text(unknown.expression(), service, undeclared, unknown.at()));
            case Value.Fields _, Value.Nothing _ -> {}
        }
    }

    /// The components that a resource is, or, for plumbing, stands for.
    Set<String> resource(String id) {
        return resource(id, new HashSet<>());
    }

    private Set<String> resource(String id, Set<String> seen) {
        if (sketch.component(id).isPresent()) return Set.of(id);
        var resource = blueprint.resource(id);
        if (resource.isEmpty() || !seen.add(id)) return Set.of();
        var stands = new LinkedHashSet<String>();
        var type = sketch.catalogue().type(resource.get().type());
        type.map(ResourceType::partOf).filter(path -> !path.isEmpty()).ifPresent(path -> partOf(resource.get(), path, seen, stands));
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
        if (text.startsWith("arn:")) return arn(text, undeclared, at);
        if (text.startsWith("{{resolve:secretsmanager:")) return dynamicSecret(text, undeclared, at);
        int scheme = text.indexOf("://");
        if (scheme > 0 && scheme < 20) return hosts.url(text, this, undeclared, at);
        if (text.contains(".amazonaws.com")) return hosts.url("https://" + text, this, undeclared, at);
        return named(text, service, undeclared, at);
    }

    private Set<String> dynamicSecret(String text, boolean undeclared, @Nullable Location at) {
        String name = text.substring("{{resolve:secretsmanager:".length());
        if (name.startsWith("arn:")) return arn(name.replace("}}", ""), undeclared, at);
        int end = name.indexOf(':') < 0 ? name.indexOf("}}") : name.indexOf(':');
        return named(end < 0 ? name : name.substring(0, end), "aws.secretsmanager", undeclared, at);
    }

    /// `arn:partition:service:region:account:resource`.
    private Set<String> arn(String arn, boolean undeclared, @Nullable Location at) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) return Set.of();
        var service = sketch.catalogue().byPrefix(parts[2]).map(Service::id).orElse("aws." + parts[2]);
        String resource = parts[5];
        if (resource.startsWith("*") || resource.isEmpty()) return Set.of();
        var declared = new LinkedHashSet<String>();
        for (String segment : resource.split("[:/]")) declared.addAll(named(segment, service, false, at));
        if (declared.isEmpty()) declared.addAll(named(resource, service, false, at));
        if (!declared.isEmpty() || !undeclared) return declared;
        return Set.of(sketch.undeclared(service, Names.inArn(parts[2], resource), at));
    }

    /// A bare name of a service's component.
    Set<String> named(String name, String service, boolean undeclared, @Nullable Location at) {
        if (name.isEmpty() || name.equals("*")) return Set.of();
        var found = new LinkedHashSet<String>();
        names.forEach((id, known) -> {
            boolean fits = service.isEmpty() || sketch.component(id).filter(component -> isOf(component, service)).isPresent();
            if (fits && known.stream().anyMatch(each -> Names.same(each, name))) found.add(id);
        });
        if (service.isEmpty()) return found.size() == 1 && name.length() > 2 ? found : Set.of();
        if (found.isEmpty() && undeclared) return Set.of(sketch.undeclared(service, Names.plain(name), at));
        return found;
    }

    private static boolean isOf(Component component, String service) {
        return Sketch.isOf(component, service) || Sketch.isOf(component, service.replace("aws.events", "aws.eventbridge"));
    }

    /// Whether a pattern of IAM (with `*`) fits the ARN or name of a component.
    boolean fits(String pattern, String component) {
        return names.getOrDefault(component, Set.of()).stream().anyMatch(name -> Wildcard.matches(pattern, name));
    }

    Optional<Resource> referenced(Value value) {
        return value instanceof Value.Reference reference ? blueprint.resource(reference.resource()) : Optional.empty();
    }

    List<Resource> ofType(String type) {
        return blueprint.all().stream().filter(resource -> resource.type().equals(type)).toList();
    }
}
