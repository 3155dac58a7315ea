package dev.fourfold.map.flow;

import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which load balancers stand before a target group: those whose listeners and rules forward to it.
final class LoadBalancers {
    private static final String GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";
    private final Map<String, Set<String>> byGroup = new LinkedHashMap<>();
    private final Resolver resolver;

    LoadBalancers(Blueprint blueprint, Resolver resolver) {
        this.resolver = resolver;
        for (Resource resource : blueprint.all()) {
            switch (resource.type()) {
                case "AWS::ElasticLoadBalancingV2::Listener" -> add(resource, "LoadBalancerArn", "DefaultActions[]");
                case "AWS::ElasticLoadBalancingV2::ListenerRule" -> add(resource, "ListenerArn", "Actions[]");
                default -> {}
            }
        }
    }

    private void add(Resource listener, String balancer, String actions) {
        for (Value whole : Paths.at(listener.properties(), balancer)) {
            var balancers = resolver.declared(whole, "");
            for (String path : new String[] {".TargetGroupArn", ".ForwardConfig.TargetGroups[].TargetGroupArn"}) {
                for (Value group : Paths.at(listener.properties(), actions + path)) {
                    resolver.referenced(group)
                            .ifPresent(found -> byGroup.computeIfAbsent(found.id(), id -> new LinkedHashSet<>())
                                    .addAll(balancers));
                }
            }
        }
    }

    /// The load balancers before a target group; none for anything else.
    Set<String> before(Value value) {
        return resolver.referenced(value)
                .filter(resource -> resource.type().equals(GROUP))
                .map(group -> byGroup.getOrDefault(group.id(), Set.of()))
                .orElse(Set.of());
    }
}
