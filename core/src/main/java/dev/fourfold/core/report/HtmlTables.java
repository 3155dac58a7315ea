package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Boundary;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Grant;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.picture.DataColour;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tables of the HTML report: what the pictures show, with the facts behind it.
final class HtmlTables {
    private static final int EVIDENCE = 6;
    private final AppMap map;
    private final Map<String, Component> components;
    private final Map<String, String> anchors;
    private final StringBuilder out;

    HtmlTables(AppMap map, Map<String, String> anchors, StringBuilder out) {
        this.map = map;
        this.components = map.byId();
        this.anchors = anchors;
        this.out = out;
    }

    void write() {
        open("components", "Components", List.of("Name", "Service", "Role", "Stack", "Data", "Declared in"));
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
        out.append("<section id=\"")
                .append(id)
                .append("\">\n<h2>")
                .append(title)
                .append("</h2>\n");
        out.append("<div class=\"wide\"><table>\n<thead><tr>");
        for (var column : columns)
            out.append("<th scope=\"col\">").append(column).append("</th>");
        out.append("</tr></thead>\n<tbody>\n");
    }

    private void close() {
        out.append("</tbody></table></div>\n</section>\n");
    }

    private void component(Component component) {
        out.append("<tr id=\"").append(anchors.get(component.id())).append("\"><th scope=\"row\">");
        out.append(Markup.of(component.name()));
        if (!component.name().equals(component.id()))
            out.append(" <small>").append(Markup.of(component.id())).append("</small>");
        out.append("</th><td title=\"").append(Markup.of(component.service())).append("\">");
        out.append(Markup.of(ServiceName.of(component)));
        for (var mark : TextReport.marks(component))
            out.append(" <span class=\"mark\">").append(Markup.of(mark)).append("</span>");
        out.append("</td><td>").append(component.role().word()).append("</td><td>");
        out.append(Markup.of(component.stack())).append("</td><td>");
        data(component.data());
        out.append("</td><td>").append(place(component.location())).append("</td></tr>\n");
    }

    private void flow(Flow flow) {
        out.append("<tr><td>");
        link(flow.from());
        out.append("</td><td>");
        link(flow.to());
        out.append("</td><td>").append(flow.mechanism().word());
        for (Boundary boundary : flow.crosses())
            out.append(" <span class=\"mark outside\">crosses ")
                    .append(boundary.word())
                    .append("</span>");
        out.append("</td><td>");
        data(flow.data());
        out.append("</td><td><ul>");
        flow.evidence().stream().limit(EVIDENCE).forEach(this::evidence);
        if (flow.evidence().size() > EVIDENCE)
            out.append("<li>+").append(flow.evidence().size() - EVIDENCE).append(" more</li>");
        out.append("</ul></td></tr>\n");
    }

    private void evidence(Evidence evidence) {
        out.append("<li>").append(evidence.kind().word()).append(" <code>");
        out.append(Markup.of(Plain.of(evidence.detail(), 120))).append("</code> ");
        out.append(place(evidence.location())).append("</li>");
    }

    private void grant(Grant grant) {
        out.append("<tr><td>");
        link(grant.principal());
        out.append("</td><td>");
        if (!grant.allow()) out.append("<strong>not</strong> ");
        codes(grant.actions());
        out.append("</td><td>");
        codes(grant.resources());
        if (grant.conditional()) out.append(" <span class=\"mark\">under conditions</span>");
        out.append("</td><td>").append(Markup.of(grant.source())).append(' ');
        out.append(place(grant.location())).append("</td></tr>\n");
    }

    private void codes(List<String> words) {
        int most = 12;
        for (var word : words.subList(0, Math.min(most, words.size())))
            out.append("<code>").append(Markup.of(Plain.of(word, 120))).append("</code> ");
        if (words.size() > most) out.append("+").append(words.size() - most).append(" more");
    }

    private void data(List<String> classes) {
        for (var data : DataColour.sorted(classes))
            out.append("<span class=\"data ")
                    .append(SvgDrawing.styleClass(DataColour.of(data)))
                    .append("\">")
                    .append(Markup.of(data))
                    .append("</span> ");
    }

    private void link(String id) {
        var component = components.get(id);
        var name = Markup.of(component == null ? id : component.name());
        var anchor = anchors.get(id);
        if (anchor == null) out.append(name);
        else out.append("<a href=\"#").append(anchor).append("\">").append(name).append("</a>");
    }

    static String place(@Nullable Location location) {
        if (location == null) return "";
        return "<code class=\"place\">" + Markup.of(location.toString()) + "</code>";
    }
}
