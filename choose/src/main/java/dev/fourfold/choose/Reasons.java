package dev.fourfold.choose;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.DataTrace;
import dev.fourfold.core.report.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a component has the data that it has, in sentences that name the class and the path.
final class Reasons {
    private static final int ROUTES = 3;

    private record Key(String component, String dataClass) {}

    private final Map<String, Component> components;
    private final Map<Key, DataTrace> traces = new HashMap<>();
    private final Places places;

    Reasons(AppMap map, Places places) {
        this.components = map.byId();
        this.places = places;
        map.traces().forEach(trace -> traces.put(new Key(trace.component(), trace.dataClass()), trace));
    }

    /// `personal data reaches it from ShopApi by way of CreateOrder: the field "email" of the request`.
    String data(Component component, String dataClass) {
        var way = way(component.id(), dataClass);
        String has =
                places.isPassing(component) ? dataClass + " data passes through it" : "it holds " + dataClass + " data";
        if (way.isEmpty()) return has;
        var origin = way.getLast();
        String why = origin.reason().isEmpty() ? "" : ": " + origin.reason();
        if (way.size() == 1) return has + why;
        var between = way.subList(1, way.size() - 1).stream()
                .map(trace -> name(trace.component()))
                .toList()
                .reversed();
        return dataClass + " data reaches it from " + name(origin.component())
                + (between.isEmpty() ? "" : " by way of " + String.join(", ", between)) + why;
    }

    /// From a component back to where its data begins.
    private List<DataTrace> way(String component, String dataClass) {
        var way = new ArrayList<DataTrace>();
        var seen = new LinkedHashSet<String>();
        @Nullable String next = component;
        while (next != null && seen.add(next)) {
            var trace = traces.get(new Key(next, dataClass));
            if (trace == null) break;
            way.add(trace);
            next = trace.from();
        }
        return way;
    }

    private String name(String id) {
        var component = components.get(id);
        return component == null ? id : component.name();
    }

    /// `it can be called from the internet (POST /orders, GET /orders/{id})`.
    String exposure(Component component) {
        var routes = places.outOf(component).stream()
                .flatMap(flow -> Routes.of(flow).stream())
                .distinct()
                .sorted()
                .toList();
        String shown = String.join(", ", routes.subList(0, Math.min(ROUTES, routes.size())));
        String more = routes.size() > ROUTES ? " and " + (routes.size() - ROUTES) + " more" : "";
        return "it can be called from the internet" + (routes.isEmpty() ? "" : " (" + shown + more + ")");
    }
}
