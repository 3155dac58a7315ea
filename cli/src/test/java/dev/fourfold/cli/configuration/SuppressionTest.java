package dev.fourfold.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private final List<Problem> problems = new ArrayList<>();

    @Test
    void takesItsFindingAwayUntilItsLastDay() {
        assertThat(left(until("2026-03-02"))).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void oneThatIsOverDoesNotAndIsAProblem() {
        assertThat(left(until("2026-03-01"))).hasSize(1);
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("a suppression is over since 2026-03-01: s3-without-backup of Orders");
    }

    @Test
    void oneThatFitsNothingIsAProblem() {
        var other = new Suppression(
                "no-such-rule", "", "because", LocalDate.parse("2026-03-02"), Location.of("fourfold.yaml"));
        assertThat(left(other)).hasSize(1);
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("a suppression fits no finding: no-such-rule");
    }

    @Test
    void twoMayFitTheSameFinding() {
        assertThat(Suppression.apply(
                        ConfigurationTest.map(),
                        List.of(finding()),
                        List.of(until("2026-03-02"), until("2026-03-02")),
                        TODAY,
                        problems))
                .isEmpty();
        assertThat(problems).isEmpty();
    }

    private List<Finding> left(Suppression suppression) {
        return Suppression.apply(ConfigurationTest.map(), List.of(finding()), List.of(suppression), TODAY, problems);
    }

    private static Suppression until(String day) {
        return new Suppression(
                "s3-without-backup", "Orders", "can be made again", LocalDate.parse(day), Location.of("fourfold.yaml"));
    }

    private static Finding finding() {
        return new Finding(
                "s3-without-backup",
                "no backup",
                Severity.MEDIUM,
                "shop/Orders",
                "",
                "",
                null,
                "",
                List.of(),
                List.of(),
                "",
                List.of());
    }
}
