package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.FlowRule;
import dev.fourfold.core.catalogue.ResourceType;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The flows that the service pages' rules find in properties.
final class TypeFlows {
    private final Sketch sketch;
    private final Resolver resolver;
    private final LoadBalancers loadBalancers;

    TypeFlows(Blueprint blueprint, Sketch sketch, Resolver resolver) {
        this.sketch = sketch;
        this.resolver = resolver;
        this.loadBalancers = new LoadBalancers(blueprint, resolver);
    }

    void draw(Resource resource, ResourceType type) {
        for (FlowRule rule : type.flows()) {
            if (rule.each().isEmpty()) {
                draw(resource, rule, resource.properties());
            } else {
                for (Value element : Paths.at(resource.properties(), rule.each())) draw(resource, rule, element);
            }
        }
    }

    private void draw(Resource resource, FlowRule rule, Value element) {
        if (!holds(rule.when(), resource.properties(), element)) return;
        // A key or a firewall that no template declares is the provider's or somebody else's: what it guards is not
        // news.
        var from = end(resource, rule.from(), element, rule.mechanism() != Mechanism.PROTECT, true);
        if (from.isEmpty()) return;
        var to = end(resource, rule.to(), element, true, false);
        String detail = resource.type() + " " + (rule.to().equals(FlowRule.SELF) ? rule.from() : rule.to());
        var kind = rule.mechanism() == Mechanism.EVENT_SOURCE ? Evidence.Kind.EVENT_SOURCE : Evidence.Kind.PROPERTY;
        for (String source : from) {
            for (String target : to) {
                sketch.flow(
                        source, target, rule.mechanism(), new Evidence(kind, detail, place(rule, resource, element)));
            }
        }
    }

    private static dev.fourfold.core.model.Location place(FlowRule rule, Resource resource, Value element) {
        String path = Resolver.withoutService(rule.to().equals(FlowRule.SELF) ? rule.from() : rule.to());
        var values = path.startsWith(".") ? Paths.at(element, path) : Paths.at(resource.properties(), path);
        return values.isEmpty() ? resource.at() : values.getFirst().at();
    }

    private Set<String> end(Resource resource, String end, Value element, boolean undeclared, boolean source) {
        if (end.equals(FlowRule.SELF)) return resolver.resource(resource.id());
        if (end.startsWith("actor.")) return Set.of(sketch.actor(end));
        if (end.startsWith("aws.")) return Set.of(sketch.undeclared(end, "", resource.at()));
        if (end.startsWith("external.")) return Set.of(sketch.external(end, "", resource.at()));
        String path = Resolver.withoutService(end);
        var values = path.startsWith(".") ? Paths.at(element, path) : Paths.at(resource.properties(), path);
        var found = new java.util.LinkedHashSet<String>();
        for (Value value : values) {
            var balancers = source ? loadBalancers.before(value) : Set.<String>of();
            if (!balancers.isEmpty()) found.addAll(balancers);
            else
                found.addAll(
                        undeclared
                                ? resolver.components(value, Resolver.serviceOf(end))
                                : resolver.declared(value, Resolver.serviceOf(end)));
        }
        return found;
    }

    private static boolean holds(Map<String, List<String>> when, Value properties, Value element) {
        for (var condition : when.entrySet()) {
            String path = condition.getKey();
            var values = path.startsWith(".") ? Paths.at(element, path) : Paths.at(properties, path);
            if (!holds(values, condition.getValue())) return false;
        }
        return true;
    }

    private static boolean holds(List<Value> values, List<String> wanted) {
        if (values.isEmpty()) return wanted.contains("absent");
        if (wanted.contains("present")) return true;
        if (wanted.equals(List.of("absent"))) return false;
        for (Value value : values) {
            for (Value each : value.items()) {
                if (!(each instanceof Value.Text text) || wanted.contains(text.text())) return true;
            }
        }
        return false;
    }

    /// The service that a resource's component is, by the conditions of its type's variants.
    static String serviceOf(ResourceType type, Resource resource) {
        for (var variant : type.variants()) {
            boolean exact = variant.when().keySet().stream()
                    .allMatch(path -> Paths.at(resource.properties(), path).stream()
                            .allMatch(value -> value.certainty() == Value.Certainty.EXACT));
            if (exact && holds(variant.when(), resource.properties(), resource.properties())) return variant.service();
        }
        return type.service();
    }
}
