package dev.fourfold.map.data;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.FieldUse;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Location;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which events of a bus a rule takes, by the source and the type that the code of their senders gives them, or else
/// their policy lets them give (Amazon EventBridge User Guide, Event patterns). What is not shown matches.
final class Labels {
    private static final List<String> KEYS = List.of("source", "detail-type");

    private final Blueprint blueprint;
    private final GrantedLabels granted;
    private final Map<String, Map<Location, Set<String>>> given = new HashMap<>();

    Labels(AppMap map, Blueprint blueprint, List<CodeFacts> facts) {
        this.blueprint = blueprint;
        this.granted = new GrantedLabels(map, blueprint);
        for (CodeFacts each : facts) {
            for (FieldUse use : each.fields()) {
                Location call = use.call();
                if (use.kind() != FieldUse.Kind.LABEL || call == null) continue;
                given.computeIfAbsent(each.function(), id -> new HashMap<>())
                        .computeIfAbsent(call, at -> new HashSet<>())
                        .add(use.name());
            }
        }
    }

    /// Whether what arrives at a bus by one flow may leave it by another.
    boolean passes(Flow arriving, Flow leaving) {
        var rule = blueprint.resource(leaving.to());
        var pattern = rule.flatMap(resource -> resource.properties().get("EventPattern"));
        if (pattern.isEmpty()) return true;
        return KEYS.stream().allMatch(key -> matches(key, labels(arriving, key), pattern.get()));
    }

    /// The labels under a key; none where they are not known.
    private Set<String> labels(Flow flow, String key) {
        var byCall = given.getOrDefault(flow.from(), Map.of());
        var found = new HashSet<String>();
        flow.evidence().forEach(evidence -> {
            var at = evidence.location();
            if (at != null) found.addAll(byCall.getOrDefault(at, Set.of()));
        });
        found.removeIf(label -> !label.startsWith(key + "="));
        if (!found.isEmpty() && !found.contains(key + "=*")) return found;
        return granted.of(flow.from(), key).orElse(Set.of());
    }

    private static boolean matches(String key, Set<String> labels, Value pattern) {
        var allowed = pattern.get(key).map(Value::items).orElse(List.of());
        if (allowed.isEmpty() || labels.isEmpty()) return true;
        return allowed.stream()
                .anyMatch(value -> value.exact().isEmpty()
                        || labels.contains(key + "=" + value.exact().get()));
    }
}
