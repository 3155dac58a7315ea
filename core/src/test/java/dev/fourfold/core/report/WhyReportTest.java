package dev.fourfold.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.DataTrace;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `fourfold map --why Orders:personal`.
class WhyReportTest {
    private static final AppMap MAP = mapped();

    @Test
    void theWayBeginsWhereTheDataIsNamed() {
        assertThat(WhyReport.of(MAP, "Orders:personal", TextStyle.PLAIN)).isEqualTo("""
                Orders has personal data
                    Create                   the field `email` of its input tells who one is
                                             create.py:3:9
                  → Orders                   write                                 create.py:7:1
                  not so? write 'Orders: not personal' under 'data' in fourfold.yaml
                """);
    }

    @Test
    void aComponentAloneAsksForAllItsClasses() {
        assertThat(WhyReport.of(MAP, "Orders", TextStyle.PLAIN))
                .isEqualTo(WhyReport.of(MAP, "Orders:personal", TextStyle.PLAIN));
    }

    @Test
    void whatIsNotThereIsSaidWithWhatIs() {
        assertThatThrownBy(() -> WhyReport.of(MAP, "Orders:health", TextStyle.PLAIN))
                .isInstanceOf(Problem.Fatal.class)
                .hasMessageContaining("Orders has personal");
        assertThatThrownBy(() -> WhyReport.of(MAP, "Nothing:personal", TextStyle.PLAIN))
                .isInstanceOf(Problem.Fatal.class)
                .hasMessageContaining("no component of app is called so");
    }

    private static AppMap mapped() {
        var drawn = Sketch.of("app", """
                Create aws.lambda process
                Orders aws.dynamodb store data=personal
                """);
        var traces = List.of(
                new DataTrace(
                        "Create",
                        "personal",
                        null,
                        "the field `email` of its input tells who one is",
                        new Location("create.py", 3, 9)),
                new DataTrace("Orders", "personal", "Create", "write", new Location("create.py", 7, 1)));
        return new AppMap(
                drawn.name(),
                drawn.components(),
                drawn.flows(),
                drawn.grants(),
                List.of(),
                traces,
                drawn.templates(),
                drawn.gaps(),
                drawn.problems());
    }
}
