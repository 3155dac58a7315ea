package dev.fourfold.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.fourfold.core.event.Alert;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.report.TextStyle;
import dev.fourfold.testkit.Golden;
import dev.fourfold.watch.plan.WatchPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The day of the example: five attacks in a day's traffic.
class ExampleShopTest {
    private static final WatchPlan PLAN = WatchPlan.of(ExampleShop.map(), ExampleShop.policy());

    private static List<Alert> alerts() {
        var problems = new ArrayList<Problem>();
        var alerts = Watch.run(PLAN, List.of(ExampleShop.EVENTS), problems::add);
        assertThat(problems).isEmpty();
        return alerts;
    }

    private static Map<String, Set<String>> attacks() throws IOException {
        var attacks = new HashMap<String, Set<String>>();
        try (var json = new JsonFactory().createParser(ExampleShop.ATTACKS.toFile())) {
            String name = "";
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME) name = json.currentName();
                else if (json.currentToken() == JsonToken.VALUE_STRING)
                    attacks.computeIfAbsent(name, key -> new HashSet<>()).add(json.getText());
            }
        }
        return attacks;
    }

    @Test
    void every_attack_is_one_alert_for_all_of_its_events_and_nothing_else_is_one() throws IOException {
        var events = alerts().stream()
                .map(alert -> Set.copyOf(
                        alert.causes().stream().map(Alert.Cause::event).toList()))
                .toList();

        assertThat(events).containsExactlyInAnyOrderElementsOf(attacks().values());
        assertThat(alerts())
                .allSatisfy(alert ->
                        assertThat(alert.count()).isEqualTo(alert.causes().size()));
    }

    @Test
    void their_text_is_all_that_it_takes_to_decide() {
        Golden.assertMatches(Path.of("src/test/golden/shop.txt"), AlertReport.text(alerts(), TextStyle.PLAIN));
    }

    @Test
    void a_replay_says_how_often_each_limit_would_have_told() {
        var replay = Watch.replay(PLAN, List.of(ExampleShop.EVENTS), problem -> {});

        assertThat(replay.all().alerts()).isEqualTo(alerts());
        Golden.assertMatches(Path.of("src/test/golden/replay.txt"), replay.text(TextStyle.PLAIN));
    }
}
