package dev.fourfold.cli;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/// A finding that is accepted, with the reason and the last day.
record Suppression(String rule, String component, String because, String until, Location at) {

    /// The findings that no suppression takes away; a suppression that is over, or that fits nothing, is a problem.
    static List<Finding> apply(
            List<Finding> findings, List<Suppression> suppressions, LocalDate today, List<Problem> problems) {
        var left = new ArrayList<>(findings);
        for (Suppression suppression : suppressions) {
            if (suppression.isOver(today)) {
                problems.add(new Problem(
                        suppression.at,
                        "a suppression is over or has no day: " + suppression.rule,
                        "decide anew, and give 'until: YYYY-MM-DD'"));
            } else if (!left.removeIf(suppression::fits)) {
                problems.add(new Problem(
                        suppression.at, "a suppression fits no finding: " + suppression.rule, "take it out"));
            }
        }
        return left;
    }

    private boolean fits(Finding finding) {
        return finding.rule().equals(rule)
                && (component.isEmpty() || finding.component().equals(component));
    }

    private boolean isOver(LocalDate today) {
        try {
            return LocalDate.parse(until).isBefore(today);
        } catch (DateTimeParseException e) {
            return true;
        }
    }
}
