package dev.fourfold.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Trail;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.report.TextStyle;
import dev.fourfold.testkit.Golden;
import dev.fourfold.watch.contract.Cases;
import dev.fourfold.watch.contract.Events;
import dev.fourfold.watch.contract.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertReportTest {
    private static List<Alert> day() {
        var latest = new LinkedHashMap<String, Alert>();
        var watch = Watch.of(Shop.plan(), alert -> latest.put(alert.id(), alert));
        Cases.day().forEach(watch::see);
        watch.finish();
        return List.copyOf(latest.values());
    }

    @Test
    void the_alerts_of_a_day() {
        Golden.assertMatches(Path.of("src/test/golden/day.txt"), AlertReport.text(day(), TextStyle.PLAIN));
    }

    @Test
    void the_same_as_json_lines() {
        var lines = new StringBuilder();
        day().forEach(alert -> lines.append(AlertReport.json(alert)));

        Golden.assertMatches(Path.of("src/test/golden/day.jsonl"), lines.toString());
    }

    @Test
    void no_alerts_are_said_to_be_none() {
        assertThat(AlertReport.text(List.of(), TextStyle.PLAIN)).isEqualTo("No alerts.\n");
    }

    @Test
    void whatever_is_in_it_no_line_is_wider_and_nothing_acts_on_the_terminal() throws IOException {
        String hostile = "\u001b[2J\u202e" + "漢字".repeat(100) + " \ud800 " + "x".repeat(200) + "\nCRITICAL  forged";
        var cause = new Alert.Cause(hostile, Events.at("10:00:00"), hostile, hostile, hostile);
        var counts = List.of(new Alert.Count(hostile, 3));
        var alert = new Alert(
                "id",
                hostile,
                Severity.LOW,
                new Alert.Words(hostile, hostile, hostile, hostile, hostile, hostile),
                List.of(new Alert.Place(hostile, hostile, List.of(hostile)), new Alert.Place("b", "b", List.of())),
                List.of(hostile),
                Trail.of(cause).and(cause),
                new Alert.Activity(counts, counts, counts, counts, counts));

        var text = AlertReport.text(alert, TextStyle.PLAIN);
        var json = AlertReport.json(alert);

        assertThat(text).doesNotContain("\u001b", "\u202e").doesNotContainPattern("(?m)^CRITICAL");
        assertThat(text.lines())
                .allMatch(line ->
                        line.codePoints().map(point -> point >= 0x1100 ? 2 : 1).sum() <= 80);
        assertThat(json.strip()).matches("[ -~]*");
        try (var parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) assertThat(parser.currentToken()).isNotNull();
        }
    }
}
