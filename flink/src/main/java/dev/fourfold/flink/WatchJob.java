package dev.fourfold.flink;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.watch.plan.WatchPlan;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;

/// Step 4 on a cluster.
///
/// ```java
/// DataStream<Event> events = env.fromSource(...).map(...).returns(WatchJob.EVENT);
/// WatchJob.alerts(events, plan, Watch.LATENESS).sinkTo(...);
/// ```
///
/// What the embedded engine gives up when there is too much of it stays here: the state backend bounds the memory, and
/// states go when they have expired.
///
/// The sink gets an alert at once, and again when its count is final: write it over the one with the same id.
public final class WatchJob {
    /// How events travel between machines.
    public static final TypeInformation<Event> EVENT = new WireType<>(Event.class, new EventSerializer());

    /// How alerts travel between machines.
    public static final TypeInformation<Alert> ALERT = new WireType<>(Alert.class, new AlertSerializer());

    static final TypeInformation<Told> TOLD = new WireType<>(Told.class, new ToldSerializer());

    private WatchJob() {}

    /// The alerts that events give.
    ///
    /// @param lateness how late an event may be and still be put in order
    public static DataStream<Alert> alerts(DataStream<Event> events, WatchPlan plan, Duration lateness) {
        var inTime = WatermarkStrategy.<Event>forGenerator(context -> new Watermarks(lateness))
                .withTimestampAssigner((event, before) -> event.time().toEpochMilli());
        return events.assignTimestampsAndWatermarks(inTime)
                .flatMap(new Routing(plan))
                .returns(Types.TUPLE(Types.STRING, Types.STRING, EVENT))
                .name("which detector has a use for which event")
                .keyBy(routed -> Tuple2.of(routed.f0, routed.f1), keyType())
                .process(new DetectorFunction(plan), TOLD)
                .name("detectors")
                .uid("detectors")
                .keyBy(Told::detector)
                .process(new Comparison(plan), ALERT)
                .name("beside what others do")
                .uid("comparison");
    }

    private static TypeInformation<Tuple2<String, String>> keyType() {
        return Types.TUPLE(Types.STRING, Types.STRING);
    }
}
