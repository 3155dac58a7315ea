package dev.fourfold.core.report;

import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.picture.DataColour;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What all sections of the HTML report are written with. Whatever comes from the application goes through [#text] or
/// one of the methods that name what they write; only our own markup goes through [#raw].
final class HtmlWriter {
    private static final int LONGEST_WAY = 9;
    private static final int DEEPEST = 80;

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Map<String, Component> components;
    private final Map<String, String> anchors = new HashMap<>();
    private final Map<String, List<String>> tables = new LinkedHashMap<>();
    private final Map<List<Patch>, String> shown = new HashMap<>();
    private final Map<Patch, String> changes = new HashMap<>();

    HtmlWriter(AppMap map) {
        components = map.byId();
        map.components().forEach(component -> anchors.put(component.id(), "c" + (anchors.size() + 1)));
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /// Where the pictures are drawn to.
    StringBuilder out() {
        return out;
    }

    @Nullable
    Component component(String id) {
        return components.get(id);
    }

    /// Where a component stands in the table; empty if it is not there.
    String anchor(String id) {
        return anchors.getOrDefault(id, "");
    }

    HtmlWriter raw(String markup) {
        out.append(markup);
        return this;
    }

    HtmlWriter number(long number) {
        out.append(number);
        return this;
    }

    HtmlWriter text(String words) {
        out.append(Markup.of(words));
        return this;
    }

    /// Sentences in which what stands between backquotes is code.
    HtmlWriter prose(String words) {
        var parts = words.split("`", -1);
        if (parts.length % 2 == 0) return text(words);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 0) spaced(parts[i]);
            else raw("<code>").text(parts[i]).raw("</code>");
        }
        return this;
    }

    /// Escaped, with the blanks at both ends that [Plain] takes away where something had to be left out.
    private void spaced(String part) {
        if (part.startsWith(" ")) raw(" ");
        text(part.strip());
        if (part.length() > 1 && part.endsWith(" ")) raw(" ");
    }

    HtmlWriter code(String words, int columns) {
        return raw("<code>").text(Plain.of(words, columns)).raw("</code>");
    }

    // Sections and tables

    /// Opens a section, which is a landmark under its heading.
    HtmlWriter section(String id, String heading) {
        return raw("<section id=\"" + id + "\" aria-labelledby=\"" + id + "h\">\n<h2 id=\"" + id + "h\">")
                .text(heading)
                .raw("</h2>\n");
    }

    HtmlWriter end() {
        return raw("</section>\n");
    }

    /// Opens a table.
    ///
    /// @param kind of the table, the same for all with the same columns
    HtmlWriter table(String kind, String label, List<String> columns) {
        tables.put(kind, columns);
        raw("<div class=\"wide\"><table class=\"" + kind + "\" aria-label=\"").text(label);
        raw("\">\n<thead><tr>");
        columns.forEach(column -> raw("<th scope=\"col\">").text(column).raw("</th>"));
        return raw("</tr></thead>\n<tbody>\n");
    }

    HtmlWriter endTable() {
        return raw("</tbody></table></div>\n");
    }

    /// The rules by which the cells of each table carry their column's words where a screen is too narrow for columns.
    String labels() {
        var rules = new StringBuilder("@media (max-width:40rem){\n");
        tables.forEach((kind, columns) -> {
            for (int i = 1; i < columns.size(); i++)
                rules.append(".%s td:nth-child(%d)::before{content:\"%s: \"}\n".formatted(kind, i + 1, columns.get(i)));
        });
        return rules.append("}\n").toString();
    }

    // What comes from the application

    /// A component's name, which leads to its row in the table.
    HtmlWriter link(String id) {
        var component = components.get(id);
        var anchor = anchors.get(id);
        if (component == null || anchor == null) return text(id);
        return raw("<a href=\"#" + anchor + "\">").text(component.name()).raw("</a>");
    }

    /// Components in one line; what is more than this many is folded away.
    HtmlWriter links(List<String> ids, int most) {
        int first = ids.size() <= most + 1 ? ids.size() : most;
        list(ids.subList(0, first));
        if (first == ids.size()) return this;
        raw("<details><summary>").number(ids.size() - first).raw(" more</summary>");
        return list(ids.subList(first, ids.size())).raw("</details>");
    }

    private HtmlWriter list(List<String> ids) {
        for (int i = 0; i < ids.size(); i++) raw(i == 0 ? "" : ", ").link(ids.get(i));
        return this;
    }

    HtmlWriter data(List<String> classes) {
        for (var data : DataColour.sorted(classes))
            raw("<span class=\"data " + SvgDrawing.styleClass(DataColour.of(data)) + "\">")
                    .text(Plain.of(data, 60))
                    .raw("</span> ");
        return this;
    }

    HtmlWriter place(@Nullable Location location) {
        if (location == null) return this;
        return raw("<code class=\"place\">").text(location.toString()).raw("</code>");
    }

    HtmlWriter severity(Severity severity) {
        return raw("<span class=\"severity " + SvgDrawing.styleClass(severity) + "\">" + severity.word() + "</span>");
    }

    /// Components one after the other, as data or an attacker passes them.
    ///
    /// @param at what stands beside the last one: the data classes there
    HtmlWriter way(List<String> ids, List<String> at) {
        raw("<ol class=\"way\">");
        int left = ids.size() - LONGEST_WAY;
        for (int i = 0; i < ids.size(); i++) {
            if (left > 0 && i == LONGEST_WAY / 2) {
                raw("<li>").number(left + 1).raw(" more</li>");
                i += left;
                continue;
            }
            raw("<li>").link(ids.get(i));
            if (i + 1 == ids.size() && !at.isEmpty()) raw(" ").data(at);
            raw("</li>");
        }
        return raw("</ol>\n");
    }

    // Changes of files

    /// Changes as a diff, folded. What the report has shown before, such as a key that many need, is not shown again.
    HtmlWriter patches(List<Patch> patches) {
        if (patches.isEmpty()) return this;
        var before = shown.get(patches);
        if (before != null) return raw("<p><a href=\"#" + before + "\">The same change as above</a></p>\n");
        String anchor = "p" + (shown.size() + 1);
        shown.put(patches, anchor);
        var places = new ArrayList<String>();
        patches.forEach(patch -> places.add(patch.file() + ":" + patch.line()));
        raw("<details id=\"" + anchor + "\"><summary>The change <small>").text(String.join(", ", places));
        raw("</small></summary>\n");
        patches.forEach(patch -> patch(patch, anchor));
        return raw("</details>\n");
    }

    private void patch(Patch patch, String anchor) {
        String at = patch.file() + ":" + patch.line();
        var before = changes.putIfAbsent(patch, anchor);
        if (before != null) {
            raw("<p><a href=\"#" + before + "\">").text(at).raw("</a> as above</p>\n");
            return;
        }
        raw("<p class=\"place\"><code>").text(at).raw("</code></p>\n<pre class=\"diff\">");
        patch.removed().forEach(line -> changed("del", "- ", line));
        patch.added().forEach(line -> changed("ins", "+ ", line));
        raw("</pre>\n");
    }

    private void changed(String element, String sign, String line) {
        var bare = line.stripLeading();
        int indent = Math.min(DEEPEST, line.length() - bare.length());
        raw("<" + element + ">" + sign + " ".repeat(indent)).text(bare).raw("</" + element + ">\n");
    }
}
