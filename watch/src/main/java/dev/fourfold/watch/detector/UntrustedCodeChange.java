package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Event;
import dev.fourfold.core.model.Severity;
import dev.fourfold.watch.plan.WatchPlan;
import dev.fourfold.watch.plan.WatchPlan.Verdict;
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
        // What a component was denied is part of all else that it was denied: one alert, and not this one.
        var actor = event.isDenied() ? plan.actor(event) : Optional.<Watched>empty();
        if (actor.isPresent() && plan.judge(actor.get(), event) == Verdict.NOT_ALLOWED) return Optional.empty();
        return target(event).map(target -> offence(target, what, event));
    }

    /// Whether this detector tells of an event.
    static boolean tells(WatchPlan plan, Event event) {
        return CHANGES.containsKey(event.action())
                && new UntrustedCodeChange(plan).judge(event).isPresent();
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
        var scene = new Scene(plan, event, target, List.of(), plan.reach(target));
        String who = event.principal().words();
        boolean denied = event.isDenied();
        var severity = scene.severity(denied ? 1 : 0);
        if (!denied && severity.compareTo(Severity.HIGH) > 0) severity = Severity.HIGH;
        String name = plan.nameOf(target);
        String done = denied ? " tried to change " : " changed ";
        return scene.offence(new Scene.Words(
                Scene.key(event.principal()) + (denied ? "|denied" : "|" + target.id()),
                severity,
                event.action() + " on " + name,
                who + done + what + " " + name,
                denied
                        ? new Offence.Frame(who + " tried to make ", " different changes")
                        : new Offence.Frame(who + done + name + " in ", " ways"),
                who,
                trusted(),
                denied
                        ? "It was refused: all is as it was. Find out whose credentials these are, and what"
                                + " else they tried. If somebody of yours deploys with them, name them under deployers in"
                                + " fourfold.yaml."
                        : "Compare what runs now with the last build (codeSha256 is the hash of the package). If they"
                                + " differ it is a security issue: deploy the build again and revoke the credentials. If"
                                + " the change is meant, name who made it under deployers in fourfold.yaml."));
    }

    private String trusted() {
        var deployers = plan.policy().deployers();
        if (deployers.isEmpty()) return "only CloudFormation changes it (fourfold.yaml names no deployers)";
        return "only " + String.join(", ", deployers) + (deployers.size() == 1 ? " changes it" : " change it");
    }
}
