package dev.fourfold.check.code;

import dev.fourfold.core.finding.Finding.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How data of the event came to a place.
///
/// @param source what of the event it is, as it is written; empty for the event itself
/// @param statement whether it became a part of a SQL statement on the way
/// @param harmless as what it can do no harm any more
record Trail(String source, List<Step> steps, boolean statement, Set<Weakness.Kind> harmless) {

    private static final int LONGEST = 12;

    Trail {
        steps = List.copyOf(steps);
        harmless = Set.copyOf(harmless);
    }

    /// The beginning of one.
    static Trail begin(String source) {
        return new Trail(source, List.of(), false, Set.of());
    }

    boolean isEvent() {
        return source.isEmpty();
    }

    Trail from(String shown) {
        return isEvent() ? new Trail(shown, steps, statement, harmless) : this;
    }

    Trail harmlessAs(Set<Weakness.Kind> more) {
        if (harmless.containsAll(more)) return this;
        var all = new ArrayList<>(harmless);
        all.addAll(more);
        return new Trail(source, steps, statement, Set.copyOf(all));
    }

    /// Of two that come together, the one that does more harm, as harmful as both.
    Trail or(Trail other) {
        if (other.harmless.containsAll(harmless)) return this;
        var both = harmless.stream().filter(other.harmless::contains).toList();
        return new Trail(other.source, other.steps, statement || other.statement, Set.copyOf(both));
    }

    Trail by(Step step, boolean inStatement) {
        var longer = new ArrayList<>(steps);
        boolean sameLine = !steps.isEmpty() && steps.getLast().location().equals(step.location());
        if (sameLine) longer.removeLast();
        if (longer.size() < LONGEST) longer.add(step);
        return new Trail(source, longer, statement || inStatement, harmless);
    }
}
