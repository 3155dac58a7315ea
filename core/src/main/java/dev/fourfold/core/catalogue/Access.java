package dev.fourfold.core.catalogue;

import java.util.Locale;

/// What an API operation does with data.
public enum Access {
    /// Data leaves the service.
    READ,
    /// Data enters the service.
    WRITE,
    /// The service works on what it is given.
    INVOKE,
    /// Only settings or names are touched: no flow.
    NONE;

    /// @throws IllegalArgumentException if no access has this word
    public static Access of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
