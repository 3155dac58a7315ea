package dev.fourfold.choose;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Where the parts of a YAML document stand. Lines and columns begin at 0.
final class Yaml {
    private Yaml() {}

    static @Nullable Node field(MappingNode mapping, String key) {
        var entry = entry(mapping, key);
        return entry == null ? null : entry.getValueNode();
    }

    static @Nullable NodeTuple entry(MappingNode mapping, String key) {
        for (var entry : mapping.getValue()) if (text(entry.getKeyNode()).equals(key)) return entry;
        return null;
    }

    /// The text of a scalar, empty for anything else.
    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    static Mark start(Node node) {
        return node.getStartMark().orElseThrow();
    }

    static Mark end(Node node) {
        return node.getEndMark().orElseThrow();
    }

    static int firstLine(Node node) {
        return start(node).getLine();
    }

    static int column(Node node) {
        return start(node).getColumn();
    }

    static boolean isBlock(Node node) {
        return node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.BLOCK;
    }

    /// The last line that an entry has a part of. An alias stands where its anchor is, so the key's line counts.
    static int lastLine(NodeTuple entry) {
        return Math.max(firstLine(entry.getKeyNode()), lastLine(entry.getValueNode()));
    }

    static int lastLine(Node node) {
        if (isBlock(node)) {
            if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty())
                return lastLine(mapping.getValue().getLast());
            if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty())
                return Math.max(firstLine(node), lastLine(sequence.getValue().getLast()));
        }
        return lastLineBefore(end(node));
    }

    /// A text in block style ends where the next one begins: the blank lines between are not its own.
    private static int lastLineBefore(Mark end) {
        int line = end.getLine();
        int[] text = end.getBuffer();
        for (int i = end.getPointer() - 1; i >= 0 && Character.isWhitespace(text[i]); i--) if (text[i] == '\n') line--;
        return line;
    }

    /// Some lines without their common indentation, moved to another column.
    static List<String> moved(List<String> lines, int from, int to) {
        String indent = " ".repeat(to);
        return lines.stream()
                .map(line -> line.isBlank() ? "" : indent + line.substring(Math.min(from, line.length())))
                .toList();
    }
}
