package dev.fourfold.map.flow;

import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.map.blueprint.Embedded;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Whose events reach the rules of EventBridge: the services and resources that a pattern names, or the bus where
/// applications put theirs
/// (EventBridge User Guide, Event patterns; Events from AWS services, read 2026-11).
final class EventFlows {
    private final Sketch sketch;
    private final Resolver resolver;
    private final Set<String> announced = new LinkedHashSet<>();

    EventFlows(Sketch sketch, Resolver resolver) {
        this.sketch = sketch;
        this.resolver = resolver;
    }

    void draw(Resource resource) {
        if (!resource.type().equals("AWS::Events::Rule")) return;
        var pattern = resource.properties().get("EventPattern").flatMap(Embedded::document);
        if (pattern.isEmpty()) return;
        var sources = pattern.get().get("source").map(Value::items).orElse(List.of());
        boolean own = sources.isEmpty();
        for (Value source : sources) {
            String name = source.exact().orElse("");
            if (name.startsWith("aws.partner/")) partner(resource, name, source);
            else if (name.startsWith("aws.")) provider(resource, name, pattern.get());
            else own = true;
        }
        if (own) bus(resource);
    }

    /// A partner's events come from its system, called `aws.partner/{partner}/{…}`.
    private void partner(Resource rule, String name, Value source) {
        var evidence = new Evidence(Evidence.Kind.PROPERTY, "EventPattern source " + name, source.at());
        String partner = Arn.split(name, "/", 3).get(1);
        int dot = partner.indexOf('.');
        String service = "external." + (dot < 0 ? partner : partner.substring(0, dot));
        sketch.flow(sketch.external(service, name, source.at()), rule.id(), Mechanism.NOTIFICATION, evidence);
    }

    /// Buckets tell EventBridge of their objects although no rule of this application may listen.
    void announce(Resource resource) {
        if (!resource.type().equals("AWS::S3::Bucket") || announced.contains(resource.id())) return;
        if (!announces(resource)) return;
        var evidence = new Evidence(
                Evidence.Kind.PROPERTY, "NotificationConfiguration.EventBridgeConfiguration", resource.at());
        sketch.flow(resource.id(), defaultBus(resource), Mechanism.NOTIFICATION, evidence);
    }

    private void bus(Resource rule) {
        var bus = rule.properties().get("EventBusName");
        var buses = bus.map(value -> resolver.components(value, "aws.eventbridge"))
                .filter(found -> !found.isEmpty())
                .orElseGet(() -> Set.of(defaultBus(rule)));
        for (String id : buses) {
            String from = id.equals("aws.eventbridge:default") ? defaultBus(rule) : id;
            sketch.flow(
                    from,
                    rule.id(),
                    Mechanism.SUBSCRIPTION,
                    new Evidence(Evidence.Kind.PROPERTY, "EventPattern", rule.at()));
        }
    }

    private String defaultBus(Resource resource) {
        return sketch.undeclared("aws.eventbridge", "default", resource.at());
    }

    private void provider(Resource rule, String source, Value pattern) {
        var evidence = new Evidence(Evidence.Kind.PROPERTY, "EventPattern source " + source, rule.at());
        String name = source.substring("aws.".length());
        String service = sketch.catalogue()
                .byPrefix(name)
                .or(() -> sketch.catalogue().byClient(name))
                .map(found -> found.id())
                .orElse("aws." + name);
        if (service.equals("aws.eventbridge")) return;
        for (String from : senders(service, pattern)) {
            announced.add(from);
            sketch.flow(from, rule.id(), Mechanism.NOTIFICATION, evidence);
        }
        boolean trail = pattern.get("detail-type").map(Value::items).orElse(List.of()).stream()
                .anyMatch(type -> type.pattern().contains("via CloudTrail"));
        if (trail)
            sketch.flow(
                    sketch.undeclared("aws.cloudtrail", "", rule.at()), rule.id(), Mechanism.NOTIFICATION, evidence);
    }

    /// The service's components that the pattern names; else those that announce anything; else the service.
    private Set<String> senders(String service, Value pattern) {
        var named = new LinkedHashSet<String>();
        for (String part : List.of("detail", "resources"))
            pattern.get(part)
                    .ifPresent(value -> value.forEach(inner -> {
                        if (inner instanceof Value.Reference
                                || inner instanceof Value.Joined
                                || inner instanceof Value.Text) {
                            resolver.declared(inner, service).stream()
                                    .filter(id -> isOf(id, service))
                                    .forEach(named::add);
                        }
                    }));
        if (!named.isEmpty()) return named;
        var declared = sketch.declared(service);
        var announcing = declared.stream().filter(this::announces).toList();
        if (!announcing.isEmpty()) return ids(announcing);
        if (declared.size() == 1 && !service.equals("aws.s3")) return ids(declared);
        return Set.of(sketch.undeclared(service, "", pattern.at()));
    }

    private boolean isOf(String id, String service) {
        return sketch.component(id)
                .filter(component -> Sketch.isOf(component, service))
                .isPresent();
    }

    private boolean announces(Component component) {
        return resolver.ofType("AWS::S3::Bucket").stream()
                .anyMatch(bucket -> bucket.id().equals(component.id()) && announces(bucket));
    }

    private static boolean announces(Resource bucket) {
        return !Paths.at(bucket.properties(), "NotificationConfiguration.EventBridgeConfiguration")
                .isEmpty();
    }

    private static Set<String> ids(List<Component> components) {
        var ids = new LinkedHashSet<String>();
        components.forEach(component -> ids.add(component.id()));
        return ids;
    }
}
