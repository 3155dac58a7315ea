package dev.fourfold.core.report;

import dev.fourfold.core.data.DataClasses;
import dev.fourfold.core.data.Why;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.report.Line.Ink;
import java.util.List;

/// How data of a class comes to a component, step by step, and how to say that it does not.
public final class WhyReport {
    private static final int NAME = 24;

    private final AppMap map;
    private final TextStyle style;
    private final StringBuilder out = new StringBuilder();

    private WhyReport(AppMap map, TextStyle style) {
        this.map = map;
        this.style = style;
    }

    /// @param question a component's name or id and a class (`Orders:personal`), or a component alone for all classes
    /// @throws Problem.Fatal if there is no such component, or it has no such data
    public static String of(AppMap map, String question, TextStyle style) {
        int colon = question.lastIndexOf(':');
        boolean isClass = colon >= 0 && isClass(map, question.substring(colon + 1));
        String name = isClass ? question.substring(0, colon) : question;
        var component = component(map, name);
        var asked = isClass ? List.of(question.substring(colon + 1)) : component.data();
        if (asked.isEmpty() || !component.data().containsAll(asked)) throw hasNone(component, question);
        var report = new WhyReport(map, style);
        asked.forEach(dataClass -> report.write(component, dataClass));
        return report.out.toString();
    }

    private static boolean isClass(AppMap map, String word) {
        return DataClasses.shipped().get(word).isPresent()
                || map.traces().stream().anyMatch(trace -> trace.dataClass().equals(word));
    }

    private static Component component(AppMap map, String name) {
        return map.components().stream()
                .filter(component -> component.id().equals(name))
                .findFirst()
                .or(() -> map.components().stream()
                        .filter(component -> component.name().equals(name))
                        .findFirst())
                .orElseThrow(() -> fatal(
                        name,
                        "no component of " + map.name() + " is called so",
                        "ask for one as 'Orders:personal'; 'fourfold map' shows their names"));
    }

    private static Problem.Fatal hasNone(Component component, String question) {
        String has = component.data().isEmpty() ? "no data class" : String.join(", ", component.data());
        return fatal(
                question,
                component.name() + " has " + has,
                "if that is wrong, say what it holds under 'data' in fourfold.yaml");
    }

    private static Problem.Fatal fatal(String question, String message, String advice) {
        return new Problem.Fatal(List.of(new Problem(Location.of(question), message, advice)));
    }

    private void write(Component component, String dataClass) {
        if (!out.isEmpty()) out.append('\n');
        var path = Why.path(map, component.id(), dataClass);
        new Line(style)
                .add(Plain.of(component.name()), Ink.BOLD)
                .add(" has ")
                .add(Plain.of(dataClass), Ink.BOLD)
                .add(" data")
                .to(out);
        var components = map.byId();
        for (int i = 0; i < path.size(); i++) {
            var step = path.get(i);
            var at = components.get(step.component());
            var line = new Line(style)
                    .indent(2)
                    .add(i == 0 ? "  " : "→ ", Ink.DIM)
                    .add(Plain.of(at == null ? step.component() : at.name(), NAME), Ink.BOLD)
                    .column(NAME + 5);
            Location location = step.location();
            String place = location == null ? "" : Plain.of(location.toString());
            if (i > 0) line.add(Plain.of(step.reason())).right(place).to(out);
            else begins(line, step.reason(), place);
        }
        new Line(style)
                .indent(2)
                .add("not so? ", Ink.DIM)
                .add("write '" + Plain.of(component.name()) + ": not " + Plain.of(dataClass)
                        + "' under 'data' in fourfold.yaml")
                .to(out);
    }

    /// The reason is a sentence; its place stands on a line of its own.
    private void begins(Line line, String reason, String place) {
        var parts = Paragraph.wrapped(Plain.of(reason), style.width() - NAME - 5);
        line.add(parts.getFirst()).to(out);
        for (var part : parts.subList(1, parts.size()))
            new Line(style).indent(NAME + 5).add(part).to(out);
        if (!place.isEmpty())
            new Line(style).indent(NAME + 5).add(place, Ink.CYAN).to(out);
    }
}
