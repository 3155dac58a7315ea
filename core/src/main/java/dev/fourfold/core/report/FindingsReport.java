package dev.fourfold.core.report;

import dev.fourfold.core.finding.Coverage;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.report.FindingGroup.Change;
import dev.fourfold.core.report.Line.Ink;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Findings for a terminal: each with its place, its reason, the way to it and its fix, in the order given; then what
/// was looked at and what could not be, so that none found never means none read.
public final class FindingsReport {
    private static final int TITLE = 10;
    private static final int MARGIN = 8;
    private static final int LONGEST_PATCH = 24;
    private static final int LONGEST_BESIDES = 8;
    /// In a group the worst come first, and the reasons of the others are much like theirs.
    private static final int MOST_REASONS = 4;

    private final Map<String, Component> components;
    private final TextStyle style;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> told = new HashSet<>();
    private final Set<Patch> patched = new HashSet<>();
    private List<String> lastPath = List.of();

    private FindingsReport(AppMap map, TextStyle style) {
        this.components = map.byId();
        this.style = style;
    }

    public static String of(AppMap map, List<Finding> findings, Coverage coverage, TextStyle style) {
        var report = new FindingsReport(map, style);
        var groups = FindingGroup.of(findings, report.components);
        for (int i = 0; i < groups.size(); i++) {
            boolean last = i + 1 == groups.size()
                    || !groups.get(i + 1)
                            .first()
                            .rule()
                            .equals(groups.get(i).first().rule());
            report.group(groups.get(i), last);
        }
        report.summary(map, findings, coverage);
        return report.out.toString();
    }

    private void group(FindingGroup group, boolean lastOfRule) {
        var first = group.first();
        title(group.title(), first.severity());
        for (int i = 0; i < group.findings().size(); i++) {
            var finding = group.findings().get(i);
            place(finding);
            String own = i < MOST_REASONS ? group.reason(finding) : "";
            if (!own.isEmpty()) Paragraph.write(own, MARGIN, Ink.DIM, style, out);
        }
        if (!group.reason().isEmpty()) labelled("why", group.reason());
        if (group.isOne()) {
            if (first.path().size() > 1 && !first.path().equals(lastPath))
                labelled("path", Way.of(first.path(), components));
            lastPath = first.path();
        }
        steps(first);
        if (!first.fix().isEmpty()) labelled("fix", first.fix());
        patches(group);
        if (lastOfRule && told.add(first.rule())) labelled("more", "fourfold explain " + first.rule());
        out.append('\n');
    }

    private void title(String title, Severity severity) {
        String label = severity.name();
        for (String part : Paragraph.wrapped(Plain.of(title), style.width() - TITLE)) {
            new Line(style)
                    .add(label, Severities.ink(severity))
                    .column(TITLE)
                    .add(part, Ink.BOLD)
                    .to(out);
            label = "";
        }
    }

    private void place(Finding finding) {
        var line = new Line(style).indent(2);
        Location location = finding.location();
        if (location != null) line.add(Plain.of(location.toString()), Ink.CYAN).add("  ");
        Component component = components.get(finding.component());
        if (component != null) {
            line.add(Plain.of(component.name()));
            String type = Plain.of(component.type());
            if (!type.isEmpty() && Plain.width(type) + 2 <= line.room()) line.add("  " + type, Ink.DIM);
        } else if (!finding.component().isEmpty()) line.add(Plain.of(finding.component()));
        line.to(out);
    }

    private void steps(Finding finding) {
        String label = "code";
        for (var step : finding.steps()) {
            String line = step.location().line() + "  " + Plain.of(step.text());
            boolean elsewhere = finding.location() != null
                    && !step.location().file().equals(finding.location().file());
            new Line(style)
                    .indent(2)
                    .add(label, Ink.DIM)
                    .column(MARGIN)
                    .add(elsewhere ? Plain.of(step.location().file()) + ":" + line : line)
                    .to(out);
            label = "";
        }
    }

