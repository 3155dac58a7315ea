package dev.fourfold.map.cloudformation;

import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.List;

/// A SAM function as Lambda's function, its role, alias, URL and destinations.
final class SamFunction {
    private static final String[] SAME = {
        "FunctionName",
        "Runtime",
        "Handler",
        "Environment",
        "FileSystemConfigs",
        "Layers",
        "Role",
        "VpcConfig",
        "TracingConfig",
        "LoggingConfig",
        "KmsKeyArn",
        "ImageUri",
        "ImageConfig",
        "PackageType",
        "Architectures",
        "Tags"
    };

    private SamFunction() {}

    static void declare(Expansion expansion, Resource resource, Value properties) {
        var values = new Values(resource.at());
        String name = resource.name();
        var names = new String[SAME.length * 2];
        for (int i = 0; i < SAME.length; i++) names[2 * i] = names[2 * i + 1] = SAME[i];
        var function = values.renamed(properties, names);
        var code = values.fields(
                "Code",
                        properties
                                .get("InlineCode")
                                .map(inline -> (Value) values.fields("ZipFile", inline))
                                .or(() -> properties.get("CodeUri"))
                                .orElse(null),
                "DeadLetterConfig", properties.get("DeadLetterQueue").orElse(null));
        Value self = expansion.add(resource, name, "AWS::Lambda::Function", Values.merged(function, code));
        if (properties.get("Role").isEmpty()) {
            Value role = expansion.add(
                    resource,
                    name + "Role",
                    "AWS::IAM::Role",
                    SamPolicies.functionRole(expansion, resource, properties));
            expansion.overlay(self, values.fields("Role", role));
        }
        properties.get("AutoPublishAlias").ifPresent(alias -> {
            expansion.add(resource, name + "Version", "AWS::Lambda::Version", values.fields("FunctionName", self));
            expansion.add(
                    resource,
                    name + "Alias" + alias.exact().orElse(""),
                    "AWS::Lambda::Alias",
                    values.fields("FunctionName", self, "Name", alias));
        });
        properties
                .get("FunctionUrlConfig")
                .ifPresent(url -> expansion.add(
                        resource,
                        name + "Url",
                        "AWS::Lambda::Url",
                        Values.merged(values.fields("TargetFunctionArn", self), url)));
        properties.get("EventInvokeConfig").ifPresent(config -> destinations(expansion, resource, self, config));
    }

    /// A destination without an ARN is a queue or a topic that SAM makes.
    private static void destinations(Expansion expansion, Resource resource, Value self, Value config) {
        var values = new Values(resource.at());
        for (String outcome : List.of("OnSuccess", "OnFailure")) {
            var destination = config.get("DestinationConfig").flatMap(all -> all.get(outcome));
            if (destination.isEmpty()) continue;
            Value target = destination.get().get("Destination").orElse(null);
            String type = destination.get().text("Type", "");
            String made = resource.name() + "EventInvokeConfig" + outcome + (type.equals("SQS") ? "Queue" : "Topic");
            if (target == null && (type.equals("SQS") || type.equals("SNS"))) {
                target = expansion.add(
                        resource, made, type.equals("SQS") ? "AWS::SQS::Queue" : "AWS::SNS::Topic", values.fields());
            }
            Value ends = values.fields(outcome, values.fields("Destination", target));
            expansion.add(
                    resource,
                    resource.name() + "EventInvokeConfig" + outcome,
                    "AWS::Lambda::EventInvokeConfig",
                    values.fields("FunctionName", self, "DestinationConfig", ends));
        }
    }

    static void connect(Expansion expansion, Resource resource, Value properties) {
        properties
                .get("Events")
                .map(Value::entries)
                .ifPresent(
                        events -> events.forEach((name, event) -> new SamEvents(expansion, resource, event).add(name)));
    }
}
