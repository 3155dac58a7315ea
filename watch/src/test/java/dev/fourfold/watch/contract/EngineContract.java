package dev.fourfold.watch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.report.TextStyle;
import dev.fourfold.testkit.Golden;
import dev.fourfold.watch.AlertReport;
import dev.fourfold.watch.plan.WatchPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What an engine has to do, whatever it is: the same events give the same alerts.
public abstract class EngineContract {
    /// Runs all events in this order of arrival through an engine, to their end, and returns everything it told.
    protected abstract List<Alert> run(WatchPlan plan, List<Event> events) throws Exception;

    private List<Alert> latest(List<Event> events) throws Exception {
        var latest = new LinkedHashMap<String, Alert>();
        for (var alert : run(Shop.plan(), events))
            latest.merge(alert.id(), alert, (before, after) -> after.count() >= before.count() ? after : before);
        return latest.values().stream()
                .sorted(Comparator.comparing(Alert::first).thenComparing(Alert::id))
                .toList();
    }

    @Test
    void a_day_with_an_offence_of_each_kind_gives_these_alerts() throws Exception {
        var alerts = latest(Cases.day());

        assertThat(alerts)
                .extracting(Alert::id, Alert::detector, Alert::count)
                .containsExactly(
                        tuple("5c4a6307174ff019", "threshold.big-spender", 3L),
                        tuple("534e172fec01d22a", "threshold.many-refunds", 4L),
                        tuple("83a9fda5f0492270", "ungranted-access", 2L),
                        tuple("f9ec9f4e2c75a425", "untrusted-code-change", 1L),
                        tuple("c2921ddcaa9deb1d", "ungranted-access", 1L));
    }

    @Test
    void events_that_arrive_out_of_order_give_the_same_alerts() throws Exception {
        var shuffled = new ArrayList<Event>();
        var events = Cases.day();
        for (int from = 0; from < events.size(); from += 4) {
            var few = new ArrayList<>(events.subList(from, Math.min(events.size(), from + 4)));
            Collections.shuffle(few, new Random(7));
            shuffled.addAll(few);
        }

        assertThat(latest(shuffled)).isEqualTo(latest(Cases.day()));
    }

    @Test
    void the_same_event_twice_counts_once() throws Exception {
        var twice = new ArrayList<Event>();
        for (var event : Cases.day()) {
            twice.add(event);
            twice.add(event);
        }

        assertThat(latest(twice)).isEqualTo(latest(Cases.day()));
    }

    @Test
    void the_same_cause_after_a_quiet_hour_is_another_alert() throws Exception {
        var scan = "dynamodb:Scan";
        var alerts = latest(List.of(
                Events.audit("a", "10:00:00", Events.function("CreateOrder"), scan, Events.table("Orders")),
                Events.audit("b", "10:59:59", Events.function("CreateOrder"), scan, Events.table("Orders")),
                Events.audit("c", "11:59:59", Events.function("CreateOrder"), scan, Events.table("Orders"))));

        assertThat(alerts).extracting(Alert::count).containsExactly(2L, 1L);
    }

    @Test
    void all_that_one_principal_is_denied_in_a_burst_is_one_alert() throws Exception {
        var alerts = latest(Cases.burst());

        assertThat(alerts)
                .extracting(Alert::detector, Alert::count)
                .containsExactly(tuple("ungranted-access", 24L), tuple("ungranted-access", 3L));
        Golden.assertMatches(Path.of("../watch/src/test/golden/burst.txt"), AlertReport.text(alerts, TextStyle.PLAIN));
    }

    @Test
    void a_burst_out_of_order_and_with_duplicates_is_the_same_alert() throws Exception {
        var events = new ArrayList<>(Cases.burst());
        events.addAll(Cases.burst());
        Collections.shuffle(events, new Random(11));

        assertThat(latest(events)).isEqualTo(latest(Cases.burst()));
    }

    @Test
    void a_call_that_comes_too_late_still_counts_for_its_burst() throws Exception {
        var events = new ArrayList<Event>();
        for (int minute = 0; minute < 120; minute += 20)
            events.add(Cases.probe("p" + minute, Events.at("10:00:00").plusSeconds(60L * minute)));
        events.add(Cases.probe("late", Events.at("10:05:00")));
        events.add(Cases.probe("late", Events.at("10:05:00")));

        assertThat(latest(events)).singleElement().satisfies(alert -> {
            assertThat(alert.count()).isEqualTo(7);
            assertThat(alert.causes()).extracting(Alert.Cause::event).startsWith("p0", "late", "p20");
        });
    }

    @Test
    void a_slow_probe_is_one_alert() throws Exception {
        var events = new ArrayList<Event>();
        for (int minute = 0; minute <= 300; minute += 10)
            events.add(Cases.probe("p" + minute, Events.at("10:00:00").plusSeconds(60L * minute)));

        assertThat(latest(events)).singleElement().satisfies(alert -> {
            assertThat(alert.count()).isEqualTo(31);
            assertThat(alert.causes()).hasSize(31);
            assertThat(Duration.between(alert.first(), alert.last())).hasHours(5);
        });
    }

    @Test
    void a_probe_without_end_is_told_again_every_day() throws Exception {
        var events = new ArrayList<Event>();
        for (int half = 0; half < 3 * 48; half++)
            events.add(Cases.probe("p" + half, Events.at("10:00:00").plusSeconds(1800L * half)));

        assertThat(latest(events)).extracting(Alert::count).containsExactly(48L, 48L, 48L);
    }

    @Test
    void a_crossed_limit_counts_the_whole_window_and_stands_beside_what_others_do() throws Exception {
        var alerts = latest(Cases.refunds());

        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.count()).isEqualTo(40);
            assertThat(alert.causes())
                    .hasSize(40)
                    .extracting(Alert.Cause::event)
                    .startsWith("x0", "x1", "x2");
        });
        Golden.assertMatches(
                Path.of("../watch/src/test/golden/refunds.txt"), AlertReport.text(alerts, TextStyle.PLAIN));
    }

    @Test
    void what_comes_too_late_to_be_put_in_order_still_counts() throws Exception {
        var alerts = latest(List.of(
                Events.refund("1", "10:00:00", "x"),
                Events.refund("2", "14:00:00", "x"),
                Events.audit("late", "09:00:00", Events.function("Render"), "dynamodb:Scan", Events.table("Orders"))));

        assertThat(alerts).extracting(alert -> alert.first()).containsExactly(Events.at("09:00:00"));
    }

    @Test
    void one_event_from_the_future_does_not_make_all_others_late() throws Exception {
        var events = new ArrayList<>(Cases.day());
        events.add(
                1,
                Events.business(
                        "forged",
                        Events.at("00:00:00").plus(Duration.ofDays(9000)),
                        "order.refunded",
                        Map.of("customer", "z")));

        assertThat(latest(events)).isEqualTo(latest(Cases.day()));
    }
}
