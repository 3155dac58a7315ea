package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The flows of a map by their ends.
final class FlowIndex {
    final Map<String, Component> components;
    private final Map<String, List<Flow>> out = new HashMap<>();
    private final Map<String, List<Flow>> in = new HashMap<>();

    FlowIndex(AppMap map) {
        components = map.byId();
        for (var flow : map.flows()) {
            out.computeIfAbsent(flow.from(), id -> new ArrayList<>()).add(flow);
            in.computeIfAbsent(flow.to(), id -> new ArrayList<>()).add(flow);
        }
    }

    List<Flow> from(String id) {
        return out.getOrDefault(id, List.of());
    }

    List<Flow> to(String id) {
        return in.getOrDefault(id, List.of());
    }

    Component get(String id) {
        var component = components.get(id);
        if (component == null) throw new IllegalArgumentException(id + ": not on this map");
        return component;
    }

    boolean isTouched(String id) {
        return out.containsKey(id) || in.containsKey(id);
    }

    /// Whether callers outside reach it without passing another component of the application.
    boolean isEntry(Component component) {
        return !component.isOutside()
                && to(component.id()).stream().anyMatch(flow -> get(flow.from()).role() == Role.ACTOR);
    }

    /// Whether a flow says only who guards, checks or observes: it is worth a word, not a branch.
    boolean isAside(Flow flow) {
        return flow.mechanism() == Mechanism.LOG
                || flow.mechanism() == Mechanism.PROTECT
                || get(flow.from()).role() == Role.GUARD
                || get(flow.to()).role() == Role.GUARD;
    }
}
