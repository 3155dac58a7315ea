package dev.fourfold.check;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Fit.Verdict;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Ways from the internet on which nobody asks who comes, one finding for each door. How bad it is goes by the data
/// behind
/// it; where no such data is known, what stands behind it decides whether it is worth a word at all: much of the web is
/// meant for everyone.
final class Exposures {

    static final String API = "api-open-to-anyone";
    static final String FUNCTION = "function-invoked-by-anyone";
    static final String STORE = "store-open-to-anyone";

    /// Where functions keep what they need for themselves.
    private static final Set<String> OWN = Set.of("aws.secretsmanager", "aws.ssm", "aws.kms", "aws.appconfig");

    private final Scene scene;

    private Exposures(Scene scene) {
        this.scene = scene;
    }

    static List<Finding> of(Scene scene) {
        var exposures = new Exposures(scene);
        var found = new ArrayList<Finding>();
        for (Flow entrance : scene.doors().entrances()) {
            Component door = scene.component(entrance.to());
            if (door == null || !scene.doors().isOpen(entrance)) continue;
            Finding finding = switch (door.role()) {
                case GATEWAY -> exposures.api(entrance, door);
                case PROCESS -> exposures.function(entrance, door);
                case STORE -> exposures.store(entrance, door);
                default -> null;
            };
            if (finding != null) found.add(finding);
        }
        return found;
    }

    private @Nullable Finding api(Flow entrance, Component api) {
        var routes = new TreeSet<String>();
        var targets = new TreeSet<String>();
        Map<String, List<String>> stores = new LinkedHashMap<>();
        for (Flow flow : scene.map().flows()) {
            boolean leads = flow.from().equals(api.id()) && flow.mechanism() == Mechanism.INTEGRATION;
            if (!leads) continue;
            var open = scene.doors().openRoutes(flow);
            var behind = behind(flow.to());
            if (open.isEmpty()) continue;
            targets.add(flow.to());
            if (behind.isEmpty()) continue;
            routes.addAll(open);
            behind.forEach((store, way) -> {
                var longer = new ArrayList<>(List.of(entrance.from(), api.id()));
                longer.addAll(way);
                stores.putIfAbsent(store, longer);
            });
        }
        if (stores.isEmpty()) {
            if (fit(api, Doors.AUTHENTICATION) == null) return null;
            routes.addAll(scene.doors().openRoutes(api.id()));
            // Where no route is named on the way, it may be any.
            if (targets.isEmpty()) targets.addAll(scene.doors().integrations(api.id()));
        }
        return finding(
                API,
                "Anyone can call " + called(api, routes),
                api,
                Doors.AUTHENTICATION,
                String.join(", ", routes),
                place(api),
                stores,
                behindIt(stores, targets, targets),
                "give the API or these routes an authorizer: a user pool, a JWT issuer, IAM or a function; an API key is none");
    }

    /// The routes; of those that are not named, or that take whatever comes, the API says more.
    private static String called(Component api, Set<String> routes) {
        boolean all = routes.isEmpty() || routes.equals(Set.of("$default"));
        return all ? api.name() : Words.list(routes);
    }

    private @Nullable Finding function(Flow entrance, Component function) {
        Map<String, List<String>> stores = new LinkedHashMap<>();
        behind(function.id()).forEach((store, way) -> {
            var longer = new ArrayList<>(List.of(entrance.from()));
            longer.addAll(way);
            stores.put(store, longer);
        });
        if (stores.isEmpty() && fit(function, Doors.AUTHENTICATION) == null) return null;
        return finding(
                FUNCTION,
                "Anyone can call the URL of " + function.name(),
                function,
                "FunctionUrlConfig.AuthType",
                "NONE",
                place(entrance, function),
                stores,
                behindIt(stores, List.of(), List.of(function.id())),
                "set the URL's AuthType to AWS_IAM, or put an API with an authorizer before the function");
    }

    /// A bucket of a web site is public and meant so, unless data of a class comes to it or functions write what they
    /// were given.
    private @Nullable Finding store(Flow entrance, Component store) {
        boolean written = scene.map().flows().stream()
                .anyMatch(flow -> flow.to().equals(store.id()) && flow.mechanism() == Mechanism.WRITE);
        boolean bucket = store.service().equals("aws.s3");
        if (Data.worthy(store).isEmpty() && !written && bucket) return null;
        return finding(
                STORE,
                "Anyone can " + (bucket ? "read " : "connect to ") + store.name(),
                store,
                bucket ? "AccessControl" : "PubliclyAccessible",
                entrance.evidence().getFirst().detail(),
                place(entrance, store),
                Map.of(store.id(), List.of(entrance.from(), store.id())),
                Data.worthy(store).isEmpty() && bucket ? "functions write to it what they are given" : held(store),
                bucket
                        ? "take public reading away from the bucket and block public access; serve what is meant for"
                                + " everyone through a distribution with origin access control"
                        : "keep it in private subnets and not publicly accessible");
    }

