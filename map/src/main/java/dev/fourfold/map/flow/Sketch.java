package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.model.Boundary;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Gap;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The map while it is drawn: components by id, flows with all the evidence found so far.
final class Sketch {
    private record Edge(String from, String to, Mechanism mechanism) {}

    private final Catalogue catalogue;
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Map<Edge, Set<Evidence>> flows = new LinkedHashMap<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();

    Sketch(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    void declare(Component component) {
        components.put(component.id(), component);
    }

    Optional<Component> component(String id) {
        return Optional.ofNullable(components.get(id));
    }

    Collection<Component> components() {
        return components.values();
    }

    /// The components of a service or of its parts that templates declare, in the order of the templates.
    List<Component> declared(String service) {
        return components.values().stream()
                .filter(component -> component.declared() && isOf(component, service))
                .toList();
    }

    static boolean isOf(Component component, String service) {
        return component.service().equals(service) || component.service().startsWith(service + ".");
    }

    /// A component of a service that no template declares.
    ///
    /// @param name its name at the provider, or empty when only the service is known
    String undeclared(String service, String name, @Nullable Location at) {
        String id = name.isEmpty() ? service : service + ":" + name;
        components.computeIfAbsent(id, key -> {
            String title = catalogue.service(service).map(Service::title).orElse(service);
            Role role = catalogue
                    .service(service)
                    .map(known -> known.roleOf(service))
                    .orElse(Role.PROCESS);
            return new Component(id, name.isEmpty() ? title : name, service, role, "", false, "", at, null, List.of());
        });
        return id;
    }

    /// A system outside, by its host name or the name of what it is.
    String external(String service, String name, @Nullable Location at) {
        String id = service + (name.isEmpty() ? "" : ":" + name);
        String title = name.isEmpty() ? service.substring(service.indexOf('.') + 1) : name;
        components.computeIfAbsent(
                id, key -> new Component(id, title, service, Role.EXTERNAL, "", false, "", at, null, List.of()));
        return id;
    }

    /// Someone outside: `actor.internet` for anyone, `actor.operator` for people of one's own.
    String actor(String id) {
        String title = id.equals("actor.internet") ? "Internet" : "Operator";
        components.computeIfAbsent(
                id, key -> new Component(id, title, id, Role.ACTOR, "", false, "", null, null, List.of()));
        return id;
    }

    void flow(String from, String to, Mechanism mechanism, Evidence evidence) {
        if (from.equals(to) || !components.containsKey(from) || !components.containsKey(to)) return;
        flows.computeIfAbsent(new Edge(from, to, mechanism), edge -> new LinkedHashSet<>())
                .add(evidence);
    }

    boolean has(String from, String to) {
        return flows.keySet().stream()
                .anyMatch(edge -> edge.from().equals(from) && edge.to().equals(to));
    }

    boolean has(String from, String to, Mechanism mechanism) {
        return flows.containsKey(new Edge(from, to, mechanism));
    }

    void gap(String subject, String expression, String reason, @Nullable Location at) {
        gaps.add(new Gap(subject, expression, reason, at));
    }

    Set<Gap> gaps() {
        return gaps;
    }

    /// The flows as they stand, each with the boundaries that it crosses.
    List<Flow> flows() {
        var drawn = new ArrayList<Flow>();
        flows.forEach((edge, evidence) -> drawn.add(
                new Flow(edge.from(), edge.to(), edge.mechanism(), List.of(), List.copyOf(evidence), crossed(edge))));
        return drawn;
    }

    private List<Boundary> crossed(Edge edge) {
        var crossed = new LinkedHashSet<Boundary>();
        for (String end : List.of(edge.from(), edge.to())) {
            Role role = component(end).map(Component::role).orElse(Role.PROCESS);
            if (end.equals("actor.internet")) crossed.add(Boundary.INTERNET);
            if (role == Role.EXTERNAL) crossed.add(Boundary.THIRD_PARTY);
        }
        return List.copyOf(crossed);
    }

    /// Names that several components have become their ids, which say the stack.
    void tellApart() {
        var count = new LinkedHashMap<String, Integer>();
        components.values().forEach(component -> count.merge(component.name(), 1, Integer::sum));
        components.replaceAll((id, component) ->
                component.declared() && count.getOrDefault(component.name(), 0) > 1 ? named(component, id) : component);
    }

    private static Component named(Component component, String name) {
        return new Component(
                component.id(),
                name,
                component.service(),
                component.role(),
                component.type(),
                component.declared(),
                component.stack(),
                component.location(),
                component.condition(),
                component.data());
    }

    /// What is on the map only because something might have used it: undeclared ends without a flow.
    void prune() {
        var used = new LinkedHashSet<String>();
        flows.keySet().forEach(edge -> {
            used.add(edge.from());
            used.add(edge.to());
        });
        // A parameter that nothing reads hands a name from one template to another: plumbing.
        components
                .values()
                .removeIf(component -> !used.contains(component.id())
                        && (!component.declared() || component.type().equals("AWS::SSM::Parameter")));
    }
}
