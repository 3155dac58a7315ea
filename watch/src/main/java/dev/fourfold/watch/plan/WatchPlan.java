package dev.fourfold.watch.plan;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.catalogue.Wildcard;
import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Guard;
import dev.fourfold.core.event.Principal;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Role;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What production may do: derived from the map alone, and from what the owner says. Immutable, safe for many threads.
///
/// The map has logical ids and production has physical names. Where the two cannot be brought together the answer is
/// *unknown*, never *not allowed*.
public final class WatchPlan implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Whether an event is allowed by the map.
    public enum Verdict {
        ALLOWED,
        NOT_ALLOWED,
        /// A name of the event is none of the map, or the map does not know all permissions.
        UNKNOWN
    }

    /// What every function does, whatever its role says: logs, traces, its network interfaces, and what needs no
    /// permission.
    private static final List<String> EVERYDAY = List.of(
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "xray:*",
            "ec2:*NetworkInterface*",
            "ec2:*PrivateIpAddresses",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSubnets",
            "ec2:DescribeVpcs",
            "sts:GetCallerIdentity");

    private static final Set<Role> HOLDERS = Set.of(Role.STORE, Role.CHANNEL);

    /// What CloudTrail records the use of only when data events are switched on (CloudTrail User Guide, "Logging data
    /// events", read 2026-11-24).
    private static final Set<String> DATA_EVENTS =
            Set.of("aws.dynamodb", "aws.s3", "aws.lambda", "aws.sqs", "aws.sns", "aws.kinesis");

    private final String app;
    private final List<Watched> components;
    private final WatchPolicy policy;
    private final transient Names names;
    private final transient Map<String, Watched> byId = new HashMap<>();

    private WatchPlan(String app, List<Watched> components, WatchPolicy policy) {
        this.app = app;
        this.components = List.copyOf(components);
        this.policy = policy;
        this.names = new Names(this.components, policy);
        components.forEach(component -> byId.put(component.id(), component));
    }

    /// The plan for an application.
    public static WatchPlan of(AppMap map, WatchPolicy policy) {
        return new WatchPlan(map.name(), new Derivation(map, Catalogue.shipped()).components(), policy);
    }

    /// Java's serialisation leaves the indexes out; a plan read back builds them anew.
    private Object readResolve() {
        return new WatchPlan(app, components, policy);
    }

    /// Name of the application.
    public String app() {
        return app;
    }

    /// The components that are watched, sorted by id.
    public List<Watched> components() {
        return components;
    }

    public WatchPolicy policy() {
        return policy;
    }

    public Optional<Watched> component(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// What people call a component. Where two have the same name, or it is not resolved, that is the id.
    public String nameOf(Watched component) {
        return names.isOwn(component.name()) ? component.name() : component.id();
    }

    /// The same by id; of what is not watched, that is the id.
    public String nameOf(String id) {
        return component(id).map(this::nameOf).orElse(id);
    }

    /// A component as alerts name it.
    public Alert.Place place(Watched component) {
        return new Alert.Place(component.id(), nameOf(component), component.data());
    }

    /// The component of a service that an ARN, a URL or a name means.
    public Optional<Watched> component(String prefix, String resource) {
        return names.component(prefix, resource);
    }

    /// The component whose role has this name.
    public Optional<Watched> ofRole(String role) {
        return names.ofRole(role);
    }

    /// The component that acted. The role decides; the session, which anybody who may assume a role is free to choose,
    /// only
    /// where the role is shared or not known. A role of another account is none of ours, whatever it is called.
    public Optional<Watched> actor(Event event) {
        var principal = event.principal();
        if (principal.kind() != Principal.Kind.ROLE || principal.name().startsWith("AWSReservedSSO_"))
            return Optional.empty();
        boolean foreign = !principal.account().isEmpty()
                && !event.account().isEmpty()
                && !principal.account().equals(event.account());
        if (foreign) return Optional.empty();
        var byRole = names.ofRole(principal.name());
        return byRole.isPresent() ? byRole : names.component("lambda", principal.session());
    }

    /// The components that an event acts on, of the service of its action.
    public List<Watched> targets(Event event) {
        if (event.resources().isEmpty()) return List.of();
        Set<Watched> found = new LinkedHashSet<>();
        String service = event.service();
        for (String resource : event.resources()) {
            names.component(service, resource).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /// The components that a component's grants let it use.
    public List<Watched> reach(Watched actor) {
        return actor.permissions().stream()
                .filter(Permission::allow)
                .flatMap(permission -> permission.components().stream())
                .distinct()
                .sorted()
                .flatMap(id -> component(id).stream())
                .toList();
    }

    /// Whether the code of a component is known to make this very call: the action, and on these components. Where it
    /// was
    /// made on none of the map, the code has to call something that is none of it either.
    public boolean calls(Watched actor, Event event, List<Watched> targets) {
        var on = actor.called().stream()
                .filter(call -> call.action().equals(event.action()))
                .map(Call::on)
                .toList();
        if (targets.isEmpty()) return on.stream().anyMatch(id -> component(id).isEmpty());
        return targets.stream().allMatch(target -> on.contains(target.id()));
    }

    static boolean isEveryday(String action) {
        return EVERYDAY.stream().anyMatch(everyday -> Wildcard.matches(everyday, action));
    }

    /// Whether an event's action reads or writes data, and not only settings or names.
    public static boolean movesData(Event event) {
        String operation = event.action().substring(event.action().indexOf(':') + 1);
        return Catalogue.shipped()
                .byPrefix(event.service())
                .filter(service -> {
                    var access = service.accessOf(operation);
                    return access.contains(Access.READ) || access.contains(Access.WRITE);
                })
                .isPresent();
    }

    /// Whether a component may do what an event says that it did.
    public Verdict judge(Watched actor, Event event) {
        if (isEveryday(event.action())) return Verdict.ALLOWED;
        List<Permission> about = new ArrayList<>();
        for (var each : actor.permissions()) if (each.isAbout(event.action())) about.add(each);
        boolean unknown = actor.uncertain()
                || !movesData(event) && actor.permissions().stream().anyMatch(Permission::partial);
        boolean unsure = unknown && !event.isDenied();
        if (about.stream().noneMatch(Permission::allow)) return unsure ? Verdict.UNKNOWN : Verdict.NOT_ALLOWED;
        var verdict = Verdict.ALLOWED;
        for (String resource : event.resources()) {
            if (resource.startsWith("arn:") && !Names.serviceOf(resource).equals(event.service())) continue;
            var one = judge(about, event.service(), resource);
            if (one == Verdict.NOT_ALLOWED) return unsure ? Verdict.UNKNOWN : one;
            if (one == Verdict.UNKNOWN) verdict = one;
        }
        return verdict;
    }

    private Verdict judge(List<Permission> about, String service, String resource) {
        var component = names.component(service, resource);
        boolean allowed = false;
        for (var permission : about) {
            boolean covers = permission.everything()
                    || component.isPresent()
                            && permission.components().contains(component.get().id())
                    || permission.namesOther(resource);
            if (!covers) continue;
            if (!permission.allow() && !permission.conditional()) return Verdict.NOT_ALLOWED;
            allowed |= permission.allow();
        }
        if (allowed) return Verdict.ALLOWED;
        return component.isPresent() ? Verdict.NOT_ALLOWED : Verdict.UNKNOWN;
    }

    /// Whether the owner trusts this principal to change code and configuration.
    public boolean isDeployer(Event event) {
        if (policy.deployers().isEmpty()) return event.ip().equals("cloudformation.amazonaws.com");
        return matches(policy.deployers(), event);
    }

    /// Whether the owner lets this principal read data directly.
    public boolean isOperator(Event event) {
        return matches(policy.operators(), event);
    }

    private static boolean matches(List<String> patterns, Event event) {
        var principal = event.principal();
        boolean ours = principal.account().isEmpty() || principal.account().equals(event.account());
        String kind = principal.kind() == Principal.Kind.ROLE ? "role/" : "user/";
        for (String pattern : patterns) {
            if (pattern.startsWith("arn:")) {
                if (Wildcard.matches(pattern, principal.arn())) return true;
            } else if (ours
                    && !principal.name().isEmpty()
                    && (Wildcard.matches(pattern, principal.name())
                            || Wildcard.matches(pattern, kind + principal.name()))) {
                return true;
            }
        }
        return false;
    }

    /// What this plan guards and where it is blind, for a person to read.
    public Guard guard() {
        return new Guard(
                ids(Watched::isFunction),
                policy.deployers(),
                ids(each -> !each.permissions().isEmpty()),
                ids(each -> each.uncertain()
                        && (each.isFunction() || !each.permissions().isEmpty())),
                ids(each -> HOLDERS.contains(each.role()) && each.isSensitive()),
                policy.operators(),
                policy.behaviours().stream().map(Behaviour::name).toList(),
                ids(each -> DATA_EVENTS.contains(each.service())));
    }

    private List<String> ids(Predicate<Watched> these) {
        return components.stream().filter(these).map(Watched::id).toList();
    }
}
