package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Problem;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.source.SourceTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Reads every CloudFormation, SAM and synthesised CDK template of an application into one blueprint.
public final class CloudFormation {
    private CloudFormation() {}

    /// Never throws on what it reads: mistakes are problems, what cannot be resolved are gaps, and the rest is read.
    ///
    /// @param problems collects what is wrong, that of the tree too
    public static Blueprint read(SourceTree tree, Set<Problem> problems) {
        var templates = Template.all(tree, problems::add);
        var stacks = new Stacks(tree, templates, problems);
        var resources = new LinkedHashMap<String, Resource>();
        for (Stack stack : stacks.stacks()) {
            var definitions = new Definitions(stack);
            for (Resource resource : Sam.expand(stack)) resources.put(resource.id(), definitions.resolve(resource));
        }
        // Problems of expressions show when they are evaluated, so this comes before the lists are taken.
        resources.values().forEach(Resource::properties);
        var names = templates.stream().map(Template::name).toList();
        return new Blueprint(tree.root(), resources, names, List.copyOf(stacks.gaps()), List.copyOf(problems));
    }
}
