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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says that a detector was given more than it can remember, or finds more than anybody reads: once a day, since it
/// goes
/// on as long as the flood does.
final class Overload {
    private static final Duration AGAIN = Duration.ofDays(1);

    /// More alerts than these nobody reads, and they fill the memory of whoever keeps them.
    static final int MOST_ALERTS = 2000;

    private final String detector;
    private long count;
    private Instant told = Instant.EPOCH;
    private long day = Long.MIN_VALUE;
    private boolean said;
    private final Set<String> admitted = new LinkedHashSet<>();

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
        return alert("overload-", words, Alert.Cause.of(event));
    }

    /// Whether an alert is still one of those that are told on a day.
    boolean admits(Alert alert, long millis) {
        long then = millis / AGAIN.toMillis();
        if (then > day) {
            day = then;
            admitted.clear();
            said = false;
        }
        if (admitted.contains(alert.id())) return true;
        return admitted.size() < MOST_ALERTS && admitted.add(alert.id());
    }

    /// Says once a day that an alert was not told.
    Optional<Alert> untold(Alert alert) {
        if (said) return Optional.empty();
        said = true;
        var words = new Alert.Words(
                "More than " + MOST_ALERTS + " alerts of '" + detector + "' in a day: the rest is not told",
                "very many; the next is " + alert.who(),
                alert.what(),
                "a few alerts a day",
                "more than " + MOST_ALERTS,
                "Look at what the alerts of this detector have in common: so many at once are one cause, such as a limit"
                        + " that is too low, a change that reached everybody, or somebody who hides something under them.");
        return Optional.of(alert("unheard-", words, alert.trail().latest()));
    }

    private Alert alert(String kind, Alert.Words words, Alert.Cause cause) {
        return new Alert(
                kind + detector + "-" + cause.time().getEpochSecond() / AGAIN.toSeconds(),
                detector,
                Severity.HIGH,
                words,
                List.of(),
                List.of(),
                Trail.of(cause),
                Alert.Activity.NONE);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        Wire.instant(told, out);
        out.writeLong(day);
        out.writeBoolean(said);
        out.writeInt(admitted.size());
        for (String id : admitted) Wire.text(id, out);
    }

    void read(DataInput in) throws IOException {
        count = in.readLong();
        told = Wire.instant(in);
        day = in.readLong();
        said = in.readBoolean();
        for (int left = in.readInt(); left > 0; left--) admitted.add(Wire.text(in));
    }
}
