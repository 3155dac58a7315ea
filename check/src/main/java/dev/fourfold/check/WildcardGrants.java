package dev.fourfold.check;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.catalogue.Wildcard;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Grant;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Grants to workloads that reach further than their code: every action of a service, or an action on every resource.
/// What every function has for its housekeeping is none, and neither is an action that takes no resource but `*`.
final class WildcardGrants {

    private static final String CIRCLE = ", with ARNs written out: references would be circular";

    static final String RULE = "wildcard-grant";
    private static final List<String> UNSCOPED = Lines.ours("unscoped-actions.txt");
    /// Services through which one comes to more than they hold.
    private static final Set<String> LEVERS = Set.of("*", "iam", "sts", "kms", "lambda", "secretsmanager", "ssm", "s3");

    private static final Set<String> IMPLICIT =
            Set.of("kms", "secretsmanager", "ssm", "mq", "kafka", "rds", "elasticfilesystem", "ecr", "ec2");

    /// How the names of the provider's own policies begin.
    private static final List<String> MADE = List.of("AWS", "Amazon", "CloudWatch");

    /// Services whose ARNs begin their resource with its name.
    private static final Set<String> UNTYPED = Set.of("s3", "sqs", "sns", "execute-api", "codecommit");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]{0,200}}");
    private static final Pattern ANY_OF_TYPE = Pattern.compile("[a-z][a-zA-Z-]{1,40}[/:]\\*");

    /// What is too wide in one statement.
    ///
    /// @param actions the actions that are
    /// @param everything whether some of them stand for every action of a service
    /// @param anywhere whether it is on every resource
    private record Wide(Grant grant, List<String> actions, boolean everything, boolean anywhere) {}

    private final Scene scene;
    private final Dependencies dependencies;

    private WildcardGrants(Scene scene) {
        this.scene = scene;
        this.dependencies = new Dependencies(scene);
    }

    /// One finding for each policy, however many functions it is given to.
    static List<Finding> of(Scene scene) {
        var rule = new WildcardGrants(scene);
        Map<String, List<Wide>> byPlace = new LinkedHashMap<>();
        for (Grant grant : scene.map().grants()) {
            Wide wide = rule.wide(grant);
            if (wide == null) continue;
            byPlace.computeIfAbsent(rule.place(grant), key -> new ArrayList<>()).add(wide);
        }
        Map<Object, List<Wide>> byCause = new LinkedHashMap<>();
        for (var wide : byPlace.values())
            byCause.computeIfAbsent(rule.cause(wide), key -> new ArrayList<>()).addAll(wide);
        var found = new ArrayList<Finding>();
        byCause.values().forEach(wide -> found.add(rule.finding(wide)));
        return found;
    }

    /// The statement, if code can show what of it is used. Nothing is known of the single statements of a build or a
    /// workflow, so its policy is one thing to look at.
    private Object cause(List<Wide> shared) {
        var principals = shared.stream()
                .map(wide -> wide.grant().principal())
                .distinct()
                .sorted()
                .toList();
        boolean runsCode = principals.stream()
                .map(scene::component)
                .anyMatch(each -> each != null && each.service().equals("aws.lambda"));
        return runsCode ? shared : List.of(principals, shared.getFirst().grant().source());
    }

    private String place(Grant grant) {
        return grant.location() == null
                ? grant.principal() + " " + grant.source()
                : grant.location().toString();
    }

    private @Nullable Wide wide(Grant grant) {
        Component principal = scene.component(grant.principal());
        boolean workload = principal != null && principal.declared() && principal.role() == Role.PROCESS;
        boolean housekeeping =
                grant.source().startsWith("AWSLambda") && grant.source().contains("ExecutionRole");
        if (!workload || !grant.allow() || housekeeping) return null;
        boolean anywhere = grant.resources().stream().anyMatch(WildcardGrants::isAnything);
        var actions = new ArrayList<String>();
        boolean everything = false;
        for (String action : grant.actions()) {
            if (isUnscoped(action)) continue;
            boolean all = action.startsWith("!") || action.endsWith(":*") || action.equals("*");
            if (!all && !(anywhere && touchesData(action))) continue;
            everything |= all;
            actions.add(action);
        }
        return actions.isEmpty() ? null : new Wide(grant, actions, everything, anywhere);
    }

    /// Whether a policy cannot say it of fewer resources.
    static boolean isUnscoped(String action) {
        return UNSCOPED.stream().anyMatch(pattern -> Wildcard.matches(pattern, action));
    }

    /// `*`, and ARNs whose resource is any of its type.
    static boolean isAnything(String resource) {
        if (resource.startsWith("!") || resource.equals("*")) return true;
        if (!resource.startsWith("arn:")) return false;
        // References such as `${AWS::Region}` have colons of their own.
        String[] parts = REFERENCE.matcher(resource).replaceAll("@").split(":", 6);
        if (parts.length < 6) return true;
        // `table/*`, `table/*/index/*` and `function:*`, but neither `table/orders-*` nor `${Bucket}/*`.
        return parts[5].startsWith("*")
                || !UNTYPED.contains(parts[2]) && ANY_OF_TYPE.matcher(parts[5]).lookingAt();
    }

    private static boolean touchesData(String action) {
        int colon = action.indexOf(':');
        if (colon < 0) return false;
        var service = Catalogue.shipped().byPrefix(action.substring(0, colon));
        if (service.isEmpty()) return false;
        String operation = action.substring(colon + 1);
        return service.get().accessOf(operation).stream().anyMatch(access -> access != Access.NONE);
    }

    private Finding finding(List<Wide> shared) {
        var grant = shared.getFirst().grant();
        var principals = shared.stream()
                .map(wide -> wide.grant().principal())
                .distinct()
                .sorted(Comparator.comparing(
                                (String id) -> scene.doors().openWay(id).isEmpty())
                        .thenComparing(id -> scene.doors().way(id).isEmpty())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        String principal = principals.getFirst();
        var actions = new LinkedHashSet<String>();
        shared.forEach(wide -> actions.addAll(wide.actions()));
        Set<String> prefixes = prefixes(actions);
        var used = used(principals, prefixes);
        boolean anywhere = shared.stream().anyMatch(Wide::anywhere);
        var beyond = new ArrayList<>(held(prefixes));
        beyond.removeAll(principals);
        used.actions().values().forEach(beyond::removeAll);
        boolean circular = isCircular(principals, used);
        Patch patch = circular ? null : patch(shared, principals, used);
        String who = Words.list(principals.stream().map(scene::name).toList());
        return new Finding(
                RULE,
                who + " may do " + told(actions, prefixes) + (anywhere ? " on anything" : ""),
                severity(shared, principal, prefixes, beyond, used.isOpenEnded(scene, actions)),
                principal,
                grant.source(),
                String.join(",", actions) + " on " + String.join(",", grant.resources()),
                grant.location(),
                reason(principal, used, beyond, anywhere, isImplicit(prefixes)),
                scene.doors().way(principal),
                fix(used, isImplicit(prefixes)) + (circular ? CIRCLE : ""),
                patch == null ? List.of() : List.of(patch));
    }

    /// The actions, or how many there are of which services.
    private static String told(Set<String> actions, Set<String> prefixes) {
        if (actions.size() <= 3) return Words.list(actions);
        return actions.size() + " actions of " + Words.list(prefixes);
    }

    private static Set<String> prefixes(Set<String> actions) {
        var prefixes = new TreeSet<String>();
        for (String action : actions) {
            int colon = action.indexOf(':');
            prefixes.add(colon < 0 || action.startsWith("!") ? "*" : action.substring(0, colon));
        }
        return prefixes;
    }

    private UsedActions used(List<String> principals, Set<String> prefixes) {
        Map<String, Set<String>> all = new java.util.TreeMap<>();
        var lent = new TreeSet<String>();
        boolean complete = true;
        for (String principal : principals) {
            var used = UsedActions.of(scene, principal).within(prefixes);
            complete &= used.complete();
            lent.addAll(used.lent());
            used.actions()
                    .forEach((action, components) ->
                            all.computeIfAbsent(action, key -> new TreeSet<>()).addAll(components));
        }
        return new UsedActions(all, complete, lent);
    }

    private Severity severity(
            List<Wide> shared, String principal, Set<String> prefixes, List<String> beyond, boolean openEnded) {
        boolean everything = shared.stream().anyMatch(Wide::everything);
        boolean anywhere = shared.stream().anyMatch(Wide::anywhere);
        boolean conditional = shared.stream().allMatch(wide -> wide.grant().conditional());
        var severity = Severity.MEDIUM;
        if (prefixes.contains("*") && anywhere)
            severity = scene.doors().openWay(principal).isEmpty() ? Severity.HIGH : Severity.CRITICAL;
        else if (everything && !anywhere) severity = Severity.LOW;
        else if (everything
                && (isLever(prefixes)
                        || !Words.data(scene.components(), held(prefixes)).isEmpty())) severity = Severity.HIGH;
        else if (!everything && (openEnded || beyond.isEmpty())) severity = Severity.LOW;
        boolean lower = conditional && severity != Severity.LOW;
        return lower ? Severity.values()[severity.ordinal() + 1] : severity;
    }

    private static boolean isLever(Set<String> prefixes) {
        return prefixes.stream().anyMatch(LEVERS::contains);
    }

    /// What these services have on the map.
    private List<String> held(Set<String> prefixes) {
        return scene.map().components().stream()
                .filter(Component::declared)
                .filter(component -> Catalogue.shipped()
                        .service(component.service())
                        .map(Service::prefixes)
                        .filter(own -> prefixes.contains("*") || own.stream().anyMatch(prefixes::contains))
                        .isPresent())
                .map(Component::id)
                .toList();
    }

    private String reason(String principal, UsedActions used, List<String> beyond, boolean anywhere, boolean implicit) {
        String needs;
        if (used.actions().isEmpty() && !used.lent().isEmpty())
            needs = "its code needs it for what " + Words.list(used.lent()) + " does in its name";
        else if (used.actions().isEmpty())
            needs = used.complete() && !implicit
                    ? "its code uses none of it"
                    : "nothing that was read shows that it needs all of it";
        else needs = (used.complete() ? "its code needs only " : "its code was seen to need ") + used.words(scene);
        if (!anywhere || beyond.isEmpty()) return needs;
        return needs + "; whoever takes over " + scene.name(principal) + way(principal) + " gets to "
                + Words.withData(scene, beyond) + " too";
    }

    private String way(String principal) {
        int free = scene.doors().openWay(principal).size();
        if (free > 0) return free <= 3 ? ", which anyone can call," : ", which requests of anyone come to,";
        return scene.doors().way(principal).isEmpty() ? "" : ", which requests from the internet come to,";
    }

    /// Whether the provider itself may do it in the workload's name, or an extension beside its code.
    private static boolean isImplicit(Set<String> prefixes) {
        return prefixes.stream().anyMatch(IMPLICIT::contains);
    }

    private String fix(UsedActions used, boolean implicit) {
        if (!used.lent().isEmpty()) {
            String own = used.actions().isEmpty() ? "" : "allow only " + used.words(scene) + "; and ";
            return own + "name what " + Words.list(used.lent())
                    + " works on: it has the caller's permissions, unless it" + " is given a role of its own";
        }
        if (used.actions().isEmpty())
            return used.complete() && !implicit ? "take it away" : "allow only what needs it, on what it needs";
        return "allow only " + used.words(scene);
    }

    /// Whether the template would have a resource wait for itself if the statement referred to what is used.
    private boolean isCircular(List<String> principals, UsedActions used) {
        return used.actions().values().stream()
                .flatMap(Set::stream)
                .anyMatch(id -> dependencies.isBehind(id, principals));
    }

    private @Nullable Patch patch(List<Wide> shared, List<String> principals, UsedActions used) {
        var place = shared.getFirst().grant().location();
        Component workload = scene.component(principals.getFirst());
        boolean gone = used.actions().isEmpty()
                && isImplicit(prefixes(Set.copyOf(shared.getFirst().actions())));
        boolean certain = used.complete() && !gone && workload != null && place != null;
        if (!certain || workload == null || place == null) return null;
        var grant = shared.getFirst().grant();
        boolean made = MADE.stream().anyMatch(grant.source()::startsWith)
                || grant.source().endsWith("Policy");
        var beside = new ArrayList<>(grant.actions());
        beside.removeAll(shared.getFirst().actions());
        if (!made && !beside.stream().allMatch(WildcardGrants::isUnscoped)) return null;
        var statements = NarrowPolicy.statements(scene, workload, used);
        if (statements == null) return null;
        // What a statement grants beside would be lost with it; what a managed policy does, every function has.
        if (!made && !beside.isEmpty()) statements.addAll(NarrowPolicy.statement(beside));
        return PolicyPatch.of(Lines.of(scene.application().root(), place.file()), place, statements);
    }
}
