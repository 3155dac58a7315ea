package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.report.Diagram.Node;
import dev.fourfold.core.report.Diagram.Zone;

/// The map as a Mermaid flowchart, for a README or a pull request: GitHub and GitLab draw it. A subgraph for each
/// stack;
/// above fifty arrows each stack becomes one node, because nobody can read more.
///
/// Written for Mermaid 10 and later; labels are quoted and their special characters written as `#34;` entities
/// (<https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters>).
public final class MermaidReport {
    private static final int MOST_ARROWS = 50;
    private static final int LABEL = 48;

    private MermaidReport() {}

    public static String of(AppMap map) {
        var diagram = Diagram.of(map, MOST_ARROWS);
        var ids = new Ids("n");
        var out = new StringBuilder("flowchart LR\n");
        int zones = 0;
        for (var zone : diagram.zones()) zone(zone, "z" + ++zones, ids, out);
        for (var arrow : diagram.arrows()) {
            out.append("  ").append(ids.of(arrow.from()));
            out.append(" -->|\"").append(label(arrow.label())).append("\"| ");
            out.append(ids.of(arrow.to())).append('\n');
        }
        out.append("  classDef outside fill:#fff1f2,stroke:#be123c,stroke-dasharray:4 3,color:#4c0519\n");
        out.append("  classDef undeclared stroke-dasharray:4 3\n");
        return out.toString();
    }

    private static void zone(Zone zone, String id, Ids ids, StringBuilder out) {
        boolean isTitled = !zone.title().isEmpty();
        if (isTitled)
            out.append("  subgraph ")
                    .append(id)
                    .append("[\"")
                    .append(label(zone.title()))
                    .append("\"]\n");
        for (var node : zone.nodes()) node(node, ids, isTitled ? "    " : "  ", out);
        if (isTitled) out.append("  end\n");
        if (zone.kind() != Zone.Kind.INTERNET && zone.kind() != Zone.Kind.THIRD_PARTY) return;
        var outside = isTitled ? id : ids.of(zone.nodes().getFirst().id());
        out.append("  class ").append(outside).append(" outside\n");
    }

    private static void node(Node node, Ids ids, String indent, StringBuilder out) {
        var shape = shape(node);
        int middle = shape.length() / 2;
        out.append(indent).append(ids.of(node.id())).append(shape, 0, middle).append('"');
        out.append(label(node.name()));
        if (!node.detail().isEmpty()) out.append("<br/>").append(label(node.detail()));
        out.append('"').append(shape, middle, shape.length());
        if (!node.declared()) out.append(":::undeclared");
        out.append('\n');
    }

    private static String shape(Node node) {
        return switch (node.role()) {
            case STORE -> "[()]";
            case CHANNEL -> "([])";
            case GATEWAY, ACTOR -> "{{}}";
            case IDENTITY, GUARD -> "[//]";
            case PROCESS, EXTERNAL -> "[]";
        };
    }

    private static String label(String text) {
        var plain = Plain.of(text, LABEL);
        var out = new StringBuilder(plain.length() + 8);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (isSafe(c)) out.append(c);
            else out.append('#').append((int) c).append(';');
        }
        return out.toString();
    }

    /// Everything that Mermaid, its Markdown or the page around it could take for syntax is not safe.
    private static boolean isSafe(char c) {
        return c >= 0x80 || Character.isLetterOrDigit(c) || " -_.,:/+=".indexOf(c) >= 0;
    }
}
