package dev.fourfold.flink;

import dev.fourfold.core.event.Event;
import dev.fourfold.watch.EventClock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/// Bounded lateness by the same clock as in the embedded engine, told for every second that the events' time goes on.
final class Watermarks implements WatermarkGenerator<Event> {
    private static final long STEP = 1000;

    private final EventClock clock;
    private long told = EventClock.NEVER;

    Watermarks(Duration lateness) {
        clock = new EventClock(lateness);
    }

    @Override
    public void onEvent(Event event, long timestamp, WatermarkOutput output) {
        clock.observe(timestamp);
        if (clock.watermark() != EventClock.NEVER && (told == EventClock.NEVER || clock.watermark() - told >= STEP))
            tell(output);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (clock.watermark() > told) tell(output);
    }

    /// A watermark of Flink's says that nothing comes at its time either.
    private void tell(WatermarkOutput output) {
        told = clock.watermark();
        output.emitWatermark(new Watermark(told - 1));
    }
}
