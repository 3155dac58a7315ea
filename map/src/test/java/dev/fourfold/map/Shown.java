package dev.fourfold.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Value;
import java.util.List;

/// Values as a test writes them: lists as `[a, b]`, mappings as `{key: a}`, no value as `-`, all else as its pattern.
final class Shown {
    private Shown() {}

    static void assertValue(Blueprint blueprint, String path, String expected) {
        var steps = List.of(path.split("\\."));
        Value value = blueprint.resource(steps.getFirst()).orElseThrow().properties();
        for (String step : steps.subList(1, steps.size())) {
            assertThat(value.get(step)).as(step + " of " + path).isPresent();
            value = value.get(step).orElseThrow();
        }
        assertThat(of(value)).as(path).isEqualTo(expected);
    }

    static String of(Value value) {
        return switch (value) {
            case Value.Nothing nothing -> "-";
            case Value.Items items ->
                "[" + String.join(", ", items.items().stream().map(Shown::of).toList()) + "]";
            case Value.Fields fields ->
                "{"
                        + String.join(
                                ", ",
                                fields.fields().entrySet().stream()
                                        .map(field -> field.getKey() + ": " + of(field.getValue()))
                                        .toList())
                        + "}";
            case Value.Choice choice ->
                "${" + choice.condition() + "?" + of(choice.then()) + ":" + of(choice.otherwise()) + "}";
            default -> value.pattern();
        };
    }
}
