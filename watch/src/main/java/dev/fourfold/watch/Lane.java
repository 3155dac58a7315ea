package dev.fourfold.watch;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.watch.detector.Detector;
import dev.fourfold.watch.detector.Peers;
import dev.fourfold.watch.detector.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One detector with the states of all its keys. Where these grow beyond a limit, the keys that were seen least
/// recently
/// are given up: what is open is told, and an alert says so, since somebody may want just that.
final class Lane<S> {
    /// In bytes, more or less.
    static final long MOST_WEIGHT = 64L << 20;

    static final int MOST_STATES = 100_000;

    private record Held<S>(S state, Instant expires, long weight) {}

    /// What a key did, until time has passed it.
    private record Measured(String key, double value, long millis) {}

    private final Detector<S> detector;
    private final Consumer<Alert> alerts;
    private final LinkedHashMap<String, Held<S>> held = new LinkedHashMap<>(16, 0.75f, true);
    private final ArrayDeque<Measured> measured = new ArrayDeque<>();
    private Peers peers = Peers.NONE;
    private final Overload overload;
    private long weight;

    Lane(Detector<S> detector, Consumer<Alert> alerts) {
        this.detector = detector;
        this.alerts = alerts;
        this.overload = new Overload(detector.id());
    }

    Detector<S> detector() {
        return detector;
    }

    int size() {
        return held.size();
    }

    /// How many keys were given up.
    long givenUp() {
        return overload.count();
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
        long millis = event.time().toEpochMilli();
        var step = detector.see(before == null ? detector.fresh() : before.state(), event);
        for (var alert : step.alerts()) tell(alert, key, millis);
        step.measured().ifPresent(value -> measured.add(new Measured(key, value, millis)));
        if (before != null) weight -= before.weight();
        var expires = step.expires();
        if (expires == null) {
            held.remove(key);
            return null;
        }
        long heavy = detector.weight(step.state());
        held.put(key, new Held<>(step.state(), expires, heavy));
        weight += heavy;
        while (held.size() > MOST_STATES || weight > MOST_WEIGHT && held.size() > 1) giveUp(event);
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
        weight -= state.weight();
        for (var alert : detector.expire(state.state()))
            tell(alert, key, state.expires().toEpochMilli() + 1);
    }

    private void giveUp(Event event) {
        var eldest = held.entrySet().iterator().next();
        var key = eldest.getKey();
        var state = eldest.getValue();
        held.remove(key);
        weight -= state.weight();
        for (var alert : detector.expire(state.state()))
            tell(alert, key, event.time().toEpochMilli());
        overload.add(event).ifPresent(alerts);
    }

    /// Beside what the other keys did before this time: at the same time there is no before.
    private void tell(Alert alert, String key, long millis) {
        if (detector.compares()) settle(millis);
        if (overload.admits(alert, millis))
            alerts.accept(detector.compares() ? detector.beside(alert, key, peers) : alert);
        else overload.untold(alert).ifPresent(alerts);
    }

    private void settle(long millis) {
        for (int left = measured.size(); left > 0; left--) {
            var each = measured.remove();
            if (each.millis() < millis) peers = peers.and(each.key(), each.value(), each.millis());
            else measured.add(each);
        }
    }

    /// Brings together what was measured, which else would wait for an alert.
    void settleBefore(long millis) {
        var eldest = measured.peek();
        if (eldest != null && eldest.millis() < millis) settle(millis);
    }

    /// When each key's state expires.
    Map<String, Instant> expiries() {
        var expiries = new HashMap<String, Instant>();
        held.forEach((key, state) -> expiries.put(key, state.expires()));
        return expiries;
    }

    /// The states in the order of their use.
    void write(DataOutput out) throws IOException {
        out.writeInt(held.size());
        for (var entry : held.entrySet()) {
            Wire.text(entry.getKey(), out);
            Wire.instant(entry.getValue().expires(), out);
            detector.write(entry.getValue().state(), out);
        }
        peers.write(out);
        out.writeInt(measured.size());
        for (var each : measured) {
            Wire.text(each.key(), out);
            out.writeDouble(each.value());
            out.writeLong(each.millis());
        }
        overload.write(out);
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            String key = Wire.text(in);
            Instant expires = Wire.instant(in);
            var state = detector.read(in);
            held.put(key, new Held<>(state, expires, detector.weight(state)));
            weight += detector.weight(state);
        }
        peers = Peers.read(in);
        for (int left = in.readInt(); left > 0; left--)
            measured.add(new Measured(Wire.text(in), in.readDouble(), in.readLong()));
        overload.read(in);
    }
}
