package dev.fourfold.core.report;

/// Text that is safe to show: without control characters, terminal escapes and invisible or direction-changing
/// characters, which would let a template's author write over the report.
final class Plain {
    private static final char ESCAPE = 0x1b;
    private static final char ONE_BYTE_ESCAPE = 0x9b;

    private Plain() {}

    /// The text on one line, with runs of control characters turned into one space and terminal escapes left out.
    static String of(String text) {
        int unsafe = firstUnsafe(text);
        if (unsafe < 0) return text;
        var out = new StringBuilder(text.length()).append(text, 0, unsafe);
        for (int i = unsafe; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point == ESCAPE || point == ONE_BYTE_ESCAPE) {
                i = afterEscape(text, i);
            } else {
                append(out, point);
                i += Character.charCount(point);
            }
        }
        return out.toString().strip();
    }

    /// Like [#of], and never wider than this many columns; what was cut ends in `…`.
    static String of(String text, int columns) {
        return cut(of(text), columns);
    }

    /// At most this many columns of a text, the last one being `…` if something was cut.
    static String cut(String text, int columns) {
        if (columns <= 0) return "";
        if (text.length() <= columns && isNarrow(text)) return text;
        int width = 0;
        int fits = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            width += width(point);
            i += Character.charCount(point);
            if (width > columns) return text.substring(0, fits) + "…";
            if (width <= columns - 1) fits = i;
        }
        return text;
    }

    /// The columns that a text takes in a terminal.
    static int width(String text) {
        return text.codePoints().map(Plain::width).sum();
    }

    /// Only ASCII: our own signs by their ASCII spelling, all else as `?`.
    static String ascii(String text) {
        var out = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(point -> out.append(asciiOf(point)));
        return out.toString();
    }

    private static String asciiOf(int point) {
        return switch (point) {
            case '→' -> "->";
            case '←' -> "<-";
            case '↔' -> "<->";
            case '·' -> "-";
            case '…' -> "~";
            case '×' -> "x";
            case '↑' -> "^";
            default -> point < 0x7f ? Character.toString(point) : "?";
        };
    }

    private static int width(int point) {
        boolean wide = point >= 0x1100
                && (point <= 0x115f
                        || point >= 0x2e80 && point <= 0xa4cf
                        || point >= 0xac00 && point <= 0xd7a3
                        || point >= 0xf900 && point <= 0xfaff
                        || point >= 0xfe30 && point <= 0xfe6f
                        || point >= 0xff00 && point <= 0xff60
                        || point >= 0x1f300 && point <= 0x1faff
                        || point >= 0x20000 && point <= 0x3fffd);
        return wide ? 2 : 1;
    }

    private static boolean isNarrow(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= 0x1100) return false;
        return true;
    }

    private static int firstUnsafe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x7f && c < 0xa0 || c > 0xff && isUnsafe(c)) return i;
        }
        return -1;
    }

    private static boolean isUnsafe(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder out, int point) {
        if (!isUnsafe(point)) out.appendCodePoint(point);
        else if (Character.getType(point) != Character.FORMAT && !out.isEmpty() && out.charAt(out.length() - 1) != ' ')
            out.append(' ');
    }

    /// Where the text goes on after a terminal escape: ECMA-48 control sequences and strings, or two characters.
    private static int afterEscape(String text, int start) {
        int i = start + 1;
        if (text.charAt(start) == ESCAPE) {
            if (i >= text.length()) return i;
            char kind = text.charAt(i++);
            if (kind == ']' || kind == 'P' || kind == '^' || kind == '_' || kind == 'X') return afterString(text, i);
            if (kind != '[') return i;
        }
        while (i < text.length() && text.charAt(i) >= 0x20 && text.charAt(i) < 0x40) i++;
        return Math.min(text.length(), i + 1);
    }

    private static int afterString(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0x07 || c == 0x9c) return i + 1;
            if (c == ESCAPE) return Math.min(text.length(), i + 2);
        }
        return text.length();
    }
}
