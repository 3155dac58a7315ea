package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the APIs of API Gateway hand requests to, in methods, in integrations and in OpenAPI documents
/// (API Gateway Developer Guide, x-amazon-apigateway-integration; AWS service integrations reference, read 2026-11).
final class ApiFlows {
    private final Sketch sketch;
    private final Resolver resolver;
    private final ServiceTargets targets;
    private final Roles roles;

    ApiFlows(Sketch sketch, Resolver resolver, Roles roles) {
        this.sketch = sketch;
        this.resolver = resolver;
        this.targets = new ServiceTargets(sketch, resolver);
        this.roles = roles;
    }

    void draw(Resource resource) {
        var properties = resource.properties();
        switch (resource.type()) {
            case "AWS::ApiGateway::Method" ->
                properties
                        .get("Integration")
                        .ifPresent(integration ->
                                apis(properties, "RestApiId", api -> integrate(api, route(resource), integration)));
            case "AWS::ApiGatewayV2::Integration" ->
                apis(properties, "ApiId", api -> integrate(api, route(resource), properties));
            case "AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api" -> {
                properties.get("Body").ifPresent(body -> openApi(resource.id(), body));
                properties
                        .get("Target")
                        .ifPresent(target -> resolver.components(target, "")
                                .forEach(to -> sketch.flow(
                                        resource.id(), to, Mechanism.INTEGRATION, evidence("$default", target))));
            }
            default -> {}
        }
    }

    private void apis(Value properties, String key, java.util.function.Consumer<String> each) {
        properties
                .get(key)
                .ifPresent(api -> resolver.declared(api, "aws.apigateway").forEach(each));
    }

    /// `GET /orders/{id}`, or a route's key.
    String route(Resource resource) {
        var properties = resource.properties();
        if (properties.get("RouteKey").isPresent()) return properties.text("RouteKey", "");
        String method = properties.text("HttpMethod", "").toUpperCase(Locale.ROOT);
        String path = properties.text("Path", "");
        if (path.isEmpty())
            path = properties.get("ResourceId").map(id -> path(id, 0)).orElse("");
        return (method + " " + path).strip();
    }

    /// The path that `AWS::ApiGateway::Resource`s spell, one part each.
    private String path(Value id, int depth) {
        var resource = resolver.referenced(id);
        if (resource.isEmpty() || !resource.get().type().equals("AWS::ApiGateway::Resource") || depth > 20)
            return depth == 0 ? "/" : "";
        String parent = resource.get()
                .properties()
                .get("ParentId")
                .map(value -> path(value, depth + 1))
                .orElse("");
        return parent + "/"
                + resource.get()
                        .properties()
                        .get("PathPart")
                        .map(Value::pattern)
                        .orElse("");
    }

    private void openApi(String api, Value body) {
        body.get("paths")
                .map(Value::entries)
                .ifPresent(paths ->
                        paths.forEach((path, methods) -> methods.entries().forEach((method, operation) -> {
                            String name = method.equals("x-amazon-apigateway-any-method")
                                    ? "ANY"
                                    : method.toUpperCase(Locale.ROOT);
                            operation
                                    .get("x-amazon-apigateway-integration")
                                    .ifPresent(integration -> integrate(api, name + " " + path, integration));
                        })));
        for (String section : List.of("components.securitySchemes.*", "securityDefinitions.*")) {
            for (Value scheme : Paths.at(body, section)) {
                for (String path : List.of(
                        "x-amazon-apigateway-authorizer.authorizerUri",
                        "x-amazon-apigateway-authorizer.providerARNs[]",
                        "x-amazon-apigateway-authorizer.jwtConfiguration.issuer")) {
                    for (Value checker : Paths.at(scheme, path)) {
                        resolver.components(checker, "")
                                .forEach(to ->
                                        sketch.flow(api, to, Mechanism.AUTHORIZE, evidence("authorizer", checker)));
                    }
                }
            }
        }
    }

    private static Optional<Value> field(Value integration, String name) {
        String lower = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return integration.get(name).or(() -> integration.get(lower));
    }

    private static Evidence evidence(String route, Value place) {
        return new Evidence(Evidence.Kind.INTEGRATION, route, place.at());
    }

    /// @param route the method and path, or the route's key
    private void integrate(String api, String route, Value integration) {
        if (field(integration, "Type")
                .or(() -> integration.get("IntegrationType"))
                .flatMap(Value::exact)
                .filter(type -> type.equalsIgnoreCase("MOCK"))
                .isPresent()) return;
        var subtype = field(integration, "IntegrationSubtype").flatMap(Value::exact);
        if (subtype.isPresent()) {
            int dash = subtype.get().indexOf('-');
            if (dash > 0)
                service(
                        api,
                        route,
                        subtype.get().substring(0, dash).toLowerCase(Locale.ROOT),
                        subtype.get().substring(dash + 1),
                        integration);
            return;
        }
        var uri = field(integration, "Uri").or(() -> integration.get("IntegrationUri"));
        if (uri.isEmpty()) return;
        for (Value each : uri.get().items()) uri(api, route, each, integration);
    }

