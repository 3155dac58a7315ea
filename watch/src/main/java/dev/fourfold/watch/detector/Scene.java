package dev.fourfold.watch.detector;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Principal;
import dev.fourfold.core.model.Severity;
import dev.fourfold.watch.detector.OffenceDetector.Offence;
import dev.fourfold.watch.plan.Permission;
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
record Scene(Event event, @Nullable Watched actor, List<Watched> targets, List<Watched> reach) {
    private static final Set<String> GRAVEST =
            Set.of("credential", "payment.card", "health", "personal.sensitive", "financial");
    private static final int LISTED = 4;

    Scene(Event event, @Nullable Watched actor, List<Watched> targets) {
        this(event, actor, targets, List.of());
    }

    /// The texts of an alert that differ from offence to offence.
    ///
    /// @param cause what makes two offences the same
    record Words(String cause, Severity severity, String title, String who, String usual, String next) {}

    Offence offence(String detector, Words words) {
        var where = new LinkedHashSet<String>();
        if (actor != null) where.add(actor.id());
        targets.forEach(target -> where.add(target.id()));
        var alert = new Alert(
                AlertIds.of(detector, words.cause(), event.id()),
                detector,
                words.severity(),
                words.title(),
                words.who(),
                event.action() + onNamed() + " in account " + event.account() + ", " + event.region(),
                List.copyOf(where),
                data(),
                words.usual(),
                seen(),
                words.next(),
                1,
                event.time(),
                event.time(),
                List.of(Alert.Cause.of(event)));
        return new Offence(words.cause(), alert);
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
    /// @param less whether one degree less: an attempt that failed
    Severity severity(boolean less) {
        var data = data();
        int degree = data.isEmpty() ? 2 : data.stream().anyMatch(GRAVEST::contains) ? 0 : 1;
        return Severity.values()[Math.min(3, less ? degree + 1 : degree)];
    }

    /// ` on Orders and Profiles`, or nothing.
    String on() {
        if (targets.isEmpty()) return "";
        return " on " + String.join(" and ", targets.stream().map(Watched::id).toList());
    }

    /// The physical name too, which is what the provider's console knows.
    private String onNamed() {
        if (event.resources().isEmpty()) return "";
        return (targets.isEmpty() ? " on " : on() + ": ") + event.resources().getFirst();
    }

    private String seen() {
        var seen = new StringBuilder(event.action()).append(on());
        if (event.isDenied()) seen.append(", denied");
        else seen.append(event.error().isEmpty() ? ", succeeded" : ", ended with " + event.error());
        if (!event.ip().isEmpty()) seen.append(", from ").append(event.ip());
        if (!event.userAgent().isEmpty()) seen.append(" with ").append(shortened(event.userAgent()));
        for (String detail : List.of("codeSha256", "layers", "role", "policyName", "layerVersionArn")) {
            String value = event.attributes().get(detail);
            if (value != null) seen.append("; ").append(detail).append(' ').append(value);
        }
        return seen.toString();
    }

    private static String shortened(String userAgent) {
        int blank = userAgent.indexOf(' ');
        return userAgent.length() > 40 && blank > 0 ? userAgent.substring(0, blank) : userAgent;
    }

    /// What a component may do, in words: `dynamodb:PutItem and 2 more on Orders; events:PutEvents on ShopBus`.
    static String usual(Watched actor) {
        var parts = new ArrayList<String>();
        for (Permission permission : actor.permissions()) {
            if (!permission.allow()) continue;
            var actions = permission.actions();
            var on = permission.components().isEmpty()
                    ? permission.everything() ? "everything" : String.join(", ", permission.others())
                    : String.join(", ", permission.components());
            parts.add(actions.getFirst() + (actions.size() > 1 ? " and " + (actions.size() - 1) + " more" : "") + " on "
                    + on);
        }
        if (parts.isEmpty()) return "its grants are not known";
        int more = parts.size() - LISTED;
        String listed = String.join("; ", parts.subList(0, Math.min(LISTED, parts.size())));
        return "its grants are " + listed + (more > 0 ? "; and " + more + " more" : "");
    }

    /// Whether the action moves data: reads or writes it, not only settings or names.
    static boolean isOfData(Event event) {
        String operation = event.action().substring(event.action().indexOf(':') + 1);
        return Catalogue.shipped()
                .byPrefix(event.service())
                .filter(service -> {
                    var access = service.accessOf(operation);
                    return access.contains(Access.READ) || access.contains(Access.WRITE);
                })
                .isPresent();
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
