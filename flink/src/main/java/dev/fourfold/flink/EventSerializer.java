package dev.fourfold.flink;

import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Principal;
import dev.fourfold.watch.detector.Wire;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/// Writes events.
public final class EventSerializer extends WireSerializer<Event> {
    private static final long serialVersionUID = 1L;

    @Override
    public Event createInstance() {
        return new Event(
                "", Instant.EPOCH, Event.Kind.AUDIT, Principal.NOBODY, "", List.of(), "", "", "", "", "", "", Map.of());
    }

    @Override
    public void serialize(Event event, DataOutputView out) throws IOException {
        Wire.write(event, out);
    }

    @Override
    public Event deserialize(DataInputView in) throws IOException {
        return Wire.readEvent(in);
    }

    @Override
    public TypeSerializerSnapshot<Event> snapshotConfiguration() {
        return new Snapshot();
    }

    /// Says in a savepoint how events are written.
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Event> {
        public Snapshot() {
            super(EventSerializer::new);
        }
    }
}
