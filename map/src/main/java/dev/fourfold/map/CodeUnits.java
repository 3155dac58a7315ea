package dev.fourfold.map;

import dev.fourfold.core.code.CodeUnit;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the code that each function runs: beside its template, in the template, or in what the CDK put beside it.
final class CodeUnits {
    private static final String FUNCTION = "AWS::Lambda::Function";

    private final Blueprint blueprint;

    private CodeUnits(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    static List<CodeUnit> of(Blueprint blueprint) {
        var units = new CodeUnits(blueprint);
        var found = new ArrayList<CodeUnit>();
        for (Resource resource : blueprint.all()) {
            if (resource.type().equals(FUNCTION)) units.unit(resource).ifPresent(found::add);
        }
        return found;
    }

    private Optional<CodeUnit> unit(Resource function) {
        var properties = function.properties();
        var code = properties.get("Code");
        String inline =
                code.flatMap(value -> value.get("ZipFile")).map(Value::pattern).orElse("");
        String runtime = properties.text("Runtime", "");
        String handler = properties.get("Handler").map(Value::pattern).orElse("");
        var root = code.flatMap(Value::exact)
                .filter(path -> !path.contains("://"))
                .or(() -> asset(function))
                .or(() -> image(function))
                .or(() -> beside(properties));
        var folder = root.flatMap(path -> inside(function.file(), path));
        if (folder.isEmpty() && inline.isEmpty()) return Optional.empty();
        return Optional.of(new CodeUnit(
                function.id(), folder.orElse(function.file()), runtime, handler, layers(function), inline));
    }

    private static Optional<String> asset(Resource function) {
        return function.asset().isEmpty() ? Optional.empty() : Optional.of(function.asset());
    }

    /// The build context of a container image, which SAM keeps in the resource's metadata.
    private static Optional<String> image(Resource function) {
        return function.context().isEmpty() ? Optional.empty() : Optional.of(function.context());
    }

    /// Code that was packaged into a bucket usually still lies beside the template.
    private static Optional<String> beside(Value properties) {
        return properties.get("Code").isPresent() || properties.get("ImageUri").isPresent()
                ? Optional.empty()
                : Optional.of(".");
    }

    private Optional<Path> inside(Path template, String path) {
        try {
            Path folder = template.getParent();
            Path found =
                    (folder == null ? blueprint.root() : folder).resolve(path).normalize();
            return found.startsWith(blueprint.root()) && Files.exists(found) ? Optional.of(found) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private List<Path> layers(Resource function) {
        var layers = new ArrayList<Path>();
        for (Value layer : function.properties().get("Layers").map(Value::items).orElse(List.of())) {
            if (!(layer instanceof Value.Reference reference)) continue;
            blueprint
                    .resource(reference.resource())
                    .ifPresent(resource -> resource.properties()
                            .get("ContentUri")
                            .or(() -> resource.properties().get("Content"))
                            .flatMap(Value::exact)
                            .flatMap(path -> inside(resource.file(), path))
                            .ifPresent(layers::add));
        }
        return layers;
    }
}
