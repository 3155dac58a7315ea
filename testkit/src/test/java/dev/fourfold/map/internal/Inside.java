package dev.fourfold.map.internal;

/// For `map` alone.
public final class Inside {
    public static final Object VALUE = new Object();

    private Inside() {}
}
