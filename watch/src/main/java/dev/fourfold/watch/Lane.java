package dev.fourfold.watch;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.watch.detector.Detector;
import dev.fourfold.watch.detector.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One detector with the states of all its keys.
final class Lane<S> {

    private record Held<S>(S state, Instant expires) {}

    private final Detector<S> detector;
    private final Consumer<Alert> alerts;
    private final Map<String, Held<S>> held = new HashMap<>();

    Lane(Detector<S> detector, Consumer<Alert> alerts) {
        this.detector = detector;
        this.alerts = alerts;
    }

    Detector<S> detector() {
        return detector;
    }

    int size() {
        return held.size();
    }

    /// Hands an event to its key's state.
    ///
    /// @return when to call [#expire] for the key, null if it needs no call
    @Nullable
    Instant see(String key, Event event) {
        var before = held.get(key);
        if (before != null && !before.expires().isAfter(event.time())) {
            drop(key, before);
            before = null;
        }
        var step = detector.see(before == null ? detector.fresh() : before.state(), event);
        step.alerts().forEach(alerts);
        var expires = step.expires();
        if (expires == null) {
            held.remove(key);
            return null;
        }
        held.put(key, new Held<>(step.state(), expires));
        return before == null ? expires : null;
    }

    /// Drops a key's state if it has expired by then.
    ///
    /// @return when to call again, null if there is no need
    @Nullable
    Instant expire(String key, Instant now) {
        var state = held.get(key);
        if (state == null) return null;
        if (state.expires().isAfter(now)) return state.expires();
        drop(key, state);
        return null;
    }

    private void drop(String key, Held<S> state) {
        held.remove(key);
        List<Alert> last = detector.expire(state.state());
        last.forEach(alerts);
    }

    /// When each key's state expires.
    Map<String, Instant> expiries() {
        var expiries = new HashMap<String, Instant>();
        held.forEach((key, state) -> expiries.put(key, state.expires()));
        return expiries;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(held.size());
        for (var entry : new TreeMap<>(held).entrySet()) {
            Wire.text(entry.getKey(), out);
            Wire.instant(entry.getValue().expires(), out);
            detector.write(entry.getValue().state(), out);
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            String key = Wire.text(in);
            Instant expires = Wire.instant(in);
            held.put(key, new Held<>(detector.read(in), expires));
        }
    }
}
