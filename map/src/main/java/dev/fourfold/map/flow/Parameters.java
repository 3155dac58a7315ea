package dev.fourfold.map.flow;

import dev.fourfold.core.model.Component;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Joins parameters that only a deployment script fills with the components of other stacks that they are called after:
/// `OrdersTableName` is the `Table` of the stack `orders`, `EventBusArn` the only `EventBus`. A name that fits several
/// fits none.
final class Parameters {
    private static final List<String> ENDINGS =
            List.of("parameter", "param", "name", "arn", "id", "url", "uri", "domain", "endpoint", "host", "ref");
    /// Words that say what a component is; people leave them out when they name a parameter.
    private static final List<String> KINDS = List.of("function", "lambda", "statemachine");

    private final Map<String, Set<Component>> byName = new LinkedHashMap<>();

    Parameters(Iterable<Component> components) {
        for (Component component : components) {
            if (!component.declared() || component.stack().isEmpty()) continue;
            String own = letters(component.id().substring(component.id().lastIndexOf('/') + 1));
            String stack = letters(component.stack().substring(component.stack().lastIndexOf('/') + 1));
            for (String name : List.of(own, stack + own)) {
                add(name, component);
                KINDS.stream()
                        .filter(name::endsWith)
                        .forEach(kind -> add(name.substring(0, name.length() - kind.length()), component));
            }
        }
    }

    private void add(String name, Component component) {
        if (name.length() > 2)
            byName.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(component);
    }

    /// The component that an unknown value is called after, or none.
    ///
    /// @param expression the value as written, `${stack/Parameter}`
    /// @param service what it has to be, empty for anything
    Set<String> find(String expression, String service) {
        if (!expression.startsWith("${") || !expression.endsWith("}") || expression.contains("::") || byName.isEmpty())
            return Set.of();
        String id = expression.substring(2, expression.length() - 1);
        int slash = id.lastIndexOf('/');
        String stack = slash < 0 ? "" : id.substring(0, slash);
        String name = letters(id.substring(slash + 1));
        for (int i = 0; i < 3; i++) {
            var fitting = new ArrayList<Component>();
            for (Component component : byName.getOrDefault(name, Set.of())) {
                boolean fits = service.isEmpty() || Sketch.isOf(component, service);
                if (fits && !component.stack().equals(stack)) fitting.add(component);
            }
            if (fitting.size() == 1) return Set.of(fitting.getFirst().id());
            String shorter = withoutEnding(name);
            if (!fitting.isEmpty() || shorter.equals(name)) return Set.of();
            name = shorter;
        }
        return Set.of();
    }

    private static String withoutEnding(String name) {
        for (String ending : ENDINGS) {
            if (name.endsWith(ending) && name.length() > ending.length() + 2)
                return name.substring(0, name.length() - ending.length());
        }
        return name;
    }

    private static String letters(String name) {
        var letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
        return letters.toString();
    }
}
