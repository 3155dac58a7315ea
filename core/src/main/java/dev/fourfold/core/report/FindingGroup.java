package dev.fourfold.core.report;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.Component;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Findings that say the same of several components and are mended alike: ten tables without a backup are one thing to
/// know and one thing to do.
///
/// @param findings in the order given, at least one
/// @param names what people call the components of the findings, in the same order, without one that stands before it
/// @param predicate what the titles say after the component's name, empty where the finding stands alone
record FindingGroup(List<Finding> findings, List<String> names, String predicate) {
    private static final int NAMED = 3;
    private static final String CLAUSE = "; ";

    private record Kind(String rule, Object severity, String predicate, String fix) {}

    FindingGroup {
        findings = List.copyOf(findings);
        names = List.copyOf(names);
    }

    /// Each finding once, in the order of the first of each group.
    static List<FindingGroup> of(List<Finding> findings, Map<String, Component> components) {
        var kinds = new LinkedHashMap<Object, List<Finding>>();
        for (Finding finding : findings) {
            String predicate = predicate(finding, components);
            // Steps in code are a finding's own.
            Object kind = predicate.isEmpty() || !finding.steps().isEmpty()
                    ? finding
                    : new Kind(finding.rule(), finding.severity(), predicate, finding.fix());
            kinds.computeIfAbsent(kind, key -> new ArrayList<>()).add(finding);
        }
        var groups = new ArrayList<FindingGroup>();
        kinds.forEach((kind, alike) -> groups.add(new FindingGroup(
                alike,
                alike.stream()
                        .map(finding -> name(finding, components))
                        .distinct()
                        .toList(),
                kind instanceof Kind known ? known.predicate() : "")));
        return groups;
    }

    private static String predicate(Finding finding, Map<String, Component> components) {
        String name = name(finding, components);
        boolean about = !name.isEmpty() && finding.title().startsWith(name + " ");
        return about ? finding.title().substring(name.length() + 1) : "";
    }

    private static String name(Finding finding, Map<String, Component> components) {
        var component = components.get(finding.component());
        return component == null ? "" : component.name();
    }

    /// A change that components of a group need alike.
    ///
    /// @param patches of one component each, in their order
    /// @param isBesides whether it is what the change of another place takes besides
    /// @param isAlike whether the lines are the same, and not only but for the component's name
    record Change(List<Patch> patches, boolean isBesides, boolean isAlike) {
        Patch first() {
            return patches.getFirst();
        }
    }

    /// What the group takes to be mended, each change once.
    List<Change> changes() {
        var alike = new LinkedHashMap<List<List<String>>, LinkedHashSet<Patch>>();
        var firsts = new LinkedHashSet<Patch>();
        for (Finding finding : findings) {
            String name = leaf(finding.component());
            finding.patches().stream().limit(1).forEach(firsts::add);
            for (Patch patch : finding.patches())
                alike.computeIfAbsent(
                                List.of(lines(patch.removed(), name), lines(patch.added(), name)),
                                key -> new LinkedHashSet<>())
                        .add(patch);
        }
        return alike.values().stream()
                .map(same -> new Change(
                        List.copyOf(same),
                        same.stream().noneMatch(firsts::contains),
                        same.stream()
                                        .map(patch -> lines(patch.added(), ""))
                                        .distinct()
                                        .count()
                                == 1))
                .toList();
    }

    private static String leaf(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /// Lines without the indentation that they share, and without a component's name.
    private static List<String> lines(List<String> lines, String name) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.substring(Math.min(indent, line.length())))
                .map(line -> name.isEmpty() ? line : line.replace(name, "\0"))
                .toList();
    }

    Finding first() {
        return findings.getFirst();
    }

    boolean isOne() {
        return findings.size() == 1;
    }

    /// `Orders, Customers and 2 more have no backup`.
    String title() {
        if (isOne() || names.size() < 2) return first().title();
        int shown = names.size() > NAMED ? NAMED - 1 : names.size() - 1;
        String last = names.size() > NAMED ? (names.size() - shown) + " more" : names.getLast();
        String all = String.join(", ", names.subList(0, shown)) + " and " + last;
        return all + " " + (predicate.startsWith("has ") ? "have " + predicate.substring(4) : predicate);
    }

    /// The parts of the reason that all share, as one sentence; possibly empty.
    String reason() {
        if (isOne()) return first().reason();
        return String.join(CLAUSE, shared());
    }

    /// The parts of a finding's reason that not all of the group share; empty for a finding that stands alone.
    String reason(Finding finding) {
        if (isOne()) return "";
        var own = new ArrayList<>(clauses(finding));
        own.removeAll(shared());
        return String.join(CLAUSE, own);
    }

    private List<String> shared() {
        var shared = new LinkedHashSet<>(clauses(first()));
        findings.forEach(finding -> shared.retainAll(clauses(finding)));
        return List.copyOf(shared);
    }

    private static List<String> clauses(Finding finding) {
        return List.of(Objects.requireNonNull(finding.reason()).split(CLAUSE, -1));
    }
}
