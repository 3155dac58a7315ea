package dev.fourfold.map.cloudformation;

import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import org.jspecify.annotations.Nullable;

/// SAM's APIs as API Gateway's and AppSync's.
final class SamApi {
    /// The logical ids of the APIs that SAM makes where an event names none.
    static final String IMPLICIT_REST = "ServerlessRestApi";

    static final String IMPLICIT_HTTP = "ServerlessHttpApi";

    private SamApi() {}

    static void rest(Expansion expansion, Resource resource, Value properties) {
        var values = new Values(resource.at());
        var endpoint =
                properties.get("EndpointConfiguration").map(SamApi::endpoint).orElse(null);
        expansion.add(
                resource,
                resource.name(),
                "AWS::ApiGateway::RestApi",
                Values.merged(
                        values.fields("EndpointConfiguration", endpoint),
                        values.renamed(
                                properties,
                                "Name",
                                "Name",
                                "DefinitionBody",
                                "Body",
                                "DefinitionUri",
                                "BodyS3Location",
                                "MergeDefinitions",
                                "MergeDefinitions",
                                "Auth",
                                "Auth",
                                "AccessLogSetting",
                                "AccessLogSetting",
                                "Policy",
                                "Policy")));
        Value api = expansion.reference(resource.name(), resource.at());
        SamDomain.declare(expansion, resource, properties, api, true);
        stage(expansion, resource, properties, api, "AWS::ApiGateway::Stage", "RestApiId");
        authorizers(expansion, resource, properties, api, "AWS::ApiGateway::Authorizer", "RestApiId");
        properties
                .get("Models")
                .map(Value::entries)
                .ifPresent(models -> models.forEach((name, schema) -> expansion.add(
                        resource,
                        resource.name() + name + "Model",
                        "AWS::ApiGateway::Model",
                        values.fields("RestApiId", api, "Name", values.text(name), "Schema", schema))));
    }

    /// SAM takes the endpoint's type as a text or as `{Type: …}`, CloudFormation as a list.
    private static Value endpoint(Value endpoint) {
        var values = new Values(endpoint.at());
        if (endpoint.exact().isPresent()) return values.fields("Types", values.list(endpoint));
        return endpoint.get("Type")
                .<Value>map(type -> values.fields("Types", values.list(type)))
                .orElse(endpoint);
    }

    static void http(Expansion expansion, Resource resource, Value properties) {
        var values = new Values(resource.at());
        var body = values.renamed(
                properties,
                "Name",
                "Name",
                "DefinitionBody",
                "Body",
                "DefinitionUri",
                "BodyS3Location",
                "Auth",
                "Auth");
        expansion.add(
                resource,
                resource.name(),
                "AWS::ApiGatewayV2::Api",
                Values.merged(body, values.fields("ProtocolType", values.text("HTTP"))));
        Value api = expansion.reference(resource.name(), resource.at());
        SamDomain.declare(expansion, resource, properties, api, false);
        stage(expansion, resource, properties, api, "AWS::ApiGatewayV2::Stage", "ApiId");
        authorizers(expansion, resource, properties, api, "AWS::ApiGatewayV2::Authorizer", "ApiId");
    }

    static void webSocket(Expansion expansion, Resource resource, Value properties) {
        var values = new Values(resource.at());
        Value api = expansion.add(
                resource,
                resource.name(),
                "AWS::ApiGatewayV2::Api",
                Values.merged(
                        values.renamed(properties, "Name", "Name"),
                        values.fields("ProtocolType", values.text("WEBSOCKET"))));
        properties
                .get("Routes")
                .map(Value::entries)
                .ifPresent(routes -> routes.forEach((key, route) -> expansion.add(
                        resource,
                        resource.name() + "Route" + key.replace("$", ""),
                        "AWS::ApiGatewayV2::Integration",
                        values.fields(
                                "ApiId", api,
                                "IntegrationUri",
                                        route.get("FunctionArn")
                                                .or(() -> route.get("IntegrationUri"))
                                                .orElse(null),
                                "RouteKey", values.text(key)))));
    }

