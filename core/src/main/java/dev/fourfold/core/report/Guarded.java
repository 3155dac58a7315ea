package dev.fourfold.core.report;

import dev.fourfold.core.event.Guard;
import dev.fourfold.core.model.Component;
import java.util.List;
import java.util.Map;

/// The part of the first screen about production: what the watch would tell, and where it would be blind.
final class Guarded {
    private static final int LABEL = 21;
    private static final int NAMES = 6;

    private final Guard guard;
    private final Map<String, Component> components;
    private final TextStyle style;
    private final StringBuilder out;

    Guarded(Whole whole, TextStyle style, StringBuilder out) {
        this.guard = whole.guard();
        this.components = whole.map().byId();
        this.style = style;
        this.out = out;
    }

    void write() {
        boolean nothing = guard.functions().isEmpty()
                && guard.actors().isEmpty()
                && guard.stores().isEmpty();
        if (nothing) return;
        TextReport.heading("WATCH WOULD TELL", style, out);
        if (!guard.functions().isEmpty())
            line(
                    "changed code",
                    "by anyone but " + some(guard.deployers(), "CloudFormation") + ", of "
                            + TextReport.count(guard.functions().size(), "function"));
        if (!guard.actors().isEmpty())
            line(
                    "ungranted access",
                    "by " + TextReport.count(guard.actors().size(), "component")
                            + (guard.uncertain().isEmpty()
                                    ? ""
                                    : ", " + guard.uncertain().size() + " of them with grants not wholly known"));
        if (!guard.stores().isEmpty())
            line(
                    "direct access",
                    "by anyone but " + some(guard.operators(), "the application") + ", to " + names(guard.stores()));
        if (!guard.behaviours().isEmpty()) line("odd business", String.join(", ", guard.behaviours()));
        if (!guard.dataEvents().isEmpty())
            line("needs", "CloudTrail, with data events of " + kinds(guard.dataEvents()));
    }

    private static String some(List<String> patterns, String none) {
        return patterns.isEmpty() ? none : String.join(", ", patterns);
    }

    private String names(List<String> ids) {
        var names =
                ids.stream().limit(NAMES).map(id -> Way.name(id, components)).toList();
        int more = ids.size() - names.size();
        return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    }

    private String kinds(List<String> ids) {
        return String.join(
                ", ",
                ids.stream()
                        .map(components::get)
                        .filter(java.util.Objects::nonNull)
                        .map(ServiceName::of)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private void line(String label, String text) {
        Paragraph.labelled(label, Paragraph.cut(Plain.of(text), style.width() - LABEL, 2), 2, LABEL, style, out);
    }
}
