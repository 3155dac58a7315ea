package dev.fourfold.map.cloudformation;

import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import org.jspecify.annotations.Nullable;

/// The `Events` of a SAM function or state machine, every type, as the resources that deliver them
/// (AWS SAM Developer Guide, EventSource, read 2026-11).
final class SamEvents {
    /// SAM's word for what the source is, kept beside CloudFormation's properties: an ARN that is a parameter does not
    /// say it.
    private static final String EVENT_SOURCE_TYPE = "EventSourceType";

    /// The authorizer that an event names, by the name that its API gives it.
    private static final String AUTHORIZER_NAME = "AuthorizerName";

    private final Expansion expansion;
    private final Resource source;
    private final Value event;
    private final Value self;
    private final Values values;

    /// @param source the function or state machine that the event starts
    SamEvents(Expansion expansion, Resource source, Value event) {
        this.expansion = expansion;
        this.source = source;
        this.event = event;
        // What the event makes has the event's place, so that evidence leads there.
        this.self = expansion.reference(source.name(), event.at());
        this.values = new Values(event.at());
    }

    void add(String name) {
        String id = source.name() + name;
        Value of = event.get("Properties").orElse(values.fields());
        switch (event.text("Type", "")) {
            case "Api" -> rest(id, of);
            case "HttpApi" -> http(id, of);
            case "S3" -> bucket(of);
            case "SNS" -> topic(id, of);
            case "SQS", "Kinesis", "DynamoDB", "MSK", "MQ", "DocumentDB", "SelfManagedKafka" ->
                poller(id, of, event.get("Type").orElse(null));
            case "Schedule" -> rule(id, of, "Schedule", "ScheduleExpression");
            case "ScheduleV2" -> schedule(id, of);
            case "CloudWatchEvent", "EventBridgeRule" -> rule(id, of, "Pattern", "EventPattern");
            case "CloudWatchLogs" ->
                make(
                        id,
                        "AWS::Logs::SubscriptionFilter",
                        "LogGroupName",
                        at(of, "LogGroupName"),
                        "DestinationArn",
                        self);
            case "IoTRule" -> iot(id, of);
            case "Cognito" -> userPool(of);
            case "AlexaSkill" ->
                make(
                        id,
                        "AWS::Lambda::Permission",
                        "FunctionName",
                        self,
                        "Principal",
                        values.text("alexa-appkit.amazon.com"));
            case "" -> {}
            default ->
                expansion
                        .stack()
                        .evaluator()
                        .gap(event.at(), event.text("Type", ""), "this type of event is not known");
        }
    }

    private static @Nullable Value at(Value of, String key) {
        return of.get(key).orElse(null);
    }

    private void make(String id, String type, @Nullable Object... namesAndValues) {
        expansion.add(source, id, type, values.fields(namesAndValues));
    }

    private void rest(String id, Value of) {
        Value api = SamApi.of(expansion, source, of, true);
        Value integration = values.fields("Type", values.text("AWS_PROXY"), "Uri", self);
        make(
                id,
                "AWS::ApiGateway::Method",
                "RestApiId",
                api,
                "HttpMethod",
                at(of, "Method"),
                "Path",
                at(of, "Path"),
                "Integration",
                integration,
                AUTHORIZER_NAME,
                authorizer(of),
                "RequestModels",
                of.get("RequestModel")
                        .flatMap(request -> request.get("Model"))
                        .map(model -> (Value) values.fields("application/json", model))
                        .orElse(null),
                "OverrideApiAuth",
                of.get("Auth").flatMap(auth -> auth.get("OverrideApiAuth")).orElse(null));
    }

    private void http(String id, Value of) {
        Value api = SamApi.of(expansion, source, of, false);
        String route = of.text("Method", "ANY").toUpperCase(java.util.Locale.ROOT) + " " + of.text("Path", "$default");
        make(
                id,
                "AWS::ApiGatewayV2::Integration",
                "ApiId",
                api,
                "IntegrationUri",
                self,
                "RouteKey",
                values.text(route),
                AUTHORIZER_NAME,
                authorizer(of));
    }

    private static @Nullable Value authorizer(Value of) {
        return of.get("Auth").flatMap(auth -> auth.get("Authorizer")).orElse(null);
    }

