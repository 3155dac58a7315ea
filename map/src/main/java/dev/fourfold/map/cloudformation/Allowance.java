package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.map.blueprint.Value;
import java.util.function.Consumer;

/// How much all expressions of an application may expand to. A few lines that use each other twice, each the next one,
/// would otherwise fill any memory; no application that can be deployed comes near.
final class Allowance {
    private static final long VALUES = 10_000_000;
    /// A text weighs as much as a value for each of these.
    private static final int CHARACTERS = 8;

    private final Consumer<Problem> problems;
    private long left = VALUES;

    Allowance(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /// Takes from the allowance; says so, once, when there is nothing left to take.
    boolean spend(long values, Location at) {
        if (left < 0) return false;
        left -= values;
        if (left >= 0) return true;
        problems.accept(new Problem(
                at, "expands to more than " + VALUES + " values, what comes after it was not read", "repeat less"));
        return false;
    }

    /// Takes what one more use of a value weighs.
    boolean spend(Value value, Location at) {
        return spend(weight(value, left + 1), at);
    }

    /// Takes what one more copy of a text weighs.
    boolean spend(String text, Location at) {
        return spend(weight(text), at);
    }

    private static long weight(String text) {
        return 1 + text.length() / CHARACTERS;
    }

    /// At least the limit, where it weighs more than that: then the rest is not weighed.
    private static long weight(Value value, long limit) {
        long weight = 1;
        switch (value) {
            case Value.Text text -> weight = weight(text.text());
            case Value.Unknown unknown -> weight = weight(unknown.expression());
            case Value.Joined joined -> weight += weight(joined.parts(), limit - 1);
            case Value.Items items -> weight += weight(items.items(), limit - 1);
            case Value.Fields fields -> weight += weight(fields.fields().values(), limit - 1);
            case Value.Choice choice -> {
                weight += weight(choice.then(), limit - weight);
                weight += weight(choice.otherwise(), limit - weight);
            }
            case Value.Derived derived -> weight += weight(derived.source(), limit - 1);
            default -> {}
        }
        return weight;
    }

    private static long weight(Iterable<Value> values, long limit) {
        long weight = 0;
        for (Value value : values) {
            if (weight >= limit) break;
            weight += weight(value, limit - weight);
        }
        return weight;
    }
}
