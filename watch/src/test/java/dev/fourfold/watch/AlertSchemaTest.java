package dev.fourfold.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.watch.contract.Cases;
import dev.fourfold.watch.contract.Shop;
import dev.fourfold.watch.plan.WatchPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What programs read of an alert is what its schema promises.
class AlertSchemaTest {
    private static final Path SCHEMA = Path.of("../docs/schema/alert.schema.json");

    static Stream<List<Event>> histories() {
        return Stream.of(Cases.day(), Cases.burst(), Cases.refunds(), Cases.flood(300));
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    }

    private static void assertPromised(List<Alert> alerts) throws IOException {
        var schema = schema();
        assertThat(alerts).isNotEmpty();
        for (var alert : alerts)
            assertThat(schema.validate(AlertReport.json(alert), InputFormat.JSON))
                    .as(alert.title())
                    .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void every_alert_of_every_telling_is_as_promised(List<Event> history) throws IOException {
        var told = new ArrayList<Alert>();
        var watch = Watch.of(Shop.plan(), told::add);
        history.forEach(watch::see);
        watch.finish();

        assertPromised(told);
    }

    @Test
    void those_of_the_example_are_as_promised() throws IOException {
        assertPromised(Watch.run(
                WatchPlan.of(ExampleShop.map(), ExampleShop.policy()), List.of(ExampleShop.EVENTS), problem -> {}));
    }

    @Test
    void what_the_schema_does_not_know_is_refused() throws IOException {
        var alert = Watch.run(
                        WatchPlan.of(ExampleShop.map(), ExampleShop.policy()),
                        List.of(ExampleShop.EVENTS),
                        problem -> {})
                .getFirst();

        assertThat(schema().validate(AlertReport.json(alert).replace("\"title\"", "\"name\""), InputFormat.JSON))
                .isNotEmpty();
    }
}
