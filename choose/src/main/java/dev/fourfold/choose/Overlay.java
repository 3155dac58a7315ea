package dev.fourfold.choose;

import dev.fourfold.core.fit.Patch;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/// One YAML mapping laid over another, as changes of lines: what is missing is added after the mapping's last line,
/// what
/// is there and different is replaced, everything else stays as it is written, with its comments.
final class Overlay {
    private static final int STEP = 2;

    /// Raised where a mapping in flow style goes over several lines: rewriting it would lose how it is written.
    private static final class TooFolded extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final String file;
    private final List<String> lines;
    private final List<String> snippet;
    private final List<Patch> patches = new ArrayList<>();

    private Overlay(String file, List<String> lines, List<String> snippet) {
        this.file = file;
        this.lines = lines;
        this.snippet = snippet;
    }

    /// @param target in block style
    /// @param snippet YAML in block style
    static List<Patch> of(String file, List<String> lines, MappingNode target, String snippet) {
        var overlay = new Overlay(file, lines, snippet.lines().toList());
        var over = Template.mapping(snippet).orElseThrow(() -> new IllegalArgumentException(snippet));
        try {
            overlay.lay(over, target);
            return overlay.patches;
        } catch (TooFolded e) {
            return List.of();
        }
    }

    private void lay(MappingNode over, MappingNode target) throws TooFolded {
        int indent = Yaml.column(target);
        var added = new ArrayList<String>();
        for (var entry : over.getValue()) {
            var old = Yaml.entry(target, Yaml.text(entry.getKeyNode()));
            if (old == null) {
                added.addAll(written(entry, indent));
            } else if (isOpen(old.getValueNode()) && entry.getValueNode() instanceof MappingNode inner) {
                var mapping = (MappingNode) old.getValueNode();
                if (Yaml.isBlock(mapping)) lay(inner, mapping);
                else replace(old, both(entry, inner, mapping, indent));
            } else {
                replace(old, written(entry, indent));
            }
        }
        if (added.isEmpty()) return;
        int last = Yaml.lastLine(target.getValue().getLast());
        patches.add(new Patch(file, last + 2, List.of(), added));
    }

    /// Whether keys can be added beside those that are there: not beside `Fn::If`.
    private static boolean isOpen(Node node) {
        return node instanceof MappingNode mapping
                && !mapping.getValue().isEmpty()
                && mapping.getTag().getValue().endsWith(":map")
                && mapping.getValue().stream()
                        .map(NodeTuple::getKeyNode)
                        .map(Yaml::text)
                        .noneMatch(key -> key.startsWith("Fn::") || key.equals("Ref"));
    }

    private void replace(NodeTuple old, List<String> by) {
        int first = Yaml.firstLine(old.getKeyNode());
        int last = Yaml.lastLine(old);
        var removed = lines.subList(first, last + 1);
        if (!removed.equals(by)) patches.add(new Patch(file, first + 1, removed, by));
    }

    /// An entry of the snippet at another column.
    private List<String> written(NodeTuple entry, int indent) {
        int first = Yaml.firstLine(entry.getKeyNode());
        return Yaml.moved(snippet.subList(first, Yaml.lastLine(entry) + 1), Yaml.column(entry.getKeyNode()), indent);
    }

    /// A mapping in flow style and what is laid over it, in block style.
    private List<String> both(NodeTuple entry, MappingNode over, MappingNode old, int indent) throws TooFolded {
        var all = new ArrayList<String>();
        all.add(" ".repeat(indent) + Yaml.text(entry.getKeyNode()) + ":");
        for (var each : old.getValue()) {
            var above = Yaml.entry(over, Yaml.text(each.getKeyNode()));
            if (above == null) {
                all.add(" ".repeat(indent + STEP) + asWritten(each));
            } else if (above.getValueNode() instanceof MappingNode inner && isOpen(each.getValueNode())) {
                all.addAll(both(above, inner, (MappingNode) each.getValueNode(), indent + STEP));
            } else {
                all.addAll(written(above, indent + STEP));
            }
        }
        for (var each : over.getValue()) {
            if (Yaml.entry(old, Yaml.text(each.getKeyNode())) == null) all.addAll(written(each, indent + STEP));
        }
        return all;
    }

    private String asWritten(NodeTuple entry) throws TooFolded {
        var from = Yaml.start(entry.getKeyNode());
        var to = Yaml.end(entry.getValueNode());
        boolean isShort = entry.getKeyNode().getStartMark().isPresent()
                && from.getLine() == to.getLine()
                && to.getColumn() > from.getColumn();
        if (!isShort) throw new TooFolded();
        String line = lines.get(from.getLine());
        return line.substring(line.offsetByCodePoints(0, from.getColumn()), line.offsetByCodePoints(0, to.getColumn()));
    }
}
