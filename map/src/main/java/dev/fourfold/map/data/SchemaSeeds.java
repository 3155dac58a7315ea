package dev.fourfold.map.data;

import dev.fourfold.core.data.DataClass.Suggestion;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Embedded;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the schemas of APIs say: OpenAPI and JSON Schema of API Gateway, GraphQL of AppSync.
///
/// What an operation is sent passes the API on the way to that operation's integration alone; what it answers goes no
/// further than the API. A schema that no operation is known for may be that of any.
final class SchemaSeeds {
    private static final Set<String> METHODS = Set.of(
            "get", "put", "post", "delete", "options", "head", "patch", "trace", "x-amazon-apigateway-any-method");

    private final Seeds seeds;
    private final AppMap map;
    private final Blueprint blueprint;

    SchemaSeeds(Seeds seeds, AppMap map, Blueprint blueprint) {
        this.seeds = seeds;
        this.map = map;
        this.blueprint = blueprint;
    }

    void sow() {
        var graphs = new GraphQlSeeds(seeds, map, blueprint);
        for (Resource resource : blueprint.all()) {
            var properties = resource.properties();
            switch (resource.type()) {
                case "AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api" ->
                    properties.get("Body").ifPresent(body -> openApi(resource.id(), body));
                case "AWS::ApiGateway::Model" -> model(resource, "RestApiId");
                case "AWS::ApiGatewayV2::Model" -> model(resource, "ApiId");
                case "AWS::AppSync::GraphQLSchema" -> graphs.sow(resource);
                default -> {}
            }
        }
    }

    private void model(Resource model, String owner) {
        var schema = model.properties().get("Schema").flatMap(Embedded::document);
        var api = model.properties().get(owner);
        if (schema.isEmpty() || api.isEmpty()) return;
        for (String id : References.in(api.get())) {
            var flows = takenBy(model, id);
            for (SchemaFields.Field field : SchemaFields.of(schema.get(), schema.get())) {
                for (Suggestion suggestion : suggested(id, field)) {
                    flows.forEach(flow -> seeds.passes(flow, suggestion, field.sentence(), field.at()));
                    if (flows.isEmpty()) seeds.has(id, suggestion, field.sentence(), field.at());
                }
            }
        }
    }

    /// The flows to the integrations of the methods whose requests have this model, known by their places.
    private List<Flow> takenBy(Resource model, String api) {
        String name = model.properties().get("Name").map(Value::pattern).orElse(model.id());
        Set<Location> places = new HashSet<>();
        for (Resource method : blueprint.all()) {
            if (!method.type().equals("AWS::ApiGateway::Method")) continue;
            var models =
                    method.properties().get("RequestModels").map(Value::entries).orElse(Map.of());
            boolean takes = models.values().stream()
                    .anyMatch(each -> References.in(each).contains(model.id())
                            || each.pattern().equals(name));
            if (takes) method.properties().forEach(value -> places.add(value.at()));
        }
        return map.flows().stream()
                .filter(flow -> flow.from().equals(api) && flow.mechanism() == Mechanism.INTEGRATION)
                .filter(flow -> flow.evidence().stream().anyMatch(evidence -> places.contains(evidence.location())))
                .toList();
    }

    private List<Suggestion> suggested(String component, SchemaFields.Field field) {
        var found = new ArrayList<>(seeds.ofField(component, field.name()));
        for (Suggestion suggestion : seeds.ofFormat(component, field.name(), field.format())) {
            if (found.stream().noneMatch(known -> known.dataClass().equals(suggestion.dataClass())))
                found.add(suggestion);
        }
        return found;
    }

    private void openApi(String api, Value body) {
        for (Map.Entry<String, Value> path :
                body.get("paths").map(Value::entries).orElse(Map.of()).entrySet()) {
            var shared = path.getValue().get("parameters");
            path.getValue().entries().forEach((method, operation) -> {
                if (METHODS.contains(method))
                    operation(api, body, method, path.getKey(), operation, shared.orElse(operation));
            });
        }
    }

    private void operation(String api, Value body, String method, String path, Value operation, Value shared) {
        String route = (method.startsWith("x-") ? "ANY" : method.toUpperCase(Locale.ROOT)) + " " + path;
        var flows = integrations(api, route);
        var sent = new ArrayList<>(SchemaFields.parameters(operation, body));
        if (shared != operation)
            sent.addAll(SchemaFields.parameters(new Value.Fields(Map.of("parameters", shared), shared.at()), body));
        operation.get("requestBody").ifPresent(request -> sent.addAll(SchemaFields.content(request, body)));
        for (SchemaFields.Field field : sent) {
            for (Suggestion suggestion : suggested(api, field)) {
                flows.forEach(flow -> seeds.passes(flow, suggestion, field.sentence(), field.at()));
                if (flows.isEmpty()) seeds.has(api, suggestion, field.sentence(), field.at());
            }
        }
        for (Value answer :
                operation.get("responses").map(Value::entries).orElse(Map.of()).values()) {
            for (SchemaFields.Field field : SchemaFields.content(answer, body))
                suggested(api, field).forEach(suggestion -> seeds.stays(api, suggestion, field.sentence(), field.at()));
        }
    }

    private List<Flow> integrations(String api, String route) {
        return map.flows().stream()
                .filter(flow -> flow.from().equals(api) && flow.mechanism() == Mechanism.INTEGRATION)
                .filter(flow -> flow.evidence().stream()
                        .map(Evidence::detail)
                        .anyMatch(detail -> detail.equals(route) || detail.startsWith(route + " ")))
                .toList();
    }
}
