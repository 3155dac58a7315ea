package dev.fourfold.core.model;

import java.util.Locale;

/// A trust boundary: on its other side somebody else is in charge.
public enum Boundary {
    /// Anyone can be on the other side.
    INTERNET,
    /// Another company's system.
    THIRD_PARTY,
    /// Another account of the same provider.
    ACCOUNT;

    /// The word in JSON: `third-party`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
