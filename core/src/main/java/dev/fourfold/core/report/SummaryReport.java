package dev.fourfold.core.report;

import dev.fourfold.core.catalogue.Owner;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.report.Line.Ink;
import java.util.List;

/// The first screen: what a person in a hurry wants to know of an application. The map in a few lines (who can reach
/// it,
/// what runs, where data stays and leaves), whose responsibility it is, the worst findings with reason and fix, what
/// the
/// watch would guard, what could not be read, and the one command to go on with.
public final class SummaryReport {
    private static final int LABEL = 21;
    private static final int NAME = 28;
    private static final int ENTRIES = 4;
    private static final int GAPS = 4;
    private static final int PROBLEMS = 2;

    private final Whole whole;
    private final AppMap map;
    private final TextStyle style;
    private final FlowIndex index;
    private final StringBuilder out = new StringBuilder();

    private SummaryReport(Whole whole, TextStyle style) {
        this.whole = whole;
        this.map = whole.map();
        this.style = style;
        this.index = new FlowIndex(map);
    }

    /// @param next the one command to go on with
    /// @param page where the same stands as a page; may be empty
    public static String of(Whole whole, TextStyle style, String next, String page) {
        var report = new SummaryReport(whole, style);
        report.write();
        report.out.append('\n');
        new Line(style).add("next  ", Ink.DIM).add(Plain.of(next), Ink.CYAN).to(report.out);
        if (!page.isEmpty())
            new Line(style).add("page  ", Ink.DIM).add(Plain.of(page), Ink.CYAN).to(report.out);
        return report.out.toString();
    }

    private void write() {
        TextReport.title(map, style).to(out);
        out.append('\n');
        if (map.components().isEmpty()) {
            new Line(style)
                    .add("  No serverless component was found in "
                            + TextReport.count(map.templates().size(), "template") + ".")
                    .to(out);
        } else {
            entries();
            Facts.of(map, index)
                    .forEach((label, words) ->
                            label(label).add(fit(words, style.width() - LABEL)).to(out));
            responsibility();
            new WorstFirst(whole, style, out).write();
            new Guarded(whole, style, out).write();
        }
        Unresolved.gaps(map, style, GAPS, out);
        Unresolved.problems(map, style, PROBLEMS, out);
        silence();
    }

    private void responsibility() {
        var responsibility = whole.responsibility();
        int layers = responsibility.layers();
        if (layers == 0) return;
        int shared = responsibility.count(Owner.SHARED);
        label("yours")
                .add(responsibility.count(Owner.YOURS) + " of " + layers + " layers", Ink.BOLD)
                .add(shared == 0 ? "" : ", and " + shared + " are shared with the provider")
                .to(out);
    }

    private void entries() {
        var entries = map.components().stream().filter(index::isEntry).toList();
        if (entries.isEmpty()) {
            label("from the internet").add("nothing that the templates show").to(out);
            return;
        }
        for (int i = 0; i < Math.min(entries.size(), ENTRIES); i++) entry(entries.get(i), i == 0);
        if (entries.size() > ENTRIES)
            label("").add("+" + (entries.size() - ENTRIES) + " more", Ink.DIM).to(out);
    }

    private void entry(Component entry, boolean isFirst) {
        long routes = index.from(entry.id()).stream()
                .flatMap(flow -> Routes.of(flow).stream())
                .distinct()
                .count();
        var targets = index.from(entry.id()).stream()
                .filter(flow -> !index.isAside(flow) && flow.mechanism() != Mechanism.AUTHORIZE)
                .map(Flow::to)
                .distinct()
                .map(id -> Plain.of(index.get(id).name(), NAME))
                .toList();
        var line = label(isFirst ? "from the internet" : "")
                .add(Plain.of(entry.name(), NAME), Ink.BOLD)
                .add(" " + ServiceName.of(entry), Ink.DIM);
        if (routes > 0) line.add(", " + TextReport.count((int) routes, "route"));
        if (!targets.isEmpty() && entry.role() == Role.GATEWAY) line.add(" → ").add(fit(targets, line.room()));
        line.to(out);
    }

    /// That nothing is missing is worth saying, and only then believable.
    private void silence() {
        if (!map.gaps().isEmpty()
                || !map.problems().isEmpty()
                || map.templates().isEmpty()) return;
        out.append('\n');
        new Line(style)
                .add("Every template was read and every expression resolved.", Ink.DIM)
                .to(out);
    }

    private Line label(String label) {
        return new Line(style)
                .indent(2)
                .add(Plain.cut(label, LABEL - 3), Ink.DIM)
                .column(LABEL);
    }

    /// As many words as fit, and how many more there are.
    private static String fit(List<String> words, int columns) {
        var shown = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            var more = i + 1 < words.size() ? ", +" + (words.size() - i - 1) + " more" : "";
            var next = (i == 0 ? "" : ", ") + words.get(i);
            if (i > 0 && Plain.width(shown.toString()) + Plain.width(next) + more.length() > columns)
                return shown + ", +" + (words.size() - i) + " more";
            shown.append(next);
        }
        return shown.toString();
    }
}
