package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.catalogue.Wildcard;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Grant;
import dev.fourfold.map.blueprint.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Someone who acts, with everything that the policies of its role let it do.
final class Principal {
    /// What a principal may do with one component.
    record Permission(String component, Access access, Evidence evidence) {}

    /// Access to everything of a service.
    ///
    /// @param policy the name of the policy that gives it
    record Wide(Evidence evidence, String policy) {}

    private final String id;
    private final List<Statement> statements;
    private final Sketch sketch;
    private final Resolver resolver;
    private final List<Permission> named = new ArrayList<>();
    /// Access to a whole service, by the service's id.
    private final Map<String, Map<Access, Wide>> everywhere = new LinkedHashMap<>();

    Principal(String id, List<Statement> statements, Sketch sketch, Resolver resolver) {
        this.id = id;
        this.statements = statements;
        this.sketch = sketch;
        this.resolver = resolver;
        statements.stream()
                .filter(Statement::allow)
                .filter(statement -> !statement.except())
                .forEach(this::read);
    }

    private void read(Statement statement) {
        for (String action : statement.actions()) {
            int colon = action.indexOf(':');
            if (colon < 0) continue;
            String operation = capitalised(action.substring(colon + 1));
            var service = sketch.catalogue().byPrefix(action.substring(0, colon).toLowerCase(Locale.ROOT));
            if (service.isEmpty()) continue;
            var evidence = new Evidence(Evidence.Kind.GRANT, action, statement.at());
            for (Access access : service.get().accessOf(operation)) {
                if (access == Access.NONE || isDenied(action, statement)) continue;
                if (statement.coversEverything())
                    everywhere(service.get(), access, new Wide(evidence, statement.source()));
                if (!statement.otherResources()) named(service.get(), access, evidence, statement.resources());
            }
        }
    }

    /// IAM does not mind the case of letters; verbs are told from words by theirs.
    private static String capitalised(String operation) {
        return operation.isEmpty() ? operation : Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
    }

    private void everywhere(Service service, Access access, Wide wide) {
        everywhere
                .computeIfAbsent(service.id(), key -> new EnumMap<>(Access.class))
                .putIfAbsent(access, wide);
    }

    private void named(Service service, Access access, Evidence evidence, List<Value> resources) {
        for (Value resource : resources) {
            for (String component : resolver.components(resource, "")) {
                if (sketch.component(component)
                        .filter(found -> belongs(found, service))
                        .isPresent()) {
                    named.add(new Permission(component, access, evidence));
                }
            }
        }
    }

    /// Several services share an action's prefix (API Gateway's kinds, the parts of S3).
    private boolean belongs(Component component, Service service) {
        return Sketch.isOf(component, service.id())
                || sketch.catalogue()
                        .service(component.service())
                        .filter(own -> own.prefixes().stream().anyMatch(service.prefixes()::contains))
                        .isPresent();
    }

    /// A `Deny` of the same action on the same resources takes an `Allow` back; one on other resources, or with
    /// conditions, does not.
    private boolean isDenied(String action, Statement allowed) {
        return statements.stream()
                .filter(statement -> !statement.allow()
                        && !statement.conditional()
                        && !statement.except()
                        && !statement.otherResources())
                .filter(statement -> statement.actions().stream().anyMatch(denied -> Wildcard.matches(denied, action)))
                .anyMatch(statement ->
                        patterns(statement).contains("*") || patterns(statement).containsAll(patterns(allowed)));
    }

    private static Set<String> patterns(Statement statement) {
        var patterns = new LinkedHashSet<String>();
        statement.resources().forEach(resource -> patterns.add(resource.pattern()));
        return patterns;
    }

    String id() {
        return id;
    }

    /// What it may do with components that its policies name.
    List<Permission> named() {
        return named;
    }

    /// The components of a service that its policies name for an access.
    Set<String> named(String service, Access access) {
        var found = new LinkedHashSet<String>();
        for (var permission : named) {
            boolean fits = sketch.component(permission.component())
                    .filter(component -> Sketch.isOf(component, service))
                    .isPresent();
            if (fits && permission.access() == access) found.add(permission.component());
        }
        return found;
    }

    /// The services to all of whose components it has access.
    Map<String, Map<Access, Wide>> everywhere() {
        return everywhere;
    }

    /// The statement that allows an action on something, if there is one.
    Optional<Evidence> allowed(String action) {
        for (Statement statement : statements) {
            if (!statement.allow() || statement.except()) continue;
            for (String each : statement.actions()) {
                if (Wildcard.matches(each, action))
                    return Optional.of(new Evidence(Evidence.Kind.GRANT, each, statement.at()));
            }
        }
        return Optional.empty();
    }

    /// Whether it may do this with anything of the service.
    boolean may(String service, Access access) {
        return everywhere.getOrDefault(service, Map.of()).containsKey(access)
                || !named(service, access).isEmpty();
    }

    /// The statements as grants of the map.
    List<Grant> grants() {
        return statements.stream().map(this::grant).toList();
    }

    private Grant grant(Statement statement) {
        var components = new LinkedHashSet<String>();
        if (!statement.otherResources()) {
            statement.resources().forEach(resource -> components.addAll(resolver.declared(resource, "")));
        }
        var resources = statement.resources().isEmpty()
                ? List.of("*")
                : statement.resources().stream().map(Value::pattern).toList();
        return new Grant(
                id,
                statement.allow(),
                marked(statement.actions(), statement.except()),
                marked(resources, statement.otherResources()),
                List.copyOf(components),
                statement.conditional(),
                statement.source(),
                statement.at(),
                statement.partial());
    }

    private static List<String> marked(List<String> patterns, boolean not) {
        return not ? patterns.stream().map(pattern -> "!" + pattern).toList() : patterns;
    }
}
