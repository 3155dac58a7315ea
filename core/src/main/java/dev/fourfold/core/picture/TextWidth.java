package dev.fourfold.core.picture;

/// How wide a text is at most. The reader's font is not known, so this reckons with a wide one (DejaVu Sans): a box
/// that
/// is measured by it holds its text in any usual font.
public final class TextWidth {
    private static final double BOLD = 1.09;

    private TextWidth() {}

    public static double of(String text, double fontSize) {
        double ems = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            ems += ems(point);
            i += Character.charCount(point);
        }
        return ems * fontSize;
    }

    public static double bold(String text, double fontSize) {
        return of(text, fontSize) * BOLD;
    }

    /// The text itself if it fits, or as much of it as does, and `…`.
    public static String cut(String text, double fontSize, double width) {
        if (of(text, fontSize) <= width) return text;
        int end = text.length();
        while (end > 1 && of(text.substring(0, end) + "…", fontSize) > width) end = text.offsetByCodePoints(end, -1);
        return text.substring(0, end) + "…";
    }

    private static double ems(int point) {
        if (point >= 0x1100) return point >= 0x2000 && point < 0x2e80 ? 0.9 : 1.05;
        if (point >= 'A' && point <= 'Z') return point == 'W' || point == 'M' ? 0.95 : point == 'I' ? 0.35 : 0.72;
        if (point >= '0' && point <= '9') return 0.64;
        return switch (point) {
            case 'i', 'j', 'l', '\'', '|' -> 0.32;
            case 'f', 't', 'r', ' ', '.', ',', ':', ';', '-', '/', '(', ')', '[', ']', '!', '·' -> 0.42;
            case 'm', '@', '%' -> 1.0;
            case 'w', '+', '=', '<', '>', '×', '~' -> 0.84;
            default -> 0.64;
        };
    }
}
