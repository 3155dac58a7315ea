package dev.fourfold.core.report;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.report.Line.Ink;
import java.util.ArrayList;
import java.util.List;

/// How bad findings are, for a terminal.
final class Severities {
    private Severities() {}

    /// `1 critical, 2 high`.
    static String counted(List<Finding> findings) {
        var parts = new ArrayList<String>();
        for (Severity severity : Severity.values()) {
            long count = findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) parts.add(count + " " + severity.word());
        }
        return String.join(", ", parts);
    }

    static Ink ink(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> Ink.RED;
            case MEDIUM -> Ink.YELLOW;
            case LOW -> Ink.DIM;
        };
    }
}
