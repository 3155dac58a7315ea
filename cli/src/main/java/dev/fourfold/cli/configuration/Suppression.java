package dev.fourfold.cli.configuration;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A finding that is accepted, with the reason and the last day.
///
/// @param component its component, by id or name; empty for all components
public record Suppression(String rule, String component, String because, LocalDate until, Location at) {

    /// The findings that no suppression takes away; a suppression that is over, or that fits nothing, is a problem.
    public static List<Finding> apply(
            AppMap map,
            List<Finding> findings,
            List<Suppression> suppressions,
            LocalDate today,
            Collection<Problem> problems) {
        var left = new ArrayList<>(findings);
        for (Suppression suppression : suppressions) {
            var ids = Configuration.ids(map, suppression.component);
            var fitting = findings.stream()
                    .filter(finding -> suppression.fits(finding, ids))
                    .toList();
            if (fitting.isEmpty()) {
                problems.add(new Problem(
                        suppression.at, "a suppression fits no finding: " + suppression.name(), "take it out"));
            } else if (suppression.until.isBefore(today)) {
                problems.add(new Problem(
                        suppression.at,
                        "a suppression is over since " + suppression.until + ": " + suppression.name(),
                        "decide anew, and give it another day"));
            } else {
                left.removeAll(fitting);
            }
        }
        return left;
    }

    private String name() {
        return component.isEmpty() ? rule : rule + " of " + component;
    }

    private boolean fits(Finding finding, List<String> ids) {
        return finding.rule().equals(rule) && (component.isEmpty() || ids.contains(finding.component()));
    }
}
