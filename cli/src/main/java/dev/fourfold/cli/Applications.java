package dev.fourfold.cli;

import dev.fourfold.check.code.CodeReading;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.map.Mapping;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Composes the map of an application from its templates and its code.
final class Applications {
    private Applications() {}

    /// @throws Problem.Fatal if there is no such folder
    static AppMap map(String folder, boolean everything) {
        var mapping = Mapping.read(path(folder), everything);
        return withEmptyFolderNamed(folder, mapping.map(CodeReading.read(mapping.root(), mapping.code())));
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
                "holds no SAM or CloudFormation template",
                "name the folder that does; for the CDK run 'cdk synth' first"));
        return new AppMap(
                map.name(), map.components(), map.flows(), map.grants(), map.templates(), map.gaps(), problems);
    }
}
