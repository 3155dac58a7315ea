package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A detector to which each event by itself is an offence or not. Offences of the same cause with less than an hour
/// between them are one alert with a count: told at once, again when it becomes worse or tenfold, and when it is over.
sealed interface OffenceDetector extends Detector<Group> permits UngrantedAccess, UntrustedCodeChange {

    /// The offence that an event is, if it is one.
    Optional<Offence> judge(Event event);

    @Override
    default Optional<String> keyOf(Event event) {
        return judge(event).map(Offence::cause).map(AlertIds::key);
    }

    @Override
    default Group fresh() {
        return Group.NONE;
    }

    @Override
    default Step<Group> see(Group state, Event event) {
        var offence = judge(event);
        if (offence.isEmpty()) {
            var open = state.burst();
            return new Step<>(state, List.of(), open == null ? null : open.ends());
        }
        var burst = Burst.of(state.burst(), id(), offence.get());
        if (!burst.isNews()) return new Step<>(new Group(burst), List.of(), burst.ends());
        return new Step<>(new Group(burst.afterTelling()), List.of(burst.tell()), burst.ends());
    }

    @Override
    default List<Alert> expire(Group state) {
        var burst = state.burst();
        return burst == null || burst.alert().count() == 1 ? List.of() : List.of(burst.tell());
    }

    @Override
    default long weight(Group state) {
        var burst = state.burst();
        return burst == null ? 0 : burst.weight();
    }

    @Override
    default void write(Group state, DataOutput out) throws IOException {
        var burst = state.burst();
        if (burst == null) Wire.write((Alert) null, out);
        else burst.write(out);
    }

    @Override
    default Group read(DataInput in) throws IOException {
        return new Group(Burst.read(in));
    }
}
