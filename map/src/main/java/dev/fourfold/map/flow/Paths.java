package dev.fourfold.map.flow;

import dev.fourfold.map.blueprint.Embedded;
import dev.fourfold.map.blueprint.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Property paths of the pages: `A.B`, `List[].C` for every item, `Map.*.C` for every field.
final class Paths {
    private Paths() {}

    /// Every value at a path; none where the path is not there. Of a choice, both branches.
    static List<Value> at(Value value, String path) {
        if (path.isEmpty() || path.equals(".")) return List.of(value);
        List<Value> found = List.of(value);
        for (String step : (path.startsWith(".") ? path.substring(1) : path).split("\\.")) {
            var next = new ArrayList<Value>();
            for (Value each : found) next.addAll(step(each, step));
            found = next;
        }
        return found;
    }

    private static List<Value> step(Value value, String step) {
        if (step.equals("*")) return List.copyOf(value.entries().values());
        boolean every = step.endsWith("[]");
        String key = every ? step.substring(0, step.length() - 2) : step;
        var field = key.isEmpty() ? Optional.of(value) : value.get(key);
        // Some properties hold a JSON text.
        if (field.isEmpty() && (value instanceof Value.Text || value instanceof Value.Joined)) {
            field = Embedded.document(value).flatMap(document -> document.get(key));
        }
        if (field.isEmpty()) return List.of();
        return every ? field.get().items() : List.of(field.get());
    }
}
