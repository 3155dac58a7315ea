package dev.fourfold.watch.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Texts and times of records that anybody may have written.
final class Texts {
    /// No text of an event is longer.
    static final int LONGEST = 2048;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Texts() {}

    /// The text without what could act on a terminal or hide in it, and not too long.
    static String clean(@Nullable String text) {
        if (text == null) return "";
        int length = Math.min(text.length(), LONGEST);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7e) return cleaned(text.substring(0, length));
        }
        return length == text.length() ? text : text.substring(0, length);
    }

    private static String cleaned(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> out.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
                    out.append('?');
                default -> out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    /// A time in ISO 8601, or in seconds or milliseconds since 1970. Null if it is none, or one that no record can
    /// have.
    static @Nullable Instant time(String text) {
        var time = parse(text);
        return time == null || time.isBefore(EARLIEST) || !time.isBefore(LATEST) ? null : time;
    }

    private static @Nullable Instant parse(String text) {
        if (text.isEmpty() || text.length() > 40) return null;
        try {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                long number = Long.parseLong(text);
                return text.length() > 11 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            }
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException | NumberFormatException e) {
            return null;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
