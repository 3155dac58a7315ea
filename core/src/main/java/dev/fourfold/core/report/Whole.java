package dev.fourfold.core.report;

import dev.fourfold.core.event.Guard;
import dev.fourfold.core.finding.Coverage;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Responsibility;
import dev.fourfold.core.model.AppMap;
import java.util.List;

/// What all four steps say of one application, for the reports that show them together.
///
/// @param fits one for each needed control
/// @param findings the worst first, without those that the user accepted
/// @param accepted how many findings the user accepted
public record Whole(
        AppMap map,
        List<Fit> fits,
        List<Finding> findings,
        int accepted,
        Coverage coverage,
        Responsibility responsibility,
        Guard guard) {
    public Whole {
        fits = List.copyOf(fits);
        findings = List.copyOf(findings);
    }
}
