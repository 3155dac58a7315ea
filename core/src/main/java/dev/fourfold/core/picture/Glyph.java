package dev.fourfold.core.picture;

import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Role;

/// A small sign for a kind of service, drawn for Fourfold: strokes in a square of 16 by 16 pixels. Providers' icons are
/// theirs, and too detailed at this size.
public enum Glyph {
    FUNCTION("M4 13 8.3 5M5.2 3h1.6l4.4 10h1.6"),
    WORKFLOW("M3 3h4v4h-4zM9 9h4v4h-4zM7 5h4v4"),
    CONTAINER("M2.5 5 8 2.5 13.5 5v6L8 13.5 2.5 11zM2.5 5 8 7.5 13.5 5M8 7.5v6"),
    MODEL("M8 2v3M8 11v3M2 8h3M11 8h3M8 5l3 3-3 3-3-3zM4 4l1 1M11 11l1 1"),
    TABLE("M2.5 3h11v10h-11zM2.5 6.5h11M2.5 9.8h11M6.5 6.5v6.5"),
    BUCKET("M2.5 4 4 13h8l1.5-9M2.5 4a5.5 1.6 0 0 1 11 0a5.5 1.6 0 0 1-11 0"),
    DATABASE("M3 4v8a5 1.8 0 0 0 10 0v-8M3 4a5 1.8 0 0 1 10 0a5 1.8 0 0 1-10 0M3 8a5 1.8 0 0 0 10 0"),
    SECRET("M3.5 7.5h9v6h-9zM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2M8 10v1.5"),
    LOGS("M4 2.5h8v11h-8zM6 5.5h4M6 8h4M6 10.5h2.5"),
    QUEUE("M2 5h3.2v6h-3.2zM6.4 5h3.2v6h-3.2zM10.8 5h3.2v6h-3.2z"),
    TOPIC("M3 8h3M6 8 11 4M6 8h6M6 8l5 4M11 4h2M11 12h2"),
    BUS("M2 8h12M4.5 8v-4M8 8v4M11.5 8v-4"),
    STREAM("M2 5c2-2 4 2 6 0s4 2 6 0M2 8.5c2-2 4 2 6 0s4 2 6 0M2 12c2-2 4 2 6 0s4 2 6 0"),
    SCHEDULE("M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11M8 5v3l2.3 1.5"),
    GATEWAY("M4 13.5v-9l4-2 4 2v9M2.5 13.5h11M8 13.5v-5M6.5 8.5h3"),
    IDENTITY(
            "M2.5 3.5h11v9h-11zM6 6.2a1.3 1.3 0 1 1 0 2.6a1.3 1.3 0 1 1 0-2.6M4 11c.6-1.6 3.4-1.6 4 0M10 6.5h2M10 9h2"),
    ACTOR("M8 2.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5M3 13.5c.5-5 9.5-5 10 0"),
    EXTERNAL("M7 4h-4v9h9v-4M9.5 2.500h4v4M13.5 2.5 7.5 8.5"),
    GUARD("M8 2 13 4v4c0 3-2.5 5-5 6c-2.5-1-5-3-5-6v-4z"),
    SERVICE("M8 2.5 13 5.300v5.400l-5 2.8-5-2.800v-5.400z"),
    STACK("M5 2.500h8.500v8.500M2.5 5h8.500v8.500h-8.500z");

    private final String path;

    Glyph(String path) {
        this.path = path;
    }

    /// SVG path data.
    public String path() {
        return path;
    }

    public static Glyph of(Component component) {
        return switch (component.role()) {
            case ACTOR -> ACTOR;
            case EXTERNAL -> EXTERNAL;
            case GATEWAY -> GATEWAY;
            case IDENTITY -> IDENTITY;
            case GUARD -> GUARD;
            case PROCESS, STORE, CHANNEL -> of(service(component.service()), component.role());
        };
    }

    private static String service(String service) {
        return service.substring(service.indexOf('.') + 1);
    }

    private static Glyph of(String service, Role role) {
        int dot = service.indexOf('.');
        return switch (dot < 0 ? service : service.substring(0, dot)) {
            case "lambda", "functions", "cloudfunctions" -> FUNCTION;
            case "stepfunctions", "workflows", "logicapps" -> WORKFLOW;
            case "ecs", "ec2", "batch", "apprunner", "run", "codebuild" -> CONTAINER;
            case "bedrock",
                    "sagemaker",
                    "rekognition",
                    "comprehend",
                    "translate",
                    "textract",
                    "transcribe",
                    "polly",
                    "kendra" -> MODEL;
            case "dynamodb", "timestream", "cosmosdb", "firestore" -> TABLE;
            case "s3", "efs", "fsx", "storage" -> BUCKET;
            case "secretsmanager", "ssm", "keyvault", "appconfig" -> SECRET;
            case "logs", "cloudwatch", "xray", "cloudtrail" -> LOGS;
            case "sqs", "mq", "servicebus" -> QUEUE;
            case "sns", "ses", "pinpoint", "pubsub", "iot" -> TOPIC;
            case "eventbridge", "pipes", "eventgrid" -> BUS;
            case "kinesis", "firehose", "msk", "flink", "eventhubs" -> STREAM;
            case "scheduler" -> SCHEDULE;
            default -> ofRole(role);
        };
    }

    private static Glyph ofRole(Role role) {
        return switch (role) {
            case STORE -> DATABASE;
            case CHANNEL -> BUS;
            default -> SERVICE;
        };
    }
}
