package dev.fourfold.core.report;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Fit.Verdict;
import dev.fourfold.core.fit.Need;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What the data needs and whether it is given: first as a matrix, then for each component with the reasons.
final class HtmlFit {
    private final Map<String, List<Fit>> byComponent = new LinkedHashMap<>();
    private final Set<String> controls = new TreeSet<>();
    private final Map<Reported, Integer> reported = new HashMap<>();
    private final HtmlWriter out;
    private final int gaps;

    /// What a gap and the finding that reports it have in common.
    private record Reported(String component, String reason, String fix) {}

    HtmlFit(Whole whole, HtmlWriter out) {
        this.out = out;
        for (var fit : whole.fits()) {
            controls.add(fit.need().control());
            byComponent
                    .computeIfAbsent(fit.need().component(), id -> new ArrayList<>())
                    .add(fit);
        }
        for (int i = 0; i < whole.findings().size(); i++)
            reported.putIfAbsent(reported(whole.findings().get(i)), i + 1);
        gaps = (int) whole.fits().stream()
                .filter(fit -> fit.verdict() == Verdict.FAIL)
                .count();
    }

    void write() {
        out.section("needs", "Needs and fit");
        if (byComponent.isEmpty()) {
            out.raw(
                            "<p>Nothing here has data that is known to need protection, and nothing can be called from outside.</p>\n")
                    .end();
            return;
        }
        out.raw("<p>What the data and the doors of each component need, and whether its template gives it: ");
        out.text(TextReport.count(gaps, "gap")).raw(".</p>\n");
        matrix();
        out.raw("<h3>Reasons</h3>\n");
        int row = 0;
        for (var each : byComponent.entrySet()) reasons(anchor(++row), each.getKey(), each.getValue());
        out.end();
    }

    private static String anchor(int row) {
        return "n" + row;
    }

    private static Reported reported(Finding finding) {
        return new Reported(finding.component(), finding.reason(), finding.fix());
    }

    /// The anchor of the finding that reports a gap, or else of its reasons.
    private String target(Fit fit, String otherwise) {
        var need = fit.need();
        var finding = fit.verdict() == Verdict.FAIL
                ? reported.get(new Reported(need.component(), String.join("; ", need.reasons()), fit.how()))
                : null;
        return finding == null ? otherwise : FindingsIndex.anchor(finding);
    }

    private void matrix() {
        var columns = new ArrayList<String>();
        columns.add("Component");
        controls.forEach(control -> columns.add(Need.words(control)));
        out.raw(
                "<div class=\"matrix\" tabindex=\"0\" role=\"region\" aria-label=\"Matrix of needs\">\n<table>\n<thead><tr>");
        columns.forEach(column -> out.raw("<th scope=\"col\">").text(column).raw("</th>"));
        out.raw("</tr></thead>\n<tbody>\n");
        int row = 0;
        for (var each : byComponent.entrySet()) row(anchor(++row), each.getKey(), each.getValue());
        out.endTable();
    }

    private void row(String anchor, String component, List<Fit> fits) {
        var byControl = new HashMap<String, Fit>();
        for (var fit : fits) byControl.merge(fit.need().control(), fit, HtmlFit::worse);
        out.raw("<tr><th scope=\"row\">").link(component).raw("</th>");
        for (var control : controls) {
            var fit = byControl.get(control);
            if (fit == null) out.raw("<td></td>");
            else cell(fit, anchor);
        }
        out.raw("</tr>\n");
    }

    private static Fit worse(Fit one, Fit other) {
        return one.verdict() == Verdict.FAIL || other.verdict() == Verdict.PASS ? one : other;
    }

    private void cell(Fit fit, String anchor) {
        out.raw("<td class=\"" + styleClass(fit.verdict()) + "\" data-k=\"");
        out.text(Need.words(fit.need().control())).raw("\"><a href=\"#" + target(fit, anchor) + "\" title=\"");
        out.text(Plain.of(fit.how(), 160)).raw("\">").raw(sign(fit.verdict())).raw("</a></td>");
    }

    private void reasons(String anchor, String component, List<Fit> fits) {
        out.raw("<details id=\"" + anchor + "\"><summary>")
                .text(name(component))
                .raw(" <small>");
        out.text(counts(fits)).raw("</small></summary>\n");
        var said = new LinkedHashSet<>(fits.getFirst().need().reasons());
        fits.forEach(fit -> said.retainAll(fit.need().reasons()));
        said.forEach(reason -> out.raw("<p>").prose(reason).raw("</p>\n"));
        out.table("reasons", "Needs of " + name(component), List.of("Control", "Verdict", "Needed because", "How"));
        for (var verdict : List.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS))
            for (var fit : fits) if (fit.verdict() == verdict) reasons(fit, said);
        out.endTable().raw("</details>\n");
    }

    private void reasons(Fit fit, Set<String> said) {
        var need = fit.need();
        out.raw("<tr><th scope=\"row\">").text(Need.words(need.control())).raw("</th><td class=\"");
        out.raw(styleClass(fit.verdict())).raw("\">").raw(sign(fit.verdict()));
        if (fit.verdict() == Verdict.FAIL) out.raw(" ").severity(need.severity());
        out.raw("</td><td>");
        out.prose(String.join(
                "; ",
                need.reasons().stream().filter(reason -> !said.contains(reason)).toList()));
        out.raw("</td><td>").prose(fit.how());
        var finding = target(fit, "");
        if (!finding.isEmpty()) out.raw(" <a href=\"#" + finding + "\">The finding</a>");
        else out.patches(fit.patches());
        out.raw("</td></tr>\n");
    }

    private String name(String id) {
        var component = out.component(id);
        return Plain.of(component == null ? id : component.name(), 80);
    }

    private static String counts(List<Fit> fits) {
        var parts = new ArrayList<String>();
        for (var verdict : List.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS)) {
            long count = fits.stream().filter(fit -> fit.verdict() == verdict).count();
            if (count > 0) parts.add(count + " " + word(verdict));
        }
        return String.join(", ", parts);
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "given";
            case FAIL -> "missing";
            case UNKNOWN -> "not known";
        };
    }

    private static String sign(Verdict verdict) {
        String sign = switch (verdict) {
            case PASS -> "✓";
            case FAIL -> "✗";
            case UNKNOWN -> "?";
        };
        return "<span aria-hidden=\"true\">" + sign + "</span> " + word(verdict);
    }

    private static String styleClass(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "yes";
            case FAIL -> "no";
            case UNKNOWN -> "maybe";
        };
    }
}
