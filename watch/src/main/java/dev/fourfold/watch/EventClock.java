package dev.fourfold.watch;

import java.time.Duration;
import java.time.Instant;

/// The time that events say it is: as late as the latest event, less what events may be late by. A single event from
/// far in
/// the future (a broken clock, a forged field) does not move it; a second one that agrees does.
///
/// Not safe for many threads.
public final class EventClock {
    /// How much later than all before an event may be and still be believed at once.
    private static final long BELIEVED = Duration.ofDays(1).toMillis();

    /// Before any event.
    public static final long NEVER = Long.MIN_VALUE;

    private final long lateness;
    private long latest = NEVER;
    private long doubted = NEVER;

    /// @param lateness how much later than others an event may arrive and still be put in order
    public EventClock(Duration lateness) {
        this.lateness = lateness.toMillis();
    }

    /// Takes an event's time in.
    public void observe(Instant time) {
        observe(time.toEpochMilli());
    }

    /// Takes an event's time in, in milliseconds since 1970.
    public void observe(long millis) {
        if (millis <= latest) return;
        if (latest != NEVER && millis - latest > BELIEVED) {
            if (doubted == NEVER || Math.abs(millis - doubted) > BELIEVED) {
                doubted = millis;
                return;
            }
            millis = Math.min(millis, doubted);
        }
        latest = millis;
        doubted = NEVER;
    }

    /// No event that is not late is before this, in milliseconds since 1970; [#NEVER] before any event.
    public long watermark() {
        return latest == NEVER ? NEVER : latest - lateness;
    }

    long latest() {
        return latest;
    }

    long doubted() {
        return doubted;
    }

    void restore(long latest, long doubted) {
        this.latest = latest;
        this.doubted = doubted;
    }
}
