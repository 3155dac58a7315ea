package dev.fourfold.core.report;

/// One line for the terminal: pieces of text in their inks, never wider than the style allows.
final class Line {

    /// How a piece of text stands out.
    enum Ink {
        PLAIN(""),
        BOLD("\u001b[1m"),
        DIM("\u001b[2m"),
        RED("\u001b[31m"),
        YELLOW("\u001b[33m"),
        CYAN("\u001b[36m");

        private final String on;

        Ink(String on) {
            this.on = on;
        }
    }

    private static final String OFF = "\u001b[0m";
    private final TextStyle style;
    private final StringBuilder out = new StringBuilder();
    private int used;

    Line(TextStyle style) {
        this.style = style;
    }

    Line indent(int columns) {
        out.repeat(' ', columns);
        used += columns;
        return this;
    }

    Line add(String text) {
        return add(text, Ink.PLAIN);
    }

    /// Adds a text, cut where the line ends.
    Line add(String text, Ink ink) {
        var shown = style.ascii() ? Plain.ascii(text) : text;
        shown = Plain.cut(shown, style.width() - used);
        if (style.ascii()) shown = shown.replace('…', '~');
        used += Plain.width(shown);
        if (!style.colour() || ink == Ink.PLAIN || shown.isEmpty()) out.append(shown);
        else out.append(ink.on).append(shown).append(OFF);
        return this;
    }

    /// Adds blanks up to a column.
    Line column(int column) {
        return used < column ? indent(column - used) : this;
    }

    /// Adds a text at the right margin, if it fits beside what is there.
    Line right(String text) {
        int width = Plain.width(text);
        if (width == 0 || used + 2 + width > style.width()) return this;
        return column(style.width() - width).add(text, Ink.DIM);
    }

    int room() {
        return style.width() - used;
    }

    void to(StringBuilder report) {
        report.append(out).append('\n');
    }
}
