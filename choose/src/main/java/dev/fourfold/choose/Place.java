package dev.fourfold.choose;

import dev.fourfold.core.model.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Where data is, as far as its needs differ by it.
public enum Place {
    /// It stays: a store.
    REST,
    /// It waits for the next component: a queue, a topic, a bus, a stream.
    WAY,
    /// It is kept for operation only: a log group, an archive, a workflow's history.
    COPY,
    /// It stays where anyone on the internet reads it as it is: the bucket of a web site.
    SITE,
    /// An identity provider keeps its users there.
    USERS,
    /// Anyone on the internet can call it.
    DOOR;

    /// The word in a policy.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The words of all places, in their order.
    public static List<String> words() {
        return Arrays.stream(values()).map(Place::word).toList();
    }

    /// @throws IllegalArgumentException if no place has this word; it says which there are
    public static Place of(String word) {
        return valueOf(new Vocabulary("place", words()).require(word).toUpperCase(Locale.ROOT));
    }
}
