package dev.fourfold.watch.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountsTest {
    @Test
    void the_most_telling_come_first_then_the_most_frequent() {
        var counts = Counts.NONE
                .and("list", 5)
                .and("list", 5)
                .and("scan", 0)
                .and("read", 1)
                .and("read", 1);

        assertThat(counts.words(2)).isEqualTo("1 scan; 2 read; and 1 other, 2 times");
        assertThat(counts.sizeWords()).isEqualTo("3");
    }

    @Test
    void junk_does_not_push_out_what_tells_more() {
        var counts = Counts.NONE;
        for (int i = 0; i < 1000; i++) counts = counts.and("junk" + i, 7);
        counts = counts.and("scan", 0);
        for (int i = 0; i < 1000; i++) counts = counts.and("more" + i, 7);

        assertThat(counts.size()).isEqualTo(Counts.MOST);
        assertThat(counts.entries().getFirst().of()).isEqualTo("scan");
        assertThat(counts.sizeWords()).isEqualTo("more than 40");
        long all = counts.others()
                + counts.entries().stream().mapToLong(Counts.Entry::count).sum();
        assertThat(all).isEqualTo(2001);
    }
}
