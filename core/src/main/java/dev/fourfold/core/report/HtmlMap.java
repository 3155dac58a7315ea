package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Gap;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.picture.DataColour;
import dev.fourfold.core.picture.Picture;
import java.util.ArrayList;
import java.util.List;

/// The facts in words, the pictures with their legend, and what could not be resolved.
final class HtmlMap {
    /// More pictures than these stand behind one line.
    private static final int PARTS = 4;

    private final AppMap map;
    private final FindingsIndex findings;
    private final HtmlWriter out;

    HtmlMap(AppMap map, FindingsIndex findings, HtmlWriter out) {
        this.map = map;
        this.findings = findings;
        this.out = out;
    }

    void facts() {
        var flows = new FlowIndex(map);
        out.raw("<dl class=\"facts\">\n");
        var entries = map.components().stream()
                .filter(flows::isEntry)
                .map(entry -> Plain.of(entry.name(), 40) + " (" + ServiceName.of(entry) + ")")
                .toList();
        fact("from the internet", entries.isEmpty() ? List.of("nothing that the templates show") : entries);
        Facts.of(map, flows).forEach(this::fact);
        out.raw("</dl>\n");
    }

    private void fact(String label, List<String> words) {
        int most = 12;
        var shown = new ArrayList<>(words.subList(0, Math.min(most, words.size())));
        if (words.size() > most) shown.add("+" + (words.size() - most) + " more");
        out.raw("<div><dt>").text(label).raw("</dt><dd>").text(String.join(", ", shown));
        out.raw("</dd></div>\n");
    }

    /// @param pictures the overview first, then the pictures of the parts
    void pictures(List<Picture> pictures) {
        if (pictures.isEmpty() || pictures.getFirst().boxes().isEmpty()) {
            out.raw("<p>There is nothing to draw.</p>\n");
            return;
        }
        figure(pictures.getFirst());
        legend(pictures);
        parts(pictures.stream()
                .skip(1)
                .filter(picture -> !picture.boxes().isEmpty())
                .toList());
    }

    private void parts(List<Picture> parts) {
        boolean areMany = parts.size() > PARTS;
        if (areMany)
            out.raw("<details class=\"parts\"><summary>Part by part <small>")
                    .text(TextReport.count(parts.size(), "picture"))
                    .raw("</small></summary>\n");
        parts.forEach(this::part);
        if (areMany) out.raw("</details>\n");
    }

    private void part(Picture picture) {
        int boxes = picture.boxes().size();
        out.raw("<details><summary>").text(picture.title()).raw(" <small>");
        out.number(boxes).raw(boxes == 1 ? " box" : " boxes").raw("</small></summary>\n");
        figure(picture);
        out.raw("</details>\n");
    }

    private void figure(Picture picture) {
        out.raw("<figure>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Picture: ");
        out.text(picture.title()).raw("\" style=\"--natural:");
        out.raw(SvgDrawing.number(picture.width())).raw("px\">\n");
        SvgDrawing.open(picture, out.out());
        SvgDrawing.body(picture, this::link, box -> findings.mark(box.members()), out.out());
        out.raw("</svg>\n</div>\n");
        if (!picture.note().isEmpty())
            out.raw("<figcaption>").text(picture.note()).raw("</figcaption>\n");
        out.raw("</figure>\n");
    }

    private String link(String id) {
        var anchor = out.anchor(id);
        return anchor.isEmpty() ? "" : "#" + anchor;
    }

    private void legend(List<Picture> pictures) {
        out.raw("<ul class=\"legend\" aria-label=\"Legend\">\n");
        line("", "calls, reads, writes");
        line("stroke-dasharray:7 4", "events and messages");
        line("stroke-dasharray:2 4", "copies");
        pictures.stream()
                .flatMap(picture -> picture.boxes().stream())
                .flatMap(box -> box.data().stream())
                .distinct()
                .sorted()
                .limit(12)
                .forEach(data -> out.raw("<li><span class=\"data ")
                        .raw(SvgDrawing.styleClass(DataColour.of(data)))
                        .raw("\">")
                        .text(Plain.of(data, 40))
                        .raw("</span></li>\n"));
        if (!findings.isEmpty())
            out.raw("<li>").severity(Severity.HIGH).raw(" the worst finding there, and how many more</li>\n");
        out.raw("</ul>\n");
    }

    private void line(String style, String words) {
        out.raw("<li><svg width=\"34\" height=\"8\" aria-hidden=\"true\"><path d=\"M0 4H34\" style=\"");
        out.raw(style).raw("\"/></svg> ").raw(words).raw("</li>\n");
    }

    void gaps() {
        if (map.gaps().isEmpty()) return;
        out.section("gaps", "What could not be resolved");
        out.raw("<p>Flows may be missing where these expressions stand.</p>\n");
        out.table("gaps", "What could not be resolved", List.of("Where", "Component", "Expression", "Why"));
        map.gaps().forEach(this::gap);
        out.endTable().end();
    }

    private void gap(Gap gap) {
        out.raw("<tr><td>").place(gap.location()).raw("</td><td>").link(gap.subject());
        out.raw("</td><td><code>").text(gap.expression());
        out.raw("</code></td><td>").text(gap.reason()).raw("</td></tr>\n");
    }

    void problems() {
        if (map.problems().isEmpty()) return;
        out.section("problems", "Problems in the input").raw("<ul>\n");
        for (var problem : map.problems()) {
            out.raw("<li>").place(problem.location()).raw(" ").text(problem.message());
            if (!problem.advice().isEmpty())
                out.raw(". <em>").text(problem.advice()).raw("</em>");
            out.raw("</li>\n");
        }
        out.raw("</ul>\n").end();
    }
}