    /// SAM's stages have generated names, but `!Ref Api.Stage` is how templates name them.
    private static void stage(
            Expansion expansion, Resource resource, Value properties, Value api, String type, String key) {
        var values = new Values(resource.at());
        var stage = values.renamed(
                properties,
                "AccessLogSetting",
                "AccessLogSetting",
                "AccessLogSettings",
                "AccessLogSettings",
                "StageName",
                "StageName",
                "MethodSettings",
                "MethodSettings");
        expansion.add(resource, resource.name() + "Stage", type, Values.merged(stage, values.fields(key, api)));
    }

    private static void authorizers(
            Expansion expansion, Resource resource, Value properties, Value api, String type, String key) {
        var values = new Values(resource.at());
        var authorizers =
                properties.get("Auth").flatMap(auth -> auth.get("Authorizers")).map(Value::entries);
        String standard = properties
                .get("Auth")
                .map(auth -> auth.text("DefaultAuthorizer", ""))
                .orElse("");
        authorizers.ifPresent(all -> all.forEach((name, authorizer) -> expansion.add(
                resource,
                resource.name() + name + "Authorizer",
                type,
                values.fields(
                        key,
                        api,
                        "Name",
                        values.text(name),
                        "IsDefault",
                        values.text(String.valueOf(name.equals(standard))),
                        "AuthorizerUri",
                        authorizer.get("FunctionArn").orElse(null),
                        "ProviderARNs",
                        authorizer.get("UserPoolArn").orElse(null),
                        "JwtConfiguration",
                        authorizer.get("JwtConfiguration").map(SamApi::jwt).orElse(null)))));
    }

    private static Value jwt(Value jwt) {
        return new Values(jwt.at())
                .renamed(jwt, "issuer", "Issuer", "Issuer", "Issuer", "audience", "Audience", "Audience", "Audience");
    }

    /// The API that an event of type `Api` or `HttpApi` names, or the implicit one.
    static Value of(Expansion expansion, Resource function, Value event, boolean rest) {
        var named = event.get(rest ? "RestApiId" : "ApiId");
        if (named.isPresent()) return named.get();
        String implicit = rest ? IMPLICIT_REST : IMPLICIT_HTTP;
        var values = new Values(function.at());
        if (!expansion.has(implicit)) {
            Value properties = expansion.globals(rest ? "Api" : "HttpApi").orElse(values.fields());
            var api = new Resource(
                    expansion.stack().id(implicit),
                    implicit,
                    "",
                    function.stack(),
                    function.file(),
                    function.at(),
                    null,
                    () -> properties);
            if (rest) rest(expansion, api, properties);
            else http(expansion, api, properties);
        }
        return expansion.reference(implicit, function.at());
    }

    /// SAM lets a GraphQL API log everything unless told otherwise.
    private static @Nullable Value logging(Value properties, Values values) {
        var logging = properties.get("Logging");
        if (logging.flatMap(Value::exact).filter(text -> text.equals("false")).isPresent()) return null;
        return logging.filter(value -> value.exact().isEmpty())
                .orElse(values.fields("FieldLogLevel", values.text("ALL")));
    }

    static void graphQl(Expansion expansion, Resource resource) {
        var values = new Values(resource.at());
        var properties = resource.properties();
        Value api = expansion.add(
                resource,
                resource.name(),
                "AWS::AppSync::GraphQLApi",
                Values.merged(
                        values.renamed(properties, "Name", "Name", "Auth", "Auth"),
                        values.fields("LogConfig", logging(properties, values))));
        var sources = properties.get("DataSources").map(Value::entries);
        sources.ifPresent(kinds ->
                kinds.forEach((kind, named) -> named.entries().forEach((name, source) -> {
                    Value config = kind.equals("Lambda")
                            ? values.fields("LambdaConfig", values.renamed(source, "FunctionArn", "LambdaFunctionArn"))
                            : values.fields(
                                    "DynamoDBConfig",
                                    values.renamed(source, "TableName", "TableName", "TableArn", "TableName"));
                    String type = kind.equals("Lambda") ? "AWS_LAMBDA" : "AMAZON_DYNAMODB";
                    Value common = values.fields("ApiId", api, "Type", values.text(type));
                    expansion.add(
                            resource,
                            resource.name() + name + "DataSource",
                            "AWS::AppSync::DataSource",
                            Values.merged(common, config));
                })));
    }
}
