package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Boundary;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Grant;
import java.util.ArrayList;
import java.util.List;

/// The tables of the HTML report: what the pictures show, with the facts behind it.
final class HtmlTables {
    private static final int EVIDENCE = 6;

    private final AppMap map;
    private final FindingsIndex findings;
    private final HtmlWriter out;

    HtmlTables(AppMap map, FindingsIndex findings, HtmlWriter out) {
        this.map = map;
        this.findings = findings;
        this.out = out;
    }

    void write() {
        var columns = new ArrayList<>(List.of("Name", "Service", "Role", "Stack", "Data", "Declared in"));
        if (!findings.isEmpty()) columns.add("Findings");
        open("components", "Components", columns);
        map.components().forEach(this::component);
        close();
        open("flows", "Flows", List.of("From", "To", "How", "Data", "Evidence"));
        map.flows().forEach(this::flow);
        close();
        open("grants", "Grants", List.of("Principal", "May", "On", "By"));
        map.grants().forEach(this::grant);
        close();
    }

    private void open(String id, String title, List<String> columns) {
        out.section(id, title).table(id, title, columns);
    }

    private void close() {
        out.endTable().end();
    }

    private void component(Component component) {
        out.raw("<tr id=\"" + out.anchor(component.id()) + "\"><th scope=\"row\">")
                .text(component.name());
        if (!component.name().equals(component.id()))
            out.raw(" <small>").text(component.id()).raw("</small>");
        out.raw("</th><td title=\"").text(component.service()).raw("\">").text(ServiceName.of(component));
        for (var mark : TextReport.marks(component))
            out.raw(" <span class=\"mark\">").text(mark).raw("</span>");
        out.raw("</td><td>").raw(component.role().word()).raw("</td><td>");
        out.text(component.stack()).raw("</td><td>").data(component.data());
        out.raw("</td><td>").place(component.location()).raw("</td>");
        if (!findings.isEmpty()) found(component.id());
        out.raw("</tr>\n");
    }

    private void found(String component) {
        out.raw("<td>");
        for (int number : findings.of(component)) {
            var severity = findings.get(number).severity();
            out.raw("<a href=\"#" + FindingsIndex.anchor(number) + "\" title=\"");
            out.text(Plain.of(findings.get(number).title(), 120)).raw("\">" + severity.word() + "</a> ");
        }
        out.raw("</td>");
    }

    private void flow(Flow flow) {
        out.raw("<tr><td>").link(flow.from()).raw("</td><td>").link(flow.to());
        out.raw("</td><td>").raw(flow.mechanism().word());
        for (Boundary boundary : flow.crosses())
            out.raw(" <span class=\"mark outside\">crosses ")
                    .raw(boundary.word())
                    .raw("</span>");
        out.raw("</td><td>").data(flow.data()).raw("</td><td><ul>");
        flow.evidence().stream().limit(EVIDENCE).forEach(this::evidence);
        if (flow.evidence().size() > EVIDENCE)
            out.raw("<li>+").number(flow.evidence().size() - EVIDENCE).raw(" more</li>");
        out.raw("</ul></td></tr>\n");
    }

    private void evidence(Evidence evidence) {
        out.raw("<li>").raw(evidence.kind().word()).raw(" ").code(evidence.detail(), 120);
        out.raw(" ").place(evidence.location()).raw("</li>");
    }

    private void grant(Grant grant) {
        out.raw("<tr><td>").link(grant.principal()).raw("</td><td>");
        if (!grant.allow()) out.raw("<strong>not</strong> ");
        codes(grant.actions());
        out.raw("</td><td>");
        codes(grant.resources());
        if (grant.conditional()) out.raw(" <span class=\"mark\">under conditions</span>");
        out.raw("</td><td>").text(grant.source()).raw(" ").place(grant.location());
        out.raw("</td></tr>\n");
    }

    private void codes(List<String> words) {
        int most = 12;
        for (var word : words.subList(0, Math.min(most, words.size())))
            out.code(word, 120).raw(" ");
        if (words.size() > most) out.raw("+").number(words.size() - most).raw(" more");
    }
}
