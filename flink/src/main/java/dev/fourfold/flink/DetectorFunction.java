package dev.fourfold.flink;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.watch.detector.Detector;
import dev.fourfold.watch.detector.Detectors;
import dev.fourfold.watch.detector.Wire;
import dev.fourfold.watch.plan.WatchPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/// Runs the detectors on keyed state: an event waits until the watermark has passed it, so that each key's events come
/// in
/// the order of their times; one that is late already is judged at once. All state of a key is gone after it has
/// expired.
@SuppressWarnings("NullAway.Init") // Flink opens a function before it uses it.
final class DetectorFunction extends KeyedProcessFunction<Tuple2<String, String>, Tuple3<String, String, Event>, Told> {
    private static final long serialVersionUID = 1L;
    private static final long REMEMBERED = Duration.ofHours(3).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /// A detector's state with its expiry.
    private record Held<S>(S state, Instant expires) {}

    private final WatchPlan plan;
    private transient Map<String, Detector<?>> detectors;
    /// Expiry and state, as the detector writes it.
    private transient ValueState<byte[]> held;
    /// Events that wait, by their time.
    private transient MapState<Long, List<Event>> waiting;
    /// Ids of events that were seen.
    private transient MapState<String, Boolean> seen;
    /// The ids to forget, by the time to do so.
    private transient MapState<Long, List<String>> forgotten;

    DetectorFunction(WatchPlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        detectors = new HashMap<>();
        Detectors.of(plan).forEach(detector -> detectors.put(detector.id(), detector));
        var runtime = getRuntimeContext();
        held = runtime.getState(
                new ValueStateDescriptor<>("state", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        waiting = runtime.getMapState(new MapStateDescriptor<>("waiting", Types.LONG, Types.LIST(WatchJob.EVENT)));
        seen = runtime.getMapState(new MapStateDescriptor<>("seen", Types.STRING, Types.BOOLEAN));
        forgotten = runtime.getMapState(new MapStateDescriptor<>("forgotten", Types.LONG, Types.LIST(Types.STRING)));
    }

    @Override
    public void processElement(Tuple3<String, String, Event> routed, Context context, Collector<Told> out)
            throws Exception {
        var event = routed.f2;
        if (seen.contains(event.id())) return;
        long time = event.time().toEpochMilli();
        long watermark = context.timerService().currentWatermark();
        remember(event.id(), Math.max(time, watermark), context);
        if (time <= watermark) {
            step(detectors.get(routed.f0), event, context, out);
            return;
        }
        var same = waiting.get(time);
        var events = same == null ? new ArrayList<Event>() : new ArrayList<>(same);
        events.add(event);
        waiting.put(time, events);
        context.timerService().registerEventTimeTimer(time);
    }

    private void remember(String id, long now, Context context) throws Exception {
        long until = ((now + REMEMBERED) / MINUTE + 1) * MINUTE;
        seen.put(id, true);
        var same = forgotten.get(until);
        var ids = same == null ? new ArrayList<String>() : new ArrayList<>(same);
        ids.add(id);
        forgotten.put(until, ids);
        context.timerService().registerEventTimeTimer(until);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Told> out) throws Exception {
        var detector = detectors.get(context.getCurrentKey().f0);
        var events = waiting.get(time);
        if (events != null) {
            waiting.remove(time);
            var inOrder = new ArrayList<>(events);
            inOrder.sort(Comparator.comparing(Event::time).thenComparing(Event::id));
            for (var event : inOrder) step(detector, event, context, out);
        }
        var ids = forgotten.get(time);
        if (ids != null) {
            for (String id : ids) seen.remove(id);
            forgotten.remove(time);
        }
        expire(detector, time, context, out);
    }

    /// After a change of the plan the detector of a key may be gone: then its state goes too, at its next timer.
    private <S> void expire(@Nullable Detector<S> detector, long time, Context context, Collector<Told> out)
            throws IOException {
        byte[] bytes = held.value();
        if (bytes == null) return;
        if (detector == null) {
            held.clear();
            return;
        }
        var before = read(detector, bytes);
        if (before.expires().isAfter(Instant.ofEpochMilli(time))) {
            context.timerService().registerEventTimeTimer(after(before.expires()));
            return;
        }
        held.clear();
        expired(detector, before, context, out);
    }

    private static <S> void expired(Detector<S> detector, Held<S> state, Context context, Collector<Told> out) {
        for (var alert : detector.expire(state.state())) tell(detector, context, after(state.expires()), alert, 0, out);
    }

    private static void tell(
            Detector<?> detector,
            Context context,
            long millis,
            @Nullable Alert alert,
            double measured,
            Collector<Told> out) {
        out.collect(new Told(detector.id(), context.getCurrentKey().f1, millis, alert, measured));
    }

    private <S> void step(@Nullable Detector<S> detector, Event event, Context context, Collector<Told> out)
            throws IOException {
        if (detector == null) return;
        byte[] bytes = held.value();
        var before = bytes == null ? null : read(detector, bytes);
        if (before != null && !before.expires().isAfter(event.time())) {
            expired(detector, before, context, out);
            before = null;
        }
        var step = detector.see(before == null ? detector.fresh() : before.state(), event);
        long millis = event.time().toEpochMilli();
        for (var alert : step.alerts()) tell(detector, context, millis, alert, 0, out);
        step.measured().ifPresent(value -> tell(detector, context, millis, null, value, out));
        var expires = step.expires();
        if (expires == null) {
            held.clear();
            return;
        }
        held.update(write(detector, new Held<>(step.state(), expires)));
        if (before == null) context.timerService().registerEventTimeTimer(after(expires));
    }

    private static long after(Instant time) {
        return time.toEpochMilli() + 1;
    }

    private static <S> byte[] write(Detector<S> detector, Held<S> state) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        Wire.instant(state.expires(), out);
        detector.write(state.state(), out);
        return bytes.toByteArray();
    }

    private static <S> Held<S> read(Detector<S> detector, byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        var expires = Wire.instant(in);
        return new Held<>(detector.read(in), expires);
    }
}
