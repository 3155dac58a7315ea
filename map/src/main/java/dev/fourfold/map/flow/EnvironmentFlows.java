package dev.fourfold.map.flow;

import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.map.blueprint.Value;
import java.util.Set;

/// What the environment alone shows: the address of something that asks for no permission of IAM, so that no grant can
/// show it.
final class EnvironmentFlows {
    /// Services that are spoken to in a protocol of their own (SQL, Redis, AMQP) rather than in the provider's API.
    static final Set<String> WITHOUT_API = Set.of(
            "aws.rds",
            "aws.dsql",
            "aws.elasticache",
            "aws.memorydb",
            "aws.documentdb",
            "aws.opensearch",
            "aws.mq",
            "aws.msk",
            "aws.neptune",
            "aws.redshift",
            "aws.dax");
    private static final Set<String> GATEWAYS = Set.of("aws.apigateway", "aws.appsync", "aws.elasticloadbalancing");

    private final Sketch sketch;
    private final Resolver resolver;

    EnvironmentFlows(Sketch sketch, Resolver resolver) {
        this.sketch = sketch;
        this.resolver = resolver;
    }

    void draw(Workload workload) {
        workload.environment().forEach((name, value) -> {
            for (String end : resolver.declared(value, "")) address(workload, name, value, end);
            if (value.pattern().contains("{{resolve:secretsmanager:")) secret(workload, name, value);
        });
    }

    private void address(Workload workload, String name, Value value, String end) {
        var component = sketch.component(end);
        String user = workload.resource().id();
        if (component.isEmpty() || !isAddressed(component.get())) return;
        var facts = workload.facts();
        if (facts != null && facts.complete() && !facts.variables().contains(name)) return;
        if (sketch.has(user, end) || sketch.has(end, user)) return;
        var evidence = new Evidence(Evidence.Kind.ENVIRONMENT, name, value.at());
        boolean store = component.get().role() == Role.STORE;
        boolean gateway = component.get().role() == Role.GATEWAY;
        sketch.flow(user, end, gateway ? Mechanism.REQUEST : Mechanism.WRITE, evidence);
        if (store) sketch.flow(end, user, Mechanism.READ, evidence);
    }

    private static boolean isAddressed(Component component) {
        return WITHOUT_API.stream().anyMatch(service -> Sketch.isOf(component, service))
                || GATEWAYS.stream().anyMatch(service -> Sketch.isOf(component, service));
    }

    /// A secret that the deployment copies into a variable.
    private void secret(Workload workload, String name, Value value) {
        for (String end : resolver.components(value, "")) {
            if (sketch.component(end)
                    .filter(component -> component.service().equals("aws.secretsmanager"))
                    .isEmpty()) continue;
            sketch.flow(
                    end,
                    workload.resource().id(),
                    Mechanism.READ,
                    new Evidence(Evidence.Kind.ENVIRONMENT, name, value.at()));
        }
    }
}