    /// The stores behind a component that matter: with data of a class, or written to.
    private Map<String, List<String>> behind(String start) {
        Map<String, List<String>> behind = new LinkedHashMap<>();
        Component first = scene.component(start);
        if (first != null && first.role() == Role.STORE) behind.put(start, List.of(start));
        scene.doors().stores(start).forEach((store, way) -> {
            boolean written = scene.map().flows().stream()
                    .anyMatch(flow -> flow.to().equals(store)
                            && flow.from().equals(way.get(way.size() - 2))
                            && flow.mechanism() != Mechanism.READ);
            // A function's own secret is for the function, not for those who call it.
            Component component = scene.component(store);
            boolean own = component != null && OWN.contains(component.service());
            if (written || !own && !Data.worthy(component).isEmpty()) behind.put(store, way);
        });
        return behind;
    }

    private String held(Component store) {
        var data = Data.worthy(store);
        Fit fit = fit(store, control(store));
        if (fit != null) return String.join("; ", fit.need().reasons());
        return data.isEmpty()
                ? "a guessed or leaked password is then all that it takes"
                : "it holds data that is " + Words.list(data);
    }

    /// @param targets what requests go to first
    /// @param runs the functions that decide what becomes of them
    private String behindIt(Map<String, List<String>> stores, Collection<String> targets, Collection<String> runs) {
        var said = new StringBuilder("nobody asks callers from the internet who they are");
        if (!stores.isEmpty())
            said.append(stores.size() == 1 ? ", and behind it is " : ", and behind it are ")
                    .append(Words.withData(scene, stores.keySet()));
        else if (!targets.isEmpty())
            said.append(", and what they send goes to ").append(Words.list(names(targets)));
        if (!Words.data(scene.components(), stores.keySet()).isEmpty()) return said.toString();
        said.append("; no data behind it is known to need protection");
        var unread = names(scene.unread(runs));
        if (!unread.isEmpty())
            said.append(", but the code of ").append(Words.list(unread)).append(" was not read");
        return said.toString();
    }

    private List<String> names(Collection<String> ids) {
        return ids.stream().map(scene::name).toList();
    }

    private Finding finding(
            String rule,
            String title,
            Component door,
            String subject,
            String evidence,
            @Nullable Location place,
            Map<String, List<String>> stores,
            String reason,
            String fix) {
        var data = Words.data(scene.components(), stores.keySet());
        Fit fit = fit(door, control(door));
        var path = Words.byStake(scene, stores.keySet()).stream()
                .findFirst()
                .map(stores::get)
                .orElseGet(() -> scene.doors().way(door.id()));
        return new Finding(
                rule,
                title,
                severity(data, fit),
                door.id(),
                subject,
                evidence,
                place,
                reason,
                path,
                data.isEmpty() && door.role() != Role.STORE ? fix + accepted(rule, door) : fix,
                fit == null ? List.of() : fit.patches());
    }

    /// What a door lacks that lets anyone in.
    static String control(Component door) {
        return door.role() == Role.STORE ? "public-access-block" : Doors.AUTHENTICATION;
    }

    /// Much that nobody has to sign in for is meant so.
    private static String accepted(String rule, Component door) {
        return "; if everyone may call it, as with a webhook or a catalogue, accept it under 'suppressions' in"
                + " fourfold.yaml: - { rule: " + rule + ", component: " + door.id()
                + ", because: …, until: YYYY-MM-DD }";
    }

    /// By the data, but no better than the need that is not met. Where no data is known, it is no worse than the leak
    /// of
    /// a service that costs money.
    private static Severity severity(List<String> data, @Nullable Fit fit) {
        if (Data.isSensitive(data)) return Severity.CRITICAL;
        if (data.isEmpty()) return Severity.MEDIUM;
        return fit != null && fit.need().severity() == Severity.CRITICAL ? Severity.CRITICAL : Severity.HIGH;
    }

    /// What was chosen for the door, with its patch.
    private @Nullable Fit fit(Component door, String control) {
        return scene.application().fits().stream()
                .filter(fit -> fit.verdict() == Verdict.FAIL
                        && fit.need().component().equals(door.id())
                        && fit.need().control().equals(control))
                .min(Comparator.comparing(fit -> fit.how()))
                .orElse(null);
    }

    private @Nullable Location place(Component api) {
        var setting = scene.doors().setting(api.id());
        return setting != null && setting.location() != null ? setting.location() : api.location();
    }

    private static @Nullable Location place(Flow entrance, Component component) {
        Location place = entrance.evidence().getFirst().location();
        return place == null ? component.location() : place;
    }
}
