package dev.fourfold.core.report;

import org.jspecify.annotations.Nullable;

/// Text inside HTML, SVG and XML.
final class Markup {
    private Markup() {}

    /// Escaped for an element's content or a quoted attribute, on one line.
    static String of(String text) {
        return escaped(Plain.of(text));
    }

    /// Like [#of], but the text's own line feeds stay.
    static String lines(String text) {
        var out = new StringBuilder();
        text.lines().forEach(line -> {
            if (!out.isEmpty()) out.append('\n');
            if (line.startsWith("  ")) out.append("  ");
            out.append(of(line));
        });
        return out.toString();
    }

    private static String escaped(String text) {
        @Nullable StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            var entity = entity(text.charAt(i));
            if (entity != null && out == null) out = new StringBuilder(text.length() + 16).append(text, 0, i);
            if (out == null) continue;
            if (entity != null) out.append(entity);
            else out.append(text.charAt(i));
        }
        return out == null ? text : out.toString();
    }

    private static @Nullable String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }
}
