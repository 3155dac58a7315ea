package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.DataTrace;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.picture.DataColour;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which components have which data, from what it is known, and the way that it took.
final class HtmlData {
    /// The last stops of a way; the first is always shown.
    private static final int STOPS = 5;

    private final Map<String, List<Component>> byClass = new TreeMap<>();
    private final Map<String, Map<String, DataTrace>> traces = new HashMap<>();
    private final Map<String, Map<String, DataTrace>> origins = new HashMap<>();
    private final HtmlWriter out;

    HtmlData(AppMap map, HtmlWriter out) {
        this.out = out;
        for (var component : map.components())
            for (var data : component.data())
                byClass.computeIfAbsent(data, each -> new ArrayList<>()).add(component);
        for (var trace : map.traces())
            traces.computeIfAbsent(trace.dataClass(), each -> new HashMap<>()).put(trace.component(), trace);
    }

    void write() {
        out.section("data", "Data");
        if (byClass.isEmpty())
            out.raw("<p>No data that needs protection is known of. Name yours in <code>fourfold.yaml</code>.</p>\n");
        DataColour.sorted(List.copyOf(byClass.keySet())).forEach(this::dataClass);
        out.end();
    }

    private void dataClass(String data) {
        var all = byClass.getOrDefault(data, List.of());
        var kept = all.stream().filter(HtmlData::isKept).toList();
        var passing = all.stream().filter(component -> !isKept(component)).toList();
        out.raw("<h3>").data(List.of(data)).raw(" <small>kept in ").number(kept.size());
        out.raw(", passes through ").number(passing.size()).raw("</small></h3>\n");
        table(data, "Keeps it", kept);
        if (passing.isEmpty()) return;
        out.raw("<details><summary>What it passes through <small>");
        out.text(TextReport.count(passing.size(), "component")).raw("</small></summary>\n");
        table(data, "Passes it", passing);
        out.raw("</details>\n");
    }

    /// Where data stays. A user pool keeps its users; what queues and topics hold is gone soon.
    private static boolean isKept(Component component) {
        return component.role() == Role.STORE || component.role() == Role.IDENTITY;
    }

    private void table(String data, String heading, List<Component> components) {
        if (components.isEmpty()) return;
        out.table("known", heading + ": " + Plain.of(data, 60), List.of("Component", "Service", "Known from", "Way"));
        components.forEach(component -> row(data, component));
        out.endTable();
    }

    private void row(String data, Component component) {
        out.raw("<tr><th scope=\"row\">").link(component.id()).raw("</th><td>");
        out.text(ServiceName.of(component)).raw("</td><td>");
        var origin = origin(data, component.id());
        if (origin != null) {
            out.prose(Plain.of(origin.reason(), 240)).raw(" ").place(origin.location());
            out.raw("</td><td>");
            var way = way(data, component.id(), origin.component());
            if (way.size() > 1) out.way(way, List.of());
            else out.raw("it begins here");
        } else out.raw("</td><td>");
        out.raw("</td></tr>\n");
    }

    /// Where the data of a component begins. Asked of each component once, however long the ways are.
    private @Nullable DataTrace origin(String data, String id) {
        var here = traces.getOrDefault(data, Map.of());
        var known = origins.computeIfAbsent(data, each -> new HashMap<>());
        var walked = new ArrayList<String>();
        var seen = new HashSet<String>();
        var trace = here.get(id);
        var origin = known.get(id);
        while (trace != null && origin == null && seen.add(trace.component())) {
            walked.add(trace.component());
            var from = trace.from() == null ? null : here.get(trace.from());
            origin = from == null ? trace : known.get(from.component());
            trace = from;
        }
        if (origin == null && trace != null) origin = trace;
        for (var each : walked) if (origin != null) known.put(each, origin);
        return origin;
    }

    /// From where the data begins to the component, without the middle where that is long.
    private List<String> way(String data, String id, String origin) {
        var here = traces.getOrDefault(data, Map.of());
        var way = new ArrayList<String>();
        var seen = new HashSet<String>();
        var trace = here.get(id);
        while (trace != null && way.size() < STOPS && seen.add(trace.component())) {
            way.addFirst(trace.component());
            trace = trace.from() == null ? null : here.get(trace.from());
        }
        if (trace == null || way.contains(origin)) return way;
        if (!trace.component().equals(origin)) way.addFirst("…");
        way.addFirst(origin);
        return way;
    }
}
