package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.report.Line.Ink;
import java.util.ArrayList;
import java.util.List;

/// The map for a terminal: every flow once, as trees that begin where data comes in. A line of a tree says which way
/// the data goes, to or from what, by which mechanism, and where that is written.
public final class TextReport {
    private TextReport() {}

    public static String of(AppMap map, TextStyle style) {
        var out = new StringBuilder();
        title(map, style).to(out);
        if (map.components().isEmpty())
            new Line(style).add("Nothing to map was found.").to(out);
        else new FlowTree(map, style, out).write();
        Unresolved.gaps(map, style, Integer.MAX_VALUE, out);
        Unresolved.problems(map, style, Integer.MAX_VALUE, out);
        return out.toString();
    }

    /// `shop · 2 templates · 23 components · 41 flows`.
    static Line title(AppMap map, TextStyle style) {
        var parts = new ArrayList<String>();
        parts.add(count(map.templates().size(), "template"));
        parts.add(count(map.components().size(), "component"));
        parts.add(count(map.flows().size(), "flow"));
        return new Line(style)
                .add(Plain.of(map.name(), style.width() / 2), Ink.BOLD)
                .add(" · " + String.join(" · ", parts));
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static void heading(String heading, TextStyle style, StringBuilder out) {
        out.append('\n');
        new Line(style).add(heading, Ink.BOLD).to(out);
    }

    /// What sets a component apart, in words: outside, undeclared, conditional.
    static List<String> marks(Component component) {
        var marks = new ArrayList<String>();
        if (!component.declared() && !component.isOutside()) marks.add("not declared here");
        if (component.condition() != null) marks.add("if " + Plain.of(component.condition(), 24));
        return marks;
    }

    static Ink ink(Component component) {
        if (component.role() == Role.EXTERNAL || component.role() == Role.ACTOR) return Ink.RED;
        return component.declared() ? Ink.BOLD : Ink.YELLOW;
    }
}