    private void labelled(String label, String text) {
        var lines = Paragraph.wrapped(Plain.of(text), style.width() - MARGIN);
        Paragraph.labelled(label, lines, 2, MARGIN, style, out);
    }

    /// The changes as small diffs; where several components get the same lines, these stand once.
    private void patches(FindingGroup group) {
        for (var change : group.changes()) {
            if (change.isBesides() && change.first().added().size() > LONGEST_BESIDES) besides(change);
            else patch(change);
        }
    }

    /// What a change takes besides, such as a key with its policy, is too long to be read among findings.
    private void besides(Change change) {
        for (Patch patch : change.patches()) {
            boolean before = !patched.add(patch);
            var lines = patch.added().stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            String name = lines.getFirst().replaceFirst(":$", "");
            String type = lines.stream()
                    .filter(line -> line.startsWith("Type: "))
                    .findFirst()
                    .map(line -> " (" + line.substring("Type: ".length()) + ")")
                    .orElse("");
            String size = before ? ", as above" : ", " + lines.size() + " lines (--format json has them)";
            Paragraph.write("and at " + at(patch) + " " + name + type + size, MARGIN, Ink.DIM, style, out);
        }
    }

    private void patch(Change change) {
        boolean shown = patched.containsAll(change.patches());
        patched.addAll(change.patches());
        var places =
                change.patches().stream().map(FindingsReport::at).distinct().toList();
        String more = shown ? "  the same change as above" : change.isAlike() ? "" : ", each with its own name";
        Paragraph.write(String.join(", ", places) + more, MARGIN, Ink.DIM, style, out);
        if (shown) return;
        var patch = change.first();
        int left = LONGEST_PATCH;
        for (String line : patch.removed()) left = changed("- ", line, Ink.RED, left);
        for (String line : patch.added()) left = changed("+ ", line, Ink.CYAN, left);
        if (left < 0)
            new Line(style).indent(MARGIN).add(-left + " more lines", Ink.DIM).to(out);
    }

    private static String at(Patch patch) {
        return patch.file() + ":" + patch.line();
    }

    private int changed(String sign, String line, Ink ink, int left) {
        if (left > 0)
            new Line(style)
                    .indent(MARGIN)
                    .add(sign + " ".repeat(indent(line)) + Plain.of(line.stripLeading()), ink)
                    .to(out);
        return left - 1;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    // What is said of all

    private void summary(AppMap map, List<Finding> findings, Coverage coverage) {
        var line = new Line(style);
        if (findings.isEmpty()) line.add("0 findings", Ink.BOLD);
        else
            line.add(TextReport.count(findings.size(), "finding"), Ink.BOLD)
                    .add(" (" + Severities.counted(findings) + ")");
        long rules = findings.stream().map(Finding::rule).distinct().count();
        if (rules > 0 && rules < findings.size()) line.add(" of " + TextReport.count((int) rules, "kind"));
        line.to(out);
        note("checked: " + TextReport.count(coverage.controls(), "needed control") + ", "
                + TextReport.count(map.components().size(), "component") + ", the code of "
                + (coverage.functions() - coverage.unread().size()) + " of "
                + TextReport.count(coverage.functions(), "function") + ", "
                + TextReport.count(map.templates().size(), "template"));
        if (!coverage.unread().isEmpty()) note("not read to the end: the code of " + names(coverage.unread()));
        if (coverage.undecided() > 0)
            note("only the deployment decides " + TextReport.count(coverage.undecided(), "control")
                    + ": they count as unknown");
        if (coverage.unresolved() > 0)
            note(TextReport.count(coverage.unresolved(), "expression")
                    + " not resolved: what they lead to may be missing here (fourfold map says which)");
    }

    private void note(String text) {
        for (String part : Paragraph.wrapped(Plain.of(text), style.width()))
            new Line(style).add(part, Ink.DIM).to(out);
    }

    private String names(List<String> ids) {
        var names = ids.stream()
                .limit(4)
                .map(id -> {
                    Component component = components.get(id);
                    return component == null ? id : component.name();
                })
                .toList();
        int more = ids.size() - names.size();
        return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    }
}
