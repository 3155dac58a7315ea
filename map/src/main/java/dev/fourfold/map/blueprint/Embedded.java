package dev.fourfold.map.blueprint;

import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.map.source.Documents;
import dev.fourfold.map.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A JSON or YAML document that stands as a text inside a value: a state machine's definition, a policy, a request
/// template.
///
/// References and unknown parts inside the text survive: the text is read with marks in their places, which then become
/// the parts again.
public final class Embedded {
    private static final String MARK = "__part_";

    /// How a dynamic reference begins, which YAML would read as a mapping.
    private static final String DYNAMIC = "{{resolve:";

    private final List<Value> parts = new ArrayList<>();
    /// Where the text stands when it is no file of its own: then every value has this place.
    private final @Nullable Location place;

    private Embedded(@Nullable Location place) {
        this.place = place;
    }

    /// The document in a value; empty if the value is no text or the text no document. A mapping or list is its own
    /// document.
    public static Optional<Value> document(Value value) {
        if (value instanceof Value.Fields || value instanceof Value.Items) return Optional.of(value);
        var embedded = new Embedded(value.at());
        var text = new StringBuilder();
        if (!embedded.append(value, text)) return Optional.empty();
        return embedded.read(text.toString(), value.at(), problem -> {});
    }

    /// The document in a file's text, with `${Name}` replaced by the substitutions' values; other `${…}` stay as they
    /// are.
    ///
    /// @param substitutions the value of a name, or null
    /// @param problems takes what is wrong with the text
    public static Optional<Value> document(
            String text, Location at, Function<String, @Nullable Value> substitutions, Consumer<Problem> problems) {
        var embedded = new Embedded(null);
        var marked = new StringBuilder();
        int from = 0;
        for (int open; (open = text.indexOf("${", from)) >= 0; ) {
            int close = text.indexOf('}', open);
            if (close < 0) break;
            Value value = substitutions.apply(text.substring(open + 2, close).strip());
            marked.append(text, from, open);
            if (value == null) marked.append(text, open, close + 1);
            else embedded.mark(value, marked);
            from = close + 1;
        }
        marked.append(text, from, text.length());
        return embedded.read(marked.toString(), at, problems);
    }

    private boolean append(Value value, StringBuilder text) {
        switch (value) {
            case Value.Text exact -> text.append(exact.text());
            case Value.Joined joined ->
                joined.parts().forEach(part -> {
                    if (part instanceof Value.Text exact) text.append(exact.text());
                    else mark(part, text);
                });
            case Value.Derived derived -> {
                return append(derived.source(), text);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void mark(Value value, StringBuilder text) {
        boolean dynamic =
                value instanceof Value.Text reference && reference.text().startsWith(DYNAMIC);
        if (value instanceof Value.Text exact && !dynamic) {
            text.append(exact.text());
            return;
        }
        text.append(MARK).append(parts.size()).append("__");
        parts.add(value);
    }

    private Optional<Value> read(String text, Location at, Consumer<Problem> problems) {
        // A text in a template may be indented as a whole; in a file the lines have to stay.
        String document = place == null ? text : text.strip();
        if (document.isBlank()) return Optional.empty();
        return Documents.read(at.file(), document, problems)
                .filter(node -> !(node instanceof Node.Scalar))
                .map(this::value);
    }

    private Value value(Node node) {
        Location at = place == null ? node.at() : place;
        return switch (node) {
            case Node.Scalar scalar -> scalar.isNull() ? new Value.Nothing(at) : scalar(scalar.text(), at);
            case Node.Sequence sequence ->
                new Value.Items(
                        sequence.items().stream().map(item -> value(item)).toList(), at);
            case Node.Mapping mapping -> {
                var fields = new LinkedHashMap<String, Value>();
                mapping.fields()
                        .forEach((key, field) -> fields.put(scalar(key, at).pattern(), value(field)));
                yield new Value.Fields(fields, at);
            }
        };
    }

    private Value scalar(String text, Location at) {
        if (!text.contains(MARK)) return new Value.Text(text, at);
        var found = new ArrayList<Value>();
        int from = 0;
        for (int open; (open = text.indexOf(MARK, from)) >= 0; ) {
            int close = text.indexOf("__", open + MARK.length());
            int part = close < 0 ? -1 : number(text.substring(open + MARK.length(), close));
            if (part < 0) break;
            if (open > from) found.add(new Value.Text(text.substring(from, open), at));
            found.add(parts.get(part));
            from = close + 2;
        }
        if (from < text.length()) found.add(new Value.Text(text.substring(from), at));
        return found.size() == 1 ? found.getFirst() : new Value.Joined(found, at);
    }

    private int number(String digits) {
        if (digits.isEmpty() || digits.length() > 6 || !digits.chars().allMatch(Character::isDigit)) return -1;
        int number = Integer.parseInt(digits);
        return number < parts.size() ? number : -1;
    }
}
