package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/// A map as the diagram languages want it: nodes in zones, and at most one arrow from one node to another. Above a
/// number of arrows each stack becomes one node, or, where there is only one stack, all components of one service.
///
/// @param arrows sorted by from and to
record Diagram(List<Zone> zones, List<Arrow> arrows) {

    /// Nodes that belong together.
    ///
    /// @param title empty for nodes in no zone
    record Zone(Kind kind, String title, List<Node> nodes) {
        enum Kind {
            INTERNET,
            STACK,
            UNDECLARED,
            THIRD_PARTY
        }
    }

    /// @param detail the service, or what is inside a collapsed node
    record Node(String id, String name, String detail, Role role, boolean declared) {}

    /// @param label the mechanisms, or how many flows there are
    record Arrow(String from, String to, String label) {}

    static Diagram of(AppMap map, int mostArrows) {
        var whole = new Diagram(zones(map), arrows(map, component -> component.id()));
        if (whole.arrows.size() <= mostArrows) return whole;
        long stacks = map.components().stream()
                .filter(component -> kind(component) == Zone.Kind.STACK)
                .map(Component::stack)
                .distinct()
                .count();
        Function<Component, String> node = stacks > 1 ? Diagram::place : Diagram::placeOfService;
        return new Diagram(collapsed(map, node), arrows(map, node));
    }

    private static Zone.Kind kind(Component component) {
        return switch (component.role()) {
            case ACTOR -> Zone.Kind.INTERNET;
            case EXTERNAL -> Zone.Kind.THIRD_PARTY;
            default -> component.declared() ? Zone.Kind.STACK : Zone.Kind.UNDECLARED;
        };
    }

    private static String place(Component component) {
        var kind = kind(component);
        return kind == Zone.Kind.STACK ? "stack " + component.stack() : kind.name();
    }

    private static String placeOfService(Component component) {
        boolean isInside = kind(component) == Zone.Kind.STACK;
        return isInside ? place(component) + " " + component.service() : place(component);
    }

    private static String title(AppMap map, Component component) {
        return switch (kind(component)) {
            case INTERNET -> "Internet";
            case THIRD_PARTY -> "Third parties";
            case UNDECLARED -> "Not declared here";
            case STACK -> component.stack().isEmpty() ? map.name() : component.stack();
        };
    }

    private static int order(Component component) {
        return switch (kind(component)) {
            case INTERNET -> 0;
            case STACK -> 1;
            case UNDECLARED -> 2;
            case THIRD_PARTY -> 3;
        };
    }

    private static Map<String, List<Component>> byPlace(AppMap map, Function<Component, String> node) {
        var places = new TreeMap<String, List<Component>>();
        for (var component : map.components())
            places.computeIfAbsent(order(component) + node.apply(component), key -> new ArrayList<>())
                    .add(component);
        return places;
    }

    private static List<Zone> zones(AppMap map) {
        return byPlace(map, Diagram::place).values().stream()
                .map(components -> new Zone(
                        kind(components.getFirst()),
                        title(map, components.getFirst()),
                        components.stream().map(Diagram::node).toList()))
                .toList();
    }

    private static Node node(Component component) {
        return new Node(
                component.id(),
                component.name(),
                ServiceName.of(component),
                component.role(),
                component.declared() || component.isOutside());
    }

    private static List<Zone> collapsed(AppMap map, Function<Component, String> place) {
        return byPlace(map, place).values().stream()
                .map(components -> {
                    var first = components.getFirst();
                    var role =
                            place.apply(first).equals(place(first)) && !first.isOutside() ? Role.PROCESS : first.role();
                    var node = new Node(
                            place.apply(first),
                            name(map, components, place),
                            String.join(", ", Facts.counted(components)),
                            role,
                            true);
                    return new Zone(kind(first), "", List.of(node));
                })
                .toList();
    }

    private static String name(AppMap map, List<Component> components, Function<Component, String> place) {
        var first = components.getFirst();
        boolean isWholeStack = place.apply(first).equals(place(first));
        if (isWholeStack) return title(map, first);
        return components.size() == 1 ? first.name() : first.name() + " +" + (components.size() - 1);
    }

    private static List<Arrow> arrows(AppMap map, Function<Component, String> node) {
        var byId = map.byId();
        var byEnds = new LinkedHashMap<List<String>, List<Flow>>();
        for (var flow : map.flows()) {
            var from = node.apply(Objects.requireNonNull(byId.get(flow.from())));
            var to = node.apply(Objects.requireNonNull(byId.get(flow.to())));
            boolean isInside = from.equals(to) && !flow.from().equals(flow.to());
            if (!isInside)
                byEnds.computeIfAbsent(List.of(from, to), ends -> new ArrayList<>())
                        .add(flow);
        }
        var arrows = new ArrayList<Arrow>();
        byEnds.forEach((ends, flows) -> arrows.add(new Arrow(ends.get(0), ends.get(1), label(ends, flows))));
        return arrows;
    }

    private static String label(List<String> ends, List<Flow> flows) {
        boolean isOne = flows.stream()
                .allMatch(flow -> flow.from().equals(ends.get(0)) && flow.to().equals(ends.get(1)));
        if (!isOne) return flows.size() == 1 ? flows.getFirst().mechanism().word() : "×" + flows.size();
        var routes = flows.stream()
                .flatMap(flow -> Routes.of(flow).stream())
                .distinct()
                .toList();
        if (!routes.isEmpty()) return routes.getFirst() + (routes.size() > 1 ? " +" + (routes.size() - 1) : "");
        return String.join(
                ", ",
                flows.stream()
                        .map(Flow::mechanism)
                        .map(Mechanism::word)
                        .distinct()
                        .toList());
    }
}
