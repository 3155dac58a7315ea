package dev.fourfold.core.report;

/// How a report for the terminal is drawn.
///
/// @param width columns, held between 60 and 100
/// @param colour whether ANSI colours may be used
/// @param ascii whether only ASCII may be used: arrows become `->`, and other characters of names `?`
public record TextStyle(int width, boolean colour, boolean ascii) {

    /// Eighty columns, no colour, Unicode arrows: what goes into a pipe or a file.
    public static final TextStyle PLAIN = new TextStyle(80, false, false);

    public TextStyle {
        width = Math.clamp(width, 60, 100);
    }
}
