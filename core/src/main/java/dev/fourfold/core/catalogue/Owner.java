package dev.fourfold.core.catalogue;

import java.util.Locale;

/// Who is responsible for a layer day to day.
public enum Owner {
    /// The provider alone: nothing is left to do.
    PROVIDER,
    /// The provider gives the means, and settings of ours decide whether they work.
    SHARED,
    /// We alone.
    YOURS;

    /// The word in pages, reports and JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if no owner has this word
    public static Owner of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
