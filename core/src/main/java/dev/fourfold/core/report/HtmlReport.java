package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Gap;
import dev.fourfold.core.picture.DataColour;
import dev.fourfold.core.picture.Picture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The map as one HTML file: no network, no script, readable on paper and on a small screen, in light and dark. Every
/// picture has the same facts beside it as a table.
public final class HtmlReport {
    private final AppMap map;
    private final StringBuilder out = new StringBuilder(1 << 16);
    private final FlowIndex index;
    private final Map<String, String> anchors = new HashMap<>();

    private HtmlReport(AppMap map) {
        this.map = map;
        this.index = new FlowIndex(map);
        map.components().forEach(component -> anchors.put(component.id(), "c" + (anchors.size() + 1)));
    }

    /// @param pictures the overview first, then the pictures of the parts
    public static String of(AppMap map, List<Picture> pictures) {
        var report = new HtmlReport(map);
        report.head();
        report.header();
        report.out.append("<main>\n");
        report.pictures(pictures);
        report.gaps();
        report.problems();
        new HtmlTables(map, report.anchors, report.out).write();
        report.footer();
        return report.out.toString();
    }

    private void head() {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                + "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append(
                "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        out.append("<link rel=\"icon\" href=\"data:,\">\n<title>").append(Markup.of(map.name()));
        out.append(" · Fourfold</title>\n<style>\n").append(Resource.text("report.css"));
        out.append(SvgReport.style()).append("</style>\n</head>\n<body>\n");
        out.append("<a class=\"skip\" href=\"#components\">Skip the pictures</a>\n");
    }

    private void header() {
        out.append("<header>\n<h1>").append(Markup.of(map.name())).append("</h1>\n<p class=\"counts\">");
        out.append(TextReport.count(map.components().size(), "component")).append(", ");
        out.append(TextReport.count(map.flows().size(), "flow")).append(", from ");
        out.append(TextReport.count(map.templates().size(), "template"));
        if (!map.gaps().isEmpty())
            out.append(" · <a href=\"#gaps\">").append(map.gaps().size()).append(" not resolved</a>");
        if (!map.problems().isEmpty())
            out.append(" · <a href=\"#problems\">")
                    .append(TextReport.count(map.problems().size(), "problem"))
                    .append("</a>");
        out.append("</p>\n<dl class=\"facts\">\n");
        fact("from the internet", entries());
        Facts.of(map, index).forEach(this::fact);
        out.append("</dl>\n</header>\n");
    }

    private List<String> entries() {
        var entries = map.components().stream()
                .filter(index::isEntry)
                .map(entry -> Plain.of(entry.name(), 40) + " (" + ServiceName.of(entry) + ")")
                .toList();
        return entries.isEmpty() ? List.of("nothing that the templates show") : entries;
    }

    private void fact(String label, List<String> words) {
        int most = 12;
        var shown = new ArrayList<>(words.subList(0, Math.min(most, words.size())));
        if (words.size() > most) shown.add("+" + (words.size() - most) + " more");
        out.append("<div><dt>").append(Markup.of(label)).append("</dt><dd>");
        out.append(Markup.of(String.join(", ", shown))).append("</dd></div>\n");
    }

    private void pictures(List<Picture> pictures) {
        out.append("<section id=\"map\">\n<h2>Map</h2>\n");
        if (pictures.isEmpty() || pictures.getFirst().boxes().isEmpty()) {
            out.append("<p>There is nothing to draw.</p>\n</section>\n");
            return;
        }
        figure(pictures.getFirst());
        legend(pictures);
        for (var picture : pictures.subList(1, pictures.size())) {
            if (picture.boxes().isEmpty()) continue;
            out.append("<details><summary>").append(Markup.of(picture.title())).append(" <small>");
            out.append(TextReport.count(picture.boxes().size(), "box").replace("boxs", "boxes"));
            out.append("</small></summary>\n");
            figure(picture);
            out.append("</details>\n");
        }
        out.append("</section>\n");
    }

    private void figure(Picture picture) {
        out.append("<figure>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Picture: ");
        out.append(Markup.of(picture.title())).append("\" style=\"--natural:");
        out.append(SvgDrawing.number(picture.width())).append("px\">\n");
        SvgDrawing.open(picture, out);
        SvgDrawing.body(picture, this::link, out);
        out.append("</svg>\n</div>\n");
        if (!picture.note().isEmpty())
            out.append("<figcaption>").append(Markup.of(picture.note())).append("</figcaption>\n");
        out.append("</figure>\n");
    }

    private String link(String id) {
        var anchor = anchors.get(id);
        return anchor == null ? "" : "#" + anchor;
    }

    private void legend(List<Picture> pictures) {
        out.append("<ul class=\"legend\" aria-label=\"Legend\">\n");
        line("", "calls, reads, writes");
        line("stroke-dasharray:7 4", "events and messages");
        line("stroke-dasharray:2 4", "copies");
        pictures.stream()
                .flatMap(picture -> picture.boxes().stream())
                .flatMap(box -> box.data().stream())
                .distinct()
                .sorted()
                .limit(12)
                .forEach(data -> out.append("<li><span class=\"data ")
                        .append(SvgDrawing.styleClass(DataColour.of(data)))
                        .append("\">")
                        .append(Markup.of(Plain.of(data, 40)))
                        .append("</span></li>\n"));
        out.append("</ul>\n");
    }

    private void line(String style, String words) {
        out.append("<li><svg width=\"34\" height=\"8\" aria-hidden=\"true\"><path d=\"M0 4H34\" style=\"");
        out.append(style).append("\"/></svg> ").append(words).append("</li>\n");
    }

    private void gaps() {
        if (map.gaps().isEmpty()) return;
        out.append("<section id=\"gaps\" class=\"warning\">\n<h2>What could not be resolved</h2>\n");
        out.append("<p>Flows may be missing where these expressions stand.</p>\n<div class=\"wide\"><table>\n");
        out.append("<thead><tr><th scope=\"col\">Where</th><th scope=\"col\">Component</th>");
        out.append("<th scope=\"col\">Expression</th><th scope=\"col\">Why</th></tr></thead>\n<tbody>\n");
        map.gaps().forEach(this::gap);
        out.append("</tbody></table></div>\n</section>\n");
    }

    private void gap(Gap gap) {
        out.append("<tr><td>").append(HtmlTables.place(gap.location())).append("</td><td>");
        out.append(Markup.of(gap.subject())).append("</td><td><code>").append(Markup.of(gap.expression()));
        out.append("</code></td><td>").append(Markup.of(gap.reason())).append("</td></tr>\n");
    }

    private void problems() {
        if (map.problems().isEmpty()) return;
        out.append("<section id=\"problems\" class=\"warning\">\n<h2>Problems in the input</h2>\n<ul>\n");
        for (var problem : map.problems()) {
            out.append("<li>").append(HtmlTables.place(problem.location())).append(' ');
            out.append(Markup.of(problem.message()));
            if (!problem.advice().isEmpty())
                out.append(". <em>").append(Markup.of(problem.advice())).append("</em>");
            out.append("</li>\n");
        }
        out.append("</ul>\n</section>\n");
    }

    private void footer() {
        out.append("</main>\n<footer>\n<p>Made by Fourfold from ");
        out.append(
                Markup.of(String.join(", ", map.templates().stream().limit(20).toList())));
        if (map.templates().size() > 20)
            out.append(" +").append(map.templates().size() - 20).append(" more");
        out.append("</p>\n</footer>\n</body>\n</html>\n");
    }
}
