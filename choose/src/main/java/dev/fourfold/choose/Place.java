package dev.fourfold.choose;

import java.util.Locale;

/// Where data is, as far as its needs differ by it.
public enum Place {
    /// It stays: a store.
    REST,
    /// It waits for the next component: a queue, a topic, a bus, a stream.
    WAY,
    /// It is kept for operation only: a log group, an archive, a workflow's history.
    COPY,
    /// An identity provider keeps its users there.
    USERS,
    /// Anyone on the internet can call it.
    DOOR;

    /// The word in a policy.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if no place has this word
    public static Place of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
