package dev.fourfold.cli;

import dev.fourfold.check.code.CodeReading;
import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.CodeUnit;
import dev.fourfold.core.code.EnvironmentLiteral;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.map.Mapping;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Composes the map of an application from its templates, its code and what the user says.
final class Applications {
    private Applications() {}

    /// An application with everything that the later steps ask for.
    record Study(
            Path root,
            AppMap map,
            List<CodeUnit> units,
            List<CodeFacts> code,
            List<EnvironmentLiteral> environment,
            Configuration configuration) {}

    /// @throws Problem.Fatal if there is no such folder, or if its `fourfold.yaml` has mistakes
    static AppMap map(String folder, boolean everything) {
        return study(folder, everything).map();
    }

    /// @throws Problem.Fatal if there is no such folder, or if its `fourfold.yaml` has mistakes
    static Study study(String folder, boolean everything) {
        var mapping = Mapping.read(path(folder), everything);
        var configuration = Configuration.read(mapping.root());
        var units = mapping.code();
        var code = CodeReading.read(mapping.root(), units);
        var map = withEmptyFolderNamed(folder, mapping.map(code, configuration.data()));
        return new Study(mapping.root(), map, units, code, mapping.environment(), configuration);
    }

    private static Path path(String folder) {
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            throw new Problem.Fatal(
                    List.of(new Problem(Location.of(folder), "is not a path", "name the application's folder")));
        }
    }

    /// An empty map would say "nothing to protect"; it has to say "nothing was read".
    private static AppMap withEmptyFolderNamed(String folder, AppMap map) {
        if (!map.templates().isEmpty()) return map;
        var problems = new ArrayList<>(map.problems());
        problems.add(new Problem(
                Location.of(folder),
                "holds no SAM or CloudFormation template with resources",
                "name the folder that does; for the CDK run 'cdk synth' first"));
        return new AppMap(
                map.name(), map.components(), map.flows(), map.grants(), map.templates(), map.gaps(), problems);
    }
}
