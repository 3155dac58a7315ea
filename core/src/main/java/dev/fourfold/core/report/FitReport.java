package dev.fourfold.core.report;

import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Fit.Verdict;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.report.Line.Ink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the data needs and whether the application gives it, for a terminal: each gap with its reason and the change
/// that closes it, then what is not known, then what holds.
public final class FitReport {
    private static final int NAME = 34;
    private static final int TEXT = 10;
    private static final int INNER = 4;

    private final Map<String, Component> components;
    private final TextStyle style;
    private final StringBuilder out = new StringBuilder();
    private final Set<Patch> shown = new LinkedHashSet<>();

    private FitReport(AppMap map, TextStyle style) {
        this.components = map.byId();
        this.style = style;
    }

    public static String of(AppMap map, List<Fit> fits, TextStyle style) {
        var report = new FitReport(map, style);
        report.title(map, fits);
        var gaps = new LinkedHashMap<String, List<Fit>>();
        for (var fit : fits) {
            if (fit.verdict() == Verdict.FAIL)
                gaps.computeIfAbsent(fit.need().component(), id -> new ArrayList<>())
                        .add(fit);
        }
        gaps.forEach(report::gaps);
        report.together("Not known", fits, Verdict.UNKNOWN);
        report.together("Holds", fits, Verdict.PASS);
        return report.out.toString();
    }

    /// `shop · 14 needs · 5 gaps · 2 not known`.
    private void title(AppMap map, List<Fit> fits) {
        new Line(style)
                .add(Plain.of(map.name(), style.width() / 2), Ink.BOLD)
                .add(" · " + TextReport.count(fits.size(), "need"))
                .add(" · " + TextReport.count((int) count(fits, Verdict.FAIL), "gap"))
                .add(" · " + count(fits, Verdict.UNKNOWN) + " not known")
                .to(out);
        if (fits.isEmpty())
            Paragraph.write(
                    "Nothing here has data that is known to need protection, and nothing can be called from outside.",
                    0,
                    Ink.PLAIN,
                    style,
                    out);
    }

    private static long count(List<Fit> fits, Verdict verdict) {
        return fits.stream().filter(fit -> fit.verdict() == verdict).count();
    }

    /// The gaps of one component stand together, under the reasons that they share.
    private void gaps(String id, List<Fit> fits) {
        out.append('\n');
        new Line(style)
                .add(name(id), Ink.BOLD)
                .add(" " + service(id), Ink.DIM)
                .right(place(fits.getFirst()))
                .to(out);
        var said = new LinkedHashSet<>(fits.getFirst().need().reasons());
        fits.forEach(fit -> said.retainAll(fit.need().reasons()));
        for (String reason : said) Paragraph.write(reason, 2, Ink.DIM, style, out);
        fits.forEach(fit -> gap(fit, said));
    }

    private void gap(Fit fit, Set<String> said) {
        var need = fit.need();
        new Line(style)
                .indent(2)
                .add(need.severity().word(), ink(need.severity()))
                .column(TEXT)
                .add(" " + need.control(), Ink.BOLD)
                .to(out);
        for (String reason : need.reasons())
            if (!said.contains(reason)) Paragraph.write(reason, INNER, Ink.DIM, style, out);
        Paragraph.write(fit.how(), INNER, Ink.PLAIN, style, out);
        for (Patch patch : fit.patches()) patch(patch);
    }

    private String place(Fit fit) {
        var component = components.get(fit.need().component());
        var at = component == null ? null : component.location();
        return at == null ? "" : Plain.of(at.file() + ":" + at.line(), NAME);
    }

    /// A change that several gaps share, such as a key, is written out at the first of them.
    private void patch(Patch patch) {
        if (!shown.add(patch)) {
            String first = patch.added().stream()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .orElse("");
            Paragraph.write("and " + first.strip() + " as above", INNER, Ink.DIM, style, out);
            return;
        }
        new Line(style)
                .indent(INNER)
                .add(patch.file() + ":" + patch.line(), Ink.CYAN)
                .to(out);
        patch.removed().forEach(line -> changed("- ", line));
        patch.added().stream().filter(line -> !line.isBlank()).forEach(line -> changed("+ ", line));
    }

    /// A line of a change is never cut: people copy it.
    private void changed(String sign, String line) {
        String text = " ".repeat(indent(line)) + Plain.of(line).strip();
        out.append(sign).append(style.ascii() ? Plain.ascii(text) : text).append('\n');
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /// Each control once, with the components that have it or of which it is not known.
    private void together(String heading, List<Fit> fits, Verdict verdict) {
        var byControl = new LinkedHashMap<String, List<String>>();
        for (var fit : fits) {
            if (fit.verdict() != verdict) continue;
            byControl
                    .computeIfAbsent(fit.need().control(), control -> new ArrayList<>())
                    .add(name(fit.need().component()));
        }
        if (byControl.isEmpty()) return;
        TextReport.heading(heading, style, out);
        byControl.forEach((control, names) -> {
            new Line(style).indent(2).add(control).to(out);
            Paragraph.write(String.join(", ", names), 4, Ink.DIM, style, out);
        });
    }

    private String service(String id) {
        var component = components.get(id);
        return component == null ? "" : ServiceName.of(component);
    }

    private String name(String id) {
        var component = components.get(id);
        return Plain.of(component == null ? id : component.name(), NAME);
    }

    private static Ink ink(Severity severity) {
        return severity.isAtLeast(Severity.HIGH) ? Ink.RED : severity == Severity.MEDIUM ? Ink.YELLOW : Ink.DIM;
    }
}
