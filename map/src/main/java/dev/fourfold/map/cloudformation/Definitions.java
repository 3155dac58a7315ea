package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.map.blueprint.Embedded;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
                .or(() -> properties
                        .get(place.text())
                        .flatMap(Embedded::document)
                        .map(found -> substituted(found, substitutions)))
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
        Optional<Path> file = tree.find(stack.template().file(), name, path.at());
        if (file.isEmpty() || Files.isDirectory(file.get())) {
            stack.all()
                    .problem(new Problem(
                            path.at(), "names a file that does not exist: " + name, "create it, or correct the path"));
            return Optional.empty();
        }
        Location at = Location.of(tree.name(file.get()));
        if (!resource.type().startsWith("AWS::StepFunctions")) {
            return stack.all()
                    .document(stack.template().file(), name, path.at())
                    .map(stack.evaluator()::evaluate);
        }
        return tree.text(file.get()).flatMap(text -> Embedded.document(text, at, substitutions));
    }

    /// `${Name}` in a definition that stands in the template.
    private static Value substituted(Value value, Map<String, Value> substitutions) {
        if (substitutions.isEmpty()) return value;
        return switch (value) {
            case Value.Text text ->
                Substitution.of(
                        text.text(),
                        text.at(),
                        (name, at) -> substitutions.getOrDefault(name, new Value.Text("${" + name + "}", at)));
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
