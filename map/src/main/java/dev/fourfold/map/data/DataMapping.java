package dev.fourfold.map.data;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.data.DataClasses;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.map.blueprint.Blueprint;
import java.util.List;

/// Gives the map its data classes.
///
/// First come the seeds: what names in templates, schemas and code say, and the user. Then each class spreads along the
/// flows that carry it until nothing changes, and every component keeps the shortest way back to a seed
/// ([AppMap#traces]). Pure but for GraphQL schemas that a template names, which are read from the application's folder.
public final class DataMapping {
    private DataMapping() {}

    /// The map with `data` on components and flows, and a trace for each.
    ///
    /// @param map as drawn, without data classes
    /// @param facts what the functions' code does
    public static AppMap of(AppMap map, Blueprint blueprint, List<CodeFacts> facts, DataPolicy policy) {
        var classes = DataClasses.shipped().with(policy.classes());
        var groups = new LogGroups(blueprint);
        AppMap drawn = groups.added(map, facts);
        var seeds = new Seeds(drawn, classes, policy);
        seeds.said();
        new StoreSeeds(seeds, blueprint).sow();
        new SchemaSeeds(seeds, drawn, blueprint).sow();
        var handed = new Handed();
        new CodeSeeds(seeds, drawn, handed).sow(facts);
        new WorkflowSeeds(seeds, drawn, blueprint, handed).sow();
        var logged = new Logged(seeds, drawn, blueprint);
        logged.sow(facts);
        return groups.kept(
                new Spread(drawn, classes, seeds, handed, logged, new Labels(drawn, blueprint, facts)).over());
    }
}
