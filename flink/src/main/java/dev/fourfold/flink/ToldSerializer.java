package dev.fourfold.flink;

import dev.fourfold.watch.detector.Wire;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/// Writes what detectors say.
public final class ToldSerializer extends WireSerializer<Told> {
    private static final long serialVersionUID = 1L;

    @Override
    public Told createInstance() {
        return new Told("", "", 0, null, 0);
    }

    @Override
    public void serialize(Told told, DataOutputView out) throws IOException {
        Wire.text(told.detector(), out);
        Wire.text(told.key(), out);
        out.writeLong(told.millis());
        out.writeDouble(told.measured());
        Wire.write(told.alert(), out);
    }

    @Override
    public Told deserialize(DataInputView in) throws IOException {
        String detector = Wire.text(in);
        String key = Wire.text(in);
        long millis = in.readLong();
        double measured = in.readDouble();
        return new Told(detector, key, millis, Wire.readAlert(in), measured);
    }

    @Override
    public TypeSerializerSnapshot<Told> snapshotConfiguration() {
        return new Snapshot();
    }

    /// Says in a savepoint how it is written.
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Told> {
        public Snapshot() {
            super(ToldSerializer::new);
        }
    }
}
