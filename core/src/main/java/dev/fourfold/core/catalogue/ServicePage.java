package dev.fourfold.core.catalogue;

import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads the front matter of a service's page. Every key is checked: a misspelt one is a problem, not a rule that never
/// fires.
final class ServicePage {
    private static final Set<String> KEYS =
            Set.of("id", "title", "role", "prefixes", "clients", "hosts", "actions", "cloudformation");
    private static final Set<String> TYPE_KEYS =
            Set.of("as", "role", "variants", "plumbing", "part-of", "name", "acts-as", "runs-code", "flows");
    private static final Set<String> FLOW_KEYS = Set.of("each", "from", "to", "mechanism", "when");

    private final String file;

    private ServicePage(String file) {
        this.file = file;
    }

    static Service read(String file, String front) {
        return new ServicePage(file).service(front);
    }

    private Service service(String front) {
        try {
            if (!(new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(front)
                    instanceof Map<?, ?> map)) {
                throw problem("front matter is not a mapping");
            }
            allowed(map, KEYS);
            String id = text(map, "id", "");
            if (id.isEmpty()) throw problem("no id");
            Role role = Role.of(text(map, "role", ""));
            String own = id.substring(id.indexOf('.') + 1);
            List<String> prefixes = texts(map, "prefixes", List.of(own));
            var types = new ArrayList<ResourceType>();
            mapping(map, "cloudformation")
                    .forEach((type, rule) -> types.add(type(id, role, String.valueOf(type), rule)));
            return new Service(
                    id,
                    text(map, "title", id),
                    role,
                    prefixes,
                    texts(map, "clients", prefixes),
                    texts(map, "hosts", prefixes),
                    actions(mapping(map, "actions")),
                    types);
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    private Map<Access, List<String>> actions(Map<?, ?> map) {
        var actions = new EnumMap<Access, List<String>>(Access.class);
        map.forEach((access, operations) -> actions.put(Access.of(String.valueOf(access)), Service.texts(operations)));
        return actions;
    }

    private ResourceType type(String id, Role role, String type, Object rule) {
        if (!(rule instanceof Map<?, ?> map))
            throw problem(type + ": expected a mapping, {} for plumbing without rules");
        allowed(map, TYPE_KEYS);
        var variants = new ArrayList<ResourceType.Variant>();
        mapping(map, "variants")
                .forEach((service, when) ->
                        variants.add(new ResourceType.Variant(String.valueOf(service), conditions(when))));
        var flows = new ArrayList<FlowRule>();
        if (map.get("flows") instanceof List<?> list) list.forEach(item -> flows.add(flow(type, item)));
        String partOf = text(map, "part-of", "");
        boolean component = partOf.isEmpty() && !text(map, "plumbing", "false").equals("true");
        return new ResourceType(
                type,
                text(map, "as", id),
                map.get("role") == null ? role : Role.of(text(map, "role", "")),
                variants,
                component,
                partOf,
                texts(map, "name", List.of()),
                texts(map, "acts-as", List.of()),
                text(map, "runs-code", "false").equals("true"),
                flows);
    }

    private FlowRule flow(String type, Object item) {
        if (!(item instanceof Map<?, ?> map)) throw problem(type + ": a flow is a mapping");
        allowed(map, FLOW_KEYS);
        return new FlowRule(
                text(map, "each", ""),
                text(map, "from", FlowRule.SELF),
                text(map, "to", FlowRule.SELF),
                Mechanism.of(text(map, "mechanism", "")),
                conditions(map.get("when")));
    }

    private static Map<String, List<String>> conditions(@org.jspecify.annotations.Nullable Object when) {
        var conditions = new LinkedHashMap<String, List<String>>();
        if (when instanceof Map<?, ?> map)
            map.forEach((path, values) -> conditions.put(String.valueOf(path), Service.texts(values)));
        return conditions;
    }

    private void allowed(Map<?, ?> map, Set<String> keys) {
        for (Object key : map.keySet()) {
            if (!keys.contains(String.valueOf(key)))
                throw problem("unknown key '" + key + "', expected one of "
                        + keys.stream().sorted().toList());
        }
    }

    private static Map<?, ?> mapping(Map<?, ?> map, String key) {
        return map.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private static String text(Map<?, ?> map, String key, String otherwise) {
        Object value = map.get(key);
        return value == null ? otherwise : String.valueOf(value);
    }

    private static List<String> texts(Map<?, ?> map, String key, List<String> otherwise) {
        Object value = map.get(key);
        return value == null ? otherwise : Service.texts(value);
    }

    private Problem.Fatal problem(String message) {
        return new Problem.Fatal(
                List.of(new Problem(Location.of(file), message, "see CONTRIBUTING.md, Add a service")));
    }
}
