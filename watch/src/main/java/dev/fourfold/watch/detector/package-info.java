/// The detectors: pure steps from a state and an event to a state and alerts, without clock, input or engine. An engine
/// gives each key its own state, hands it its events in the order of their times, and drops it when it expires.
@NullMarked
package dev.fourfold.watch.detector;

import org.jspecify.annotations.NullMarked;