    private void uri(String api, String route, Value uri, Value integration) {
        String pattern = uri.pattern();
        int start = pattern.indexOf(":apigateway:");
        if (start >= 0 && !pattern.contains(":lambda:path") && !pattern.contains("/functions/")) {
            // arn:aws:apigateway:{region}:{subdomain.service|service}:{path|action}/{service_api}
            var parts = Arn.parts(pattern.substring(start + ":apigateway:".length()), 3);
            if (parts.size() == 3) {
                String name = parts.get(1).substring(parts.get(1).indexOf('.') + 1);
                int slash = parts.get(2).indexOf('/');
                boolean action = parts.get(2).startsWith("action");
                service(
                        api,
                        route,
                        name,
                        action ? parts.get(2).substring(slash + 1) : operation(parts.get(2), integration),
                        integration);
            }
            return;
        }
        var evidence = evidence(route, uri);
        var functions = functionIn(pattern);
        Set<String> ends = functions.isPresent() && resolver.declared(uri, "").isEmpty()
                ? resolver.text(functions.get(), "aws.lambda", true, uri.at())
                : resolver.components(uri, "");
        for (String to : ends) sketch.flow(api, to, Mechanism.INTEGRATION, evidence);
        boolean http = field(integration, "Type")
                .or(() -> integration.get("IntegrationType"))
                .flatMap(Value::exact)
                .filter(type -> type.toUpperCase(Locale.ROOT).startsWith("HTTP"))
                .isPresent();
        if (ends.isEmpty() && http)
            sketch.flow(
                    api,
                    sketch.external("external.http", Names.plain(pattern), uri.at()),
                    Mechanism.INTEGRATION,
                    evidence);
        else if (ends.isEmpty()) sketch.gap(api, pattern, route + ": the integration's target is not known", uri.at());
    }

    /// `arn:aws:apigateway:…:lambda:path/2015-03-31/functions/{function ARN}/invocations`
    private static Optional<String> functionIn(String pattern) {
        int start = pattern.indexOf("/functions/");
        if (start < 0) return Optional.empty();
        int end = pattern.lastIndexOf("/invocations");
        return Optional.of(
                pattern.substring(start + "/functions/".length(), end > start + 11 ? end : pattern.length()));
    }

    /// A service that is called by path has its operation in a parameter `Action` (SQS, SNS), in the integration's HTTP
    /// method (S3), or in the path.
    private static String operation(String path, Value integration) {
        for (String parameter : List.of("RequestParameters", "RequestTemplates")) {
            for (var entry : field(integration, parameter)
                    .map(Value::entries)
                    .orElse(java.util.Map.of())
                    .entrySet()) {
                String text = entry.getValue().pattern();
                int action = text.indexOf("Action=");
                if (action >= 0) return word(text, action + "Action=".length());
                if (entry.getKey().endsWith(".Action")) return word(text, text.startsWith("'") ? 1 : 0);
            }
        }
        String method = field(integration, "IntegrationHttpMethod")
                .or(() -> field(integration, "HttpMethod"))
                .flatMap(Value::exact)
                .orElse("POST");
        if (path.contains("/invoke") || path.endsWith("invocations")) return "InvokeEndpoint";
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "GET" -> "GetObject";
            case "PUT" -> "PutObject";
            case "DELETE" -> "DeleteObject";
            default -> "SendMessage";
        };
    }

    private static String word(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) end++;
        return text.substring(start, end);
    }

    private void service(String api, String route, String name, String operation, Value integration) {
        var service =
                sketch.catalogue().byPrefix(name).or(() -> sketch.catalogue().byClient(ServiceTargets.client(name)));
        if (service.isEmpty()) {
            sketch.gap(api, name + ":" + operation, route + ": the service is not known", integration.at());
            return;
        }
        var credentials = field(integration, "Credentials").or(() -> field(integration, "CredentialsArn"));
        var caller = credentials.map(role -> new Principal(api, roles.statements(role), sketch, resolver));
        Set<String> used = inUri(integration, service.get());
        if (used.isEmpty()) used = targets.find(parameters(integration), service.get(), operation, caller);
        var evidence = evidence(route + " " + name + ":" + operation, integration);
        var ends = used.isEmpty() ? Set.of(sketch.undeclared(service.get().id(), "", integration.at())) : used;
        for (Access access : service.get().accessOf(operation)) {
            for (String end : ends) {
                if (access == Access.READ) sketch.flow(end, api, Mechanism.READ, evidence);
                else sketch.flow(api, end, Mechanism.INTEGRATION, evidence);
            }
        }
    }

    private Set<String> inUri(Value integration, Service service) {
        return field(integration, "Uri").map(uri -> resolver.declared(uri, "")).orElse(Set.of()).stream()
                .filter(id -> sketch.component(id)
                        .filter(component -> Sketch.isOf(component, service.id()))
                        .isPresent())
                .collect(java.util.stream.Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    /// Everything in an integration that may name a resource, with its request templates as documents.
    private static Value parameters(Value integration) {
        var parameters = new ArrayList<Value>();
        for (String name : List.of("RequestParameters", "RequestTemplates")) {
            field(integration, name).map(Value::entries).ifPresent(fields -> {
                parameters.add(new Value.Fields(fields, integration.at()));
                fields.values().forEach(template -> parameters.add(ServiceTargets.document(template)));
            });
        }
        return new Value.Items(parameters, integration.at());
    }
}
