package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Trail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an entity did of late.
///
/// @param ticks oldest first
/// @param open the alert that is open, null while the limit is kept
/// @param peak the most it did in a window since the state began
public record Window(List<Tick> ticks, @Nullable Open open, double peak) {
    /// More events in a window than this are kept in pairs, so that no entity's state grows without end.
    static final int MOST_TICKS = 512;

    static final Window EMPTY = new Window(List.of(), null, 0);

    public Window {
        ticks = List.copyOf(ticks);
    }

    /// One event, or where there are very many, some that lie close together.
    ///
    /// @param told whether an alert counts it already
    record Tick(long millis, long count, double sum, boolean told, Alert.Cause cause) {
        Tick afterTelling() {
            return told ? this : new Tick(millis, count, sum, true, cause);
        }
    }

    /// An alert with what it was opened for.
    ///
    /// @param since when the limit was first crossed
    /// @param until when it was last crossed
    /// @param most the most within one window
    record Open(Alert alert, Instant since, Instant until, double most) {}

    /// The ticks within the time before the latest one, with another.
    static List<Tick> with(List<Tick> before, Tick tick, Duration time) {
        var ticks = new ArrayList<>(before);
        int at = ticks.size();
        while (at > 0 && ticks.get(at - 1).millis() > tick.millis()) at--;
        ticks.add(at, tick);
        long since = ticks.getLast().millis() - time.toMillis();
        ticks.removeIf(each -> each.millis() <= since);
        return ticks.size() <= MOST_TICKS ? ticks : inPairs(ticks);
    }

    private static List<Tick> inPairs(List<Tick> ticks) {
        var pairs = new ArrayList<Tick>();
        for (int i = 0; i + 1 < ticks.size(); i += 2) {
            var a = ticks.get(i);
            var b = ticks.get(i + 1);
            pairs.add(new Tick(b.millis(), a.count() + b.count(), a.sum() + b.sum(), a.told() || b.told(), a.cause()));
        }
        if (ticks.size() % 2 == 1) pairs.add(ticks.getLast());
        return pairs;
    }

    /// The events that no alert counts yet, added to those of an alert.
    static @Nullable Trail trail(@Nullable Trail before, List<Tick> ticks) {
        var trail = before;
        for (var tick : ticks) {
            if (tick.told()) continue;
            trail = trail == null ? Trail.of(tick.cause(), tick.count()) : trail.and(tick.cause(), tick.count());
        }
        return trail;
    }

    static List<Tick> told(List<Tick> ticks) {
        return ticks.stream().map(Tick::afterTelling).toList();
    }

    long weight() {
        long weight = open == null ? 200 : 200 + Wire.weight(open.alert());
        for (var tick : ticks) weight += 50 + Wire.weight(tick.cause());
        return weight;
    }
}
