package dev.fourfold.core.report;

import dev.fourfold.core.event.Guard;
import dev.fourfold.core.finding.Coverage;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.fit.Responsibility;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Severity;
import java.util.List;

/// What all four steps say of a drawn map.
final class Wholes {
    private static final Guard GUARD =
            new Guard(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private Wholes() {}

    /// Nothing was found and nothing would be guarded.
    static Whole quiet(AppMap map) {
        return found(map, List.of(), 0);
    }

    static Whole found(AppMap map, List<Finding> findings, int accepted) {
        return new Whole(
                map, List.of(), findings, accepted, new Coverage(3, 0, 1, List.of(), 0), Responsibility.of(map), GUARD);
    }

    static Whole guarded(AppMap map, Guard guard) {
        return new Whole(
                map, List.of(), List.of(), 0, new Coverage(0, 0, 0, List.of(), 0), Responsibility.of(map), guard);
    }

    /// A finding of a rule about each component, the way to each being all of them.
    static List<Finding> findings(AppMap map, Severity severity, String rule) {
        var ids = map.components().stream().map(Component::id).toList();
        return map.components().stream()
                .map(component -> new Finding(
                        rule,
                        component.name() + " has no backup",
                        severity,
                        component.id(),
                        "",
                        "",
                        new Location("template.yaml", 12, 5),
                        "it holds personal data; data must come back after a mistake or an attack; GDPR article 32(1)(c)",
                        ids,
                        "Point-in-time recovery brings the table back. Now it is gone.",
                        List.of(new Patch("template.yaml", 18, List.of(), List.of("a", "b")))))
                .toList();
    }
}
