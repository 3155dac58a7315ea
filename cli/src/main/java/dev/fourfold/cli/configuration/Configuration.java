package dev.fourfold.cli.configuration;

import dev.fourfold.choose.Policy;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Vocabulary;
import dev.fourfold.map.data.DataPolicy;
import dev.fourfold.map.source.Documents;
import dev.fourfold.watch.plan.WatchPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/// What the user says in `fourfold.yaml` at the application's root. The file is optional; every mistake in it is
/// reported at once.
///
/// @param data where data of which class is
/// @param policy what data needs
/// @param watch who may do what in production, and the limits of the business
/// @param suppressions findings that are accepted
/// @param mentions the components that the file names, with their places
public record Configuration(
        DataPolicy data, Policy policy, WatchPolicy watch, List<Suppression> suppressions, List<Mention> mentions) {
    public static final String FILE = "fourfold.yaml";

    private static final long LARGEST = 1_000_000;
    private static final int ADVISED = 20;

    /// Nothing is said.
    public static final Configuration NONE =
            new Configuration(DataPolicy.NONE, Policy.standard(), WatchPolicy.NONE, List.of(), List.of());

    public Configuration {
        suppressions = List.copyOf(suppressions);
        mentions = List.copyOf(mentions);
    }

    /// A component that the file names.
    ///
    /// @param key where in the file (`data`)
    public record Mention(String key, String component, Location at) {}

    /// @throws Problem.Fatal with every mistake in the file
    public static Configuration read(Path root) {
        Path file = root.resolve(FILE);
        if (!Files.exists(file)) return NONE;
        try {
            if (!file.toRealPath().startsWith(root.toRealPath()))
                throw mistake("is a link that leads out of the application", "put the file itself there");
            if (Files.size(file) > LARGEST) throw mistake("has more than a million bytes", "keep what Fourfold needs");
            return of(Files.readString(file));
        } catch (IOException e) {
            throw mistake("cannot be read as UTF-8 text", "save it as UTF-8");
        }
    }

    private static Problem.Fatal mistake(String message, String advice) {
        return new Problem.Fatal(List.of(new Problem(Location.of(FILE), message, advice)));
    }

    /// @throws Problem.Fatal with every mistake in the text
    static Configuration of(String text) {
        var problems = new ArrayList<Problem>();
        var document = Documents.read(FILE, text, problems::add);
        document.ifPresent(node -> new ShapeCheck(problems).check("", node, FileShape.FILE));
        if (!problems.isEmpty()) throw new Problem.Fatal(problems);
        if (document.isEmpty()) return NONE;
        var configuration = new Reading(problems).read(document.get());
        if (!problems.isEmpty()) throw new Problem.Fatal(problems);
        return configuration;
    }

    /// The JSON schema of the file, as `docs/schema/fourfold.schema.json` has it.
    public static String schema() {
        return JsonSchema.text();
    }

    /// A commented file for an application that has none yet.
    public static String draft(AppMap map) {
        return new Draft(map).text();
    }

    /// What the file names and the map does not have: a misspelt component would otherwise just have no effect.
    public List<Problem> unknown(AppMap map) {
        var names = new LinkedHashSet<String>();
        map.components().forEach(component -> names.addAll(List.of(component.name(), component.id())));
        var vocabulary = new Vocabulary("component", names);
        var problems = new ArrayList<Problem>();
        for (var mention : mentions) {
            if (names.contains(mention.component())) continue;
            // To compare each of very many with all names would take for ever.
            String advice = problems.size() < ADVISED
                    ? vocabulary.advice(mention.component())
                    : "'fourfold map' shows the names";
            problems.add(new Problem(
                    mention.at(), mention.key() + ": the map has no component '" + mention.component() + "'", advice));
        }
        return problems;
    }

    /// What the file says of production, with the ids of this map in place of names.
    public WatchPolicy watch(AppMap map) {
        var names = new LinkedHashMap<String, String>();
        watch.names().forEach((component, name) -> ids(map, component).forEach(id -> names.put(id, name)));
        var behaviours = watch.behaviours().stream()
                .map(behaviour -> behaviour.at(behaviour.where().stream()
                        .flatMap(component -> ids(map, component).stream())
                        .toList()))
                .toList();
        return new WatchPolicy(watch.deployers(), watch.operators(), watch.stacks(), names, behaviours);
    }

    /// Ids of the components that a word of the user's means.
    static List<String> ids(AppMap map, String word) {
        return map.components().stream()
                .filter(component ->
                        component.id().equals(word) || component.name().equals(word))
                .map(Component::id)
                .toList();
    }
}
