package dev.fourfold.check.code;

import dev.fourfold.core.finding.Finding.Step;
import java.util.ArrayList;
import java.util.List;

/// How data of the event came to a place.
///
/// @param source what of the event it is, as it is written; empty for the event itself
/// @param statement whether it became a part of a SQL statement on the way
record Trail(String source, List<Step> steps, boolean statement) {

    private static final int LONGEST = 12;

    Trail {
        steps = List.copyOf(steps);
    }

    boolean isEvent() {
        return source.isEmpty();
    }

    Trail from(String shown) {
        return isEvent() ? new Trail(shown, steps, statement) : this;
    }

    Trail by(Step step, boolean inStatement) {
        var longer = new ArrayList<>(steps);
        boolean sameLine = !steps.isEmpty() && steps.getLast().location().equals(step.location());
        if (sameLine) longer.removeLast();
        if (longer.size() < LONGEST) longer.add(step);
        return new Trail(source, longer, statement || inStatement);
    }
}
