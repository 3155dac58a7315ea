package dev.fourfold.map.flow;

import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which APIs answer under a custom domain name: those that a mapping joins with it.
final class ApiDomains {
    private final Map<String, Set<String>> byDomain = new LinkedHashMap<>();

    ApiDomains(Blueprint blueprint) {
        for (Resource resource : blueprint.all()) {
            switch (resource.type()) {
                case "AWS::ApiGateway::BasePathMapping" -> add(blueprint, resource, "RestApiId");
                case "AWS::ApiGatewayV2::ApiMapping" -> add(blueprint, resource, "ApiId");
                default -> {}
            }
        }
    }

    private void add(Blueprint blueprint, Resource mapping, String key) {
        var api = mapping.properties().get(key);
        var domain = mapping.properties().get("DomainName");
        if (domain.isEmpty() || !(api.orElse(domain.get()) instanceof Value.Reference reference)) return;
        for (Resource resource : blueprint.all()) {
            if (!resource.type().endsWith("::DomainName") || !resource.type().startsWith("AWS::ApiGateway")) continue;
            boolean referenced =
                    domain.get() instanceof Value.Reference to && to.resource().equals(resource.id());
            boolean named = resource.properties()
                    .get("DomainName")
                    .filter(name -> name.pattern().equals(domain.get().pattern()))
                    .isPresent();
            if (referenced || named)
                byDomain.computeIfAbsent(resource.id(), id -> new LinkedHashSet<>())
                        .add(reference.resource());
        }
    }

    /// The ids of the APIs under a domain name; none for any other resource.
    Set<String> apis(String resource) {
        return byDomain.getOrDefault(resource, Set.of());
    }
}
