package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Gap;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import dev.fourfold.map.source.Documents;
import dev.fourfold.map.source.Node;
import dev.fourfold.map.source.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All stacks of an application, and what they know of each other: nested stacks, exports, SSM parameters.
final class Stacks {
    private final SourceTree tree;
    private final List<Template> templates;
    private final List<Stack> stacks = new ArrayList<>();
    private final Map<Resource, Supplier<Value>> connectors = new LinkedHashMap<>();
    private final Set<Problem> problems;
    private final Allowance allowance;
    private int nested;
    private final Set<Gap> gaps = new LinkedHashSet<>();
    private final Map<Path, Optional<Node>> included = new LinkedHashMap<>();
    private @Nullable Map<String, Value> exports;
    private @Nullable Map<String, Value> ssm;

    Stacks(SourceTree tree, List<Template> templates, Set<Problem> problems) {
        this.tree = tree;
        this.templates = templates;
        this.problems = problems;
        this.allowance = new Allowance(problems::add);
        var nesting = new Nesting(this, tree, templates);
        nesting.roots()
                .forEach((template, prefix) -> add(new Stack(this, template, prefix, Map::of), nesting, List.of()));
    }

    /// @param above the templates that nest the stack, outermost first
    private void add(Stack stack, Nesting nesting, List<Template> above) {
        stacks.add(stack);
        var chain = new ArrayList<>(above);
        chain.add(stack.template());
        for (Resource resource : List.copyOf(stack.resources().values())) {
            var child = nesting.child(stack.template(), resource.name());
            if (child.isEmpty()) continue;
            if (!mayNest(resource, child.get(), chain)) continue;
            // Evaluated when first asked for: only then are all stacks known, and with them exports and SSM parameters.
            Supplier<Map<String, Value>> parameters = () ->
                    resource.properties().get("Parameters").map(Value::entries).orElse(Map.of());
            var nested = new Stack(this, child.get(), stack.id(resource.name()) + "/", parameters);
            stack.nest(resource.name(), nested);
            add(nested, nesting, chain);
        }
    }

    private boolean mayNest(Resource resource, Template child, List<Template> chain) {
        if (chain.stream().anyMatch(template -> template == child)) {
            problem(new Problem(
                    resource.at(), "nests " + child.name() + " in itself", "break the cycle of TemplateURLs"));
            return false;
        }
        if (++nested <= Nesting.MAX_STACKS) return true;
        if (nested == Nesting.MAX_STACKS + 1)
            problem(new Problem(
                    resource.at(),
                    "is one of more than " + Nesting.MAX_STACKS + " nested stacks, the rest was not read",
                    "map the parts of the application one by one"));
        return false;
    }

    List<Stack> stacks() {
        return stacks;
    }

    List<Template> templates() {
        return templates;
    }

    Allowance allowance() {
        return allowance;
    }

    SourceTree tree() {
        return tree;
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    void gap(Gap gap) {
        gaps.add(gap);
    }

    Set<Gap> gaps() {
        return gaps;
    }

    void connectors(Resource resource, Supplier<Value> value) {
        connectors.put(resource, value);
    }

    Map<Resource, Supplier<Value>> connectors() {
        return connectors;
    }

    /// What another stack exports under a name; names match with their unknown parts, or, where only one export fits,
    /// by their ends.
    Value imported(Value name, Location at) {
        Map<String, Value> known = exports;
        if (known == null) {
            exports = known = new LinkedHashMap<>();
            for (Stack stack : stacks) {
                for (var export : stack.exports().entrySet())
                    known.putIfAbsent(export.getKey().pattern(), export.getValue());
            }
        }
        String wanted = name.pattern();
        Value exact = known.get(wanted);
        if (exact != null) return exact;
        String end = ending(wanted);
        var fitting = known.entrySet().stream()
                .filter(export -> !end.isEmpty() && ending(export.getKey()).equals(end))
                .toList();
        if (fitting.size() == 1) return fitting.getFirst().getValue();
        gap(new Gap("", "Fn::ImportValue " + wanted, "no template of the application exports it", at));
        return new Value.Unknown("${Import " + wanted + "}", at);
    }

    /// The exact text after the last unknown part, which is usually the other stack's name.
    private static String ending(String pattern) {
        return pattern.substring(pattern.lastIndexOf('}') + 1);
    }

    /// The value that a template of the application gives an SSM parameter.
    Optional<Value> ssm(String name) {
        Map<String, Value> known = ssm;
        if (known == null) {
            ssm = known = new LinkedHashMap<>();
            for (Stack stack : stacks) {
                for (Resource resource : stack.resources().values()) {
                    if (!resource.type().equals("AWS::SSM::Parameter")) continue;
                    var value = resource.properties().get("Value");
                    String pattern = resource.properties()
                            .get("Name")
                            .map(Value::pattern)
                            .orElse("");
                    if (value.isPresent() && !pattern.isEmpty()) known.putIfAbsent(pattern, value.get());
                }
            }
        }
        return Optional.ofNullable(known.get(name));
    }

    /// The document that `AWS::Include` or a definition's path names, seen from a stack's template.
    Optional<Node> include(Stack stack, Value path, Location at) {
        String name = path.exact().orElse("");
        if (name.isEmpty() || name.startsWith("s3://") || name.startsWith("https://")) {
            gap(new Gap("", path.pattern(), "the file lies outside the repository and was not read", at));
            return Optional.empty();
        }
        return document(stack.template().file(), name, at);
    }

    /// A YAML or JSON document of the application, read once.
    Optional<Node> document(Path from, String name, Location at) {
        return tree.file(from, name, at)
                .flatMap(file -> included.computeIfAbsent(
                        file,
                        path -> tree.text(path).flatMap(text -> Documents.read(tree.name(path), text, problems::add))));
    }
}
