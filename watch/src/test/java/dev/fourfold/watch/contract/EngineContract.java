package dev.fourfold.watch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.watch.plan.WatchPlan;
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
        var alerts = latest(day());

        assertThat(alerts)
                .extracting(Alert::id, Alert::detector, Alert::count)
                .containsExactly(
                        tuple("7803a17e23eea870", "ungranted-access", 2L),
                        tuple("0b6e5226d3a212e5", "untrusted-code-change", 1L),
                        tuple("b117a3fe55d5d477", "threshold.many-refunds", 2L),
                        tuple("4797862c20d1cb9a", "threshold.big-spender", 1L),
                        tuple("01eaf5c20f025f0d", "ungranted-access", 1L));
    }

    @Test
    void events_that_arrive_out_of_order_give_the_same_alerts() throws Exception {
        var shuffled = new ArrayList<Event>();
        var events = day();
        for (int from = 0; from < events.size(); from += 4) {
            var few = new ArrayList<>(events.subList(from, Math.min(events.size(), from + 4)));
            Collections.shuffle(few, new Random(7));
            shuffled.addAll(few);
        }

        assertThat(latest(shuffled)).isEqualTo(latest(day()));
    }

    @Test
    void the_same_event_twice_counts_once() throws Exception {
        var twice = new ArrayList<Event>();
        for (var event : day()) {
            twice.add(event);
            twice.add(event);
        }

        assertThat(latest(twice)).isEqualTo(latest(day()));
    }

    @Test
    void the_same_cause_after_an_hour_is_another_alert() throws Exception {
        var scan = "dynamodb:Scan";
        var alerts = latest(List.of(
                Events.audit("a", "10:00:00", Events.function("CreateOrder"), scan, Events.table("Orders")),
                Events.audit("b", "10:59:59", Events.function("CreateOrder"), scan, Events.table("Orders")),
                Events.audit("c", "11:00:00", Events.function("CreateOrder"), scan, Events.table("Orders"))));

        assertThat(alerts).extracting(Alert::count).containsExactly(2L, 1L);
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
        var events = new ArrayList<>(day());
        events.add(
                1,
                Events.business(
                        "forged",
                        Events.at("00:00:00").plus(Duration.ofDays(9000)),
                        "order.refunded",
                        Map.of("customer", "z")));

        assertThat(latest(events)).isEqualTo(latest(day()));
    }

    /// Normal traffic and five offences, in the order of their times.
    public static List<Event> day() {
        var create = Events.function("CreateOrder");
        return List.of(
                Events.audit("n1", "09:00:00", create, "dynamodb:PutItem", Events.table("Orders")),
                Events.order("o1", "09:00:01", "c-1", "400"),
                Events.refund("r1", "09:01:00", "c-2"),
                Events.audit("a1", "09:02:00", create, "dynamodb:Scan", Events.table("Profiles")),
                Events.audit("a2", "09:04:00", create, "dynamodb:Scan", Events.table("Profiles")),
                Events.refund("r2", "09:05:00", "c-2"),
                Events.refund("q1", "09:05:00", "c-3"),
                Events.audit("b1", "09:06:00", Events.user("mallory"), "lambda:UpdateFunctionCode", "shop-Render-2DEF"),
                Events.audit(
                        "n2",
                        "09:06:30",
                        Events.role("ci-deploy-prod", "github"),
                        "lambda:UpdateFunctionCode",
                        "shop-Render-2DEF"),
                Events.refund("r3", "09:07:00", "c-2"),
                Events.refund("r4", "09:08:00", "c-2"),
                Events.order("o2", "09:20:00", "c-1", "500"),
                Events.order("o3", "09:40:00", "c-1", "200.50"),
                Events.order("o4", "11:00:00", "c-1", "900"),
                Events.audit(
                        "d1",
                        "11:30:00",
                        Events.user("eve", "999999999999"),
                        "dynamodb:Query",
                        Events.table("Profiles")),
                Events.audit("n3", "11:31:00", Events.user("oncall"), "dynamodb:Query", Events.table("Profiles")));
    }
}
