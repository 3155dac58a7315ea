package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Finds one kind of trouble. Pure: the same state and event always give the same step, and time is the
/// event's. Without fields that change, so safe for many threads.
///
/// @param <S> what is remembered for a key; immutable
public interface Detector<S> {

    /// What follows from an event.
    ///
    /// @param expires when the state is to be dropped, after [Detector#expire]; null to drop it at once
    /// @param measured how much the key did by now, for others to be compared with; empty where that is no news
    record Step<S>(S state, List<Alert> alerts, @Nullable Instant expires, OptionalDouble measured) {
        public Step {
            alerts = List.copyOf(alerts);
        }

        Step(S state, List<Alert> alerts, @Nullable Instant expires) {
            this(state, alerts, expires, OptionalDouble.empty());
        }
    }

    /// Unique among the detectors of a plan, and for ever.
    String id();

    /// What an event counts for: events of the same key share a state. Empty when the event is nothing to this
    /// detector, as nearly all are; so this is the place to be quick. Short, however long the event's fields are.
    Optional<String> keyOf(Event event);

    /// The state of a key that has seen nothing.
    S fresh();

    /// @param state of this event's key; never one that expired before the event
    Step<S> see(S state, Event event);

    /// What is still to be said when a state expires.
    List<Alert> expire(S state);

    /// Whether keys are compared with each other. Then what steps measured is brought together for all keys, and
    /// alerts are told with [#beside].
    default boolean compares() {
        return false;
    }

    /// An alert with what the other keys did before.
    default Alert beside(Alert alert, String key, Peers peers) {
        return alert;
    }

    /// How much memory a state takes, more or less, in bytes.
    long weight(S state);

    /// Whether the event might be trouble but cannot be brought together with the map, so that nothing is said of it.
    default boolean isUnsure(Event event) {
        return false;
    }

    /// Writes a state, for a snapshot or for a cluster's state.
    void write(S state, DataOutput out) throws IOException;

    /// Reads what [#write] wrote.
    S read(DataInput in) throws IOException;
}
