package dev.fourfold.flink;

import dev.fourfold.core.event.Event;
import dev.fourfold.watch.detector.Detector;
import dev.fourfold.watch.detector.Detectors;
import dev.fourfold.watch.plan.WatchPlan;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.util.Collector;

/// Sends an event to each detector that has a use for it, with the key that it counts for there. Most events go
/// nowhere,
/// so little crosses the network.
final class Routing extends RichFlatMapFunction<Event, Tuple3<String, String, Event>> {
    private static final long serialVersionUID = 1L;

    private final WatchPlan plan;
    private transient List<Detector<?>> detectors = List.of();

    Routing(WatchPlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        detectors = Detectors.of(plan);
    }

    @Override
    public void flatMap(Event event, Collector<Tuple3<String, String, Event>> out) {
        for (var detector : detectors) {
            detector.keyOf(event).ifPresent(key -> out.collect(Tuple3.of(detector.id(), key, event)));
        }
    }
}
