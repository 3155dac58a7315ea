package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.map.blueprint.Embedded;
import dev.fourfold.map.blueprint.Value;
import dev.fourfold.map.source.Node;
import dev.fourfold.map.source.Shipped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds which component of a service a call is about, from its parameters: a state's arguments, an API's request
/// template.
final class ServiceTargets {
    private final Sketch sketch;
    private final Resolver resolver;

    ServiceTargets(Sketch sketch, Resolver resolver) {
        this.sketch = sketch;
        this.resolver = resolver;
    }

    private static final class Read {
        static final Node ALL =
                Shipped.document(ServiceTargets.class, "/dev/fourfold/map/cloudformation/step-functions-services.yaml");
    }

    /// boto3's name of a service, from the one that Step Functions and request templates use.
    static String client(String name) {
        Node names = Read.ALL.get("clients");
        return names == null ? name : names.text(name, name);
    }

    /// The parameters that name the resource of a service's calls (`TableName`, `QueueUrl`).
    static List<String> keys(String client) {
        Node keys = Read.ALL.get("resource-keys");
        Node own = keys == null ? null : keys.get(client);
        return own == null
                ? List.of()
                : own.elements().stream()
                        .map(node -> node instanceof Node.Scalar scalar ? scalar.text() : "")
                        .toList();
    }

    /// By the parameters that name it, else by any reference among them, else by what the caller may do, else the only
    /// one there is.
    Set<String> find(Value parameters, Service service, String operation, Optional<Principal> caller) {
        var found = new LinkedHashSet<String>();
        for (String client : service.clients()) {
            for (String key : keys(client)) collect(parameters, key, service, found, 0);
        }
        if (found.isEmpty()) found.addAll(references(parameters, service));
        if (found.isEmpty() && caller.isPresent()) {
            for (Access access : service.accessOf(operation))
                found.addAll(caller.get().named(service.id(), access));
        }
        if (found.isEmpty()) {
            var declared = sketch.declared(service.id());
            if (declared.size() == 1) found.add(declared.getFirst().id());
        }
        return found;
    }

    private void collect(Value value, String key, Service service, Set<String> found, int depth) {
        if (depth > 12) return;
        for (var field : value.entries().entrySet()) {
            if (matches(field.getKey(), key) && !(field.getValue() instanceof Value.Fields)) {
                if (!isDynamic(field.getValue()))
                    resolver.components(field.getValue(), service.id()).stream()
                            .filter(id -> ofService(id, service))
                            .forEach(found::add);
            } else {
                collect(field.getValue(), key, service, found, depth + 1);
            }
        }
        if (value instanceof Value.Items items)
            items.items().forEach(item -> collect(item, key, service, found, depth + 1));
    }

    private static boolean matches(String name, String key) {
        return name.toLowerCase(Locale.ROOT).equals(key.toLowerCase(Locale.ROOT));
    }

    /// JSONPath and JSONata are computed while the workflow runs.
    private static boolean isDynamic(Value value) {
        return value instanceof Value.Text text
                && (text.text().startsWith("$") || text.text().startsWith("{%"));
    }

    private boolean ofService(String id, Service service) {
        return sketch.component(id)
                .filter(component -> Sketch.isOf(component, service.id()))
                .isPresent();
    }

    private Set<String> references(Value parameters, Service service) {
        var found = new LinkedHashSet<String>();
        parameters.forEach(value -> {
            if (value instanceof Value.Reference)
                resolver.declared(value, "").stream()
                        .filter(id -> ofService(id, service))
                        .forEach(found::add);
            if (value instanceof Value.Text text && text.text().contains("arn:aws"))
                inText(text.text(), service, found);
        });
        return found;
    }

    /// ARNs inside a request template.
    private void inText(String text, Service service, Set<String> found) {
        for (int at; (at = text.indexOf("arn:aws")) >= 0; ) {
            int end = at;
            while (end < text.length() && " \"'\n,}&".indexOf(text.charAt(end)) < 0) end++;
            resolver.text(text.substring(at, end), "", true, null).stream()
                    .filter(id -> ofService(id, service))
                    .forEach(found::add);
            text = text.substring(Math.max(end, at + 1));
        }
    }

    /// A request template's text as a document, where it is one (`{"TableName": "orders", …}` with VTL inside often
    /// is).
    static Value document(Value template) {
        return template instanceof Value.Text || template instanceof Value.Joined
                ? Embedded.document(template).orElse(template)
                : template;
    }
}
