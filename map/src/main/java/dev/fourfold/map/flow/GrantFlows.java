package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.model.Mechanism;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a workload's role lets it do. A grant that names a component is a flow; one on everything of a service is one
/// only where the
/// code could not be read. Code that was read narrows a grant to what it does.
final class GrantFlows {
    /// Granted to almost everything that runs, for its own running: the service's logs, traces, network and keys.
    private static final Set<String> HOUSEKEEPING = Set.of(
            "aws.logs",
            "aws.xray",
            "aws.ec2",
            "aws.kms",
            "aws.iam",
            "aws.sts",
            "aws.ecr",
            "aws.cloudwatch",
            "aws.cloudformation",
            "aws.autoscaling");

    private static final String FUNCTION = "AWS::Lambda::Function";

    private final Sketch sketch;

    private final Resolver resolver;

    GrantFlows(Sketch sketch, Resolver resolver) {
        this.sketch = sketch;
        this.resolver = resolver;
    }

    /// @param use what the workload's code was seen to do
    void draw(Workload workload, CodeUse use) {
        String user = workload.resource().id();
        for (var permission : workload.principal().named()) {
            var service = sketch.component(permission.component())
                    .flatMap(component -> sketch.catalogue().service(component.service()));
            if (service.isEmpty() || HOUSEKEEPING.contains(service.get().id())) continue;
            if (workload.isRead() && !isUsed(workload, permission, service.get().id(), use)) continue;
            if (permission.access() == Access.READ && sketch.has(permission.component(), user, Mechanism.EVENT_SOURCE))
                continue;
            ServiceUse.draw(sketch, user, permission.component(), permission.access(), permission.evidence());
        }
        if (!workload.isRead() && workload.resource().type().equals(FUNCTION))
            workload.principal().everywhere().forEach((service, accesses) -> everywhere(workload, service, accesses));
    }

    /// A service that the code never calls may be used by a library that is not known; an environment variable, or that
    /// nothing at all was seen, speaks for it.
    private boolean isUsed(Workload workload, Principal.Permission permission, String service, CodeUse use) {
        if (EnvironmentFlows.WITHOUT_API.contains(service)) return true;
        if (!use.isUnseen(service)) return use.does(permission.component(), service, permission.access());
        return use.isEmpty()
                || workload.environment().values().stream()
                        .anyMatch(value -> resolver.declared(value, service).contains(permission.component()));
    }

    private void everywhere(Workload workload, String service, Map<Access, Principal.Wide> accesses) {
        if (HOUSEKEEPING.contains(service)) return;
        String user = workload.resource().id();
        var declared = sketch.declared(service).stream()
                .filter(component -> !component.id().equals(user))
                .toList();
        accesses.forEach((access, wide) -> {
            if (declared.isEmpty() && !speaksOf(wide.policy(), service)) return;
            String end = declared.size() == 1
                    ? declared.getFirst().id()
                    : sketch.undeclared(service, "", workload.resource().at());
            if (access == Access.READ && sketch.has(end, user, Mechanism.EVENT_SOURCE)) return;
            ServiceUse.draw(sketch, user, end, access, wide.evidence());
        });
    }

    /// A managed policy grants much besides what it is called after (`AmazonDynamoDBFullAccess` grants DAX): only that
    /// is meant.
    private static boolean speaksOf(String policy, String service) {
        if (ManagedPolicies.actions(policy).isEmpty()) return true;
        return policy.toLowerCase(Locale.ROOT).contains(service.substring(service.indexOf('.') + 1));
    }
}
