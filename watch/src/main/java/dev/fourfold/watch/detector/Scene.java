package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Alert.Place;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Principal;
import dev.fourfold.core.model.Severity;
import dev.fourfold.watch.plan.Permission;
import dev.fourfold.watch.plan.WatchPlan;
import dev.fourfold.watch.plan.Watched;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An offence on the map: the event, who acted and on what, and from that what an alert says.
///
/// @param actor the component that acted, null where it is none of the map
/// @param targets the components that were acted on
/// @param reach components whose data is at stake as well, though nothing acted on them yet
record Scene(WatchPlan plan, Event event, @Nullable Watched actor, List<Watched> targets, List<Watched> reach) {
    private static final Set<String> GRAVEST =
            Set.of("credential", "payment.card", "health", "personal.sensitive", "financial");
    private static final int LISTED = 4;
    private static final int LONGEST_NAME = 120;

    Scene(WatchPlan plan, Event event, @Nullable Watched actor, List<Watched> targets) {
        this(plan, event, actor, targets, List.of());
    }

    /// The texts of an alert that differ from offence to offence.
    ///
    /// @param cause what makes two offences the same
    /// @param deed what was done, as it is counted
    record Words(
            String cause,
            Severity severity,
            String deed,
            String title,
            Offence.Frame frame,
            String who,
            String usual,
            String next) {}

    Offence offence(Words words) {
        var where = new LinkedHashSet<Place>();
        if (actor != null) where.add(place(actor));
        targets.forEach(target -> where.add(place(target)));
        var told = new Alert.Words(
                words.title(),
                words.who(),
                event.action() + onNamed() + " in account " + event.account() + ", " + event.region(),
                words.usual(),
                details(),
                words.next());
        return new Offence(
                words.cause(),
                words.severity(),
                words.deed(),
                rank(),
                words.frame(),
                told,
                List.copyOf(where),
                data(),
                event);
    }

    private Place place(Watched component) {
        return plan.place(component);
    }

    /// The data at stake: that of what was acted on, or else all that the actor handles; and what can be reached from
    /// there.
    List<String> data() {
        var data = new LinkedHashSet<String>();
        targets.forEach(target -> data.addAll(target.data()));
        if (data.isEmpty() && actor != null) data.addAll(actor.data());
        reach.forEach(each -> data.addAll(each.data()));
        data.remove("public");
        return List.copyOf(data);
    }

    /// By the data at stake.
    ///
    /// @param less by how many degrees less: one for an attempt that failed
    Severity severity(int less) {
        return Severity.values()[Math.min(3, degree(data()) + less)];
    }

    private static int degree(List<String> data) {
        return data.isEmpty() ? 2 : data.stream().anyMatch(GRAVEST::contains) ? 0 : 1;
    }

    /// What moves grave data tells more than what asks for settings or lists names.
    private int rank() {
        var data = targets.stream().flatMap(target -> target.data().stream()).toList();
        return (targets.isEmpty() ? 3 : degree(data)) * 2 + (WatchPlan.movesData(event) ? 0 : 1);
    }

    /// The action with its targets: `dynamodb:Scan on Orders`.
    String deed() {
        return event.action() + on();
    }

    /// ` on Orders and Profiles`, or nothing.
    private String on() {
        if (targets.isEmpty()) return "";
        return " on " + String.join(" and ", targets.stream().map(plan::nameOf).toList());
    }

    /// The first target's id, for all that is not on the map an empty text.
    String target() {
        return targets.isEmpty() ? "" : targets.getFirst().id();
    }

    /// The physical name too, which is what the provider's console knows.
    private String onNamed() {
        if (event.resources().isEmpty()) return "";
        return (targets.isEmpty() ? " on " : on() + ": ")
                + shortened(event.resources().getFirst());
    }

    private String details() {
        var details = new ArrayList<String>();
        if (actor != null
                && actor.isFunction()
                && hasActed(actor)
                && event.userAgent().startsWith("aws-cli/"))
            details.add("aws-cli is a tool of people, functions seldom call with it");
        for (String detail : List.of("codeSha256", "layers", "role", "policyName", "layerVersionArn")) {
            String value = event.attributes().get(detail);
            if (value != null) details.add(detail + " " + shortened(value));
        }
        return String.join("; ", details);
    }

    /// In a change of a function that function stands for the actor, who is somebody else.
    private boolean hasActed(Watched component) {
        return plan.actor(event).filter(component::equals).isPresent();
    }

    /// A name that is too long for a person to read ends with dots.
    static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    }

    /// What a component may do, in words: `dynamodb:PutItem and 2 more on Orders; events:PutEvents on everything`.
    String usual(Watched actor) {
        var parts = new ArrayList<String>();
        for (Permission permission : actor.permissions()) {
            if (!permission.allow() || permission.isEveryday()) continue;
            var actions = permission.actions();
            parts.add(actions.getFirst() + (actions.size() > 1 ? " and " + (actions.size() - 1) + " more" : "") + " on "
                    + objects(permission));
        }
        if (parts.isEmpty()) return "its grants are not known to the map";
        int more = parts.size() - LISTED;
        String listed = String.join("; ", parts.subList(0, Math.min(LISTED, parts.size())));
        String known = actor.uncertain() ? "its grants, as far as the map knows them, are " : "its grants are ";
        return known + listed + (more > 0 ? "; and " + more + " more" : "");
    }

    private String objects(Permission permission) {
        if (!permission.components().isEmpty())
            return String.join(
                    ", ", permission.components().stream().map(plan::nameOf).toList());
        return permission.everything() ? "everything" : String.join(", ", permission.others());
    }

    /// A principal as a key. The session is left out, since whoever takes a role chooses it; single sign-on does it
    /// itself, and there it is the person.
    static String key(Principal principal) {
        boolean person = principal.name().startsWith("AWSReservedSSO_");
        if (principal.kind() == Principal.Kind.FEDERATED) return principal.kind() + "/" + principal.account();
        return principal.kind() + "/" + principal.account() + "/" + principal.name()
                + (person ? "/" + principal.session() : "");
    }

    /// Whether it comes from outside the account in which it happened.
    static boolean isForeign(Event event) {
        var principal = event.principal();
        if (principal.kind() == Principal.Kind.ANONYMOUS) return true;
        return !principal.account().isEmpty()
                && !event.account().isEmpty()
                && !principal.account().equals(event.account());
    }

    /// Whether a person acts: a user, the root user, single sign-on, the console or the command line.
    static boolean isPerson(Event event) {
        var principal = event.principal();
        return switch (principal.kind()) {
            case USER, ROOT, FEDERATED -> true;
            case ROLE ->
                principal.name().startsWith("AWSReservedSSO_")
                        || principal.session().indexOf('@') > 0
                        || event.userAgent().startsWith("aws-cli/")
                        || event.userAgent().startsWith("Mozilla/")
                        || event.userAgent().contains("console.amazonaws.com")
                        || event.userAgent().startsWith("[S3Console");
            case SERVICE, ACCOUNT, ANONYMOUS, UNKNOWN -> false;
        };
    }
}
