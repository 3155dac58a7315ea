package dev.fourfold.core.report;

import dev.fourfold.core.report.Line.Ink;
import java.util.ArrayList;
import java.util.List;

/// A sentence over as many lines as it takes, broken between words.
final class Paragraph {
    private Paragraph() {}

    /// Writes a text that begins at a column.
    static void write(String text, int indent, Ink ink, TextStyle style, StringBuilder out) {
        for (String line : wrapped(Plain.of(text), style.width() - indent))
            new Line(style).indent(indent).add(line, ink).to(out);
    }

    /// Lines of at most so many columns; a word that is longer is cut.
    static List<String> wrapped(String text, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" +")) {
            String shown = Plain.cut(word, columns);
            if (!line.isEmpty() && Plain.width(line.toString()) + 1 + Plain.width(shown) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(shown);
        }
        if (!line.isEmpty()) lines.add(line.toString());
        return lines;
    }

    /// At most so many lines: what ends at a full stop or a semicolon if that fits, else what fits with `…` at its end.
    static List<String> cut(String text, int columns, int most) {
        var lines = wrapped(text, columns);
        if (lines.size() <= most) return lines;
        for (int end = text.length(); end > 0; end = lastEnd(text, end)) {
            var shorter = wrapped(text.substring(0, end), columns);
            if (shorter.size() <= most) return shorter;
        }
        var shown = new ArrayList<>(lines.subList(0, most));
        shown.set(most - 1, Plain.cut(shown.getLast() + " …", columns));
        return shown;
    }

    private static int lastEnd(String text, int before) {
        return Math.max(text.lastIndexOf("; ", before - 1), text.lastIndexOf(". ", before - 1));
    }

    /// Writes lines that stand in a column, with a label before the first.
    static void labelled(String label, List<String> lines, int indent, int column, TextStyle style, StringBuilder out) {
        String shown = label;
        for (String line : lines) {
            new Line(style)
                    .indent(indent)
                    .add(shown, Ink.DIM)
                    .column(column)
                    .add(line)
                    .to(out);
            shown = "";
        }
    }
}
