package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.report.Line.Ink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The trees of the text report. A read hangs on its reader, every other flow on its sender, so that each flow is said
/// exactly once, whatever cycles there are.
final class FlowTree {
    private static final int STEP = 2;
    private static final int MAX_DEPTH = 9;
    private static final int NAME = 34;

    private final AppMap map;
    private final TextStyle style;
    private final StringBuilder out;
    private final FlowIndex index;
    private final Set<String> told = new LinkedHashSet<>();

    FlowTree(AppMap map, TextStyle style, StringBuilder out) {
        this.map = map;
        this.style = style;
        this.out = out;
        this.index = new FlowIndex(map);
    }

    /// All flows that one component has with another, seen from it.
    private record Branch(String other, List<Flow> flows, List<String> routes) {
        boolean givesTo() {
            return flows.stream().anyMatch(flow -> flow.to().equals(other));
        }

        boolean takesFrom() {
            return flows.stream().anyMatch(flow -> flow.from().equals(other));
        }

        String arrow() {
            if (givesTo()) return takesFrom() ? "↔ " : "→ ";
            return "← ";
        }

        String place() {
            return flows.stream()
                    .flatMap(flow -> flow.evidence().stream())
                    .map(Evidence::location)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(FlowTree::place)
                    .orElse("");
        }
    }

    void write() {
        section(
                "FROM OUTSIDE",
                component ->
                        component.role() == Role.ACTOR && !branches(component).isEmpty());
        section(
                "BEGINS BY ITSELF",
                component -> startsAlone(component) && !branches(component).isEmpty());
        section("BESIDE THESE", component -> !branches(component).isEmpty());
        unconnected();
        out.append('\n');
        new Line(style)
                .add("→ data goes to   ← data comes from   ↑ already shown above", Ink.DIM)
                .to(out);
    }

    private boolean startsAlone(Component component) {
        return index.to(component.id()).stream()
                .allMatch(flow -> index.isAside(flow) || flow.mechanism() == Mechanism.READ);
    }

    private void section(String heading, Predicate<Component> roots) {
        boolean first = true;
        for (var component : map.components()) {
            if (told.contains(component.id()) || !roots.test(component)) continue;
            if (first) TextReport.heading(heading, style, out);
            first = false;
            told.add(component.id());
            var line = new Line(style).indent(STEP);
            name(line, component);
            line.right(place(component.location())).to(out);
            below(component, 2);
        }
    }

    private void below(Component component, int depth) {
        asides(component, depth);
        for (var branch : branches(component)) branch(branch, depth);
    }

    private void branch(Branch branch, int depth) {
        var other = index.get(branch.other());
        var line = new Line(style).indent(depth * STEP);
        if (!branch.routes().isEmpty())
            line.add(routes(branch.routes()), Ink.CYAN).add(" ");
        line.add(branch.arrow());
        name(line, other);
        if (branch.routes().isEmpty()) line.add("  " + mechanisms(branch), Ink.DIM);
        data(line, branch);
        boolean isFirst = depth < MAX_DEPTH && told.add(other.id());
        if (!isFirst && !branches(other).isEmpty()) line.add(told.contains(other.id()) ? " ↑" : " … below", Ink.DIM);
        line.right(branch.place()).to(out);
        if (isFirst) below(other, depth + 1);
    }

    private static String routes(List<String> routes) {
        var more = routes.size() > 2 ? " +" + (routes.size() - 1) : "";
        return Plain.of(routes.size() == 2 ? routes.get(0) + ", " + routes.get(1) : routes.get(0), 40) + more;
    }

    private static String mechanisms(Branch branch) {
        return String.join(
                ", ",
                branch.flows().stream()
                        .map(flow -> flow.mechanism().word())
                        .distinct()
                        .toList());
    }

    private static void data(Line line, Branch branch) {
        var data = branch.flows().stream()
                .flatMap(flow -> flow.data().stream())
                .distinct()
                .sorted()
                .toList();
        if (!data.isEmpty()) line.add("  " + Plain.of(String.join(", ", data), 40), Ink.CYAN);
    }

    private void name(Line line, Component component) {
        line.add(Plain.of(component.name(), NAME), TextReport.ink(component));
        line.add("  " + Plain.of(ServiceName.of(component), 24), Ink.DIM);
        var marks = TextReport.marks(component);
        if (!marks.isEmpty()) line.add("  [" + String.join(", ", marks) + "]", Ink.YELLOW);
    }

    private void asides(Component component, int depth) {
        var words = new ArrayList<String>();
        for (var flow : index.from(component.id())) {
            if (index.isAside(flow)) words.add(flow.mechanism().word() + " → " + shortName(flow.to()));
        }
        for (var flow : index.to(component.id())) {
            if (index.isAside(flow) && index.get(flow.from()).role() == Role.GUARD)
                words.add(flow.mechanism().word() + " ← " + shortName(flow.from()));
        }
        if (!words.isEmpty())
            new Line(style)
                    .indent(depth * STEP)
                    .add("+ " + String.join(", ", words), Ink.DIM)
                    .to(out);
    }

    private String shortName(String id) {
        return Plain.of(index.get(id).name(), NAME);
    }

    private List<Branch> branches(Component component) {
        var byOther = new LinkedHashMap<String, List<Flow>>();
        for (var flow : index.from(component.id())) {
            if (flow.mechanism() != Mechanism.READ && !index.isAside(flow))
                byOther.computeIfAbsent(flow.to(), id -> new ArrayList<>()).add(flow);
        }
        for (var flow : index.to(component.id())) {
            if (flow.mechanism() == Mechanism.READ && !index.isAside(flow))
                byOther.computeIfAbsent(flow.from(), id -> new ArrayList<>()).add(flow);
        }
        var branches = new ArrayList<Branch>();
        byOther.forEach((other, flows) -> branches.add(new Branch(other, flows, routesOf(flows))));
        branches.sort(Comparator.comparing(FlowTree::order).thenComparing(Branch::other));
        return branches;
    }

    private static List<String> routesOf(List<Flow> flows) {
        return flows.stream().flatMap(flow -> Routes.of(flow).stream()).toList();
    }

    private static String order(Branch branch) {
        if (branch.routes().isEmpty()) return "\uffff";
        var route = branch.routes().getFirst();
        return Routes.path(route);
    }

    private void unconnected() {
        boolean first = true;
        for (var component : map.components()) {
            if (index.isTouched(component.id())) continue;
            if (first) TextReport.heading("NO FLOW FOUND", style, out);
            first = false;
            var line = new Line(style).indent(STEP);
            name(line, component);
            line.right(place(component.location())).to(out);
        }
    }

    static String place(@Nullable Location location) {
        if (location == null) return "";
        var file = Plain.of(location.file());
        var shown = file.length() <= 36 ? file : "…" + file.substring(file.length() - 35);
        return location.line() == 0 ? shown : shown + ":" + location.line();
    }
}
