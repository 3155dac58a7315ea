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
            "Ask the person behind it. If they did it and it is part of their work, name them under operators in"
                    + " fourfold.yaml. If they did not, or had no reason to, it is a security issue: revoke their access and"
                    + " see what else they did.";
    private static final String UNSAID =
            "only components of the application use its data; fourfold.yaml names no operators, who may";
    private static final String FOREIGN =
            "Find what lets them in: the resource's policy, a public setting, a role that they may"
                    + " take. If it is meant, name them by ARN under operators in fourfold.yaml; if not, it is a security issue:"
                    + " close it and see what else they read.";

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
        if (UntrustedCodeChange.tells(plan, event)) return Optional.empty();
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
                && WatchPlan.movesData(event)
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
        var scene = new Scene(plan, event, actor, plan.targets(event));
        if (event.isDenied()) return denied(scene, actor);
        String name = plan.nameOf(actor);
        return scene.offence(new Scene.Words(
                "ungranted|" + actor.id() + "|" + scene.target(),
                scene.severity(scene.targets().isEmpty() ? 1 : 0),
                scene.deed(),
                name + " did " + scene.deed() + ", which none of its grants allows",
                new Offence.Frame(name + " did ", " different actions, which none of its grants allows"),
                name + " (" + event.principal().words() + ")",
                scene.usual(actor),
                "Somebody gave role " + event.principal().name()
                        + " more than the template: compare its policies in the"
                        + " account. If the call comes from " + name
                        + " itself and is meant, it is new behaviour: grant it"
                        + " in the template. If not, it is a security issue: take the policy back, revoke the role's"
                        + " sessions, and see what else came from " + from(event) + "."));
    }

    /// All that one component was denied is one attempt, unless its code is known to make the call: that is a bug, each
    /// for itself.
    private Offence denied(Scene scene, Watched actor) {
        var event = scene.event();
        String name = plan.nameOf(actor);
        boolean bug = plan.calls(actor, event, scene.targets());
        String why =
                actor.uncertain() ? ", which no grant that the map knows allows" : ", which none of its grants allows";
        var severity = bug ? Severity.LOW : scene.severity(actor.uncertain() ? 2 : 1);
        return scene.offence(new Scene.Words(
                bug ? "bug|" + actor.id() + "|" + event.action() + "|" + scene.target() : "denied|" + actor.id(),
                severity,
                scene.deed(),
                name + " was denied " + scene.deed() + why,
                new Offence.Frame(name + " was denied ", " different actions" + why),
                name + " (" + event.principal().words() + ")",
                scene.usual(actor),
                bug
                        ? "The code of " + name + " makes this call: most likely a bug. Grant " + event.action()
                                + " in the template, or remove the call."
                        : refused(actor, name, event)));
    }

    private static String refused(Watched actor, String name, Event event) {
        String revoke = "revoke the sessions of role " + event.principal().name() + ", look at what " + name
                + " was sent just before, and see what else came from there.";
        if (actor.uncertain())
            return "The map does not know all grants of " + name
                    + ", so this may be a grant that was taken away or never worked: a bug, if its code makes the call. If "
                    + from(event) + " is none of yours, it is a security issue: " + revoke;
        return "Nothing in its code is known to make such calls. If " + from(event)
                + " is none of yours, somebody uses its credentials, a security issue: " + revoke
                + " If it was deployed just before, its new code lacks a grant: a bug.";
    }

    private static String from(Event event) {
        return event.ip().isEmpty() ? "the caller's address" : event.ip();
    }

    private Offence borrowed(Watched actor, Event event) {
        var scene = new Scene(plan, event, actor, plan.targets(event));
        String title = "Session '" + Scene.shortened(event.principal().session())
                + "', which is not the function, uses the role of " + plan.nameOf(actor);
        return scene.offence(new Scene.Words(
                "borrowed|" + actor.id(),
                scene.severity(event.isDenied() ? 1 : 0),
                scene.deed(),
                title,
                new Offence.Frame(title, ""),
                event.principal().words(),
                "only Lambda assumes this role, and calls each session by the function's name",
                "Find the AssumeRole event that made this session, and who made it. If that is one of you who tried"
                        + " something, take the right away again; if not, it is a security issue: revoke the role's"
                        + " sessions and correct its trust policy."));
    }

    /// Somebody who is no component of the map works on its data.
    private Optional<Offence> byOutsider(Event event) {
        if (!event.error().isEmpty()) return Optional.empty();
        boolean foreign = Scene.isForeign(event);
        if (!foreign && !Scene.isPerson(event)) return Optional.empty();
        if (plan.isOperator(event) || plan.isDeployer(event) || !WatchPlan.movesData(event)) return Optional.empty();
        var scene = new Scene(plan, event, null, atStake(event));
        if (scene.targets().isEmpty()) return Optional.empty();
        var principal = event.principal();
        boolean known = principal.kind() != Principal.Kind.ANONYMOUS && principal.kind() != Principal.Kind.ACCOUNT;
        String who = principal.words() + (foreign && known ? " of account " + principal.account() : "");
        // Where no operator is named it is not known who may: then each person is told once, and less loudly.
        boolean unsaid = !foreign && plan.policy().operators().isEmpty();
        // What lets one of another account in lets all in.
        String key = "direct|" + (foreign ? "foreign" : Scene.key(principal));
        String on = unsaid ? "data" : plan.nameOf(scene.targets().getFirst());
        return Optional.of(scene.offence(new Scene.Words(
                unsaid ? key : key + "|" + scene.target(),
                scene.severity(unsaid ? 1 : 0),
                scene.deed(),
                who + " did " + scene.deed() + " directly",
                new Offence.Frame(who + " did ", " different actions on " + on + " directly"),
                who + (foreign ? ", outside of account " + event.account() : ""),
                unsaid ? UNSAID : users(scene.targets()),
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
                .map(plan::nameOf)
                .toList();
        return users.isEmpty()
                ? "no component of the map uses this data, nor does anybody directly"
                : "only components of the application use this data: " + String.join(", ", users);
    }
}
