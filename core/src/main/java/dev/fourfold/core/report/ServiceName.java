package dev.fourfold.core.report;

import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Role;
import java.util.Locale;
import java.util.Map;

/// What people call a service: `DynamoDB` for `aws.dynamodb`.
public final class ServiceName {
    /// Only the names that capital letters alone do not give.
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("apigateway", "API Gateway"),
            Map.entry("appsync", "AppSync"),
            Map.entry("apprunner", "App Runner"),
            Map.entry("appconfig", "AppConfig"),
            Map.entry("cloudfront", "CloudFront"),
            Map.entry("cloudtrail", "CloudTrail"),
            Map.entry("cloudwatch", "CloudWatch"),
            Map.entry("codebuild", "CodeBuild"),
            Map.entry("codepipeline", "CodePipeline"),
            Map.entry("codecommit", "CodeCommit"),
            Map.entry("documentdb", "DocumentDB"),
            Map.entry("dynamodb", "DynamoDB"),
            Map.entry("elasticache", "ElastiCache"),
            Map.entry("elasticloadbalancing", "Load Balancer"),
            Map.entry("eventbridge", "EventBridge"),
            Map.entry("memorydb", "MemoryDB"),
            Map.entry("opensearch", "OpenSearch"),
            Map.entry("sagemaker", "SageMaker"),
            Map.entry("secretsmanager", "Secrets Manager"),
            Map.entry("stepfunctions", "Step Functions"),
            Map.entry("iot", "IoT Core"),
            Map.entry("fsx", "FSx"),
            Map.entry("xray", "X-Ray"),
            Map.entry("mq", "MQ"),
            Map.entry("pubsub", "Pub/Sub"),
            Map.entry("bigquery", "BigQuery"),
            Map.entry("cosmosdb", "Cosmos DB"),
            Map.entry("servicebus", "Service Bus"),
            Map.entry("eventhubs", "Event Hubs"),
            Map.entry("eventgrid", "Event Grid"),
            Map.entry("keyvault", "Key Vault"),
            Map.entry("logicapps", "Logic Apps"));

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("rest", "REST"),
            Map.entry("http", "HTTP"),
            Map.entry("websocket", "WebSocket"),
            Map.entry("object-lambda", "Object Lambda"),
            Map.entry("api-destination", "API destination"));

    private ServiceName() {}

    /// The name of a component's service; callers and other people's systems are named by what they are to us.
    public static String of(Component component) {
        if (component.role() == Role.ACTOR) return "caller";
        if (component.role() == Role.EXTERNAL) return "third party";
        return of(component.service());
    }

    /// The name of a service without its provider, safe to show: `S3 Object Lambda` for `aws.s3.object-lambda`.
    public static String of(String service) {
        return Plain.of(withoutProvider(service));
    }

    private static String withoutProvider(String service) {
        int provider = service.indexOf('.');
        if (provider < 0) return capital(service);
        var rest = service.substring(provider + 1);
        int part = rest.indexOf('.');
        if (part < 0) return name(rest);
        return name(rest.substring(0, part)) + " " + part(rest.substring(part + 1));
    }

    private static String name(String service) {
        var name = NAMES.get(service);
        if (name != null) return name;
        return service.length() <= 3 ? upper(service) : capital(service);
    }

    private static String part(String part) {
        return PARTS.getOrDefault(part, part.replace('.', ' ').replace('-', ' '));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static String capital(String word) {
        if (word.isEmpty()) return word;
        return upper(word.substring(0, 1)) + word.substring(1).replace('-', ' ').replace('.', ' ');
    }
}
