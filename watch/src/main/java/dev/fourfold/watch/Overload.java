package dev.fourfold.watch;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Trail;
import dev.fourfold.core.model.Severity;
import dev.fourfold.watch.detector.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Says that a detector was given more than it can remember: once a day, since it goes on as long as the flood does.
final class Overload {
    private static final Duration AGAIN = Duration.ofDays(1);

    private final String detector;
    private long count;
    private Instant told = Instant.EPOCH;

    Overload(String detector) {
        this.detector = detector;
    }

    /// How many keys were given up in all.
    long count() {
        return count;
    }

    /// @param event for which there was no more room
    Optional<Alert> add(Event event) {
        count++;
        if (event.time().isBefore(told.plus(AGAIN))) return Optional.empty();
        told = event.time();
        return Optional.of(alert(event));
    }

    private Alert alert(Event event) {
        var words = new Alert.Words(
                "More is going on than '" + detector + "' can keep in mind",
                event.principal().words(),
                event.action(),
                "less than " + Lane.MOST_STATES + " principals or entities at a time, in " + (Lane.MOST_WEIGHT >> 20)
                        + " MB",
                "more; what was seen least recently was forgotten, so alerts may be missing from here on",
                "Look at what is so frequent around this time. Somebody may be hiding something under it; if it is your"
                        + " business that has grown, run the watch on Flink.");
        return new Alert(
                "overload-" + detector + "-" + event.time().getEpochSecond() / AGAIN.toSeconds(),
                detector,
                Severity.HIGH,
                words,
                List.of(),
                List.of(),
                Trail.of(Alert.Cause.of(event)),
                Alert.Activity.NONE);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        Wire.instant(told, out);
    }

    void read(DataInput in) throws IOException {
        count = in.readLong();
        told = Wire.instant(in);
    }
}
