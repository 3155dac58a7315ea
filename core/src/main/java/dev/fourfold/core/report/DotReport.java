package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.report.Diagram.Node;
import dev.fourfold.core.report.Diagram.Zone;

/// The whole map in Graphviz's language, one cluster for each stack, for whoever wants to lay it out in another way.
public final class DotReport {
    private static final int LABEL = 60;

    private DotReport() {}

    public static String of(AppMap map) {
        var diagram = Diagram.of(map, Integer.MAX_VALUE);
        var out = new StringBuilder("digraph ").append(quoted(map.name())).append(" {\n");
        out.append("  rankdir=LR\n");
        out.append("  node [shape=box style=rounded fontname=\"sans-serif\" fontsize=11]\n");
        out.append("  edge [fontname=\"sans-serif\" fontsize=9]\n");
        int clusters = 0;
        for (var zone : diagram.zones()) zone(zone, ++clusters, out);
        for (var arrow : diagram.arrows()) {
            out.append("  ").append(quoted(arrow.from())).append(" -> ").append(quoted(arrow.to()));
            out.append(" [label=").append(label(arrow.label())).append("]\n");
        }
        return out.append("}\n").toString();
    }

    private static void zone(Zone zone, int number, StringBuilder out) {
        out.append("  subgraph cluster_").append(number).append(" {\n");
        out.append("    label=").append(label(zone.title())).append('\n');
        boolean isOutside = zone.kind() != Zone.Kind.STACK;
        out.append(isOutside ? "    style=dashed\n" : "    style=rounded\n");
        if (zone.kind() == Zone.Kind.INTERNET || zone.kind() == Zone.Kind.THIRD_PARTY)
            out.append("    color=\"#be123c\"\n");
        for (var node : zone.nodes()) node(node, out);
        out.append("  }\n");
    }

    private static void node(Node node, StringBuilder out) {
        out.append("    ").append(quoted(node.id())).append(" [label=");
        out.append('"').append(escaped(Plain.of(node.name(), LABEL)));
        out.append("\\n").append(escaped(Plain.of(node.detail(), LABEL))).append('"');
        var shape = shape(node);
        if (!shape.isEmpty()) out.append(" shape=").append(shape);
        if (!node.declared()) out.append(" style=\"rounded,dashed\"");
        out.append("]\n");
    }

    private static String shape(Node node) {
        return switch (node.role()) {
            case STORE -> "cylinder";
            case CHANNEL -> "cds";
            case ACTOR -> "ellipse";
            case GATEWAY -> "hexagon";
            case PROCESS, EXTERNAL, IDENTITY, GUARD -> "";
        };
    }

    private static String label(String text) {
        return '"' + escaped(Plain.of(text, LABEL)) + '"';
    }

    /// An id: never cut; what is not plain is said by its hash, or two could become one.
    private static String quoted(String id) {
        var plain = Plain.of(id);
        return '"' + escaped(plain.equals(id) ? id : plain + " #" + Integer.toHexString(id.hashCode())) + '"';
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
