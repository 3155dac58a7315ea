package dev.fourfold.map.layout;

import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.picture.DataColour;
import dev.fourfold.core.picture.Glyph;
import dev.fourfold.core.picture.Picture.Box;
import dev.fourfold.core.picture.Picture.Group;
import dev.fourfold.core.report.Routes;
import dev.fourfold.core.report.ServiceName;
import dev.fourfold.map.layout.Scene.Link;
import dev.fourfold.map.layout.Scene.Node;
import dev.fourfold.map.layout.Scene.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns a cast and its grouping into a scene: the words on the boxes, and one link between any two of them.
final class Staging {
    private static final String INTERNET = "internet";
    private static final String THIRD_PARTIES = "third parties";
    private static final int NAMES = 3;

    private final String app;
    private final Cast cast;
    private final Grouping grouping;
    private final Map<String, List<Component>> members;

    private Staging(String app, Cast cast, Grouping grouping) {
        this.app = app;
        this.cast = cast;
        this.grouping = grouping;
        this.members = grouping.members(cast);
    }

    /// @param app what a stack without a name is called
    static Scene scene(String title, String note, String app, Cast cast, Grouping grouping) {
        var staging = new Staging(app, cast, grouping);
        var nodes = new ArrayList<Node>();
        staging.members.forEach((key, components) -> nodes.add(staging.node(key, components)));
        return new Scene(title, note, staging.zones(nodes), nodes, staging.links());
    }

    private List<Zone> zones(List<Node> nodes) {
        var zones = new LinkedHashMap<String, Zone>();
        for (var node : nodes) {
            if (!node.zone().isEmpty()) zones.computeIfAbsent(node.zone(), this::zone);
        }
        return List.copyOf(zones.values());
    }

    private Zone zone(String key) {
        return switch (key) {
            case INTERNET -> new Zone(key, "Internet", Group.Trust.INTERNET);
            case THIRD_PARTIES -> new Zone(key, "Third parties", Group.Trust.THIRD_PARTY);
            default -> new Zone(key, stackTitle(key.substring(Grouping.STACK.length())), Group.Trust.STACK);
        };
    }

    private String stackTitle(String stack) {
        return stack.isEmpty() ? app : stack;
    }

    private static String zone(String key, Component component) {
        return switch (component.role()) {
            case ACTOR -> INTERNET;
            case EXTERNAL -> THIRD_PARTIES;
            default ->
                key.startsWith(Grouping.STACK) || !component.declared() ? "" : Grouping.STACK + component.stack();
        };
    }

    private Node node(String key, List<Component> components) {
        return components.size() == 1 && !key.startsWith(Grouping.STACK)
                ? single(key, components.getFirst())
                : several(key, components);
    }

    private Node single(String key, Component component) {
        var routes = cast.flows().stream()
                .filter(flow -> flow.to().equals(component.id()))
                .flatMap(flow -> Routes.of(flow).stream())
                .distinct()
                .toList();
        var detail = ServiceName.of(component);
        if (!routes.isEmpty())
            detail += " · " + routes.getFirst() + (routes.size() > 1 ? " +" + (routes.size() - 1) : "");
        var kind = component.isOutside()
                ? Box.Kind.OUTSIDE
                : component.declared() ? Box.Kind.COMPONENT : Box.Kind.UNDECLARED;
        var badges = new ArrayList<>(cast.badges().getOrDefault(component.id(), List.of()));
        boolean callsItself = cast.flows().stream()
                .anyMatch(
                        flow -> flow.from().equals(component.id()) && flow.to().equals(component.id()));
        if (callsItself) badges.add("calls itself");
        if (component.condition() != null) badges.add("conditional");
        return new Node(
                key,
                List.of(component.id()),
                component.name(),
                detail,
                Glyph.of(component),
                kind,
                zone(key, component),
                badges,
                DataColour.sorted(component.data()),
                Tooltips.of(component));
    }

