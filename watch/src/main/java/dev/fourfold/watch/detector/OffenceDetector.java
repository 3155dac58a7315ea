package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A detector to which each event by itself is an offence or not. Offences of the same cause within an hour are one
/// alert
/// with a count: told at once, and again with the final count when the hour is over.
sealed interface OffenceDetector extends Detector<Group> permits UngrantedAccess, UntrustedCodeChange {

    /// How long the same cause stays one alert.
    Duration TOGETHER = Duration.ofHours(1);

    /// An event that is an offence by itself.
    ///
    /// @param cause what makes two offences the same: who, what and where
    record Offence(String cause, Alert alert) {}

    /// The offence that an event is, if it is one. Its alert's id is set by the detector.
    Optional<Offence> judge(Event event);

    @Override
    default Optional<String> keyOf(Event event) {
        return judge(event).map(Offence::cause);
    }

    @Override
    default Group fresh() {
        return Group.NONE;
    }

    @Override
    default Step<Group> see(Group state, Event event) {
        var open = state.open();
        if (open != null) {
            var more = open.and(event, open.seen());
            return new Step<>(new Group(more), List.of(), more.first().plus(TOGETHER));
        }
        var offence = judge(event);
        if (offence.isEmpty()) return new Step<>(state, List.of(), null);
        var alert = offence.get().alert();
        return new Step<>(new Group(alert), List.of(alert), alert.first().plus(TOGETHER));
    }

    @Override
    default List<Alert> expire(Group state) {
        var open = state.open();
        return open == null || open.count() == 1 ? List.of() : List.of(open);
    }

    @Override
    default void write(Group state, DataOutput out) throws IOException {
        Wire.write(state.open(), out);
    }

    @Override
    default Group read(DataInput in) throws IOException {
        return new Group(Wire.readAlert(in));
    }
}
