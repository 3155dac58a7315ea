package dev.fourfold.map.flow;

import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the states of a state machine do (Amazon States Language specification; Step Functions Developer Guide,
/// Integrating services, read 2026-11).
final class WorkflowFlows {
    private static final int MAX_DEPTH = 40;

    private final Sketch sketch;
    private final Resolver resolver;
    private final ServiceTargets targets;
    private final Roles roles;

    WorkflowFlows(Sketch sketch, Resolver resolver, Roles roles) {
        this.sketch = sketch;
        this.resolver = resolver;
        this.targets = new ServiceTargets(sketch, resolver);
        this.roles = roles;
    }

    void draw(Resource resource) {
        if (!resource.type().equals("AWS::StepFunctions::StateMachine")) return;
        var role = resource.properties().get("RoleArn");
        var caller = role.map(value -> new Principal(resource.id(), roles.statements(value), sketch, resolver));
        var definition = resource.properties().get("Definition");
        if (definition.isEmpty()) {
            sketch.gap(
                    resource.id(),
                    "Definition",
                    "the state machine's definition could not be read, its flows come from its grants only",
                    resource.at());
            caller.ifPresent(principal -> principal
                    .named()
                    .forEach(permission -> ServiceUse.draw(
                            sketch,
                            resource.id(),
                            permission.component(),
                            permission.access(),
                            permission.evidence())));
            return;
        }
        states(resource.id(), definition.get(), caller, 0);
    }

    private void states(String machine, Value scope, Optional<Principal> caller, int depth) {
        if (depth > MAX_DEPTH) return;
        scope.get("States")
                .map(Value::entries)
                .ifPresent(states -> states.forEach((name, state) -> {
                    state(machine, name, state, caller);
                    for (String inner : new String[] {"ItemProcessor", "Iterator"}) {
                        state.get(inner).ifPresent(processor -> states(machine, processor, caller, depth + 1));
                    }
                    state.get("Branches")
                            .map(Value::items)
                            .ifPresent(
                                    branches -> branches.forEach(branch -> states(machine, branch, caller, depth + 1)));
                }));
    }

    private void state(String machine, String name, Value state, Optional<Principal> caller) {
        for (String part : new String[] {"ItemReader", "ResultWriter"}) {
            state.get(part)
                    .ifPresent(inner -> inner.get("Resource")
                            .ifPresent(resource -> task(machine, name + "." + part, resource, inner, caller)));
        }
        state.get("Resource")
                .ifPresent(resource -> resource.items().forEach(each -> task(machine, name, each, state, caller)));
    }

    private void task(String machine, String name, Value resource, Value state, Optional<Principal> caller) {
        var evidence = new Evidence(Evidence.Kind.WORKFLOW, name, resource.at());
        String pattern = resource.pattern();
        int start = pattern.indexOf(":states:");
        var parts =
                start < 0 ? java.util.List.<String>of() : Arn.parts(pattern.substring(start + ":states:".length()), 6);
        // arn:aws:states:::{service}:{action}[.sync|.waitForTaskToken], arn:aws:states:::aws-sdk:{service}:{action}
        if (parts.size() >= 4 && !parts.get(2).isEmpty() && parts.get(1).isEmpty()) {
            boolean sdk = parts.get(2).equals("aws-sdk");
            if (sdk && parts.size() < 5) return;
            String action = parts.get(sdk ? 4 : 3);
            int suffix = action.indexOf('.');
            call(
                    machine,
                    parts.get(sdk ? 3 : 2),
                    suffix < 0 ? action : action.substring(0, suffix),
                    state,
                    caller,
                    evidence);
            return;
        }
        var ends = resolver.components(resource, "");
        for (String to : ends) sketch.flow(machine, to, Mechanism.INVOKE, evidence);
        if (ends.isEmpty() && !pattern.isEmpty() && !isActivity(resource))
            sketch.gap(machine, pattern, "state " + name + ": what it runs is not known", resource.at());
    }

    private boolean isActivity(Value resource) {
        return resolver.referenced(resource)
                .filter(found -> found.type().equals("AWS::StepFunctions::Activity"))
                .isPresent();
    }

    private void call(
            String machine, String name, String action, Value state, Optional<Principal> caller, Evidence evidence) {
        Value parameters =
                state.get("Parameters").or(() -> state.get("Arguments")).orElse(state);
        if (name.equals("http")) {
            parameters
                    .get("ApiEndpoint")
                    .map(endpoint -> resolver.components(endpoint, ""))
                    .filter(ends -> !ends.isEmpty())
                    .orElseGet(() -> Set.of(sketch.external("external.http", "", evidence.location())))
                    .forEach(to -> sketch.flow(machine, to, Mechanism.REQUEST, evidence));
            return;
        }
        var service = sketch.catalogue()
                .byClient(ServiceTargets.client(name))
                .or(() -> sketch.catalogue().byPrefix(name));
        if (service.isEmpty()) {
            sketch.gap(machine, name + ":" + action, "the service is not known", evidence.location());
            return;
        }
        String operation =
                action.isEmpty() ? action : action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
        var used = targets.find(parameters, service.get(), operation, caller);
        ServiceUse.draw(sketch, machine, used, service.get(), operation, evidence);
    }
}
