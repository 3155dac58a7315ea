package dev.fourfold.core.data;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.DataTrace;
import dev.fourfold.core.model.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a component has a data class: the way the data takes, from where it begins to the component.
public final class Why {
    private Why() {}

    /// One stop on the way.
    ///
    /// @param component id of the component
    /// @param reason at the first stop what suggests the class, at all others how the data came (`write`)
    public record Step(
            String component, String reason, @Nullable Location location) {}

    /// The shortest way, its beginning first; empty when the component has no such data.
    public static List<Step> path(AppMap map, String component, String dataClass) {
        Map<String, DataTrace> traces = new HashMap<>();
        for (var trace : map.traces()) if (trace.dataClass().equals(dataClass)) traces.put(trace.component(), trace);
        var steps = new ArrayList<Step>();
        var seen = new HashSet<String>();
        DataTrace trace = traces.get(component);
        while (trace != null && seen.add(trace.component())) {
            steps.addFirst(new Step(trace.component(), trace.reason(), trace.location()));
            trace = trace.from() == null ? null : traces.get(trace.from());
        }
        return List.copyOf(steps);
    }

    /// The same for a question as people write it.
    ///
    /// @param question a component's id or name and a class: `Orders:personal`
    public static List<Step> path(AppMap map, String question) {
        int colon = question.lastIndexOf(':');
        if (colon < 0) return List.of();
        String asked = question.substring(0, colon);
        String dataClass = question.substring(colon + 1);
        var exact = path(map, asked, dataClass);
        if (!exact.isEmpty()) return exact;
        return map.components().stream()
                .filter(component -> component.name().equals(asked))
                .map(component -> path(map, component.id(), dataClass))
                .filter(path -> !path.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
