package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Location;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import dev.fourfold.map.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One deployment of a template: its parameters have values, its resources ids that are unique in the application.
final class Stack {
    private final Stacks all;
    private final Template template;
    private final String prefix;
    private final Supplier<Map<String, Value>> bindings;
    private final Map<String, Value> parameters = new LinkedHashMap<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private final Map<String, Stack> nested = new LinkedHashMap<>();
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Evaluator evaluator;

    /// @param prefix goes before every logical id: empty, or `name/`
    /// @param bindings the parameters that a parent stack sets
    Stack(Stacks all, Template template, String prefix, Supplier<Map<String, Value>> bindings) {
        this.all = all;
        this.template = template;
        this.prefix = prefix;
        this.bindings = bindings;
        this.evaluator = new Evaluator(this);
        declare();
    }

    private void declare() {
        var declared = ForEach.expand(template.section("Resources"), evaluator);
        for (var entry : declared.entrySet()) {
            String name = entry.getKey();
            Node node = entry.getValue();
            String type = node.text("Type", "");
            if (name.equals("Fn::Transform") || type.isEmpty()) continue;
            Node properties = node.get("Properties");
            Node metadata = node.get("Metadata");
            var resource = new Resource(
                    id(name),
                    name,
                    type,
                    label(),
                    template.file(),
                    node.at(),
                    condition(node),
                    () -> properties == null ? new Value.Fields(Map.of(), node.at()) : evaluator.evaluate(properties));
            if (metadata != null)
                resource.withFiles(metadata.text("aws:asset:path", ""), metadata.text("DockerContext", ""));
            Node connectors = node.get("Connectors");
            if (connectors != null) all.connectors(resource, () -> evaluator.evaluate(connectors));
            resources.put(name, resource);
        }
    }

    private static @Nullable String condition(Node node) {
        String condition = node.text("Condition", "");
        return condition.isEmpty() ? null : condition;
    }

    Stacks all() {
        return all;
    }

    Template template() {
        return template;
    }

    /// The stack's name on the map, empty for an application of one stack.
    String label() {
        return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    }

    String prefix() {
        return prefix;
    }

    String id(String logicalId) {
        return prefix + logicalId;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Map<String, Resource> resources() {
        return resources;
    }

    void nest(String logicalId, Stack stack) {
        nested.put(logicalId, stack);
    }

    Optional<Stack> nested(String logicalId) {
        return Optional.ofNullable(nested.get(logicalId));
    }

    /// The value of an output, if the template has it.
    Optional<Value> output(String name) {
        Value known = outputs.get(name);
        if (known != null) return Optional.of(known);
        Node output = template.section("Outputs").get(name);
        Node node = output == null ? null : output.get("Value");
        if (node == null) return Optional.empty();
        Value value = evaluator.evaluate(node);
        outputs.put(name, value);
        return Optional.of(value);
    }

    /// The exports of the stack: name and value as evaluated.
    Map<Value, Value> exports() {
        var exports = new LinkedHashMap<Value, Value>();
        for (Node output : template.section("Outputs").values()) {
            Node export = output.get("Export");
            Node name = export == null ? null : export.get("Name");
            Node value = output.get("Value");
            if (name != null && value != null) exports.put(evaluator.evaluate(name), evaluator.evaluate(value));
        }
        return exports;
    }

    /// The value of a parameter: what a parent sets, else its default, else unknown; empty if there is no such
    /// parameter.
    Optional<Value> parameter(String name, Location at) {
        Value known = parameters.get(name);
        if (known != null) return Optional.of(known);
        Node declared = template.section("Parameters").get(name);
        if (declared == null) return Optional.empty();
        Value value = bound(name, declared, at);
        parameters.put(name, value);
        return Optional.of(value);
    }

    private Value bound(String name, Node declared, Location at) {
        Value binding = bindings.get().get(name);
        if (binding != null) return binding;
        String type = declared.text("Type", "String");
        var unknown = new Value.Unknown("${" + id(name) + "}", at);
        Node standard = declared.get("Default");
        if (!(standard instanceof Node.Scalar scalar) || scalar.text().isEmpty()) return unknown;
        if (type.startsWith("AWS::SSM::Parameter::Value")) {
            return all.ssm(scalar.text())
                    .orElse(new Value.Unknown("{{resolve:ssm:" + scalar.text() + "}}", scalar.at()));
        }
        if (!type.equals("CommaDelimitedList") && !type.startsWith("List<"))
            return new Value.Text(scalar.text(), scalar.at());
        var items = new ArrayList<Value>();
        for (String item : scalar.text().split(",", -1)) items.add(new Value.Text(item.strip(), scalar.at()));
        return new Value.Items(items, scalar.at());
    }
}
