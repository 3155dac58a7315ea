package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Principal;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.model.Severity;
import dev.fourfold.watch.plan.Permission;
import dev.fourfold.watch.plan.WatchPlan;
import dev.fourfold.watch.plan.WatchPlan.Verdict;
import dev.fourfold.watch.plan.Watched;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Access that nothing on the map allows: a component does what none of its grants is for; somebody who is not its
/// function uses its role; or a person, or another account, works directly on data that is not for everybody.
public final class UngrantedAccess implements OffenceDetector {
    private static final String ID = "ungranted-access";
    private static final Set<Role> HOLDERS = Set.of(Role.STORE, Role.CHANNEL);

    private static final String PERSON =
            "Ask the person behind it. If this is part of their work, name them under operators in"
                    + " fourfold.yaml; if not, revoke their access and see what else they did.";
    private static final String FOREIGN =
            "Find what lets them in: the resource's policy, a public setting, a role that they may"
                    + " take. If it is meant, name them by ARN under operators in fourfold.yaml; if not, close it and see what else"
                    + " they read.";

    private final WatchPlan plan;

    public UngrantedAccess(WatchPlan plan) {
        this.plan = plan;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Offence> judge(Event event) {
        if (event.kind() != Event.Kind.AUDIT || isByTheProvider(event)) return Optional.empty();
        var actor = plan.actor(event);
        if (actor.isEmpty()) return byOutsider(event);
        if (isBorrowed(actor.get(), event.principal())) return Optional.of(borrowed(actor.get(), event));
        if (plan.judge(actor.get(), event) != Verdict.NOT_ALLOWED) return Optional.empty();
        return Optional.of(ungranted(actor.get(), event));
    }

    @Override
    public boolean isUnsure(Event event) {
        if (event.kind() != Event.Kind.AUDIT || isByTheProvider(event)) return false;
        var actor = plan.actor(event);
        if (actor.isPresent()) return plan.judge(actor.get(), event) == Verdict.UNKNOWN;
        return event.principal().kind() == Principal.Kind.ROLE
                && !event.isDenied()
                && !plan.isOperator(event)
                && !plan.isDeployer(event)
                && Scene.isOfData(event)
                && !atStake(event).isEmpty();
    }

    /// What a service of the provider does by itself, or passes on for its caller.
    private static boolean isByTheProvider(Event event) {
        return event.principal().kind() == Principal.Kind.SERVICE
                || event.ip().endsWith(".amazonaws.com")
                || event.ip().equals("AWS Internal");
    }

    /// Lambda calls each session by the function's name; the poller of an event source begins its own with `awslambda`.
    private boolean isBorrowed(Watched actor, Principal principal) {
        String session = principal.session();
        if (!actor.isFunction() || session.isEmpty() || session.startsWith("awslambda")) return false;
        return plan.component("lambda", session).isEmpty()
                && plan.ofRole(principal.name()).isPresent();
    }

    private Offence ungranted(Watched actor, Event event) {
        var scene = new Scene(event, actor, plan.targets(event));
        boolean bug = event.isDenied() && actor.called().contains(event.action());
        boolean less = event.isDenied() || scene.targets().isEmpty();
        String done = event.isDenied() ? " was denied " : " did ";
        return scene.offence(
                ID,
                new Scene.Words(
                        "ungranted|" + actor.id() + "|" + event.action() + "|" + scene.on() + "|" + event.isDenied(),
                        bug ? Severity.LOW : scene.severity(less),
                        actor.id() + done + event.action() + scene.on() + ", which none of its grants allows",
                        actor.id() + " (" + event.principal().words() + ")",
                        Scene.usual(actor),
                        next(actor, event, bug)));
    }

    private static String next(Watched actor, Event event, boolean bug) {
        if (bug)
            return "The code of " + actor.id() + " makes this call: most likely a bug. Grant " + event.action()
                    + " in the template, or remove the call.";
        if (event.isDenied())
            return "Nothing in its code is known to make this call. Look at what " + actor.id()
                    + " was sent just before, and whether its credentials are used from elsewhere.";
        return "Compare the policies of role " + event.principal().name()
                + " in the account with the template: they allow"
                + " more. If the access is meant, grant it in the template; if not, take the policy back and revoke the"
                + " role's sessions.";
    }

    private Offence borrowed(Watched actor, Event event) {
        var scene = new Scene(event, actor, plan.targets(event));
        String session = event.principal().session();
        return scene.offence(
                ID,
                new Scene.Words(
                        "borrowed|" + actor.id() + "|" + session,
                        scene.severity(event.isDenied()),
                        "Session '" + session + "', which is not the function, uses the role of " + actor.id(),
                        event.principal().words(),
                        "only Lambda assumes this role, and calls each session by the function's name",
                        "Find the AssumeRole event that made this session, and who made it; look at the role's trust policy."));
    }

    /// Somebody who is no component of the map works on its data.
    private Optional<Offence> byOutsider(Event event) {
        if (!event.error().isEmpty()) return Optional.empty();
        boolean foreign = Scene.isForeign(event);
        if (!foreign && !Scene.isPerson(event)) return Optional.empty();
        if (plan.isOperator(event) || plan.isDeployer(event) || !Scene.isOfData(event)) return Optional.empty();
        var scene = new Scene(event, null, atStake(event));
        if (scene.targets().isEmpty()) return Optional.empty();
        var principal = event.principal();
        boolean known = principal.kind() != Principal.Kind.ANONYMOUS && principal.kind() != Principal.Kind.ACCOUNT;
        String who = principal.words() + (foreign && known ? " of account " + principal.account() : "");
        return Optional.of(scene.offence(
                ID,
                new Scene.Words(
                        "direct|" + who + "|" + event.action() + "|" + scene.on(),
                        scene.severity(false),
                        who + " did " + event.action() + scene.on() + " directly",
                        who + (foreign ? ", outside of account " + event.account() : ""),
                        users(scene.targets()),
                        foreign ? FOREIGN : PERSON)));
    }

    private List<Watched> atStake(Event event) {
        return plan.targets(event).stream()
                .filter(target -> HOLDERS.contains(target.role()) && target.isSensitive())
                .toList();
    }

    /// The components that may use one of these.
    private String users(List<Watched> targets) {
        var users = plan.components().stream()
                .filter(each -> each.permissions().stream()
                        .filter(Permission::allow)
                        .anyMatch(permission -> targets.stream()
                                .anyMatch(target -> permission.components().contains(target.id()))))
                .map(Watched::id)
                .toList();
        return users.isEmpty()
                ? "no component of the map uses this data, nor does anybody directly"
                : "only components of the application use this data: " + String.join(", ", users);
    }
}
