package dev.fourfold.core.report;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.report.Line.Ink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The part of the first screen about findings: the worst first, each with its way, its reason and its fix in a few
/// lines, those of one rule together, and how many more there are.
final class WorstFirst {
    private static final int MARGIN = 10;
    private static final int MOST = 10;
    private static final int LINES = 2;
    private static final int OTHERS = 6;

    /// So many lines may be taken before only titles follow.
    private static final int ROOM = 44;

    private final Whole whole;
    private final Map<String, Component> components;
    private final TextStyle style;
    private final StringBuilder out;

    WorstFirst(Whole whole, TextStyle style, StringBuilder out) {
        this.whole = whole;
        this.components = whole.map().byId();
        this.style = style;
        this.out = out;
    }

    void write() {
        var groups = groups();
        heading();
        if (groups.isEmpty()) return;
        long before = lines();
        for (var group : groups.stream().limit(MOST).toList()) {
            title(group.getFirst());
            if (lines() - before < ROOM) reasons(group);
        }
        var more = groups.stream().skip(MOST).flatMap(List::stream).toList();
        if (!more.isEmpty())
            new Line(style)
                    .indent(2)
                    .add("+" + more.size() + " more: " + Severities.counted(more), Ink.DIM)
                    .to(out);
    }

    private void heading() {
        out.append('\n');
        var line = new Line(style);
        if (whole.findings().isEmpty()) line.add("NOTHING FOUND", Ink.BOLD);
        else line.add("WORST FIRST", Ink.BOLD).add("  " + Severities.counted(whole.findings()), Ink.DIM);
        if (whole.accepted() > 0) line.add(", " + whole.accepted() + " accepted", Ink.DIM);
        int unread = whole.coverage().unread().size();
        if (unread > 0)
            line.add(
                    ", the code of " + unread + " of "
                            + TextReport.count(whole.coverage().functions(), "function") + " not read to the end",
                    Ink.YELLOW);
        line.to(out);
    }

    /// Findings of one rule and one severity together, in the order of the first of each.
    private List<List<Finding>> groups() {
        var groups = new LinkedHashMap<String, List<Finding>>();
        for (var finding : whole.findings())
            groups.computeIfAbsent(finding.rule() + " " + finding.severity(), key -> new ArrayList<>())
                    .add(finding);
        return List.copyOf(groups.values());
    }

    private long lines() {
        return out.chars().filter(each -> each == '\n').count();
    }

    private void title(Finding finding) {
        var title = new Line(style)
                .add(finding.severity().word().toUpperCase(java.util.Locale.ROOT), Severities.ink(finding.severity()))
                .column(MARGIN);
        Location location = finding.location();
        String place = location == null ? "" : Plain.of(new Location(location.file(), location.line(), 0).toString());
        String words = Plain.of(finding.title());
        if (Plain.width(words) + 2 + Plain.width(place) <= title.room()) {
            title.add(words, Ink.BOLD).right(place).to(out);
        } else {
            var lines = Paragraph.cut(words, title.room(), LINES);
            title.add(lines.getFirst(), Ink.BOLD).to(out);
            var rest = new Line(style).indent(MARGIN).add(lines.size() > 1 ? lines.get(1) : "", Ink.BOLD);
            if (lines.size() > 1 || !place.isEmpty()) rest.right(place).to(out);
        }
    }

    private void reasons(List<Finding> group) {
        var finding = group.getFirst();
        String others = others(group);
        if (!others.isEmpty()) labelled("also", others);
        else if (finding.path().size() > 1 && finding.severity().isAtLeast(Severity.HIGH))
            labelled("path", Way.cut(finding.path(), components));
        labelled("why", finding.reason());
        labelled("fix", change(finding) + firstSentence(finding.fix()));
    }

    /// The components of a group beside that of its first finding, which the title names.
    private String others(List<Finding> group) {
        String first = group.getFirst().component();
        var names = group.stream()
                .map(Finding::component)
                .filter(id -> !id.equals(first))
                .map(id -> Way.name(id, components))
                .distinct()
                .toList();
        var shown = names.stream().limit(OTHERS).toList();
        return String.join(", ", shown)
                + (names.size() > shown.size() ? " and " + (names.size() - shown.size()) + " more" : "");
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String change(Finding finding) {
        int lines = finding.patches().stream()
                .mapToInt(patch -> patch.added().size())
                .sum();
        if (lines == 0) return "";
        var first = finding.patches().getFirst();
        return TextReport.count(lines, "line") + " at " + first.file() + ":" + first.line() + ": ";
    }

    private void labelled(String label, String text) {
        if (text.isEmpty()) return;
        var lines = Paragraph.cut(Plain.of(text), style.width() - MARGIN - 5, LINES);
        Paragraph.labelled(label, lines, MARGIN, MARGIN + 5, style, out);
    }
}
