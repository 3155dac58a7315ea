package dev.fourfold.map.blueprint;

import dev.fourfold.core.model.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A property's value after every expression that can be evaluated has been. Exact where the template says it, partial
/// where only
/// parts are known, unknown with the expression that caused it; never guessed.
public sealed interface Value {
    Location at();

    /// An exact text, number or boolean.
    record Text(String text, Location at) implements Value {}

    /// A resource itself, or one of its attributes.
    ///
    /// @param resource the resource's id in the blueprint
    /// @param attribute empty for the resource itself (`Ref`)
    record Reference(String resource, String attribute, Location at) implements Value {}

    /// Parts put together to one text, of which some are not exact.
    record Joined(List<Value> parts, Location at) implements Value {
        public Joined {
            parts = List.copyOf(parts);
        }
    }

    /// A list.
    record Items(List<Value> items, Location at) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A mapping.
    record Fields(Map<String, Value> fields, Location at) implements Value {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /// One of two values, by a condition that only the deployment decides. Both count.
    record Choice(String condition, Value then, Value otherwise, Location at) implements Value {}

    /// Computed from another value in a way that is not evaluated; it still names what its source names.
    record Derived(String expression, Value source, Location at) implements Value {}

    /// Not known before the deployment: a parameter without default, the account's number.
    record Unknown(String expression, Location at) implements Value {}

    /// No value (`AWS::NoValue`, null).
    record Nothing(Location at) implements Value {}

    /// How much of a value is known.
    enum Certainty {
        EXACT,
        PARTIAL,
        UNKNOWN
    }

    default Certainty certainty() {
        return switch (this) {
            case Unknown unknown -> Certainty.UNKNOWN;
            case Joined joined -> Certainty.PARTIAL;
            case Choice choice -> Certainty.PARTIAL;
            case Derived derived -> Certainty.PARTIAL;
            default -> Certainty.EXACT;
        };
    }

    /// The value as one text in which what is not exact stands as `${…}`; two values with equal patterns are the same
    /// at deployment.
    default String pattern() {
        return switch (this) {
            case Text text -> text.text();
            case Reference ref ->
                "${" + ref.resource() + (ref.attribute().isEmpty() ? "" : "." + ref.attribute()) + "}";
            case Joined joined -> {
                var pattern = new StringBuilder();
                joined.parts().forEach(part -> pattern.append(part.pattern()));
                yield pattern.toString();
            }
            case Unknown unknown -> unknown.expression();
            case Derived derived -> derived.expression();
            case Choice choice ->
                "${" + choice.condition() + "?" + choice.then().pattern() + ":"
                        + choice.otherwise().pattern() + "}";
            default -> "";
        };
    }

    /// The exact text, if this is one.
    default Optional<String> exact() {
        return this instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }

    /// The field of a mapping; of a choice, both branches' field.
    default Optional<Value> get(String key) {
        return switch (this) {
            case Fields fields ->
                Optional.ofNullable(fields.fields().get(key)).filter(value -> !(value instanceof Nothing));
            case Choice choice -> {
                var then = choice.then().get(key);
                var otherwise = choice.otherwise().get(key);
                if (then.isPresent() && otherwise.isPresent()) {
                    yield Optional.of(new Choice(choice.condition(), then.get(), otherwise.get(), choice.at()));
                }
                yield then.or(() -> otherwise);
            }
            default -> Optional.empty();
        };
    }

    /// The exact text of a field, or the other text.
    default String text(String key, String otherwise) {
        return get(key).flatMap(Value::exact).orElse(otherwise);
    }

    /// The items of a list, a single value as a list of one; of a choice, those of both branches.
    default List<Value> items() {
        return switch (this) {
            case Items items ->
                items.items().stream()
                        .flatMap(item -> item instanceof Choice ? item.items().stream() : Stream.of(item))
                        .filter(item -> !(item instanceof Nothing))
                        .toList();
            case Nothing nothing -> List.of();
            case Choice choice -> {
                var both = new ArrayList<>(choice.then().items());
                both.addAll(choice.otherwise().items());
                yield both;
            }
            default -> List.of(this);
        };
    }

    /// The fields of a mapping; of a choice, those of both branches; none for anything else.
    default Map<String, Value> entries() {
        return switch (this) {
            case Fields fields -> fields.fields();
            case Choice choice -> {
                var both = new LinkedHashMap<>(choice.then().entries());
                choice.otherwise().entries().forEach(both::putIfAbsent);
                yield both;
            }
            default -> Map.of();
        };
    }

    /// Visits this value and every value inside it.
    default void forEach(Consumer<Value> visitor) {
        visitor.accept(this);
        switch (this) {
            case Joined joined -> joined.parts().forEach(part -> part.forEach(visitor));
            case Items items -> items.items().forEach(item -> item.forEach(visitor));
            case Fields fields -> fields.fields().values().forEach(field -> field.forEach(visitor));
            case Choice choice -> {
                choice.then().forEach(visitor);
                choice.otherwise().forEach(visitor);
            }
            case Derived derived -> derived.source().forEach(visitor);
            default -> {}
        }
    }
}
