package dev.fourfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `fourfold.yaml` says, and what is said of its mistakes.
class ConfigurationTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @TempDir
    private Path root;

    @Test
    void withoutTheFileNothingIsSaid() {
        var configuration = Configuration.read(root);
        assertThat(configuration.suppressions()).isEmpty();
        assertThat(configuration.data().holds()).isEmpty();
    }

    @Test
    void dataIsOfAComponentOrOfAField() throws IOException {
        write("data: { Profiles: personal, Orders.cardToken: [financial, credential] }");
        assertThat(Configuration.read(root).data().holds())
                .extracting(word -> word.component() + "/" + word.field() + "/" + word.dataClass())
                .containsExactly("Profiles//personal", "Orders/cardToken/financial", "Orders/cardToken/credential");
    }

    @Test
    void everyMistakeIsNamedAtOnceWithItsPlace() throws IOException {
        write("""
                owner: me
                behaviours:
                  - { name: refunds, event: refund-issued, condition: many }
                suppressions:
                  - { rule: s3-without-backup, until: 2030-01-01 }
                """);
        assertThatThrownBy(() -> Configuration.read(root))
                .isInstanceOfSatisfying(
                        Problem.Fatal.class,
                        fatal -> assertThat(fatal.problems())
                                .extracting(problem -> problem.location().toString())
                                .containsExactly("fourfold.yaml:1:8", "fourfold.yaml:3:5", "fourfold.yaml:5:5"));
    }

    @Test
    void aSuppressionTakesItsFindingAway() {
        var problems = new ArrayList<Problem>();
        assertThat(Suppression.apply(List.of(finding()), List.of(until("2026-03-02")), TODAY, problems))
                .isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void oneThatIsOverDoesNotAndIsAProblem() {
        var problems = new ArrayList<Problem>();
        assertThat(Suppression.apply(List.of(finding()), List.of(until("2026-03-01")), TODAY, problems))
                .hasSize(1);
        assertThat(problems)
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("is over");
    }

    @Test
    void oneThatFitsNothingIsAProblem() {
        var problems = new ArrayList<Problem>();
        assertThat(Suppression.apply(List.of(), List.of(until("2026-03-02")), TODAY, problems))
                .isEmpty();
        assertThat(problems)
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("fits no finding");
    }

    private void write(String text) throws IOException {
        Files.writeString(root.resolve(Configuration.FILE), text);
    }

    private static Suppression until(String day) {
        return new Suppression("s3-without-backup", "Invoices", "can be made again", day, Location.of("fourfold.yaml"));
    }

    private static Finding finding() {
        return new Finding(
                "s3-without-backup",
                "no backup",
                Severity.MEDIUM,
                "Invoices",
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
