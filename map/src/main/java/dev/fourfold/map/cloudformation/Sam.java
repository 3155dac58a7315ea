package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Gap;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.Collection;
import java.util.function.Supplier;

/// Turns SAM's resource types into CloudFormation's, so that nothing after it needs to know SAM.
final class Sam {
    private static final String PREFIX = "AWS::Serverless::";

    private final Expansion expansion;

    private Sam(Expansion expansion) {
        this.expansion = expansion;
    }

    /// The stack's resources without SAM.
    static Collection<Resource> expand(Stack stack) {
        if (!stack.template().isServerless()) return stack.resources().values();
        var sam = new Sam(new Expansion(stack));
        // Events lay properties over buckets and user pools, wherever these stand: so what is not SAM comes first,
        // functions last.
        stack.resources().values().stream()
                .filter(resource -> !resource.type().startsWith(PREFIX))
                .forEach(sam.expansion::keep);
        stack.resources().values().stream()
                .filter(resource -> resource.type().startsWith(PREFIX))
                .forEach(sam::declare);
        stack.resources().values().stream()
                .filter(resource -> resource.type().startsWith(PREFIX))
                .forEach(sam::connect);
        sam.connectors();
        return sam.expansion.resources().values();
    }

    /// What other resources may refer to.
    private void declare(Resource resource) {
        var values = new Values(resource.at());
        switch (resource.type().substring(PREFIX.length())) {
            case "Api" -> SamApi.rest(expansion, resource, properties(resource, "Api"));
            case "HttpApi" -> SamApi.http(expansion, resource, properties(resource, "HttpApi"));
            case "WebSocketApi" -> SamApi.webSocket(expansion, resource, properties(resource, "WebSocketApi"));
            case "SimpleTable" ->
                expansion.add(resource, resource.name(), "AWS::DynamoDB::Table", properties(resource, "SimpleTable"));
            case "LayerVersion" ->
                expansion.add(
                        resource, resource.name(), "AWS::Lambda::LayerVersion", properties(resource, "LayerVersion"));
            case "Application" -> application(resource);
            case "Connector" -> expansion.add(resource, resource.name(), resource.type(), connector(resource, values));
            case "GraphQLApi" -> SamApi.graphQl(expansion, resource);
            case "Function" -> SamFunction.declare(expansion, resource, properties(resource, "Function"));
            case "StateMachine" -> SamStateMachine.declare(expansion, resource, properties(resource, "StateMachine"));
            default -> expansion.keep(resource);
        }
    }

    /// What calls functions and state machines.
    private void connect(Resource resource) {
        switch (resource.type().substring(PREFIX.length())) {
            case "Function" -> SamFunction.connect(expansion, resource, properties(resource, "Function"));
            case "StateMachine" -> SamStateMachine.connect(expansion, resource, properties(resource, "StateMachine"));
            default -> {}
        }
    }

    private Value properties(Resource resource, String kind) {
        return expansion
                .globals(kind)
                .map(globals -> Values.merged(globals, resource.properties()))
                .orElse(resource.properties());
    }

    private void application(Resource resource) {
        expansion.add(resource, resource.name(), "AWS::CloudFormation::Stack", resource.properties());
        if (expansion.stack().nested(resource.name()).isPresent()) return;
        expansion
                .stack()
                .all()
                .gap(new Gap(
                        resource.id(),
                        resource.type(),
                        "an application from elsewhere, what it holds is not on the map",
                        resource.at()));
    }

    /// A connector names resources by `Id`; references say the same to everything after.
    private Value connector(Resource resource, Values values) {
        var properties = resource.properties();
        return values.fields(
                "Source", properties.get("Source").map(this::end).orElse(null),
                "Destination", properties.get("Destination").map(this::end).orElse(null),
                "Permissions", properties.get("Permissions").orElse(null));
    }

    private Value end(Value end) {
        if (end instanceof Value.Items items)
            return new Value.Items(items.items().stream().map(this::end).toList(), items.at());
        return end.get("Id")
                .flatMap(Value::exact)
                .map(id -> expansion.reference(id, end.at()))
                .or(() -> end.get("Arn"))
                .orElse(end);
    }

    /// Connectors that stand inside the resource that is their source.
    private void connectors() {
        for (var entry : expansion.stack().all().connectors().entrySet()) {
            Resource source = entry.getKey();
            Supplier<Value> value = entry.getValue();
            if (!source.stack().equals(expansion.stack().label())) continue;
            var values = new Values(source.at());
            value.get().entries().forEach((name, connector) -> {
                var properties = connector.get("Properties").orElse(connector);
                expansion.add(
                        source,
                        source.name() + name,
                        PREFIX + "Connector",
                        values.fields(
                                "Source", expansion.reference(source.name(), source.at()),
                                "Destination",
                                        properties
                                                .get("Destination")
                                                .map(this::end)
                                                .orElse(null),
                                "Permissions", properties.get("Permissions").orElse(null)));
            });
        }
    }
}
