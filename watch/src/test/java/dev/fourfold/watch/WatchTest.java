package dev.fourfold.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.model.Problem;
import dev.fourfold.watch.contract.Cases;
import dev.fourfold.watch.contract.Events;
import dev.fourfold.watch.contract.Shop;
import dev.fourfold.watch.detector.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    @TempDir
    Path folder;

    private static List<Alert> whole(List<Event> events) {
        var told = new ArrayList<Alert>();
        var watch = Watch.of(Shop.plan(), told::add);
        events.forEach(watch::see);
        watch.finish();
        return told;
    }

    @Test
    void files_are_read_and_their_alerts_told() throws IOException {
        var day = new StringBuilder();
        for (int minute = 0; minute < 4; minute++)
            day.append("{\"time\": \"2026-08-01T10:0%d:00Z\", \"type\": \"order.refunded\", \"customer\": \"c\"}\n"
                    .formatted(minute));
        Files.writeString(folder.resolve("day.ndjson"), day);
        var problems = new ArrayList<Problem>();

        var alerts = Watch.run(Shop.plan(), List.of(folder), problems::add);

        assertThat(problems).isEmpty();
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.detector()).isEqualTo("threshold.many-refunds");
            assertThat(alert.count()).isEqualTo(4);
            assertThat(alert.seen()).startsWith("up to 4 within 10m");
        });
    }

    @Test
    void a_restart_at_any_event_neither_loses_nor_repeats() {
        for (var history : List.of(Cases.day(), Cases.burst(), Cases.refunds())) restartAtAny(history);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private void restartAtAny(List<Event> day) {
        var expected = whole(day);

        for (int stop = 0; stop <= day.size(); stop++) {
            var told = new ArrayList<Alert>();
            var file = folder.resolve("watch.state");
            var before = Watch.of(Shop.plan(), told::add);
            day.subList(0, stop).forEach(before::see);
            before.save(file);
            var after = Watch.restore(Shop.plan(), file, told::add);
            // The source hands out again what it is not sure to have handed out.
            day.subList(Math.max(0, stop - 2), day.size()).forEach(after::see);
            after.finish();

            assertThat(told).as("stopped after %d events", stop).isEqualTo(expected);
        }
    }

    @Test
    void a_file_that_grew_is_read_from_where_the_last_run_stopped() throws IOException {
        var file = folder.resolve("day.ndjson");
        var line = "{\"time\": \"2026-08-01T10:0%d:00Z\", \"type\": \"order.refunded\", \"customer\": \"c\"}\n";
        Files.writeString(file, line.formatted(0) + "broken\n" + line.formatted(1));
        var told = new LinkedHashMap<String, Alert>();
        var problems = new ArrayList<Problem>();
        var before = Watch.of(Shop.plan(), alert -> told.put(alert.id(), alert));
        before.read(List.of(file), problems::add);
        before.save(folder.resolve("state"));

        Files.writeString(file, Files.readString(file) + line.formatted(2));
        var after = Watch.restore(Shop.plan(), folder.resolve("state"), alert -> told.put(alert.id(), alert));
        after.read(List.of(file), problems::add);
        after.finish();

        assertThat(told.values())
                .singleElement()
                .satisfies(alert -> assertThat(alert.count()).isEqualTo(3));
        assertThat(after.tally().duplicates()).isZero();
        assertThat(problems).hasSize(1);
    }

    @Test
    void a_snapshot_that_is_damaged_is_refused_with_advice() throws IOException {
        var file = folder.resolve("state");
        var watch = Watch.of(Shop.plan(), alert -> {});
        Cases.day().forEach(watch::see);
        watch.save(file);
        byte[] bytes = Files.readAllBytes(file);

        for (int at : new int[] {0, 5, 30, bytes.length - 1}) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertThatThrownBy(() -> Watch.restore(Shop.plan(), file, alert -> {}))
                    .as("byte %d", at)
                    .isInstanceOf(Problem.Fatal.class);
        }
        Files.write(file, java.util.Arrays.copyOf(bytes, 10));
        assertThatThrownBy(() -> Watch.restore(Shop.plan(), file, alert -> {})).isInstanceOf(Problem.Fatal.class);
    }

    @Test
    void state_is_gone_when_it_has_expired() {
        var watch = Watch.of(Shop.plan(), alert -> {});
        for (int i = 0; i < 100; i++) watch.see(Events.refund("r" + i, "10:00:00", "c" + i));
        watch.see(Events.refund("tick", "10:20:00", "x"));
        assertThat(watch.states()).isEqualTo(100);

        watch.see(Events.refund("tock", "10:40:00", "x"));
        assertThat(watch.states()).isEqualTo(1);

        watch.finish();
        assertThat(watch.states()).isZero();
    }

    @Test
    void a_limit_is_tried_on_the_past() {
        var threshold = new Threshold(Shop.policy().behaviours().getFirst(), Shop.plan());
        var events = new ArrayList<Event>();
        for (int day = 1; day <= 3; day++) {
            for (int i = 0; i < (day == 2 ? 1 : 3); i++) {
                var time = java.time.Instant.parse("2026-08-0%dT10:0%d:00Z".formatted(day, i));
                events.add(Events.business(day + "-" + i, time, "order.refunded", Map.of("customer", "c")));
            }
        }

        var backtest = Watch.backtest(threshold, events);

        assertThat(backtest.perDay())
                .containsExactly(
                        Map.entry(LocalDate.of(2026, 8, 1), 1),
                        Map.entry(LocalDate.of(2026, 8, 2), 0),
                        Map.entry(LocalDate.of(2026, 8, 3), 1));
        assertThat(backtest.average()).isEqualTo(2 / 3.0);
    }

    @Test
    void a_watch_says_what_it_did() {
        var watch = Watch.of(Shop.plan(), alert -> {});
        Cases.day().forEach(watch::see);
        watch.see(Events.refund("r1", "09:01:00", "c-2"));
        watch.see(Events.audit("late", "08:00:00", Events.function("Render"), "dynamodb:Scan", Events.table("Orders")));
        watch.see(Events.audit("u", "11:32:00", Events.role("backup", "x"), "dynamodb:Scan", Events.table("Orders")));

        var tally = watch.tally();

        assertThat(tally.events()).isEqualTo(Cases.day().size() + 3);
        assertThat(tally.late()).isEqualTo(1);
        assertThat(tally.duplicates()).isEqualTo(1);
        assertThat(tally.forgotten()).isZero();
        assertThat(tally.unsure()).isEqualTo(1);
    }
}
