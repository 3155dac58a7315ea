package dev.fourfold.core.report;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The findings of an application by number and by component. The first has the number 1.
final class FindingsIndex {
    private final List<Finding> findings;
    private final Map<String, List<Integer>> byComponent = new HashMap<>();

    FindingsIndex(List<Finding> findings) {
        this.findings = findings;
        for (int i = 0; i < findings.size(); i++)
            byComponent
                    .computeIfAbsent(findings.get(i).component(), id -> new ArrayList<>())
                    .add(i + 1);
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    Finding get(int number) {
        return findings.get(number - 1);
    }

    /// Where a finding stands in the report.
    static String anchor(int number) {
        return "f" + number;
    }

    List<Integer> of(String component) {
        return byComponent.getOrDefault(component, List.of());
    }

    /// How many there are of each severity that there are any of, the worst first.
    Map<Severity, Integer> counts() {
        return counts(findings);
    }

    private static Map<Severity, Integer> counts(List<Finding> findings) {
        var counts = new EnumMap<Severity, Integer>(Severity.class);
        findings.forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
        return counts;
    }

    /// `1 critical, 2 medium`.
    static String words(Map<Severity, Integer> counts) {
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey().word())
                        .toList());
    }

    /// What a picture says on the box of these components: the worst of what was found there, and how much more.
    Optional<SvgDrawing.Mark> mark(List<String> components) {
        var numbers = components.stream()
                .flatMap(id -> of(id).stream())
                .sorted((one, other) -> {
                    int bySeverity = get(one).severity().compareTo(get(other).severity());
                    return bySeverity != 0 ? bySeverity : one.compareTo(other);
                })
                .toList();
        if (numbers.isEmpty()) return Optional.empty();
        int worst = numbers.getFirst();
        var found = numbers.stream().map(this::get).toList();
        var severity = get(worst).severity();
        String words = severity.word() + (numbers.size() > 1 ? " +" + (numbers.size() - 1) : "");
        String tooltip = TextReport.count(numbers.size(), "finding") + ": " + words(counts(found)) + ". The worst: "
                + Plain.of(get(worst).title(), 120);
        return Optional.of(new SvgDrawing.Mark("#" + anchor(worst), severity, words, tooltip));
    }
}
