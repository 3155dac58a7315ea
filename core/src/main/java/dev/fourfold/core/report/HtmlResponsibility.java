package dev.fourfold.core.report;

import dev.fourfold.core.catalogue.Layer;
import dev.fourfold.core.catalogue.Owner;
import dev.fourfold.core.fit.Responsibility;
import dev.fourfold.core.model.Component;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whose each layer is: one row for each service, since the components of one service share their layers.
final class HtmlResponsibility {
    private static final int NAMES = 4;

    private record Kind(String service, Map<Layer, Owner> owners) {}

    private final Responsibility responsibility;
    private final HtmlWriter out;

    HtmlResponsibility(Responsibility responsibility, HtmlWriter out) {
        this.responsibility = responsibility;
        this.out = out;
    }

    void write() {
        out.section("responsibility", "Whose responsibility");
        if (responsibility.rows().isEmpty())
            out.raw("<p>Whose the layers of these services are is not described yet.</p>\n");
        else table();
        if (!responsibility.undescribed().isEmpty()) {
            var services = responsibility.undescribed().stream()
                    .map(ServiceName::of)
                    .distinct()
                    .toList();
            out.raw("<p>Not described yet: ").text(String.join(", ", services)).raw(".</p>\n");
        }
        out.end();
    }

    private void table() {
        String sentence = responsibility.sentence();
        out.raw("<p>").text(sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1));
        out.raw(". Shared: the provider gives the means, your settings decide whether they work.</p>\n");
        var columns = new ArrayList<>(List.of("Service", "Components"));
        for (var layer : Layer.values()) columns.add(layer.word());
        out.table("layers", "Whose responsibility each layer is", columns);
        var kinds = new LinkedHashMap<Kind, List<String>>();
        for (var row : responsibility.rows())
            kinds.computeIfAbsent(kind(row.component(), row.owners()), kind -> new ArrayList<>())
                    .add(row.component().id());
        kinds.forEach(this::row);
        out.endTable();
    }

    private static Kind kind(Component component, Map<Layer, Owner> owners) {
        return new Kind(ServiceName.of(component), owners);
    }

    private void row(Kind kind, List<String> components) {
        out.raw("<tr><th scope=\"row\">").text(kind.service()).raw("</th><td>").links(components, NAMES);
        out.raw("</td>");
        for (var layer : Layer.values()) {
            var owner = kind.owners().get(layer);
            if (owner == null) out.raw("<td>none</td>");
            else out.raw("<td class=\"o-" + owner.word() + "\">" + owner.word() + "</td>");
        }
        out.raw("</tr>\n");
    }
}
