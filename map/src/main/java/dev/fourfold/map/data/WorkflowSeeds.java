package dev.fourfold.map.data;

import dev.fourfold.core.data.DataClass.Suggestion;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the states of a workflow hand on (Amazon States Language specification, Parameters and Paths), and the
/// credentials
/// that gateways have checked.
final class WorkflowSeeds {
    private static final int DEEPEST = 40;

    /// Paths whose last step holds whatever there is.
    private static final Set<String> WHOLE = Set.of(
            "$",
            "$$",
            "payload",
            "body",
            "input",
            "detail",
            "data",
            "item",
            "items",
            "order",
            "user",
            "customer",
            "event",
            "message",
            "execution",
            "result",
            "output",
            "record");

    private final Seeds seeds;
    private final AppMap map;
    private final Blueprint blueprint;
    private final Handed handed;

    WorkflowSeeds(Seeds seeds, AppMap map, Blueprint blueprint, Handed handed) {
        this.seeds = seeds;
        this.map = map;
        this.blueprint = blueprint;
        this.handed = handed;
    }

    void sow() {
        for (Flow flow : map.flows()) if (flow.mechanism() == Mechanism.AUTHORIZE) checked(flow);
        for (Resource resource : blueprint.all()) {
            if (!resource.type().equals("AWS::StepFunctions::StateMachine")) continue;
            var states = new HashMap<String, Value>();
            resource.properties().get("Definition").ifPresent(definition -> gather(definition, states, 0));
            for (Flow flow : map.flows()) if (flow.from().equals(resource.id())) flow(flow, states);
        }
    }

    private void checked(Flow flow) {
        Role role = seeds.component(flow.from()).map(Component::role).orElse(Role.GUARD);
        if (role == Role.GUARD || role == Role.STORE) return;
        String checker = seeds.component(flow.to()).map(each -> each.name()).orElse(flow.to());
        Location at = flow.evidence().getFirst().location();
        seeds.passes(flow, Spread.CREDENTIAL, new Seeds.Cause("what " + checker + " checks lets its holder in", at));
    }

    private static void gather(Value scope, Map<String, Value> states, int depth) {
        if (depth > DEEPEST) return;
        scope.get("States").map(Value::entries).orElse(Map.of()).forEach((name, state) -> {
            states.put(name, state);
            state.get("ItemProcessor").ifPresent(inner -> gather(inner, states, depth + 1));
            state.get("Iterator").ifPresent(inner -> gather(inner, states, depth + 1));
            for (Value branch : state.get("Branches").map(Value::items).orElse(List.of()))
                gather(branch, states, depth + 1);
        });
    }

    private void flow(Flow flow, Map<String, Value> states) {
        for (Evidence evidence : flow.evidence()) {
            if (evidence.kind() != Evidence.Kind.WORKFLOW) continue;
            Value state = states.get(evidence.detail());
            var parameters = state == null
                    ? null
                    : state.get("Parameters").or(() -> state.get("Arguments")).orElse(null);
            if (parameters == null) handed.everything(flow);
            else {
                handed.only(flow, Set.of());
                parameters(flow, parameters, 0);
            }
        }
    }

    private void parameters(Flow flow, Value value, int depth) {
        if (depth > DEEPEST) return;
        switch (value) {
            case Value.Fields fields ->
                fields.fields().forEach((key, field) -> {
                    named(flow, key.endsWith(".$") ? key.substring(0, key.length() - 2) : key, field.at());
                    parameters(flow, field, depth + 1);
                });
            case Value.Items items -> items.items().forEach(item -> parameters(flow, item, depth + 1));
            case Value.Text text -> path(flow, text);
            default -> {}
        }
    }

    /// `$.order.email`, `States.Format('{}', $.email)`, `{% $states.input.email %}`
    private void path(Flow flow, Value.Text text) {
        if (text.text().indexOf('$') < 0) return;
        for (String path : text.text().split("[^A-Za-z0-9_.$\\[\\]]+")) {
            if (!path.startsWith("$")) continue;
            String last = path.substring(path.lastIndexOf('.') + 1);
            if (WHOLE.contains(last.toLowerCase(java.util.Locale.ROOT))) handed.everything(flow);
            else named(flow, last, text.at());
        }
    }

    private void named(Flow flow, String name, Location at) {
        var classes = new LinkedHashSet<String>();
        for (Suggestion suggestion : seeds.ofField(flow.from(), name)) {
            classes.add(suggestion.dataClass());
            seeds.passes(flow, suggestion, "the field `" + name + "`, which it hands on,", at);
        }
        handed.only(flow, classes);
    }
}
