package dev.fourfold.map.flow;

import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Setting;
import dev.fourfold.core.model.Setting.State;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether every route of an API of API Gateway asks who the caller is. A page cannot say it: routes stand in methods,
/// in routes and in OpenAPI documents, and SAM's default authorizer is for all of them. An API key is no authentication
/// (API Gateway Developer Guide, *Choose an API key source*; SAM, *ApiAuth*; read 2026-11).
///
/// Where a SAM API brings an OpenAPI document of its own, the document decides: an event then only lets the API invoke
/// the function (aws-sam-translator, `model/eventsources/push.py`, `Api` and `HttpApi`, read 2026-11).
final class Authentication {
    private static final String CONTROL = "authentication";
    private static final String DOCUMENT = "BodyS3Location";
    private static final List<String> NOT_NONE = List.of("not NONE");

    private record Route(
            State state, String property, @Nullable Location at) {

        /// SAM writes the authorizer of an event into the document that has the same route.
        Route or(Route other) {
            if (state == State.ON || other.state == State.ON) return state == State.ON ? this : other;
            return state == State.UNKNOWN ? this : other;
        }
    }

    private final Resolver resolver;
    private final ApiFlows apis;

    Authentication(Resolver resolver, ApiFlows apis) {
        this.resolver = resolver;
        this.apis = apis;
    }

    /// Nothing for what is no API, or has no routes that are known. The value names the routes that are open or not
    /// known, `GET /orders, POST /orders`.
    Optional<Setting> of(Component component, Resource api) {
        var routes = new TreeMap<String, Route>();
        switch (component.service()) {
            case "aws.apigateway.rest" -> {
                document(api, routes);
                declared(api, "AWS::ApiGateway::Method", "RestApiId", routes);
            }
            case "aws.apigateway.http" -> {
                document(api, routes);
                declared(api, "AWS::ApiGatewayV2::Route", "ApiId", routes);
                // SAM's events make integrations that carry their routes.
                declared(api, "AWS::ApiGatewayV2::Integration", "ApiId", routes);
            }
            case "aws.apigateway.websocket" -> {
                declared(api, "AWS::ApiGatewayV2::Route", "ApiId", routes);
                routes.keySet().retainAll(List.of("$connect"));
            }
            default -> {}
        }
        return Stream.of(State.OFF, State.UNKNOWN, State.ON)
                .flatMap(state -> setting(component, api, routes, state).stream())
                .findFirst();
    }

    private static Optional<Setting> setting(
            Component component, Resource api, Map<String, Route> routes, State state) {
        var these = new TreeMap<>(routes);
        these.values().removeIf(route -> route.state() != state);
        if (these.isEmpty()) return Optional.empty();
        // A resource policy may let in only some accounts or addresses: then an open route is not open to all.
        var policies = Stream.of("Policy", "Auth.ResourcePolicy")
                .filter(path -> !Paths.at(api.properties(), path).isEmpty())
                .toList();
        boolean guarded = state == State.OFF && !policies.isEmpty();
        var first = these.firstEntry().getValue();
        return Optional.of(new Setting(
                component.id(),
                CONTROL,
                guarded ? State.UNKNOWN : state,
                guarded ? policies.getFirst() : first.property(),
                state == State.ON ? "" : String.join(", ", these.keySet()),
                first.at() == null ? api.at() : first.at()));
    }

    private static boolean hasDefault(Resource api) {
        return Paths.at(api.properties(), "Auth.DefaultAuthorizer").stream()
                .anyMatch(value -> !value.pattern().equals("NONE"));
    }

