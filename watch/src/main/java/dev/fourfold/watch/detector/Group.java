package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Alert;
import org.jspecify.annotations.Nullable;

/// The alert that is open for a cause.
///
/// @param open null before the first event
record Group(@Nullable Alert open) {
    static final Group NONE = new Group(null);
}
