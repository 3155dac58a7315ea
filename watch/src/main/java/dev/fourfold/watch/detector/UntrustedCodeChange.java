package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Event;
import dev.fourfold.core.model.Severity;
import dev.fourfold.watch.plan.WatchPlan;
import dev.fourfold.watch.plan.Watched;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Somebody who is not a trusted deployer changes what the application runs or may do: a function's code, configuration
/// or layers, who may call it, or the policies of its role.
public final class UntrustedCodeChange implements OffenceDetector {
    private static final String ID = "untrusted-code-change";
    private static final Map<String, String> CHANGES = Map.of(
            "lambda:UpdateFunctionCode", "the code of",
            "lambda:UpdateFunctionConfiguration", "the configuration of",
            "lambda:PublishLayerVersion", "the layer",
            "lambda:AddPermission", "who may invoke",
            "iam:PutRolePolicy", "what the role allows of",
            "iam:AttachRolePolicy", "what the role allows of",
            "iam:UpdateAssumeRolePolicy", "who may take the role of");

    private final WatchPlan plan;

    public UntrustedCodeChange(WatchPlan plan) {
        this.plan = plan;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Offence> judge(Event event) {
        String what = CHANGES.get(event.action());
        if (what == null || event.kind() != Event.Kind.AUDIT || plan.isDeployer(event)) return Optional.empty();
        if (!event.error().isEmpty() && !event.isDenied()
                || "true".equals(event.attributes().get("dryRun"))) return Optional.empty();
        return target(event).map(target -> offence(target, what, event));
    }

    @Override
    public boolean isUnsure(Event event) {
        return event.kind() == Event.Kind.AUDIT
                && event.error().isEmpty()
                && CHANGES.containsKey(event.action())
                && !plan.isDeployer(event)
                && target(event).isEmpty();
    }

    private Optional<Watched> target(Event event) {
        boolean role = event.service().equals("iam");
        for (String resource : event.resources()) {
            var found = role
                    ? plan.ofRole(resource.substring(resource.lastIndexOf('/') + 1))
                    : plan.component("lambda", resource);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private Offence offence(Watched target, String what, Event event) {
        var scene = new Scene(event, target, List.of(), plan.reach(target));
        String who = event.principal().words();
        boolean denied = event.isDenied();
        var severity = scene.severity(denied);
        if (!denied && severity.compareTo(Severity.HIGH) > 0) severity = Severity.HIGH;
        var deployers = plan.policy().deployers();
        String trusted = deployers.isEmpty()
                ? "only CloudFormation changes it (fourfold.yaml names no deployers)"
                : "only " + String.join(", ", deployers) + " change it";
        return scene.offence(
                ID,
                new Scene.Words(
                        who + "|" + event.action() + "|" + target.id() + "|" + denied,
                        severity,
                        who + (denied ? " tried to change " : " changed ") + what + " " + target.id(),
                        who,
                        trusted,
                        denied
                                ? "It was refused. Find out whose credentials these are, and what else they tried."
                                : "Compare what runs now with the last build; deploy that again if they differ, and revoke the"
                                        + " credentials. If the change is meant, name who made it under deployers in"
                                        + " fourfold.yaml."));
    }
}
