package dev.fourfold.watch.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeersTest {
    private static final long MONTH = Duration.ofDays(31).toMillis();

    private static Peers of(int... values) {
        var peers = Peers.NONE;
        for (int i = 0; i < values.length; i++) peers = peers.and("k" + i, values[i], 0);
        return peers;
    }

    @Test
    void the_others_are_all_but_oneself_each_at_the_most() {
        var peers = of(3, 9, 1, 40).and("k0", 2, 0);

        assertThat(peers.others("k3")).isEqualTo(new Peers.Usual(3, true, 3, 9));
        assertThat(peers.others("k1")).isEqualTo(new Peers.Usual(3, true, 3, 40));
        assertThat(of(5).others("k0").count()).isZero();
    }

    @Test
    void very_many_are_a_sample_and_the_highest_is_known_all_the_same() {
        var peers = of(IntStream.range(0, 5000).toArray());

        assertThat(peers.others("k4999").count()).isLessThanOrEqualTo(200);
        assertThat(peers.others("k4999").all()).isFalse();
        assertThat(peers.others("k4999").highest()).isEqualTo(4998);
        assertThat(peers.others("x").median()).isBetween(2000.0, 3000.0);
    }

    @Test
    void the_order_in_which_they_are_told_does_not_matter() {
        var order = IntStream.range(0, 1000).boxed().collect(Collectors.toList());
        var expected = of(IntStream.range(0, 1000).toArray());
        Collections.shuffle(order, new Random(5));
        var peers = Peers.NONE;
        for (int i : order) peers = peers.and("k" + i, i, 0);

        assertThat(peers).isEqualTo(expected);
    }

    @Test
    void what_is_older_than_two_periods_is_forgotten() {
        var peers = of(7).and("b", 2, MONTH);
        assertThat(peers.others("x").highest()).isEqualTo(7);

        peers = peers.and("c", 1, 2 * MONTH);
        assertThat(peers.others("x").highest()).isEqualTo(2);
        assertThat(peers.and("late", 99, 0)).isEqualTo(peers);
    }

    @Test
    void they_are_the_same_after_they_were_written_and_read() throws IOException {
        var peers = of(3, 1, 2).and("b", 5, MONTH);
        var bytes = new ByteArrayOutputStream();

        peers.write(new DataOutputStream(bytes));

        assertThat(Peers.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(peers);
    }
}
