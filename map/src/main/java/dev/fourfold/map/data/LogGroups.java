package dev.fourfold.map.data;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.FieldUse;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The log groups that AWS Lambda makes for functions for which no template declares one (AWS Lambda Developer Guide,
/// Sending Lambda function logs to CloudWatch Logs). They keep for ever. They are on a map only where data is in
/// them, since else every function would bring one.
final class LogGroups {
    private final Blueprint blueprint;
    private final Set<String> made = new HashSet<>();

    LogGroups(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    /// The map with a log group for each function that logs something.
    AppMap added(AppMap map, List<CodeFacts> facts) {
        var components = new ArrayList<>(map.components());
        var flows = new ArrayList<>(map.flows());
        for (CodeFacts each : facts) {
            Component function = map.byId().get(each.function());
            if (function == null || !isMadeFor(function, map)) continue;
            var evidence = new ArrayList<Evidence>();
            String name = name(function);
            evidence.add(new Evidence(Evidence.Kind.SERVICE, name, function.location()));
            for (FieldUse use : each.fields()) {
                if (use.kind() == FieldUse.Kind.LOGGED)
                    evidence.add(new Evidence(Evidence.Kind.CODE, "log", use.location()));
            }
            if (evidence.size() == 1) continue;
            String group = Logged.LOGS + ":" + name;
            boolean known =
                    components.stream().anyMatch(component -> component.id().equals(group));
            if (!known) components.add(group(group, name, function));
            if (!known) made.add(group);
            flows.add(new Flow(function.id(), group, Mechanism.LOG, List.of(), evidence, List.of()));
        }
        return with(map, components, flows);
    }

    private static Component group(String id, String name, Component function) {
        return new Component(
                id, name, Logged.LOGS, Role.STORE, "", false, "", function.location(), function.condition(), List.of());
    }

    private boolean isMadeFor(Component function, AppMap map) {
        var resource = blueprint.resource(function.id());
        if (!function.service().equals("aws.lambda") || resource.isEmpty()) return false;
        boolean named = resource.get()
                .properties()
                .get("LoggingConfig")
                .flatMap(config -> config.get("LogGroup"))
                .isPresent();
        return !named
                && map.flows().stream()
                        .noneMatch(flow -> flow.from().equals(function.id())
                                && flow.mechanism() == Mechanism.LOG
                                && isLogs(map, flow.to()));
    }

    private static boolean isLogs(AppMap map, String id) {
        Component component = map.byId().get(id);
        return component != null && component.service().equals(Logged.LOGS);
    }

    private String name(Component function) {
        String own = blueprint
                .resource(function.id())
                .flatMap(resource -> resource.properties().get("FunctionName"))
                .flatMap(Value::exact)
                .orElse(function.name());
        return "/aws/lambda/" + own;
    }

    /// The map without those in which no data is.
    AppMap kept(AppMap map) {
        var empty = new HashSet<String>();
        for (Component component : map.components()) {
            if (made.contains(component.id()) && component.data().isEmpty()) empty.add(component.id());
        }
        if (empty.isEmpty()) return map;
        return with(
                map,
                map.components().stream()
                        .filter(component -> !empty.contains(component.id()))
                        .toList(),
                map.flows().stream().filter(flow -> !empty.contains(flow.to())).toList());
    }

    private static AppMap with(AppMap map, List<Component> components, List<Flow> flows) {
        return new AppMap(
                map.name(),
                components,
                flows,
                map.grants(),
                map.settings(),
                map.traces(),
                map.templates(),
                map.gaps(),
                map.problems());
    }
}
