package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Problem;
import dev.fourfold.map.source.Node;
import dev.fourfold.map.source.SourceTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which template is deployed by which: those that no other one nests are the application's own stacks.
final class Nesting {
    /// CloudFormation itself allows 2 500 in one deployment, but few have more than twenty.
    static final int MAX_STACKS = 1_000;

    private final Stacks stacks;
    private final SourceTree tree;
    private final List<Template> templates;
    private final Map<Template, Map<String, Template>> children = new IdentityHashMap<>();

    Nesting(Stacks stacks, SourceTree tree, List<Template> templates) {
        this.stacks = stacks;
        this.tree = tree;
        this.templates = templates;
        for (Template template : templates) children.put(template, childrenOf(template));
    }

    static boolean isNested(String type) {
        return type.equals("AWS::CloudFormation::Stack") || type.equals("AWS::Serverless::Application");
    }

    private Map<String, Template> childrenOf(Template parent) {
        var found = new LinkedHashMap<String, Template>();
        parent.section("Resources").forEach((name, resource) -> {
            Node properties = resource.get("Properties");
            if (properties == null || !isNested(resource.text("Type", ""))) return;
            Node url =
                    properties.get("TemplateURL") == null ? properties.get("Location") : properties.get("TemplateURL");
            if (url == null) return;
            Node metadata = resource.get("Metadata");
            String asset = metadata == null ? "" : metadata.text("aws:asset:path", "");
            String path = lastText(url);
            var child = named(parent, path, asset);
            if (child.isPresent()) {
                found.put(name, child.get());
            } else if (!path.contains("://")
                    && (path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json"))) {
                stacks.problem(new Problem(
                        url.at(),
                        "names a template that is not in the application: " + path,
                        "correct the path, or map the folder that holds it"));
            }
        });
        return found;
    }

    /// The end of a URL is exact even where its bucket is a parameter.
    private static String lastText(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.text();
            case Node.Sequence sequence ->
                sequence.items().isEmpty() ? "" : lastText(sequence.items().getLast());
            case Node.Mapping mapping -> {
                var values = List.copyOf(mapping.fields().values());
                yield values.isEmpty() ? "" : lastText(values.getFirst());
            }
        };
    }

    /// The templates that are deployed on their own, each with the prefix of its ids.
    Map<Template, String> roots() {
        var nested = new HashSet<Template>();
        children.forEach((parent, found) ->
                found.values().stream().filter(child -> child != parent).forEach(nested::add));
        var roots = new ArrayList<Template>();
        var reached = new HashSet<Template>();
        for (Template template : templates) {
            if (nested.contains(template)) continue;
            roots.add(template);
            reach(template, reached);
        }
        // What is left stands in cycles that nothing else leads into.
        for (Template template : templates) {
            if (reached.contains(template)) continue;
            roots.add(template);
            reach(template, reached);
        }
        var prefixes = new LinkedHashMap<Template, String>();
        for (Template root : roots) prefixes.put(root, roots.size() == 1 ? "" : shortName(root, roots) + "/");
        return prefixes;
    }

    private void reach(Template template, Set<Template> reached) {
        if (!reached.add(template)) return;
        children.getOrDefault(template, Map.of()).values().forEach(child -> reach(child, reached));
    }

    /// The template that a resource nests, if it is one of the application's.
    Optional<Template> child(Template parent, String logicalId) {
        return Optional.ofNullable(children.getOrDefault(parent, Map.of()).get(logicalId));
    }

    /// By its path from the parent, or, where the URL is a bucket's, by the only file that its end fits.
    private Optional<Template> named(Template parent, String url, String asset) {
        String path = asset.isEmpty() ? url : asset;
        if (path.isEmpty()) return Optional.empty();
        if (!path.contains("://") && !path.contains("${")) {
            var file = tree.peek(parent.file(), path);
            if (file.isPresent())
                return templates.stream()
                        .filter(template -> template.file().equals(file.get()))
                        .findFirst();
        }
        String end = path.substring(path.lastIndexOf('/') + 1);
        var fitting = templates.stream()
                .filter(template -> !end.isEmpty()
                        && template.file().getFileName().toString().equals(end))
                .filter(template -> template != parent)
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /// The folder, where it holds one template only, else the file without its ending.
    private static String shortName(Template root, List<Template> roots) {
        String name = root.name();
        int slash = name.lastIndexOf('/');
        String folder = slash < 0 ? "" : name.substring(0, slash);
        boolean alone =
                roots.stream().filter(other -> folderOf(other).equals(folder)).count() == 1;
        if (alone && !folder.isEmpty()) return folder;
        for (String ending :
                new TreeSet<>(Set.of(".template.json", ".yaml", ".yml", ".json", ".template")).descendingSet()) {
            if (name.endsWith(ending)) return name.substring(0, name.length() - ending.length());
        }
        return name;
    }

    private static String folderOf(Template template) {
        int slash = template.name().lastIndexOf('/');
        return slash < 0 ? "" : template.name().substring(0, slash);
    }
}
