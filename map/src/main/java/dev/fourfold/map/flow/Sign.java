package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Wildcard;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Setting.State;
import dev.fourfold.map.blueprint.Embedded;
import dev.fourfold.map.blueprint.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one sign of a control says: whether it is on, and the property that decides it. A value that only the
/// deployment knows is unknown; both branches of a condition have to say the same.
///
/// @param path the property, or the one that would have to be there
/// @param value as written, empty where it is not there
record Sign(
        State state, String path, String value, @Nullable Location at) {

    /// Whether all paths hold in a resource's properties or in a part of them.
    static Sign of(Value properties, Map<String, List<String>> holds) {
        Sign found = null;
        for (var entry : holds.entrySet()) {
            var sign = at(properties, entry.getKey(), List.of(entry.getKey().split("\\.")), entry.getValue());
            found = found == null ? sign : all(found, sign);
        }
        if (found == null) throw new IllegalArgumentException("a sign without paths");
        return found;
    }

    /// Both have to be on.
    static Sign all(Sign one, Sign other) {
        if (one.state == State.OFF || other.state == State.OFF) return one.state == State.OFF ? one : other;
        return one.state == State.UNKNOWN ? one : other.state == State.UNKNOWN ? other : one;
    }

    /// One that is on is enough.
    static Sign any(Sign one, Sign other) {
        if (one.state == State.ON || other.state == State.ON) return one.state == State.ON ? one : other;
        return one.state == State.UNKNOWN ? one : other.state == State.UNKNOWN ? other : one;
    }

    private static Sign at(Value value, String path, List<String> steps, List<String> wanted) {
        if (value instanceof Value.Choice choice) {
            var then = at(choice.then(), path, steps, wanted);
            var otherwise = at(choice.otherwise(), path, steps, wanted);
            if (then.state == otherwise.state) return then;
            return new Sign(State.UNKNOWN, path, "${" + choice.condition() + "}", choice.at());
        }
        if (value instanceof Value.Nothing) return absent(path, wanted);
        if (steps.isEmpty()) return new Sign(match(value, wanted), path, shown(value), value.at());
        if (value instanceof Value.Unknown || value instanceof Value.Derived)
            return new Sign(State.UNKNOWN, path, value.pattern(), value.at());
        return step(value, path, steps, wanted);
    }

    private static Sign step(Value value, String path, List<String> steps, List<String> wanted) {
        String step = steps.getFirst();
        var rest = steps.subList(1, steps.size());
        boolean every = step.endsWith("[]");
        String key = every ? step.substring(0, step.length() - 2) : step;
        Value field = field(value, key);
        if (field == null) return absent(path, wanted);
        if (!every || field instanceof Value.Choice) return at(field, path, rest, wanted);
        Sign found = null;
        for (Value item : field.items()) {
            var sign = at(item, path, rest, wanted);
            found = found == null ? sign : all(found, sign);
        }
        return found == null ? absent(path, wanted) : found;
    }

    /// Some properties hold a JSON text.
    private static @Nullable Value field(Value value, String key) {
        if (value instanceof Value.Fields fields) return fields.fields().get(key);
        return Embedded.document(value).flatMap(document -> document.get(key)).orElse(null);
    }

    private static Sign absent(String path, List<String> wanted) {
        return new Sign(wanted.contains("absent") ? State.ON : State.OFF, path, "", null);
    }

    private static State match(Value value, List<String> wanted) {
        State found = State.OFF;
        for (String each : wanted) {
            State state = match(value, each);
            if (state == State.ON) return state;
            if (state == State.UNKNOWN) found = state;
        }
        return found;
    }

    private static State match(Value value, String wanted) {
        if (wanted.equals("absent")) return State.OFF;
        if (wanted.equals("present")) return State.ON;
        if (value instanceof Value.Items items && !items.items().isEmpty()) {
            return items.items().stream().anyMatch(item -> match(item, wanted) == State.ON) ? State.ON : State.OFF;
        }
        if (value instanceof Value.Unknown || value instanceof Value.Derived) return State.UNKNOWN;
        if (wanted.startsWith("not ")) {
            return Wildcard.matches(wanted.substring(4), value.pattern()) ? State.OFF : State.ON;
        }
        if (!(value instanceof Value.Text text)) return State.UNKNOWN;
        if (wanted.startsWith("at-least ")) return atLeast(text.text(), Integer.parseInt(wanted.substring(9)));
        return Wildcard.matches(wanted, text.text()) ? State.ON : State.OFF;
    }

    private static State atLeast(String text, int least) {
        try {
            return Integer.parseInt(text) >= least ? State.ON : State.OFF;
        } catch (NumberFormatException e) {
            return State.UNKNOWN;
        }
    }

    private static String shown(Value value) {
        if (!(value instanceof Value.Items items)) return value.pattern();
        return String.join(", ", items.items().stream().map(Value::pattern).toList());
    }
}
