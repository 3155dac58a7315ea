package dev.fourfold.core.model;

import java.util.Locale;

/// How bad a finding is. The first is the worst.
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW;

    /// The word on the command line and in JSON: `critical`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if no severity has this word
    public static Severity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Whether it is as bad as the other one, or worse.
    public boolean isAtLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