    private void bucket(Value of) {
        Value configuration = values.fields("Function", self, "Event", at(of, "Events"));
        Value notifications = values.fields("LambdaConfigurations", values.list(configuration));
        of.get("Bucket")
                .ifPresent(
                        bucket -> expansion.overlay(bucket, values.fields("NotificationConfiguration", notifications)));
    }

    /// With `SqsSubscription` a queue stands between the topic and the function; SAM makes it unless one is named.
    private void topic(String id, Value of) {
        Value subscription = of.get("SqsSubscription").orElse(values.text("false"));
        if (subscription.exact().filter(text -> text.equals("false")).isPresent()) {
            make(
                    id,
                    "AWS::SNS::Subscription",
                    "TopicArn",
                    at(of, "Topic"),
                    "Protocol",
                    values.text("lambda"),
                    "Endpoint",
                    self,
                    "RedrivePolicy",
                    at(of, "RedrivePolicy"));
            return;
        }
        Value queue = subscription
                .get("QueueArn")
                .orElseGet(() -> expansion.add(source, id + "Queue", "AWS::SQS::Queue", values.fields()));
        make(
                id,
                "AWS::SNS::Subscription",
                "TopicArn",
                at(of, "Topic"),
                "Protocol",
                values.text("sqs"),
                "Endpoint",
                queue);
        make(
                id + "EventSourceMapping",
                "AWS::Lambda::EventSourceMapping",
                "EventSourceArn",
                queue,
                "FunctionName",
                self);
    }

    private void poller(String id, Value of, @Nullable Value type) {
        Value arn = null;
        for (String key : new String[] {"Queue", "Stream", "Broker", "Cluster"}) if (arn == null) arn = at(of, key);
        Value servers = of.get("KafkaBootstrapServers")
                .map(list -> (Value) values.fields("Endpoints", values.fields("KafkaBootstrapServers", list)))
                .orElse(null);
        make(
                id,
                "AWS::Lambda::EventSourceMapping",
                "EventSourceArn",
                arn,
                "FunctionName",
                self,
                EVENT_SOURCE_TYPE,
                type,
                "SelfManagedEventSource",
                servers,
                "DestinationConfig",
                at(of, "DestinationConfig"),
                "FilterCriteria",
                at(of, "FilterCriteria"),
                "SourceAccessConfigurations",
                at(of, "SourceAccessConfigurations"));
    }

    /// `Schedule`, `EventBridgeRule` and `CloudWatchEvent` are rules of EventBridge.
    private void rule(String id, Value of, String given, String property) {
        Value target = values.fields(
                "Arn",
                self,
                "DeadLetterConfig",
                of.get("DeadLetterConfig").map(dlq -> deadLetter(id, dlq)).orElse(null));
        make(
                id,
                "AWS::Events::Rule",
                "Name",
                at(of, "RuleName") == null ? at(of, "Name") : at(of, "RuleName"),
                property,
                at(of, given),
                "EventBusName",
                at(of, "EventBusName"),
                "State",
                at(of, "State"),
                "Targets",
                values.list(target));
    }

    private Value deadLetter(String id, Value config) {
        if (config.get("Arn").isPresent() || !config.text("Type", "").equals("SQS")) return config;
        return values.fields("Arn", expansion.add(source, id + "Queue", "AWS::SQS::Queue", values.fields()));
    }

    private void schedule(String id, Value of) {
        Value target = values.fields(
                "Arn",
                self,
                "DeadLetterConfig",
                of.get("DeadLetterConfig").map(dlq -> deadLetter(id, dlq)).orElse(null));
        make(
                id,
                "AWS::Scheduler::Schedule",
                "Name",
                at(of, "Name"),
                "ScheduleExpression",
                at(of, "ScheduleExpression"),
                "Target",
                target);
    }

    private void iot(String id, Value of) {
        Value actions = values.list(values.fields("Lambda", values.fields("FunctionArn", self)));
        make(id, "AWS::IoT::TopicRule", "TopicRulePayload", values.fields("Sql", at(of, "Sql"), "Actions", actions));
    }

    private void userPool(Value of) {
        var triggers = of.get("Trigger").map(Value::items).orElse(java.util.List.of());
        for (Value trigger : triggers) {
            Value lambda =
                    values.fields("LambdaConfig", values.fields(trigger.exact().orElse("Trigger"), self));
            of.get("UserPool").ifPresent(pool -> expansion.overlay(pool, lambda));
        }
    }
}
