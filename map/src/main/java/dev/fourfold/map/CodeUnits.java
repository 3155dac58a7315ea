package dev.fourfold.map;

import dev.fourfold.core.code.CodeUnit;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the code that each function runs: beside its template, in the template, or in what the CDK put beside it.
final class CodeUnits {
    private static final String FUNCTION = "AWS::Lambda::Function";

    private static final List<String> ARCHIVES = List.of(".zip", ".jar", ".war");
    private static final Set<String> OUTPUT =
            Set.of("target", "build", "dist", "bin", "out", "libs", "distributions", ".aws-sam", "publish");

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
            if (!found.startsWith(blueprint.root())) return Optional.empty();
            return Files.exists(found) ? Optional.of(found) : built(found).or(() -> inOtherCase(found));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// What is yet to be built, an archive or something in a build's output, is named where its sources are looked for
    /// around it.
    private Optional<Path> built(Path path) {
        String name = path.getFileName().toString();
        boolean artefact = ARCHIVES.stream().anyMatch(name::endsWith);
        Path folder = artefact ? path.getParent() : path;
        boolean output = false;
        while (folder != null
                && folder.startsWith(blueprint.root())
                && OUTPUT.contains(folder.getFileName().toString())) {
            output = true;
            folder = folder.getParent();
        }
        if (folder == null || !folder.startsWith(blueprint.root()) || !Files.isDirectory(folder))
            return Optional.empty();
        return artefact || output ? Optional.of(folder) : Optional.empty();
    }

    /// The folder that was the same on the machine where the template was written.
    private static Optional<Path> inOtherCase(Path path) {
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) return Optional.empty();
        try (var siblings = Files.list(folder)) {
            String name = path.getFileName().toString();
            return siblings.filter(sibling -> sibling.getFileName().toString().equalsIgnoreCase(name))
                    .findFirst();
        } catch (IOException e) {
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
