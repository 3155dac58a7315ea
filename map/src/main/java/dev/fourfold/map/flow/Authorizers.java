package dev.fourfold.map.flow;

import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.List;
import java.util.Set;

/// Who checks the callers of an API: its authorizers, but only those that a route uses. One that stands there unused
/// would make a
/// map show a guard that is not there.
final class Authorizers {
    private static final Set<String> TYPES = Set.of("AWS::ApiGateway::Authorizer", "AWS::ApiGatewayV2::Authorizer");
    private static final List<String> ROUTES =
            List.of("AWS::ApiGateway::Method", "AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Integration");

    private final Sketch sketch;
    private final Resolver resolver;

    Authorizers(Sketch sketch, Resolver resolver) {
        this.sketch = sketch;
        this.resolver = resolver;
    }

    void draw(Resource authorizer) {
        if (!TYPES.contains(authorizer.type())) return;
        var properties = authorizer.properties();
        var api = properties.get("RestApiId").or(() -> properties.get("ApiId"));
        if (api.isEmpty()) return;
        for (String id : resolver.declared(api.get(), "aws.apigateway")) {
            if (!isUsed(authorizer, id)) {
                sketch.gap(
                        id,
                        authorizer.name(),
                        "is an authorizer that no route uses, so it guards nothing",
                        authorizer.at());
                continue;
            }
            checker(authorizer, id, "AuthorizerUri", "aws.lambda");
            checker(authorizer, id, "ProviderARNs[]", "aws.cognito");
            checker(authorizer, id, "JwtConfiguration.Issuer", "external.http");
        }
    }

    private void checker(Resource authorizer, String api, String path, String service) {
        for (Value value : Paths.at(authorizer.properties(), path)) {
            var evidence = new Evidence(Evidence.Kind.PROPERTY, authorizer.type() + " " + path, value.at());
            for (Value each : value.items()) {
                resolver.components(each, service).forEach(to -> sketch.flow(api, to, Mechanism.AUTHORIZE, evidence));
            }
        }
    }

    private boolean isUsed(Resource authorizer, String api) {
        if (authorizer.properties().text("IsDefault", "").equals("true")) return true;
        String name = authorizer.properties().text("Name", authorizer.name());
        for (String type : ROUTES) {
            for (Resource route : resolver.ofType(type)) if (names(route, authorizer, name)) return true;
        }
        return resolver.find(api)
                .flatMap(resource -> resource.properties().get("Body"))
                .filter(Authorizers::isSecured)
                .isPresent();
    }

    /// By its id, or, where SAM made the route, by its name.
    private static boolean names(Resource route, Resource authorizer, String name) {
        var id = route.properties().get("AuthorizerId");
        if (id.filter(value ->
                        value instanceof Value.Reference to && to.resource().equals(authorizer.id()))
                .isPresent()) return true;
        return route.properties().text("AuthorizerName", "").equals(name);
    }

    /// Whether an OpenAPI document asks for a security scheme anywhere.
    private static boolean isSecured(Value body) {
        if (body.get("security").isPresent()) return true;
        return Paths.at(body, "paths.*.*").stream()
                .anyMatch(operation -> !operation
                        .get("security")
                        .map(Value::items)
                        .orElse(List.of())
                        .isEmpty());
    }
}
