package dev.fourfold.flink;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Trail;
import dev.fourfold.core.model.Severity;
import dev.fourfold.watch.detector.Wire;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/// Writes alerts.
public final class AlertSerializer extends WireSerializer<Alert> {
    private static final long serialVersionUID = 1L;

    @Override
    public Alert createInstance() {
        var words = new Alert.Words("", "", "", "", "", "");
        var cause = new Alert.Cause("", Instant.EPOCH, "", "", "");
        return new Alert("", "", Severity.LOW, words, List.of(), List.of(), Trail.of(cause), Alert.Activity.NONE);
    }

    @Override
    public void serialize(Alert alert, DataOutputView out) throws IOException {
        Wire.write(alert, out);
    }

    @Override
    public Alert deserialize(DataInputView in) throws IOException {
        var alert = Wire.readAlert(in);
        if (alert == null) throw new IOException("no alert where one was written");
        return alert;
    }

    @Override
    public TypeSerializerSnapshot<Alert> snapshotConfiguration() {
        return new Snapshot();
    }

    /// Says in a savepoint how alerts are written.
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Alert> {
        public Snapshot() {
            super(AlertSerializer::new);
        }
    }
}
