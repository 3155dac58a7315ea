package dev.fourfold.map.flow;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A component that runs code of the application: what its role may do, what its code does, what its environment names.
///
/// @param facts what its code does, null where no code was read
/// @param environment its environment variables
record Workload(
        Resource resource, Principal principal, @Nullable CodeFacts facts, Map<String, Value> environment) {

    /// Environment variables as Lambda, CodeBuild, ECS and App Runner write them.
    static Map<String, Value> environmentOf(Resource resource) {
        var environment = new LinkedHashMap<String, Value>();
        resource.properties()
                .get("Environment")
                .flatMap(value -> value.get("Variables"))
                .ifPresent(value -> environment.putAll(value.entries()));
        resource.properties().get("EnvironmentVariables").ifPresent(value -> environment.putAll(value.entries()));
        var pairs = new ArrayList<Value>();
        for (String path : List.of(
                "ContainerDefinitions[].Environment[]",
                "ContainerDefinitions[].Secrets[]",
                "ContainerProperties.Environment[]",
                "Environment.EnvironmentVariables[]",
                "SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables[]")) {
            pairs.addAll(Paths.at(resource.properties(), path));
        }
        for (Value pair : pairs) {
            pair.get("Value")
                    .or(() -> pair.get("ValueFrom"))
                    .ifPresent(value -> environment.put(pair.text("Name", ""), value));
        }
        return environment;
    }

    /// Whether all of its code was read, so that what the code does not call is not used.
    boolean isRead() {
        return facts != null && facts.complete();
    }
}
