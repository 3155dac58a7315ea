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
            if (!workload.isRead() && isOfAnother(workload, permission.component())) continue;
            if (workload.isRead() && !isUsed(workload, permission, service.get().id(), use)) continue;
            if (permission.access() == Access.READ && sketch.has(permission.component(), user, Mechanism.EVENT_SOURCE))
                continue;
            if (!workload.isRead() && isDelivered(user, permission.component())) continue;
            ServiceUse.draw(sketch, user, permission.component(), permission.access(), permission.evidence());
        }
        // An instance is as often somebody's workbench as a part of the application: what it could do is no flow.
        if (!workload.isRead() && !workload.resource().type().startsWith("AWS::EC2::"))
            workload.principal().everywhere().forEach((service, accesses) -> everywhere(workload, service, accesses));
    }

    /// A role that several workloads share names something for each; a literal in the workload's environment
    /// (`staging`) says which is its own, where the names differ by just such a word.
    private boolean isOfAnother(Workload workload, String component) {
        if (sketch.component(component).filter(found -> found.declared()).isPresent()) return false;
        var words = workload.environment().values().stream()
                .flatMap(value -> value.exact().stream())
                .toList();
        var siblings = workload.principal().named().stream()
                .map(Principal.Permission::component)
                .filter(other -> !other.equals(component)
                        && sketch.component(other)
                                .filter(found -> !found.declared())
                                .isPresent())
                .toList();
        boolean own = words.stream().anyMatch(word -> endsWith(component, word));
        return !own && siblings.stream().anyMatch(other -> words.stream().anyMatch(word -> endsWith(other, word)));
    }

    private static boolean endsWith(String id, String word) {
        return word.length() > 2 && (id.endsWith("/" + word) || id.endsWith("-" + word));
    }

    /// A service that the code never calls may be used by a library that is not known; an environment variable, or that
    /// nothing at all was seen, speaks for it.
    private boolean isUsed(Workload workload, Principal.Permission permission, String service, CodeUse use) {
        if (EnvironmentFlows.WITHOUT_API.contains(service)) return true;
        if (!use.isUnseen(service)) return use.does(permission.component(), service, permission.access());
        if (use.isEmpty()) return true;
        var read =
                workload.facts() == null ? Set.<String>of() : workload.facts().variables();
        return workload.environment().entrySet().stream()
                .filter(variable -> read.contains(variable.getKey()))
                .anyMatch(variable ->
                        resolver.declared(variable.getValue(), service).contains(permission.component()));
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
            if (access == Access.READ && isPolled(service, user)) return;
            ServiceUse.draw(sketch, user, end, access, wide.evidence());
        });
    }

    /// Whether a poller reads the service for the workload: that is what the grant is for.
    private boolean isPolled(String service, String user) {
        return sketch.components().stream()
                .filter(component -> Sketch.isOf(component, service))
                .anyMatch(component -> sketch.has(component.id(), user, Mechanism.EVENT_SOURCE));
    }

    /// Whether the service itself hands the workload's results or failures there: that is what the grant is for.
    private boolean isDelivered(String user, String component) {
        return sketch.has(user, component, Mechanism.DESTINATION) || sketch.has(user, component, Mechanism.DEAD_LETTER);
    }

    /// A managed policy grants much besides what it is called after (`AmazonDynamoDBFullAccess` grants DAX): only that
    /// is meant.
    private static boolean speaksOf(String policy, String service) {
        if (ManagedPolicies.actions(policy).isEmpty()) return true;
        return policy.toLowerCase(Locale.ROOT).contains(service.substring(service.indexOf('.') + 1));
    }
}
