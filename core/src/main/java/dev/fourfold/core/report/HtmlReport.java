package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.picture.Picture;
import dev.fourfold.core.picture.SeverityColour;
import java.util.List;
import java.util.Locale;

/// What all steps say, or the map alone, as one HTML file: no network, no script, readable on paper and on a small
/// screen, in light and dark. Every picture has the same facts beside it as a table.
public final class HtmlReport {
    private static final int TEMPLATES = 20;

    private final AppMap map;
    private final HtmlWriter out;

    private HtmlReport(AppMap map) {
        this.map = map;
        this.out = new HtmlWriter(map);
    }

    /// All four steps: what is wrong first, then the map and what is needed, given, guarded and known.
    ///
    /// @param pictures the overview first, then the pictures of the parts
    public static String of(Whole whole, List<Picture> pictures) {
        var report = new HtmlReport(whole.map());
        var findings = new FindingsIndex(whole.findings());
        report.wholeHeader(whole, findings);
        report.navigation(whole);
        report.out.raw("<main id=\"main\">\n");
        new HtmlFindings(whole, findings, report.out).write();
        var drawn = new HtmlMap(whole.map(), findings, report.out);
        report.out.section("map", "Map");
        drawn.pictures(pictures);
        drawn.facts();
        report.out.end();
        new HtmlData(whole.map(), report.out).write();
        new HtmlFit(whole, report.out).write();
        new HtmlResponsibility(whole.responsibility(), report.out).write();
        new HtmlGuard(whole.map(), whole.guard(), report.out).write();
        return report.rest(drawn, findings, "#findings", "Skip to the findings");
    }

    /// The map alone.
    ///
    /// @param pictures the overview first, then the pictures of the parts
    public static String of(AppMap map, List<Picture> pictures) {
        var report = new HtmlReport(map);
        var none = new FindingsIndex(List.of());
        var drawn = new HtmlMap(map, none, report.out);
        report.out.raw("<header>\n<h1>").text(map.name()).raw("</h1>\n<p class=\"counts\">");
        report.counts();
        report.unresolved();
        report.out.raw("</p>\n");
        drawn.facts();
        report.out.raw("</header>\n<main id=\"main\">\n").section("map", "Map");
        drawn.pictures(pictures);
        report.out.end();
        return report.rest(drawn, none, "#components", "Skip the pictures");
    }

    private String rest(HtmlMap drawn, FindingsIndex findings, String skipTo, String skip) {
        drawn.gaps();
        drawn.problems();
        new HtmlTables(map, findings, out).write();
        footer();
        var page = new StringBuilder(out.out().length() + (1 << 14));
        head(page);
        page.append("<a class=\"skip\" href=\"")
                .append(skipTo)
                .append("\">")
                .append(skip)
                .append("</a>\n");
        return page.append(out.out()).toString();
    }

    private void head(StringBuilder page) {
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                + "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append(
                "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        page.append("<link rel=\"icon\" href=\"data:,\">\n<title>").append(Markup.of(map.name()));
        page.append(" · Fourfold</title>\n<style>\n").append(Resource.text("report.css"));
        page.append(SvgReport.style()).append(severities()).append(out.labels()).append("</style>\n</head>\n<body>\n");
    }

    private static String severities() {
        var rules = new StringBuilder();
        for (var colour : SeverityColour.values()) rule(colour, colour.light(), rules);
        rules.append("@media (prefers-color-scheme:dark){\n");
        for (var colour : SeverityColour.values()) rule(colour, colour.dark(), rules);
        return rules.append("}\n").toString();
    }

    private static void rule(SeverityColour colour, String value, StringBuilder rules) {
        rules.append(".s-").append(colour.name().toLowerCase(Locale.ROOT)).append("{--severity:");
        rules.append(value).append("}\n");
    }

    private void counts() {
        out.text(TextReport.count(map.components().size(), "component")).raw(", ");
        out.text(TextReport.count(map.flows().size(), "flow")).raw(", from ");
        out.text(TextReport.count(map.templates().size(), "template"));
    }

    private void unresolved() {
        if (!map.gaps().isEmpty())
            out.raw(" · <a href=\"#gaps\">").number(map.gaps().size()).raw(" not resolved</a>");
        if (!map.problems().isEmpty())
            out.raw(" · <a href=\"#problems\">")
                    .text(TextReport.count(map.problems().size(), "problem"))
                    .raw("</a>");
    }

    private void wholeHeader(Whole whole, FindingsIndex findings) {
        out.raw("<header>\n<h1>").text(map.name()).raw("</h1>\n<p class=\"counts\">");
        if (findings.isEmpty()) out.raw("0 findings");
        findings.counts()
                .forEach((severity, count) -> out.raw("<a class=\"severity " + SvgDrawing.styleClass(severity))
                        .raw("\" href=\"#findings\">")
                        .number(count)
                        .raw(" " + severity.word() + "</a> "));
        if (whole.accepted() > 0) out.raw(" ").number(whole.accepted()).raw(" accepted");
        out.raw(" · ");
        counts();
        String layers = whole.responsibility().sentence();
        if (!layers.isEmpty())
            out.raw(" · <a href=\"#responsibility\">").text(layers).raw("</a>");
        unresolved();
        out.raw("</p>\n</header>\n");
    }

    private void navigation(Whole whole) {
        out.raw("<nav aria-label=\"Sections\"><ul>\n");
        to("findings", "Worst first");
        to("map", "Map");
        to("data", "Data");
        to("needs", "Needs and fit");
        to("responsibility", "Responsibility");
        to("watch", "Watch");
        if (!whole.map().gaps().isEmpty()) to("gaps", "Not resolved");
        if (!whole.map().problems().isEmpty()) to("problems", "Problems");
        to("components", "Components");
        to("flows", "Flows");
        to("grants", "Grants");
        out.raw("</ul></nav>\n");
    }

    private void to(String id, String words) {
        out.raw("<li><a href=\"#" + id + "\">" + words + "</a></li>\n");
    }

    private void footer() {
        var shown = map.templates().stream().limit(TEMPLATES).toList();
        out.raw("</main>\n<footer>\n<p>Made by Fourfold from ").text(String.join(", ", shown));
        if (map.templates().size() > TEMPLATES)
            out.raw(" +").number(map.templates().size() - TEMPLATES).raw(" more");
        out.raw("</p>\n</footer>\n</body>\n</html>\n");
    }
}
