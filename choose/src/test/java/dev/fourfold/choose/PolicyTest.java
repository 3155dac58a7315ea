package dev.fourfold.choose;

import static dev.fourfold.choose.Drawing.drawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fourfold.choose.Policy.Change;
import dev.fourfold.core.fit.Need;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The user's changes over the policy that ships.
class PolicyTest {
    private static final AppMap ORDERS =
            drawn().with("Orders aws.dynamodb store", "personal.contact").map();

    private static List<String> needs(Change... changes) {
        return Needs.of(ORDERS, Policy.standard().with(List.of(changes))).stream()
                .map(need -> need.control() + " " + need.severity().word())
                .toList();
    }

    @Test
    void aControlThatIsNotNeededIsNotAskedFor() {
        assertThat(needs(new Change("personal", "backup", Set.of(), null, "it can be made again")))
                .isNotEmpty()
                .noneMatch(need -> need.startsWith("backup"));
    }

    @Test
    void aControlCanWeighMore() {
        assertThat(needs(new Change("personal", "backup", Set.of(), Severity.HIGH, "our contract")))
                .contains("backup high")
                .doesNotContain("backup medium");
    }

    @Test
    void aControlThatTheDefaultDoesNotAskForIsAskedForWhereDataRests() {
        assertThat(needs(new Change("personal", "immutability", Set.of(), Severity.LOW, "evidence")))
                .contains("immutability low");
    }

    @Test
    void theLastChangeDecides() {
        assertThat(needs(
                        new Change("any", "backup", Set.of(), null, "not here"),
                        new Change("personal.contact", "backup", Set.of(), Severity.LOW, "but this")))
                .contains("backup low");
    }

    @Test
    void aChangeForOnePlaceLeavesTheOthers() {
        assertThat(needs(new Change("personal", "encryption-at-rest", Set.of(Place.WAY), null, "short-lived")))
                .contains("encryption-at-rest high");
    }

    @Test
    void theReasonOfTheUserStandsInTheNeed() {
        var policy = Policy.standard()
                .with(List.of(new Change("personal", "backup", Set.of(), Severity.HIGH, "our contract")));

        assertThat(Needs.of(ORDERS, policy).stream()
                        .filter(need -> need.control().equals("backup"))
                        .map(Need::reasons))
                .containsExactly(List.of("it holds personal.contact data", "our contract"));
    }

    private static Change change(String data, String control, String at, String severity) {
        return Change.of(data, control, List.of(at), severity, "our contract", List.of("recipe"));
    }

    @Test
    void aChangeInWordsIsAChange() {
        assertThat(change("personal.contact", "backup", "rest", "high"))
                .isEqualTo(new Change("personal.contact", "backup", Set.of(Place.REST), Severity.HIGH, "our contract"));
        assertThat(change("any", "backup", "rest", "none").severity()).isNull();
        assertThat(change("recipe", "backup", "rest", "low").data()).isEqualTo("recipe");
    }

    @Test
    void aWordThatIsNoneIsAnsweredWithThoseThatThereAre() {
        assertThatThrownBy(() -> change("personal", "bakup", "rest", "high"))
                .hasMessageStartingWith(
                        "no control is called 'bakup' (did you mean 'backup'?); there are access-logging, ")
                .hasMessageContaining("encryption-at-rest.customer-key");
        assertThatThrownBy(() -> change("personal", "backup", "store", "high"))
                .hasMessage("no place is called 'store'; there are rest, way, copy, site, users, door");
        assertThatThrownBy(() -> change("persnal", "backup", "rest", "high"))
                .hasMessageStartingWith("no data class is called 'persnal' (did you mean 'personal'?); there are ")
                .hasMessageContaining("recipe");
        assertThatThrownBy(() -> change("personal", "backup", "rest", "bad"))
                .hasMessage("no severity is called 'bad'; there are none, critical, high, medium, low");
    }

    @Test
    void aChangeNeedsAReason() {
        assertThatThrownBy(() -> Change.of("any", "backup", List.of(), "low", " ", List.of()))
                .hasMessageContaining("no reason");
    }

    @Test
    void aWordWithoutEndIsAnsweredAtOnce() {
        assertThatThrownBy(() -> change("x".repeat(1_000_000), "backup", "rest", "high"))
                .satisfies(problem -> assertThat(problem.getMessage()).hasSizeLessThan(400));
    }

    @Test
    void controlsAreThoseOfThePages() {
        assertThat(Policy.controls()).isSorted().contains("backup", "retention", "immutability");
    }

    @Test
    void everyRuleOfTheDefaultHasAReasonAndASource() {
        assertThat(Policy.standard().rules()).hasSizeGreaterThan(8).allSatisfy(rule -> {
            assertThat(rule.because()).isNotBlank();
            assertThat(rule.source()).startsWith("https://");
        });
    }

    @Test
    void aMisspeltKeyIsAProblem() {
        String page = "---\nneeds: [{ control: backup, att: [rest], severity: low, because: x, source: y }]\n---\n";

        assertThatThrownBy(() -> Policy.of("policy.md", page))
                .isInstanceOf(Problem.Fatal.class)
                .hasMessageContaining("needs[0]: unknown key 'att'");
    }
}
