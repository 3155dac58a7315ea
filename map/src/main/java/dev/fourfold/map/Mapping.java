package dev.fourfold.map;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.CodeUnit;
import dev.fourfold.core.code.EnvironmentLiteral;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.cloudformation.CloudFormation;
import dev.fourfold.map.data.DataMapping;
import dev.fourfold.map.data.DataPolicy;
import dev.fourfold.map.flow.Flows;
import dev.fourfold.map.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/// An application on its way to a map: its templates are read, its code may be looked at, then the map is drawn.
///
/// ```java
/// var mapping = Mapping.read(folder, false);
/// AppMap map = mapping.map(CodeReading.read(mapping.root(), mapping.code()));
/// ```
///
/// Bad input is never an exception: mistakes are [AppMap#problems], what cannot be resolved are [AppMap#gaps].
public final class Mapping {
    private final String name;
    private final Blueprint blueprint;

    private Mapping(String name, Blueprint blueprint) {
        this.name = name;
        this.blueprint = blueprint;
    }

    /// Reads every template of an application.
    ///
    /// @param folder the application's folder
    /// @param everything whether to look into `node_modules`, build output and tests too
    /// @throws Problem.Fatal if there is no such folder
    public static Mapping read(Path folder, boolean everything) {
        var problems = new LinkedHashSet<Problem>();
        var at = Location.of(folder.toString());
        if (!Files.isDirectory(folder)) {
            String what = Files.exists(folder) ? "is not a folder" : "does not exist";
            throw new Problem.Fatal(
                    List.of(new Problem(at, what, "name the folder that holds the application's templates")));
        }
        try {
            var tree = new SourceTree(folder, everything, problems::add);
            return new Mapping(String.valueOf(tree.root().getFileName()), CloudFormation.read(tree, problems));
        } catch (IOException e) {
            throw new Problem.Fatal(
                    List.of(new Problem(at, "cannot be read: " + e.getMessage(), "check its permissions")));
        }
    }

    /// The application's folder, with symbolic links resolved.
    public Path root() {
        return blueprint.root();
    }

    /// Where the code of each function lies.
    public List<CodeUnit> code() {
        return CodeUnits.of(blueprint);
    }

    /// What the templates themselves give to the functions' environment variables.
    public List<EnvironmentLiteral> environment() {
        return Flows.environment(blueprint);
    }

    /// Draws the map.
    ///
    /// @param facts what the functions' code does; without them grants and properties alone show the flows
    public AppMap map(List<CodeFacts> facts) {
        return map(facts, DataPolicy.NONE);
    }

    /// Draws the map with what the user says about data.
    public AppMap map(List<CodeFacts> facts, DataPolicy policy) {
        return DataMapping.of(Flows.draw(name, blueprint, facts, Catalogue.shipped()), blueprint, facts, policy);
    }
}
