package dev.fourfold.watch.plan;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Grant;
import dev.fourfold.core.model.Mechanism;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes from the map what production is judged by.
final class Derivation {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
    /// What a poller does with a function's role, for each kind of source.
    private static final Map<String, List<String>> POLLING = Map.of(
            "aws.sqs",
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"),
            "aws.dynamodb",
            List.of(
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator",
                    "dynamodb:DescribeStream",
                    "dynamodb:ListStreams"),
            "aws.kinesis",
            List.of("kinesis:Get*", "kinesis:Describe*", "kinesis:List*", "kinesis:SubscribeToShard"));

    private final AppMap map;
    private final Catalogue catalogue;
    private final Map<String, Component> byId;
    private final Map<String, List<Permission>> permissions = new HashMap<>();
    private final Set<String> granted = new HashSet<>();
    private final Map<String, Set<Call>> called = new HashMap<>();

    Derivation(AppMap map, Catalogue catalogue) {
        this.map = map;
        this.catalogue = catalogue;
        this.byId = map.byId();
        map.grants().forEach(this::grant);
        map.flows().forEach(this::flow);
    }

    List<Watched> components() {
        var watched = new ArrayList<Watched>();
        for (var component : map.components()) {
            if (!component.isOutside() && component.declared()) watched.add(watched(component));
        }
        return watched;
    }

    private Watched watched(Component component) {
        var own = permissions.getOrDefault(component.id(), List.of());
        return new Watched(
                component.id(),
                logicalId(component),
                component.name(),
                component.service(),
                component.role(),
                component.stack(),
                catalogue.service(component.service()).map(Service::prefixes).orElse(List.of()),
                component.data(),
                own,
                !granted.contains(component.id()) || hasGap(component.id()),
                List.copyOf(called.getOrDefault(component.id(), Set.of())));
    }

    /// A function without its code has all its grants nevertheless.
    private boolean hasGap(String id) {
        return map.gaps().stream()
                .anyMatch(gap -> gap.subject().equals(id) && !gap.expression().equals("Code"));
    }

    /// The id without the stack before it.
    private static String logicalId(Component component) {
        String id = Names.last(component.id());
        return id.substring(id.lastIndexOf('.') + 1);
    }

    private void grant(Grant grant) {
        granted.add(grant.principal());
        boolean everything = false;
        var others = new ArrayList<String>();
        for (String resource : grant.resources()) {
            if (resource.equals("*") || resource.startsWith("!")) everything = true;
            else if (!namesComponent(resource))
                others.add(REFERENCE.matcher(resource).replaceAll("*"));
        }
        add(
                grant.principal(),
                new Permission(
                        grant.allow(),
                        grant.actions(),
                        grant.components(),
                        everything,
                        others,
                        grant.conditional(),
                        grant.partial()));
    }

    /// Whether a pattern has a reference to a component: `arn:aws:s3:::${Invoices}/*`.
    private boolean namesComponent(String resource) {
        var matcher = REFERENCE.matcher(resource);
        while (matcher.find()) {
            String id = matcher.group(1);
            int dot = id.indexOf('.');
            if (byId.containsKey(id) || dot > 0 && byId.containsKey(id.substring(0, dot))) return true;
        }
        return false;
    }

    private void flow(Flow flow) {
        for (var evidence : flow.evidence()) {
            if (evidence.kind() != Evidence.Kind.CODE) continue;
            String caller = byId.containsKey(flow.to()) && isReadOrEvent(flow) ? flow.to() : flow.from();
            String other = caller.equals(flow.to()) ? flow.from() : flow.to();
            called.computeIfAbsent(caller, key -> new LinkedHashSet<>()).add(new Call(evidence.detail(), other));
        }
        if (flow.mechanism() != Mechanism.EVENT_SOURCE) return;
        var source = byId.get(flow.from());
        var actions = source == null ? null : POLLING.get(source.service());
        if (actions != null)
            add(flow.to(), new Permission(true, actions, List.of(flow.from()), false, List.of(), false, false));
    }

    private static boolean isReadOrEvent(Flow flow) {
        return flow.mechanism() == Mechanism.READ || flow.mechanism() == Mechanism.EVENT_SOURCE;
    }

    private void add(String principal, Permission permission) {
        permissions.computeIfAbsent(principal, key -> new ArrayList<>()).add(permission);
    }
}
