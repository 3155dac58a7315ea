package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Location;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import dev.fourfold.map.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The `Policies` of a SAM resource, in every form, as the role that SAM makes from them.
final class SamPolicies {
    private SamPolicies() {}

    /// The poller of each type of event source needs what the policy of this name grants.
    private static final Map<String, String> POLLERS = Map.of(
            "SQS", "AWSLambdaSQSQueueExecutionRole",
            "Kinesis", "AWSLambdaKinesisExecutionRole",
            "DynamoDB", "AWSLambdaDynamoDBExecutionRole",
            "MSK", "AWSLambdaMSKExecutionRole");

    /// The properties of a function's `AWS::IAM::Role`: what `Policies` say, and what SAM adds to it
    /// (aws-sam-translator,
    /// `model/sam_resources.py` and `model/eventsources/pull.py`, read 2026-11).
    static Value functionRole(Expansion expansion, Resource resource, Value properties) {
        var values = new Values(resource.at());
        var added = new LinkedHashSet<String>();
        boolean durable = properties.get("DurableConfig").isPresent();
        added.add(durable ? "AWSLambdaBasicDurableExecutionRolePolicy" : "AWSLambdaBasicExecutionRole");
        if (properties.get("VpcConfig").isPresent()) added.add("AWSLambdaVPCAccessExecutionRole");
        for (Value event :
                properties.get("Events").map(Value::entries).orElse(Map.of()).values()) {
            String type = event.text("Type", "");
            boolean byQueue = type.equals("SNS")
                    && event.get("Properties")
                            .flatMap(of -> of.get("SqsSubscription"))
                            .filter(queue -> !queue.pattern().equals("false"))
                            .isPresent();
            String policy = POLLERS.get(byQueue ? "SQS" : type);
            if (policy != null) added.add(policy);
        }
        var managed = new ArrayList<Value>();
        for (String name : added) managed.add(values.text("arn:aws:iam::aws:policy/service-role/" + name));
        tracing(properties, values).ifPresent(managed::add);
        return role(expansion, resource, properties, managed);
    }

    private static Optional<Value> tracing(Value properties, Values values) {
        return properties
                .get("Tracing")
                .filter(tracing -> !tracing.pattern().equals("Disabled"))
                .map(tracing -> values.text("arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess"));
    }

    /// The properties of a state machine's `AWS::IAM::Role`.
    static Value machineRole(Expansion expansion, Resource resource, Value properties) {
        var values = new Values(resource.at());
        boolean traced = properties
                .get("Tracing")
                .filter(tracing -> tracing.text("Enabled", "").equals("true"))
                .isPresent();
        var managed = new ArrayList<Value>();
        if (traced) managed.add(values.text("arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess"));
        return role(expansion, resource, properties, managed);
    }

    private static Value role(Expansion expansion, Resource resource, Value properties, List<Value> managed) {
        var values = new Values(resource.at());
        var inline = new ArrayList<Value>();
        properties
                .get("Policies")
                .map(Value::items)
                .orElse(List.of())
                .forEach(policy -> add(policy, managed, inline, expansion));
        return values.fields("ManagedPolicyArns", values.list(managed), "Policies", values.list(inline));
    }

    private static void add(Value policy, List<Value> managed, List<Value> inline, Expansion expansion) {
        var values = new Values(policy.at());
        if (policy instanceof Value.Choice choice) {
            add(choice.then(), managed, inline, expansion);
            add(choice.otherwise(), managed, inline, expansion);
        } else if (policy instanceof Value.Fields fields) {
            if (fields.get("Statement").isPresent()) {
                inline.add(values.fields("PolicyName", values.text("Policies"), "PolicyDocument", policy));
                return;
            }
            fields.fields().forEach((name, arguments) -> template(name, arguments, inline, expansion));
        } else if (!(policy instanceof Value.Nothing)) {
            managed.add(policy);
        }
    }

    private static void template(String name, Value arguments, List<Value> inline, Expansion expansion) {
        var values = new Values(arguments.at());
        Node known = PolicyTemplates.named(name);
        if (known == null) {
            expansion
                    .stack()
                    .evaluator()
                    .problem(
                            arguments.at(),
                            "has no SAM policy template named " + name,
                            "correct its name, or write a statement");
            return;
        }
        var statements = new ArrayList<Value>();
        Node all = known.get("statements");
        if (all == null) return;
        for (Node statement : all.elements()) {
            statements.add(values.fields(
                    "Effect", values.text("Allow"),
                    "Action", texts(statement, "actions", Map.of(), arguments.at()),
                    "Resource", texts(statement, "resources", arguments.entries(), arguments.at())));
        }
        inline.add(values.fields(
                "PolicyName",
                values.text(name),
                "PolicyDocument",
                values.fields("Statement", values.list(statements))));
    }

    private static Value texts(Node statement, String key, Map<String, Value> arguments, Location at) {
        var items = new ArrayList<Value>();
        Node list = statement.get(key);
        for (Node item : list == null ? List.<Node>of() : list.elements()) {
            String text = item instanceof Node.Scalar scalar ? scalar.text() : "";
            items.add(Substitution.of(text, at, (name, place) -> {
                Value argument = arguments.get(name);
                if (argument != null) return argument;
                return name.equals("AWS::Partition")
                        ? new Value.Text("aws", place)
                        : new Value.Unknown("${" + name + "}", place);
            }));
        }
        return new Value.Items(items, at);
    }
}
