package dev.fourfold.check;

import dev.fourfold.core.finding.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The order in which findings are told: by severity; then those that anyone can use before those that callers can use
/// before those inside; then by the data that is reached. Findings of one rule and severity stand together.
final class Ranking {

    private final Scene scene;

    private Ranking(Scene scene) {
        this.scene = scene;
    }

    static Ranking of(Scene scene) {
        return new Ranking(scene);
    }

    List<Finding> order(List<Finding> findings) {
        var sorted = findings.stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .thenComparingInt(finding -> -exposure(finding))
                        .thenComparingInt(finding -> -stake(finding))
                        .thenComparing(Finding::rule)
                        .thenComparing(Finding::component)
                        .thenComparing(Finding::fingerprint))
                .toList();
        Map<String, List<Finding>> groups = new LinkedHashMap<>();
        for (Finding finding : sorted) {
            groups.computeIfAbsent(finding.severity() + " " + finding.rule(), key -> new ArrayList<>())
                    .add(finding);
        }
        var ordered = new ArrayList<Finding>();
        for (var severity : dev.fourfold.core.model.Severity.values()) {
            groups.values().stream()
                    .filter(group -> group.getFirst().severity() == severity)
                    .forEach(ordered::addAll);
        }
        return List.copyOf(ordered);
    }

    private int exposure(Finding finding) {
        if (!scene.doors().openWay(finding.component()).isEmpty()) return 2;
        return scene.doors().way(finding.component()).isEmpty() ? 0 : 1;
    }

    private int stake(Finding finding) {
        var reached = new ArrayList<>(finding.path());
        reached.add(finding.component());
        reached.addAll(scene.doors().stores(finding.component()).keySet());
        return Data.rank(Words.data(scene.components(), reached));
    }
}
