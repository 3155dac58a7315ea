package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Location;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import dev.fourfold.map.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The `Policies` of a SAM resource, in every form, as the role that SAM makes from them.
final class SamPolicies {
    private SamPolicies() {}

    /// The properties of the `AWS::IAM::Role`.
    static Value role(Expansion expansion, Resource resource, Value properties) {
        var values = new Values(resource.at());
        var managed = new ArrayList<Value>();
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
