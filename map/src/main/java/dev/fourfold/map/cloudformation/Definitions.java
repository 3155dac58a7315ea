package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Location;
import dev.fourfold.map.blueprint.Embedded;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings definitions that stand in a file or in a text (ASL, OpenAPI) into the properties, so that nothing after it
/// opens files.
final class Definitions {
    /// A property that names a file, and the one that the definition goes to.
    private record Place(String path, String text, String definition) {}

    private static final Map<String, Place> PLACES = Map.of(
            "AWS::StepFunctions::StateMachine", new Place("DefinitionS3Location", "DefinitionString", "Definition"),
            "AWS::ApiGateway::RestApi", new Place("BodyS3Location", "Body", "Body"),
            "AWS::ApiGatewayV2::Api", new Place("BodyS3Location", "Body", "Body"));

    private final Stack stack;

    Definitions(Stack stack) {
        this.stack = stack;
    }

    /// The resource with its definition as a document, or as it is if it has none or is of another type.
    Resource resolve(Resource resource) {
        Place place = PLACES.get(resource.type());
        if (place == null) return resource;
        return new Resource(
                        resource.id(),
                        resource.name(),
                        resource.type(),
                        resource.stack(),
                        resource.file(),
                        resource.at(),
                        resource.condition(),
                        () -> properties(resource, place))
                .withFiles(resource.asset(), resource.context());
    }

    private Value properties(Resource resource, Place place) {
        Value properties = resource.properties();
        var substitutions =
                properties.get("DefinitionSubstitutions").map(Value::entries).orElse(Map.of());
        Optional<Value> definition = properties
                .get(place.definition())
                .filter(value -> value instanceof Value.Fields)
                .or(() -> properties.get(place.text()).flatMap(Embedded::document))
                .map(found -> substituted(found, substitutions))
                .or(() -> properties.get(place.path()).flatMap(path -> file(resource, path, substitutions)));
        if (definition.isEmpty()) return properties;
        var fields = new LinkedHashMap<>(properties.entries());
        fields.put(place.definition(), definition.get());
        return new Value.Fields(fields, properties.at());
    }

    private Optional<Value> file(Resource resource, Value path, Map<String, Value> substitutions) {
        String name = path.exact().orElse("");
        if (name.isEmpty() || name.contains("://")) return Optional.empty();
        var tree = stack.all().tree();
        Path from = stack.template().file();
        if (!resource.type().startsWith("AWS::StepFunctions")) {
            return stack.all().document(from, name, path.at()).map(stack.evaluator()::evaluate);
        }
        return tree.file(from, name, path.at())
                .flatMap(file -> tree.text(file)
                        .filter(text -> stack.all().allowance().spend(text, path.at()))
                        .flatMap(text -> Embedded.document(
                                text,
                                Location.of(tree.name(file)),
                                variable -> substitution(variable, substitutions, path.at()),
                                stack.all()::problem)));
    }

    private @Nullable Value substitution(String name, Map<String, Value> substitutions, Location at) {
        Value value = substitutions.get(name);
        return value == null ? null : stack.evaluator().used(value, at);
    }

    /// `${Name}` in a definition that stands in the template.
    private Value substituted(Value value, Map<String, Value> substitutions) {
        if (substitutions.isEmpty()) return value;
        return switch (value) {
            case Value.Text text ->
                Substitution.of(text.text(), text.at(), (name, at) -> {
                    Value known = substitution(name, substitutions, at);
                    return known == null ? new Value.Text("${" + name + "}", at) : known;
                });
            case Value.Items items ->
                new Value.Items(
                        items.items().stream()
                                .map(item -> substituted(item, substitutions))
                                .toList(),
                        items.at());
            case Value.Fields fields -> {
                var replaced = new LinkedHashMap<String, Value>();
                fields.fields().forEach((key, field) -> replaced.put(key, substituted(field, substitutions)));
                yield new Value.Fields(replaced, fields.at());
            }
            default -> value;
        };
    }
}
