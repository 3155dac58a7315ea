package dev.fourfold.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What weaknesses in code are worth depends on who can send the event.
class InjectionsTest {

    private static final Set<String> RULES = Set.of("token-not-verified", "internals-in-answer", "event-in-path");

    private static final String GUARD = "Api -> Users authorize property Auth";

    private static final String TOKEN = """
            import jwt
            def handler(event, context):
                return jwt.decode(event["headers"]["Authorization"], options={"verify_signature": False})["sub"]
            """;

    private static final String TRACE = """
            import traceback
            def handler(event, context):
                return {"statusCode": 500, "body": traceback.format_exc()}
            """;

    private static final String FILE = """
            def handler(event, context):
                return open("/tmp/" + event["name"]).read()
            """;

    private static List<Finding> in(Drawing drawing, String function, String code) {
        return drawing.runs(function, "python3.13", code).check().stream()
                .filter(finding -> finding.component().equals(function))
                .filter(finding -> RULES.contains(finding.rule()))
                .toList();
    }

    @Test
    void aTokenThatNobodyVerifiesLetsAnyoneBeAnyone() {
        assertThat(in(Drawing.shop(), "Create", TOKEN)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("token-not-verified");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.title()).isEqualTo("Create believes a token whose signature nobody checks");
            assertThat(finding.reason()).contains("anyone on the internet can send it");
        });
    }

    @Test
    void aTokenThatTheApiHasCheckedNeedsNoSecondCheck() {
        assertThat(in(Drawing.shop().draw(GUARD), "Create", TOKEN)).isEmpty();
    }

    @Test
    void anAuthorizerThatVerifiesNothingIsAsBadAsNone() {
        var shop = Drawing.shop().draw("""
                Guard aws.lambda process
                Api -> Guard authorize property Auth
                """);

        assertThat(in(shop, "Guard", TOKEN))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.HIGH);
    }

    @Test
    void aTraceIsGivenAwayOnlyWhereSomebodyFromOutsideGetsTheAnswer() {
        assertThat(in(Drawing.shop(), "Create", TRACE))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.LOW);
        assertThat(in(Drawing.shop().draw("Nightly aws.lambda process"), "Nightly", TRACE))
                .isEmpty();
    }

    @Test
    void aFileThatTheEventChoosesIsWorseTheMoreCanSendIt() {
        assertThat(in(Drawing.shop(), "Create", FILE))
                .extracting(Finding::severity)
                .containsExactly(Severity.HIGH);
        assertThat(in(Drawing.shop().draw(GUARD), "Create", FILE))
                .extracting(Finding::severity)
                .containsExactly(Severity.MEDIUM);
        assertThat(in(Drawing.shop().draw("Nightly aws.lambda process"), "Nightly", FILE))
                .extracting(Finding::severity)
                .containsExactly(Severity.LOW);
    }
}
