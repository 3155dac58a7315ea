package dev.fourfold.core.report;

import dev.fourfold.core.model.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A finding's way from a trust boundary to data, for a terminal: `Internet → ShopApi → Orders [personal]`.
final class Way {
    /// So many stops of a way that is cut stay, the others become `…`.
    private static final int STOPS = 5;

    private Way() {}

    /// All of it.
    static String of(List<String> path, Map<String, Component> components) {
        return written(names(path, components), path, components);
    }

    /// The first two and the last two stops of a long way.
    static String cut(List<String> path, Map<String, Component> components) {
        var names = names(path, components);
        if (names.size() > STOPS)
            names = List.of(names.get(0), names.get(1), "…", names.get(names.size() - 2), names.getLast());
        return written(names, path, components);
    }

    private static List<String> names(List<String> path, Map<String, Component> components) {
        var names = new ArrayList<String>();
        path.forEach(id -> names.add(name(id, components)));
        return names;
    }

    private static String written(List<String> names, List<String> path, Map<String, Component> components) {
        Component last = components.get(path.getLast());
        String data = last == null || last.data().isEmpty() ? "" : " [" + String.join(", ", last.data()) + "]";
        return String.join(" → ", names) + data;
    }

    /// A component's name, or its id where it is none of the map.
    static String name(String id, Map<String, Component> components) {
        Component component = components.get(id);
        return component == null ? id : component.name();
    }
}
