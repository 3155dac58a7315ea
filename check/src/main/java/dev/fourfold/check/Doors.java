package dev.fourfold.check;

import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Fit.Verdict;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.model.Setting;
import dev.fourfold.core.model.Setting.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The ways into an application from the internet, and what one can come to through them.
///
/// A way is *open* if nobody asks who comes: what the `authentication` setting of the map says, or, where there is
/// none,
/// an API before which nobody checks a credential. What is not known counts as guarded.
final class Doors {

    static final String AUTHENTICATION = "authentication";
    private static final String INTERNET = "actor.internet";
    private static final Set<Mechanism> ASIDE = Set.of(Mechanism.AUTHORIZE, Mechanism.PROTECT, Mechanism.LOG);

    private final AppMap map;
    private final List<Fit> fits;
    private final Map<String, Component> components;
    private final Map<String, List<Flow>> from = new LinkedHashMap<>();
    private final Map<String, List<Flow>> readers = new LinkedHashMap<>();
    private final Map<String, List<String>> open;
    private final Map<String, List<String>> any;

    Doors(AppMap map, List<Fit> fits) {
        this.map = map;
        this.fits = fits;
        this.components = map.byId();
        for (Flow flow : map.flows()) {
            from.computeIfAbsent(flow.from(), key -> new ArrayList<>()).add(flow);
            if (flow.mechanism() == Mechanism.READ)
                readers.computeIfAbsent(flow.to(), key -> new ArrayList<>()).add(flow);
        }
        this.open = reached(true);
        this.any = reached(false);
    }

    /// The flows by which callers from the internet come in.
    List<Flow> entrances() {
        return map.flows().stream()
                .filter(flow -> isInternet(flow.from()) && flow.mechanism() == Mechanism.REQUEST)
                .toList();
    }

    boolean isInternet(String id) {
        Component component = components.get(id);
        return component != null && component.service().equals(INTERNET);
    }

    /// Whether anyone may come in by this flow.
    boolean isOpen(Flow entrance) {
        Component door = components.get(entrance.to());
        if (door == null) return false;
        if (door.role() == Role.GATEWAY) return authentication(door) == State.OFF;
        boolean signed =
                entrance.evidence().stream().allMatch(each -> each.detail().contains("AWS_IAM"));
        return !signed && door.role() != Role.IDENTITY;
    }

    /// Whether a gateway asks who its callers are.
    State authentication(Component gateway) {
        for (Fit fit : fits) {
            boolean about = fit.need().component().equals(gateway.id())
                    && fit.need().control().equals(AUTHENTICATION);
            if (about && fit.verdict() == Verdict.FAIL) return State.OFF;
        }
        var setting = setting(gateway.id());
        if (setting != null) return setting.state();
        if (!gateway.service().startsWith("aws.apigateway")) return State.UNKNOWN;
        return from.getOrDefault(gateway.id(), List.of()).stream()
                        .anyMatch(flow -> flow.mechanism() == Mechanism.AUTHORIZE)
                ? State.ON
                : State.OFF;
    }

    @Nullable
    Setting setting(String gateway) {
        for (Setting setting : map.settings()) {
            if (setting.component().equals(gateway) && setting.control().equals(AUTHENTICATION)) return setting;
        }
        return null;
    }

    /// The routes that lead from an open gateway to a component, as the map names them (`POST /orders`).
    Set<String> openRoutes(Flow integration) {
        var routes = new TreeSet<String>();
        for (Evidence evidence : integration.evidence()) {
            if (evidence.detail().startsWith("AWS::") && integration.evidence().size() > 1) continue;
            if (!evidence.detail().toUpperCase(java.util.Locale.ROOT).startsWith("OPTIONS"))
                routes.add(evidence.detail());
        }
        var setting = setting(integration.from());
        if (setting == null || setting.value().isEmpty() || setting.value().endsWith(" more")) return routes;
        var named = Set.of(setting.value().split(", ", -1));
        if (routes.stream().noneMatch(named::contains)) return Set.of();
        routes.retainAll(named);
        return routes;
    }

