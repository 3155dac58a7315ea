package dev.fourfold.core.report;

import dev.fourfold.core.finding.Coverage;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is wrong, the worst first: each with its place, its reason, the way to it and its fix. Many of one kind stand
/// behind the first of them.
final class HtmlFindings {
    /// From this many findings on, of what can wait one of each kind stands for all.
    private static final int MANY = 12;

    private static final int TOGETHER = 3;
    private static final int NAMES = 6;

    private record Kind(Severity severity, String rule) {}

    private final Whole whole;
    private final FindingsIndex index;
    private final HtmlWriter out;

    HtmlFindings(Whole whole, FindingsIndex index, HtmlWriter out) {
        this.whole = whole;
        this.index = index;
        this.out = out;
    }

    void write() {
        out.section("findings", "Worst first");
        if (whole.findings().isEmpty()) out.raw("<p><strong>Nothing was found.</strong></p>\n");
        var kinds = kinds();
        kinds.forEach((kind, numbers) -> {
            if (!canWait(kind)) kind(numbers);
        });
        waiting(kinds);
        accepted();
        coverage(whole.coverage());
        out.end();
    }

    private LinkedHashMap<Kind, List<Integer>> kinds() {
        var kinds = new LinkedHashMap<Kind, List<Integer>>();
        for (int i = 0; i < whole.findings().size(); i++) {
            var finding = whole.findings().get(i);
            kinds.computeIfAbsent(new Kind(finding.severity(), finding.rule()), kind -> new ArrayList<>())
                    .add(i + 1);
        }
        return kinds;
    }

    /// Where there are many, what is not urgent must not stand between the reader and the map.
    private boolean canWait(Kind kind) {
        return whole.findings().size() >= MANY && !kind.severity().isAtLeast(Severity.HIGH);
    }

    private void waiting(Map<Kind, List<Integer>> kinds) {
        var findings = whole.findings().stream()
                .filter(finding -> canWait(new Kind(finding.severity(), finding.rule())))
                .toList();
        if (findings.isEmpty()) return;
        out.raw("<details class=\"more\"><summary>")
                .text(Severities.counted(findings))
                .raw("</summary>\n");
        kinds.forEach((kind, numbers) -> {
            if (canWait(kind)) kind(numbers);
        });
        out.raw("</details>\n");
    }

    private void kind(List<Integer> numbers) {
        int first = numbers.size() <= TOGETHER ? numbers.size() : 1;
        numbers.subList(0, first).forEach(this::card);
        var more = numbers.subList(first, numbers.size());
        if (more.isEmpty()) return;
        var kind = index.get(more.getFirst());
        out.raw("<details class=\"more\"><summary>").number(more.size()).raw(" more like it ");
        out.severity(kind.severity()).raw(" <small>").text(names(more)).raw("</small></summary>\n");
        more.forEach(this::card);
        out.raw("</details>\n");
    }

    private String names(List<Integer> numbers) {
        var names = numbers.stream()
                .map(number -> name(index.get(number).component()))
                .distinct()
                .toList();
        String shown = String.join(", ", names.subList(0, Math.min(NAMES, names.size())));
        return names.size() > NAMES ? shown + " +" + (names.size() - NAMES) + " more" : shown;
    }

    private String name(String id) {
        var component = out.component(id);
        return Plain.of(component == null ? id : component.name(), 60);
    }

    private void card(int number) {
        var finding = index.get(number);
        out.raw("<article class=\"finding " + SvgDrawing.styleClass(finding.severity()) + "\" id=\"");
        out.raw(FindingsIndex.anchor(number)).raw("\">\n<h3>").severity(finding.severity());
        out.raw(" ").prose(finding.title()).raw("</h3>\n<p class=\"at\">").place(finding.location());
        out.raw(" ").link(finding.component());
        var component = out.component(finding.component());
        if (component != null) out.raw(" ").text(ServiceName.of(component));
        out.raw("</p>\n<p><b>Why:</b> ").prose(finding.reason()).raw("</p>\n");
        way(finding);
        steps(finding);
        if (!finding.fix().isEmpty())
            out.raw("<p><b>Fix:</b> ").prose(finding.fix()).raw("</p>\n");
        out.patches(finding.patches());
        out.raw("<p class=\"at\">More: <code>fourfold explain ").text(finding.rule());
        out.raw("</code></p>\n</article>\n");
    }

    private void way(Finding finding) {
        if (finding.path().size() < 2) return;
        var last = out.component(finding.path().getLast());
        out.way(finding.path(), last == null ? List.of() : last.data());
    }

    private void steps(Finding finding) {
        if (finding.steps().isEmpty()) return;
        out.raw("<ol class=\"steps\" aria-label=\"The way through the code\">\n");
        for (var step : finding.steps())
            out.raw("<li>")
                    .place(step.location())
                    .raw(" ")
                    .code(step.text(), 160)
                    .raw("</li>\n");
        out.raw("</ol>\n");
    }

    private void accepted() {
        if (whole.accepted() == 0) return;
        out.raw("<p>").text(TextReport.count(whole.accepted(), "more finding"));
        out.raw(whole.accepted() == 1 ? " is accepted" : " are accepted");
        out.raw(" in <code>fourfold.yaml</code>.</p>\n");
    }

    /// What was looked at and what could not be, so that nothing found never means nothing read.
    private void coverage(Coverage coverage) {
        var map = whole.map();
        int read = coverage.functions() - coverage.unread().size();
        out.raw("<div class=\"coverage\">\n<h3>What was looked at</h3>\n<ul>\n<li>");
        out.text(TextReport.count(coverage.controls(), "needed control")).raw(", ");
        out.text(TextReport.count(map.components().size(), "component")).raw(", the code of ");
        out.number(read)
                .raw(" of ")
                .text(TextReport.count(coverage.functions(), "function"))
                .raw(", ");
        out.text(TextReport.count(map.templates().size(), "template")).raw("</li>\n");
        if (!coverage.unread().isEmpty()) {
            out.raw("<li><strong>Not read to the end:</strong> the code of ");
            out.links(coverage.unread(), 12).raw("</li>\n");
        }
        if (coverage.undecided() > 0)
            out.raw("<li>Only the deployment decides <a href=\"#needs\">")
                    .text(TextReport.count(coverage.undecided(), "control"))
                    .raw("</a>: they count as not known</li>\n");
        if (coverage.unresolved() > 0)
            out.raw("<li>")
                    .text(TextReport.count(coverage.unresolved(), "expression"))
                    .raw(
                            " <a href=\"#gaps\">not resolved</a>: flows, and what they would show, may be missing here</li>\n");
        if (!map.problems().isEmpty())
            out.raw("<li><a href=\"#problems\">")
                    .text(TextReport.count(map.problems().size(), "problem"))
                    .raw("</a> in the input</li>\n");
        out.raw("</ul>\n</div>\n");
    }
}
