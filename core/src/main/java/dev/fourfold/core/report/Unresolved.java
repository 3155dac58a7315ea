package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Gap;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.report.Line.Ink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a report must say aloud: the parts of the input that it could not read or resolve.
final class Unresolved {
    private static final int PLACE = 26;

    private Unresolved() {}

    /// The gaps, equal expressions once, at most so many of them.
    static void gaps(AppMap map, TextStyle style, int most, StringBuilder out) {
        if (map.gaps().isEmpty()) return;
        TextReport.heading("NOT RESOLVED: flows may be missing here", style, out);
        var groups = grouped(map.gaps());
        int shown = 0;
        for (var group : groups.values()) {
            if (shown++ == most) break;
            gap(group, style, out);
        }
        more(groups.size() - most, style, out);
    }

    private static Map<String, List<Gap>> grouped(List<Gap> gaps) {
        var groups = new LinkedHashMap<String, List<Gap>>();
        for (var gap : gaps)
            groups.computeIfAbsent(gap.expression() + '\n' + gap.reason(), key -> new ArrayList<>())
                    .add(gap);
        return groups;
    }

    private static void gap(List<Gap> group, TextStyle style, StringBuilder out) {
        var gap = group.getFirst();
        var place = FlowTree.place(gap.location());
        var line = new Line(style)
                .indent(2)
                .add(place.isEmpty() ? "-" : place, Ink.DIM)
                .column(PLACE)
                .add(place.length() < PLACE - 2 ? "" : "  ");
        if (!gap.subject().isEmpty() && group.size() == 1) line.add(Plain.of(gap.subject(), 24) + "  ", Ink.BOLD);
        if (group.size() > 1) line.add(group.size() + "×  ", Ink.BOLD);
        line.add(Plain.of(gap.expression(), 40), Ink.YELLOW).to(out);
        for (String part : Paragraph.cut(Plain.of(gap.reason()), style.width() - 6, 3))
            new Line(style).indent(6).add(part, Ink.DIM).to(out);
    }

    /// The mistakes in the input with what to do about them, at most so many.
    static void problems(AppMap map, TextStyle style, int most, StringBuilder out) {
        if (map.problems().isEmpty()) return;
        TextReport.heading("PROBLEMS in the input", style, out);
        map.problems().stream().limit(most).forEach(problem -> problem(problem, style, out));
        more(map.problems().size() - most, style, out);
    }

    private static void problem(Problem problem, TextStyle style, StringBuilder out) {
        new Line(style)
                .indent(2)
                .add(Plain.of(problem.location().toString()) + "  ", Ink.RED)
                .add(Plain.of(problem.message()))
                .to(out);
        if (!problem.advice().isEmpty())
            new Line(style)
                    .indent(4)
                    .add("→ " + Plain.of(problem.advice()), Ink.DIM)
                    .to(out);
    }

    private static void more(int hidden, TextStyle style, StringBuilder out) {
        if (hidden > 0)
            new Line(style).indent(2).add("+" + hidden + " more", Ink.DIM).to(out);
    }
}
