package dev.fourfold.watch.detector;

import org.jspecify.annotations.Nullable;

/// What is remembered of a cause.
///
/// @param burst null before the first offence
record Group(@Nullable Burst burst) {
    static final Group NONE = new Group(null);
}
