package dev.fourfold.map.data;

import dev.fourfold.core.catalogue.Wildcard;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Grant;
import dev.fourfold.core.model.Location;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The labels that a sender's policy lets its events have: `events:source` and `events:detail-type` in conditions
/// (Amazon EventBridge User Guide, Using IAM policy conditions).
final class GrantedLabels {
    private static final String SEND = "events:PutEvents";
    private static final Set<String> OPERATORS =
            Set.of("StringEquals", "StringEqualsIfExists", "ForAnyValue:StringEquals", "ForAllValues:StringEquals");

    private final AppMap map;
    private final Map<Location, Value> conditions = new HashMap<>();

    GrantedLabels(AppMap map, Blueprint blueprint) {
        this.map = map;
        for (Resource resource : blueprint.all()) {
            if (!resource.type().startsWith("AWS::IAM::")) continue;
            resource.properties().forEach(value -> {
                if (value instanceof Value.Fields statement
                        && statement.get("Action").isPresent())
                    statement.get("Condition").ifPresent(condition -> conditions.put(statement.at(), condition));
            });
        }
    }

    /// The labels under a key, `source=shop.orders`; nothing if some statement allows any.
    Optional<Set<String>> of(String sender, String key) {
        var labels = new HashSet<String>();
        for (Grant grant : map.grants()) {
            boolean sends = grant.principal().equals(sender)
                    && grant.allow()
                    && grant.actions().stream().anyMatch(action -> Wildcard.matches(action, SEND));
            if (!sends) continue;
            Location at = grant.location();
            Value condition = grant.conditional() && at != null ? conditions.get(at) : null;
            var values = condition == null ? List.<Value>of() : values(condition, "events:" + key);
            if (values.isEmpty()
                    || values.stream().anyMatch(value -> value.exact().isEmpty())) return Optional.empty();
            values.forEach(value -> labels.add(key + "=" + value.pattern()));
        }
        return labels.isEmpty() ? Optional.empty() : Optional.of(labels);
    }

    private static List<Value> values(Value condition, String key) {
        return condition.entries().entrySet().stream()
                .filter(operator -> OPERATORS.contains(operator.getKey()))
                .flatMap(operator -> operator.getValue().get(key).stream())
                .flatMap(value -> value.items().stream())
                .toList();
    }
}
