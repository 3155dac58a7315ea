package dev.fourfold.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.event.Alert;
import dev.fourfold.watch.contract.Cases;
import dev.fourfold.watch.contract.Events;
import dev.fourfold.watch.contract.Shop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// Whatever somebody varies to get by: what is remembered stays small, and what is given up for it is said.
class FloodTest {
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Watch watch = Watch.of(Shop.plan(), alert -> alerts.put(alert.id(), alert));

    @Test
    void very_many_sessions_addresses_and_clients_of_one_principal_are_one_alert() {
        Cases.variedProbes(100_000).forEach(watch::see);
        watch.see(Events.refund("tick", "10:17:00", "tick"));
        assertThat(watch.states()).isEqualTo(1);
        watch.finish();

        assertThat(alerts.values()).singleElement().satisfies(alert -> {
            assertThat(alert.count()).isEqualTo(100_000);
            assertThat(alert.seen()).contains("and more than 39 others");
            assertThat(AlertReport.json(alert)).hasSizeLessThan(40_000);
        });
    }

    @Test
    void very_many_entities_are_more_than_is_kept_and_an_alert_says_so() {
        entities(150_000, i -> "c-" + i);
        assertThat(watch.states()).isLessThanOrEqualTo(Lane.MOST_STATES);
        assertThat(watch.tally().forgotten()).isGreaterThan(10_000);
        watch.finish();

        assertThat(alerts.values()).singleElement().satisfies(alert -> {
            assertThat(alert.title()).isEqualTo("More is going on than 'threshold.many-refunds' can keep in mind");
            assertThat(alert.detector()).isEqualTo("threshold.many-refunds");
        });
    }

    @Test
    void long_names_of_entities_count_but_are_not_kept_whole() {
        entities(20_000, i -> i + "x".repeat(2000));

        assertThat(watch.states()).isEqualTo(20_000);
    }

    @Test
    void very_many_alerts_are_more_than_anybody_reads_and_one_says_so() {
        for (int i = 0; i < 3 * 5000; i++) {
            var time = Events.at("10:00:00").plusMillis(i);
            watch.see(Events.business("e" + i, time, "order.refunded", Map.of("customer", "c-" + i % 5000)));
        }
        watch.finish();

        assertThat(alerts).hasSize(Overload.MOST_ALERTS + 1);
        assertThat(alerts.values())
                .filteredOn(alert -> alert.id().startsWith("unheard-"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.title())
                        .isEqualTo("More than 2000 alerts of 'threshold.many-refunds' in a day: the rest is not told"));
    }

    @Test
    void whoever_comes_in_from_other_accounts_by_one_way_is_one_alert() {
        for (int i = 0; i < 5000; i++) {
            var who = Events.user("u" + i, "9" + (10_000_000_000L + i));
            watch.see(Events.audit("o" + i, Events.at("10:00:00"), who, "dynamodb:Query", Events.table("Profiles")));
        }
        watch.finish();

        assertThat(alerts.values())
                .singleElement()
                .satisfies(alert -> assertThat(alert.count()).isEqualTo(5000));
    }

    /// All within a few minutes, so nothing of it expires.
    private void entities(int count, LongFunction<String> name) {
        for (int i = 0; i < count; i++) {
            var time = Events.at("10:00:00").plus(Duration.ofNanos(300_000L * i));
            watch.see(Events.business("e" + i, time, "order.refunded", Map.of("customer", name.apply(i))));
        }
        watch.see(Events.refund("tick", "10:19:00", "tick"));
    }
}