    private Node several(String key, List<Component> components) {
        var first = components.getFirst();
        var stacks = new TreeSet<String>();
        var services = new TreeSet<String>();
        for (var component : components) {
            stacks.add(component.stack());
            services.add(ServiceName.of(component));
        }
        boolean isWhole = key.startsWith(Grouping.STACK);
        boolean isOneService = services.size() == 1;
        String title;
        String detail;
        if (isWhole || stacks.size() > 1) {
            title = stacks.size() > 1 && !first.isOutside() ? stacks.size() + " stacks" : stackTitle(first.stack());
            detail = inside(components);
        } else {
            String family = isOneService && !first.isOutside() ? Names.shared(components) : "";
            title = (family.isEmpty() ? "" : family + "… · ")
                    + (isOneService ? components.size() + " " + plural(first) : components.size() + " components");
            detail = isOneService ? names(components) : inside(components);
        }
        return new Node(
                key,
                components.stream().map(Component::id).toList(),
                title,
                detail,
                isOneService && !isWhole ? Glyph.of(first) : Glyph.STACK,
                first.isOutside() ? Box.Kind.OUTSIDE : Box.Kind.COLLAPSED,
                stacks.size() > 1 && !first.isOutside() ? "" : zone(key, first),
                List.of(),
                DataColour.sorted(components.stream()
                        .flatMap(component -> component.data().stream())
                        .toList()),
                Tooltips.of(title, components));
    }

    private static String plural(Component component) {
        return switch (component.role()) {
            case ACTOR -> "callers";
            case EXTERNAL -> "third parties";
            default -> ServiceName.of(component);
        };
    }

    private static String names(List<Component> components) {
        var names = String.join(
                ", ", components.stream().limit(NAMES).map(Component::name).toList());
        return components.size() > NAMES ? names + " +" + (components.size() - NAMES) : names;
    }

    private static String inside(List<Component> components) {
        var counts = new TreeMap<String, Integer>();
        for (var component : components) counts.merge(ServiceName.of(component), 1, Integer::sum);
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .toList());
    }

    private List<Link> links() {
        var byEnds = new TreeMap<String, List<Flow>>();
        for (var flow : cast.flows()) {
            var ends = ends(flow);
            if (!ends.left().equals(ends.right()))
                byEnds.computeIfAbsent(ends.left() + '\n' + ends.right(), key -> new ArrayList<>())
                        .add(flow);
        }
        return byEnds.values().stream().map(this::link).toList();
    }

    private record Ends(String left, String right) {}

    private Ends ends(Flow flow) {
        var from = grouping.key(flow.from());
        var to = grouping.key(flow.to());
        return isDrawnBackward(flow) ? new Ends(to, from) : new Ends(from, to);
    }

    /// A read of a store inside; what comes from outside comes from where the outside stands.
    private boolean isDrawnBackward(Flow flow) {
        if (flow.mechanism() != Mechanism.READ) return false;
        var source =
                Objects.requireNonNull(members.get(grouping.key(flow.from()))).getFirst();
        return source.role() != Role.ACTOR;
    }

    private Link link(List<Flow> flows) {
        var ends = ends(flows.getFirst());
        boolean forward = flows.stream().anyMatch(flow -> !isDrawnBackward(flow));
        boolean backward = flows.stream().anyMatch(this::isDrawnBackward);
        var data = DataColour.sorted(
                flows.stream().flatMap(flow -> flow.data().stream()).toList());
        return new Link(
                ends.left(),
                ends.right(),
                forward,
                backward,
                Mechanisms.line(flows),
                label(ends, flows),
                data,
                flows,
                Tooltips.of(flows, this::name));
    }

    private String label(Ends ends, List<Flow> flows) {
        long pairs = flows.stream()
                .map(flow -> List.of(flow.from(), flow.to()))
                .distinct()
                .count();
        boolean isSingle = isSingle(ends.left()) && isSingle(ends.right());
        if (!isSingle && pairs > 1) return "×" + flows.size();
        return Mechanisms.label(flows);
    }

    private boolean isSingle(String key) {
        return Objects.requireNonNull(members.get(key)).size() == 1;
    }

    private String name(String id) {
        return Objects.requireNonNull(members.get(grouping.key(id))).stream()
                .filter(component -> component.id().equals(id))
                .findFirst()
                .map(Component::name)
                .orElse(id);
    }
}
