package dev.fourfold.flink;

import dev.fourfold.core.event.Alert;
import org.jspecify.annotations.Nullable;

/// What a detector says of a key at a time: an alert, or how much the key did.
///
/// @param alert null where something was measured
/// @param measured 0 where there is an alert
record Told(
        String detector, String key, long millis, @Nullable Alert alert, double measured) {}
