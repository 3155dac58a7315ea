package dev.fourfold.map.source;

import dev.fourfold.core.model.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A YAML or JSON document as a tree in which every value knows its place. CloudFormation's short forms (`!Ref x`) are
/// already long (`Ref: x`).
public sealed interface Node {
    Location at();

    /// A text, number or boolean, as written.
    ///
    /// @param quoted whether it was in quotes, so that `"null"` is a text
    record Scalar(String text, boolean quoted, Location at) implements Node {
        public boolean isNull() {
            return !quoted && (text.isEmpty() || text.equals("null") || text.equals("~"));
        }
    }

    /// A list.
    record Sequence(List<Node> items, Location at) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// A mapping in the order of the file; of keys that occur twice the last one counts, as CloudFormation has it.
    record Mapping(Map<String, Node> fields, Location at) implements Node {
        public Mapping {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /// The value of a key, or null where there is none or this is not a mapping.
    default @Nullable Node get(String key) {
        return this instanceof Mapping mapping ? mapping.fields().get(key) : null;
    }

    /// The text of a key's scalar, or the other text.
    default String text(String key, String otherwise) {
        return get(key) instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : otherwise;
    }

    /// The fields of a mapping, none for anything else.
    default Map<String, Node> entries() {
        return this instanceof Mapping mapping ? mapping.fields() : Map.of();
    }

    /// The items of a sequence, none for anything else.
    default List<Node> elements() {
        return this instanceof Sequence sequence ? sequence.items() : List.of();
    }
}
