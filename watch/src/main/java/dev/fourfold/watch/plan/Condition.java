package dev.fourfold.watch.plan;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// How much of a behaviour is too much: `count over 10m > 5`, `sum over 1h > 2000`.
///
/// @param window the time that is looked back over from each event
/// @param limit what may still be; more is an alert
public record Condition(Measure measure, Duration window, double limit) implements Serializable {

    /// What is measured.
    public enum Measure {
        /// The number of events.
        COUNT,
        /// The sum of a field.
        SUM
    }

    private static final Pattern TEXT = Pattern.compile(
            "\\s*(count|sum)\\s+over\\s+(\\d{1,6})\\s*(s|m|h|d)\\s*>\\s*(\\d{1,15}(?:\\.\\d{1,6})?)\\s*");
    private static final Duration LONGEST = Duration.ofDays(31);

    public Condition {
        if (window.isNegative() || window.isZero() || window.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException("the window has to be between 1s and 31d");
        if (!Double.isFinite(limit)) throw new IllegalArgumentException("the limit has to be a number");
    }

    /// @throws IllegalArgumentException with a message for the user, if the text is not a condition
    public static Condition of(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches())
            throw new IllegalArgumentException(
                    "is not a condition; write 'count over 10m > 5' or 'sum over 1h > 2000' (s, m, h, d)");
        long amount = Long.parseLong(matcher.group(2));
        var window = switch (matcher.group(3)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        var measure = Measure.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        return new Condition(measure, window, Double.parseDouble(matcher.group(4)));
    }

    /// The window as it is written: `10m`.
    public String windowWords() {
        long seconds = window.toSeconds();
        if (seconds % 86_400 == 0) return seconds / 86_400 + "d";
        if (seconds % 3_600 == 0) return seconds / 3_600 + "h";
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /// A number as people write it: `5`, `12.5`.
    public static String number(double value) {
        if (!Double.isFinite(value)) return String.valueOf(value);
        return new BigDecimal(value)
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /// The condition as [#of] reads it.
    @Override
    public String toString() {
        return measure.name().toLowerCase(Locale.ROOT) + " over " + windowWords() + " > " + number(limit);
    }
}
