package dev.fourfold.core.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The map of one application: what there is, and how data flows. Immutable; lists are sorted, so equal input gives
/// equal output.
///
/// @param name the name of the application's folder
/// @param components sorted by id
/// @param flows sorted by from, to and mechanism; both ends are always among the components
/// @param settings the controls that components have or lack, as far as templates show them
/// @param traces why components have the data classes that they have, one for each component and class
/// @param templates the files that were read as templates, relative to the root, sorted
/// @param gaps what could not be resolved
/// @param problems mistakes in the input
public record AppMap(
        String name,
        List<Component> components,
        List<Flow> flows,
        List<Grant> grants,
        List<Setting> settings,
        List<DataTrace> traces,
        List<String> templates,
        List<Gap> gaps,
        List<Problem> problems) {

    public AppMap {
        components = components.stream().sorted().toList();
        flows = flows.stream().sorted().toList();
        grants = List.copyOf(grants);
        settings = List.copyOf(settings);
        traces = List.copyOf(traces);
        templates = List.copyOf(templates);
        gaps = List.copyOf(gaps);
        problems = problems.stream().sorted().toList();
        Set<String> ids = new HashSet<>();
        for (var component : components) {
            if (!ids.add(component.id()))
                throw new IllegalArgumentException(component.id() + ": two components with this id");
        }
        for (var flow : flows) {
            if (!ids.contains(flow.from()))
                throw new IllegalArgumentException(flow.from() + ": a flow from no component");
            if (!ids.contains(flow.to())) throw new IllegalArgumentException(flow.to() + ": a flow to no component");
        }
    }

    /// A map of which neither settings nor data classes are known yet.
    public AppMap(
            String name,
            List<Component> components,
            List<Flow> flows,
            List<Grant> grants,
            List<String> templates,
            List<Gap> gaps,
            List<Problem> problems) {
        this(name, components, flows, grants, List.of(), List.of(), templates, gaps, problems);
    }

    /// The same map with more problems.
    public AppMap with(List<Problem> more) {
        var all = new ArrayList<>(problems);
        all.addAll(more);
        return new AppMap(name, components, flows, grants, settings, traces, templates, gaps, all);
    }

    /// The components by their ids, in order.
    public Map<String, Component> byId() {
        var byId = new LinkedHashMap<String, Component>();
        components.forEach(component -> byId.put(component.id(), component));
        return byId;
    }
}
