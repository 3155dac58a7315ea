package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Location;
import dev.fourfold.map.blueprint.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts values together for resources that a transform makes. All at one place of the template: that of the resource
/// they come from.
record Values(Location at) {

    Value.Text text(String text) {
        return new Value.Text(text, at);
    }

    Value.Items list(Value... items) {
        return new Value.Items(List.of(items), at);
    }

    Value.Items list(List<Value> items) {
        return new Value.Items(items, at);
    }

    /// Names and values in turn; a value that is null is left out.
    Value.Fields fields(@Nullable Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Value>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] instanceof Value value) fields.put(String.valueOf(namesAndValues[i]), value);
        }
        return new Value.Fields(fields, at);
    }

    /// A copy of the fields under new names: `{"Queue", "EventSourceArn"}` for the old and the new name in turn.
    Value.Fields renamed(Value source, String... names) {
        var fields = new LinkedHashMap<String, Value>();
        for (int i = 0; i < names.length; i += 2) {
            Optional<Value> value = source.get(names[i]);
            String name = names[i + 1];
            value.ifPresent(found -> fields.putIfAbsent(name, found));
        }
        return new Value.Fields(fields, at);
    }

    /// The second laid over the first, as SAM merges `Globals`: mappings by key, lists one after the other, anything
    /// else replaced.
    static Value merged(Value below, Value above) {
        if (below instanceof Value.Fields a && above instanceof Value.Fields b) {
            var fields = new LinkedHashMap<>(a.fields());
            b.fields().forEach((key, value) -> fields.merge(key, value, Values::merged));
            return new Value.Fields(fields, b.at());
        }
        if (below instanceof Value.Items a && above instanceof Value.Items b) {
            var items = new ArrayList<>(a.items());
            items.addAll(b.items());
            return new Value.Items(items, b.at());
        }
        return above;
    }
}
