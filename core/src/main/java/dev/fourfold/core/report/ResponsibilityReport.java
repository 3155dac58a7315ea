package dev.fourfold.core.report;

import dev.fourfold.core.catalogue.Layer;
import dev.fourfold.core.catalogue.Owner;
import dev.fourfold.core.fit.Responsibility;
import dev.fourfold.core.report.Line.Ink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whose each layer is, as a table for a terminal: one row for each service, since the components of one service share
/// their layers.
public final class ResponsibilityReport {
    private static final int NAME = 22;
    private static final int CELL = 7;
    /// What stands over a column that is too narrow for the layer's word.
    private static final Map<Layer, String> HEADINGS = Map.of(
            Layer.FACILITY, "site",
            Layer.HARDWARE, "metal",
            Layer.NETWORK, "net",
            Layer.HOST, "host",
            Layer.RUNTIME, "run",
            Layer.APPLICATION, "app",
            Layer.IDENTITY, "access",
            Layer.DATA, "data");

    private record Kind(String service, Map<Layer, Owner> owners) {}

    private ResponsibilityReport() {}

    public static String of(Responsibility responsibility, TextStyle style) {
        var out = new StringBuilder();
        if (responsibility.rows().isEmpty()) {
            new Line(style)
                    .add("Whose the layers of these services are is not described yet.")
                    .to(out);
            return out.toString();
        }
        new Line(style)
                .add("Shared responsibility", Ink.BOLD)
                .add(": " + responsibility.sentence())
                .to(out);
        head(style, out);
        var counts = new LinkedHashMap<Kind, Integer>();
        for (var row : responsibility.rows())
            counts.merge(new Kind(ServiceName.of(row.component()), row.owners()), 1, Integer::sum);
        counts.forEach((kind, count) -> row(kind, count, style, out));
        Paragraph.write(
                "P: the provider's. S: shared, your settings decide whether it works. Y: yours day to day. -: it has none.",
                0,
                Ink.DIM,
                style,
                out);
        undescribed(responsibility.undescribed(), style, out);
        return out.toString();
    }

    private static void head(TextStyle style, StringBuilder out) {
        var line = new Line(style).column(NAME);
        int column = NAME;
        for (Layer layer : Layer.values()) {
            line.column(column).add(HEADINGS.getOrDefault(layer, layer.word()), Ink.DIM);
            column += CELL;
        }
        line.to(out);
    }

    private static void row(Kind kind, int count, TextStyle style, StringBuilder out) {
        String name = (count > 1 ? count + " " : "") + kind.service();
        var line = new Line(style).add(Plain.of(name, NAME - 1));
        int column = NAME;
        for (Layer layer : Layer.values()) {
            Owner owner = kind.owners().get(layer);
            line.column(column);
            if (owner == null) line.add("-", Ink.DIM);
            else line.add(owner.word().substring(0, 1).toUpperCase(java.util.Locale.ROOT), ink(owner));
            column += CELL;
        }
        line.to(out);
    }

    private static Ink ink(Owner owner) {
        return switch (owner) {
            case PROVIDER -> Ink.DIM;
            case SHARED -> Ink.YELLOW;
            case YOURS -> Ink.BOLD;
        };
    }

    private static void undescribed(List<String> services, TextStyle style, StringBuilder out) {
        if (services.isEmpty()) return;
        String names = String.join(
                ", ", services.stream().map(ServiceName::of).distinct().toList());
        Paragraph.write("Not described yet: " + names + ".", 0, Ink.DIM, style, out);
    }
}
