package dev.fourfold.flink;

import dev.fourfold.core.event.Alert;
import dev.fourfold.watch.detector.Detector;
import dev.fourfold.watch.detector.Detectors;
import dev.fourfold.watch.detector.Peers;
import dev.fourfold.watch.plan.WatchPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/// Puts alerts beside what the other keys of their detector did before, wherever in the cluster these are. What is
/// measured waits until the watermark has passed it, so that the order of arrival does not matter. A key is told here
/// only when it does more than before, which is far less often than its events come.
@SuppressWarnings("NullAway.Init") // Flink opens a function before it uses it.
final class Comparison extends KeyedProcessFunction<String, Told, Alert> {
    private static final long serialVersionUID = 1L;

    private final WatchPlan plan;
    private transient Map<String, Detector<?>> detectors;
    private transient ValueState<byte[]> peers;
    /// What waits, by its time.
    private transient MapState<Long, List<Told>> waiting;

    Comparison(WatchPlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        detectors = new HashMap<>();
        Detectors.of(plan).forEach(detector -> detectors.put(detector.id(), detector));
        var runtime = getRuntimeContext();
        peers = runtime.getState(
                new ValueStateDescriptor<>("peers", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        waiting = runtime.getMapState(new MapStateDescriptor<>("waiting", Types.LONG, Types.LIST(WatchJob.TOLD)));
    }

    @Override
    public void processElement(Told told, Context context, Collector<Alert> out) throws Exception {
        var detector = detectors.get(told.detector());
        var alert = told.alert();
        if (detector == null || !detector.compares()) {
            if (alert != null) out.collect(alert);
            return;
        }
        if (told.millis() <= context.timerService().currentWatermark()) {
            settle(detector, List.of(told), out);
            return;
        }
        var same = waiting.get(told.millis());
        var more = same == null ? new ArrayList<Told>() : new ArrayList<>(same);
        more.add(told);
        waiting.put(told.millis(), more);
        context.timerService().registerEventTimeTimer(told.millis());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Alert> out) throws Exception {
        var ready = waiting.get(time);
        waiting.remove(time);
        settle(detectors.get(context.getCurrentKey()), ready == null ? List.of() : ready, out);
    }

    /// Alerts before what was measured: at the same time there is no before.
    private void settle(@Nullable Detector<?> detector, List<Told> ready, Collector<Alert> out) throws IOException {
        if (detector == null || ready.isEmpty()) return;
        byte[] bytes = peers.value();
        var known = bytes == null ? Peers.NONE : Peers.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        var others = known;
        ready.stream()
                .filter(told -> told.alert() != null)
                .sorted(Comparator.comparing(Told::key))
                .forEach(told -> {
                    var alert = told.alert();
                    if (alert != null) out.collect(detector.beside(alert, told.key(), others));
                });
        for (var told : ready) if (told.alert() == null) known = known.and(told.key(), told.measured(), told.millis());
        if (known.equals(others)) return;
        var written = new ByteArrayOutputStream();
        known.write(new DataOutputStream(written));
        peers.update(written.toByteArray());
    }
}