    /// What a gateway hands requests on to.
    List<String> integrations(String gateway) {
        return from.getOrDefault(gateway, List.of()).stream()
                .filter(flow -> flow.mechanism() == Mechanism.INTEGRATION)
                .map(Flow::to)
                .toList();
    }

    /// The open routes of a gateway that its setting names.
    List<String> openRoutes(String gateway) {
        var setting = setting(gateway);
        return setting == null || setting.value().isEmpty() || setting.value().endsWith(" more")
                ? List.of()
                : List.of(setting.value().split(", ", -1));
    }

    /// The way of a request from anyone on the internet to a component; empty when there is none.
    List<String> openWay(String component) {
        return open.getOrDefault(component, List.of());
    }

    /// The way of a request from the internet to a component, or to a store to one that reads it; past no guard if
    /// there
    /// is such a way, empty when there is none.
    List<String> way(String component) {
        for (var ways : List.of(open, any)) {
            var way = ways.get(component);
            if (way != null) return way;
            for (Flow read : from.getOrDefault(component, List.of())) {
                var reader = ways.get(read.to());
                if (read.mechanism() != Mechanism.READ || reader == null) continue;
                var longer = new ArrayList<>(reader);
                longer.add(component);
                return List.copyOf(longer);
            }
        }
        return List.of();
    }

    /// Where requests, and what becomes of them, come to. What a component reads is not sent to it.
    private Map<String, List<String>> reached(boolean onlyOpen) {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>();
        for (Flow entrance : entrances()) {
            if (onlyOpen && !isOpen(entrance)) continue;
            if (ways.putIfAbsent(entrance.to(), List.of(entrance.from(), entrance.to())) == null)
                next.add(entrance.to());
        }
        while (!next.isEmpty()) {
            String at = next.poll();
            for (String to : onwards(at, onlyOpen, false)) {
                var way = new ArrayList<>(ways.getOrDefault(at, List.of()));
                way.add(to);
                if (ways.putIfAbsent(to, List.copyOf(way)) == null) next.add(to);
            }
        }
        return ways;
    }

    /// Where data goes next.
    ///
    /// @param reading whether what is read counts too
    private Set<String> onwards(String at, boolean onlyOpen, boolean reading) {
        var next = new LinkedHashSet<String>();
        Component here = components.get(at);
        boolean gateway = here != null && here.role() == Role.GATEWAY;
        for (Flow flow : from.getOrDefault(at, List.of())) {
            if (ASIDE.contains(flow.mechanism()) || flow.mechanism() == Mechanism.READ) continue;
            boolean closed = onlyOpen && gateway && openRoutes(flow).isEmpty();
            if (!closed) next.add(flow.to());
        }
        if (reading) readers.getOrDefault(at, List.of()).forEach(read -> next.add(read.from()));
        return next;
    }

    /// The stores that a component writes or reads, itself or through what it starts, each with the way to it.
    Map<String, List<String>> stores(String start) {
        Map<String, List<String>> stores = new LinkedHashMap<>();
        Deque<List<String>> next = new ArrayDeque<>();
        var seen = new HashSet<String>();
        next.add(List.of(start));
        seen.add(start);
        while (!next.isEmpty()) {
            var way = next.poll();
            for (String to : onwards(way.getLast(), false, true)) {
                if (!seen.add(to)) continue;
                var longer = new ArrayList<>(way);
                longer.add(to);
                Component component = components.get(to);
                if (component == null || component.isOutside() || component.role() == Role.IDENTITY) continue;
                if (component.role() == Role.STORE) {
                    if (!isLog(component)) stores.put(to, List.copyOf(longer));
                } else next.add(longer);
            }
        }
        return Collections.unmodifiableMap(stores);
    }

    private static boolean isLog(Component component) {
        return component.service().startsWith("aws.logs")
                || component.service().startsWith("aws.cloudwatch")
                || component.service().startsWith("aws.xray");
    }
}
