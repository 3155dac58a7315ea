package dev.fourfold.watch.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.watch.contract.Events;
import dev.fourfold.watch.contract.Shop;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThresholdTest {
    private final Threshold refunds = threshold(0);
    private final Threshold spending = threshold(1);

    private static Threshold threshold(int index) {
        return new Threshold(Shop.policy().behaviours().get(index), Shop.plan());
    }

    private static List<Alert> told(Threshold threshold, Event... events) {
        var alerts = new ArrayList<Alert>();
        var state = threshold.fresh();
        for (var event : events) {
            var step = threshold.see(state, event);
            alerts.addAll(step.alerts());
            state = step.state();
        }
        return alerts;
    }

    @Test
    void as_many_as_the_limit_is_no_alert_and_one_more_is() {
        var first = Events.refund("1", "10:00:00", "c");
        var second = Events.refund("2", "10:01:00", "c");
        var third = Events.refund("3", "10:02:00", "c");

        assertThat(told(refunds, first, second)).isEmpty();
        assertThat(told(refunds, first, second, third)).singleElement().satisfies(alert -> {
            assertThat(alert.title()).isEqualTo("many-refunds: customer 'c' is over 2 within 10m");
            assertThat(alert.seen()).isEqualTo("up to 3 within 10m; over the limit at 2026-08-01T10:02:00Z");
            assertThat(alert.count()).isEqualTo(3);
            assertThat(alert.causes()).extracting(Alert.Cause::event).containsExactly("1", "2", "3");
            assertThat(alert.where()).extracting(Alert.Place::id).containsExactly("CreateOrder");
            assertThat(alert.data()).containsExactly("personal");
        });
    }

    @Test
    void what_is_older_than_the_window_no_longer_counts() {
        assertThat(told(
                        refunds,
                        Events.refund("1", "10:00:00", "c"),
                        Events.refund("2", "10:05:00", "c"),
                        Events.refund("3", "10:10:00", "c")))
                .isEmpty();
    }

    @Test
    void a_sum_is_of_numbers_only() {
        assertThat(told(
                        spending,
                        Events.order("1", "10:00:00", "c", "999.99"),
                        Events.order("2", "10:01:00", "c", "0.02")))
                .hasSize(1);
        assertThat(spending.keyOf(Events.order("1", "10:00:00", "c", "much"))).isEmpty();
        assertThat(spending.keyOf(Events.order("1", "10:00:00", "c", "NaN"))).isEmpty();
        assertThat(spending.keyOf(Events.order("1", "10:00:00", "c", "1e999"))).isEmpty();
    }

    @Test
    void an_event_without_the_entity_counts_for_nobody() {
        assertThat(refunds.keyOf(Events.business("1", Events.at("10:00:00"), "order.refunded", Map.of())))
                .isEmpty();
    }

    @Test
    void a_state_of_very_many_events_stays_small_and_counts_all() {
        var state = refunds.fresh();
        for (int i = 0; i < 20_000; i++) {
            var event = Events.business(
                    "e" + i, Events.at("10:00:00").plusMillis(i), "order.refunded", Map.of("customer", "c"));
            state = refunds.see(state, event).state();
        }

        assertThat(state.ticks()).hasSizeLessThanOrEqualTo(512);
        assertThat(state.ticks().stream().mapToLong(Window.Tick::count).sum()).isEqualTo(20_000);
    }

    @Test
    void a_state_expires_after_the_window_and_with_an_alert_after_an_hour() {
        var step = refunds.see(refunds.fresh(), Events.refund("1", "10:00:00", "c"));
        assertThat(step.expires()).isEqualTo(Events.at("10:10:00"));

        step = refunds.see(step.state(), Events.refund("2", "10:01:00", "c"));
        step = refunds.see(step.state(), Events.refund("3", "10:02:00", "c"));
        assertThat(step.expires()).isEqualTo(Events.at("10:02:00").plus(Duration.ofHours(1)));
    }

    @Test
    void a_state_is_the_same_after_it_was_written_and_read() throws IOException {
        Window state = refunds.fresh();
        for (int i = 0; i < 4; i++)
            state = refunds.see(state, Events.refund("" + i, "10:00:0" + i, "c"))
                    .state();
        var bytes = new ByteArrayOutputStream();

        refunds.write(state, new DataOutputStream(bytes));

        assertThat(refunds.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(state);
    }
}