    private void declared(Resource api, String type, String of, Map<String, Route> routes) {
        for (var resource : resolver.ofType(type)) {
            var properties = resource.properties();
            String route = apis.route(resource);
            boolean ours = properties
                    .get(of)
                    .filter(value -> resolver.declared(value, "aws.apigateway").contains(api.id()))
                    .isPresent();
            if (!ours || route.isEmpty() || route.startsWith("OPTIONS")) continue;
            var sign = sign(properties, hasDefault(api));
            if (isEvent(properties) && isDecidedByDocument(api, properties)) {
                if (hasPaths(api)) continue;
                sign = new Sign(State.UNKNOWN, DOCUMENT, "", null);
            }
            routes.merge(route, new Route(sign.state(), sign.path(), resource.at()), Route::or);
        }
    }

    /// CloudFormation's methods have a resource instead of a path, and its integrations no route at all.
    private static boolean isEvent(Value route) {
        return route.get("Path").isPresent() || route.get("IntegrationUri").isPresent();
    }

    /// SAM writes events into documents that it makes itself; into one of a REST API that the user brings only with
    /// `MergeDefinitions`, and its authorizer with `OverrideApiAuth`; into one of an HTTP API unless it lies elsewhere.
    private static boolean isDecidedByDocument(Resource api, Value event) {
        var properties = api.properties();
        boolean elsewhere = properties.get(DOCUMENT).isPresent();
        if (api.type().equals("AWS::ApiGatewayV2::Api")) return elsewhere;
        boolean written = isTrue(properties, "MergeDefinitions") || isTrue(event, "OverrideApiAuth");
        return !written && (elsewhere || properties.get("Body").isPresent());
    }

    private static boolean isTrue(Value properties, String key) {
        return properties.text(key, "").equals("true");
    }

    private static boolean hasPaths(Resource api) {
        return !Paths.at(api.properties(), "Body.paths").isEmpty();
    }

    /// A route's own authorizer by SAM's name for it, its own type of authorization, or what is the default.
    private static Sign sign(Value route, boolean byDefault) {
        if (route.get("AuthorizerName").isPresent()) return Sign.of(route, Map.of("AuthorizerName", NOT_NONE));
        var wanted = byDefault ? List.of("not NONE", "absent") : NOT_NONE;
        return Sign.of(route, Map.of("AuthorizationType", wanted));
    }

    /// The operations of an OpenAPI document, each with its own `security` or the document's.
    private static void document(Resource api, Map<String, Route> routes) {
        var body = api.properties().get("Body").orElse(null);
        if (body == null) return;
        boolean all = hasDefault(api) || isAsked(body, body);
        for (var path : Paths.at(body, "paths")) {
            path.entries()
                    .forEach((name, operations) -> operations.entries().forEach((method, operation) -> {
                        boolean isOperation = !operation.entries().isEmpty() && !method.equals("parameters");
                        if (!isOperation || method.equalsIgnoreCase("options")) return;
                        boolean own = operation.get("security").isPresent();
                        boolean asked = own ? isAsked(body, operation) : all;
                        if (operation.get("x-amazon-apigateway-auth").isPresent()) asked = true;
                        String verb = method.startsWith("x-") ? "ANY" : method.toUpperCase(Locale.ROOT);
                        routes.put(
                                verb + " " + name, new Route(asked ? State.ON : State.OFF, "security", operation.at()));
                    }));
        }
    }

    /// Whether a requirement names a scheme that is more than an API key.
    private static boolean isAsked(Value body, Value holder) {
        return holder.get("security").map(Value::items).orElse(List.of()).stream()
                .flatMap(requirement -> requirement.entries().keySet().stream())
                .anyMatch(scheme -> !isKeyOnly(body, scheme));
    }

    private static boolean isKeyOnly(Value body, String name) {
        return Stream.of("components.securitySchemes", "securityDefinitions")
                .flatMap(section -> Paths.at(body, section).stream())
                .flatMap(schemes -> schemes.get(name).stream())
                .anyMatch(scheme -> scheme.text("type", "").equals("apiKey")
                        && scheme.get("x-amazon-apigateway-authtype").isEmpty()
                        && scheme.get("x-amazon-apigateway-authorizer").isEmpty());
    }
}
