package dev.fourfold.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.watch.Watch;
import dev.fourfold.watch.contract.Cases;
import dev.fourfold.watch.contract.Shop;
import java.io.IOException;
import java.util.ArrayList;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/// What is under way in a cluster, and lies in its savepoints.
class ToldSerializerTest {
    @Test
    void an_alert_and_a_measure_are_the_same_after_a_journey() throws IOException {
        var all = new ArrayList<Told>();
        all.add(new Told("d", "k", 7, null, 3));
        var watch = Watch.of(Shop.plan(), alert -> all.add(new Told("d", "k", 7, alert, 0)));
        Cases.burst().forEach(watch::see);
        watch.finish();
        var out = new DataOutputSerializer(100);
        var serializer = new ToldSerializer();

        for (var told : all) serializer.serialize(told, out);

        var in = new DataInputDeserializer(out.getCopyOfBuffer());
        for (var told : all) assertThat(serializer.deserialize(in)).isEqualTo(told);
    }

    @Test
    void a_savepoint_knows_how_it_is_read() throws IOException {
        var out = new DataOutputSerializer(100);

        TypeSerializerSnapshot.writeVersionedSnapshot(out, new ToldSerializer().snapshotConfiguration());

        var read = TypeSerializerSnapshot.<Told>readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
        assertThat(read.restoreSerializer()).isInstanceOf(ToldSerializer.class);
    }
}
