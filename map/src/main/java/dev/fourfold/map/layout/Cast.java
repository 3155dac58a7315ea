package dev.fourfold.map.layout;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Who appears in a picture. Keys, secrets, log groups, guards and alarms do not: they become badges on their
/// neighbours, which takes most crossings out of a picture.
///
/// @param components what is drawn, in the map's order
/// @param flows those between what is drawn
/// @param badges by component, what was folded into it
/// @param idle how many components have no flow and are therefore not drawn
record Cast(List<Component> components, List<Flow> flows, Map<String, List<String>> badges, int idle) {

    static Cast of(AppMap map) {
        var byId = map.byId();
        Set<String> busy = new HashSet<>();
        Set<String> sends = new HashSet<>();
        for (var flow : map.flows()) {
            busy.add(flow.from());
            busy.add(flow.to());
            if (flow.mechanism() != Mechanism.READ && flow.mechanism() != Mechanism.PROTECT) sends.add(flow.from());
        }
        Predicate<Component> isFolded =
                component -> !badge(component).isEmpty() && (isGuard(component) || !sends.contains(component.id()));
        var badges = new TreeMap<String, Set<String>>();
        var flows = new ArrayList<Flow>();
        for (var flow : map.flows()) {
            var from = Objects.requireNonNull(byId.get(flow.from()));
            var to = Objects.requireNonNull(byId.get(flow.to()));
            if (isFolded.test(from)) pin(badges, to, badge(from));
            else if (isFolded.test(to)) pin(badges, from, badge(to));
            else flows.add(flow);
        }
        var shown = map.components().stream()
                .filter(component -> busy.contains(component.id()) && !isFolded.test(component))
                .toList();
        int idle = (int) map.components().stream()
                .filter(component -> !busy.contains(component.id()))
                .count();
        return new Cast(shown, flows, copy(badges), idle);
    }

    /// The part of this cast that a test lets through, with the flows between those left.
    Cast only(Predicate<Component> isIn) {
        var left = components.stream().filter(isIn).toList();
        Set<String> ids = new HashSet<>();
        left.forEach(component -> ids.add(component.id()));
        var between = flows.stream()
                .filter(flow -> ids.contains(flow.from()) && ids.contains(flow.to()))
                .toList();
        return new Cast(left, between, badges, 0);
    }

    Cast with(List<Flow> otherFlows) {
        return new Cast(components, otherFlows, badges, idle);
    }

    private static void pin(Map<String, Set<String>> badges, Component on, String badge) {
        badges.computeIfAbsent(on.id(), id -> new TreeSet<>()).add(badge);
    }

    private static Map<String, List<String>> copy(Map<String, Set<String>> badges) {
        var copy = new TreeMap<String, List<String>>();
        badges.forEach((id, set) -> copy.put(id, List.copyOf(set.stream().toList())));
        return copy;
    }

    private static boolean isGuard(Component component) {
        return component.role() == Role.GUARD;
    }

    /// The word for a component that is shown as a badge, empty for one that is shown as itself.
    private static String badge(Component component) {
        return switch (component.service()) {
            case "aws.kms", "azure.keyvault.key", "gcp.kms" -> "key";
            case "aws.secretsmanager", "azure.keyvault", "gcp.secretmanager" -> "secret";
            case "aws.ssm", "aws.appconfig" -> "setting";
            case "aws.logs", "gcp.logging" -> "logs";
            case "aws.xray" -> "traces";
            case "aws.waf" -> "firewall";
            case "aws.cloudwatch" -> isGuard(component) ? "alarm" : "metrics";
            default -> isGuard(component) ? "guard" : "";
        };
    }
}
