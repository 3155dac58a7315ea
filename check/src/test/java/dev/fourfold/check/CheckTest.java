package dev.fourfold.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.Severity;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final String SHELL = """
            import os
            def handler(event, context):
                os.system("convert " + event["body"])
            """;
    private static final String GUARD = "Api -> Users authorize property Authorizer";

    @Test
    void whoCanSendTheEventDecidesHowBadAnInjectionIs() {
        assertThat(injection(Drawing.shop()).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(injection(Drawing.shop().draw(GUARD)).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void anInjectionSaysItsSourceItsSinkTheWayAndWhatIsAtStake() {
        var finding = injection(Drawing.shop());

        assertThat(finding.title()).isEqualTo("Create puts event[\"body\"] into a shell command");
        assertThat(finding.subject()).isEqualTo("handler → os.system");
        assertThat(finding.reason())
                .contains("event[\"body\"] reaches os.system as it was sent: anyone on the internet can send it")
                .contains("Orders (personal)");
        assertThat(finding.path()).containsExactly("actor.internet", "Api", "Create");
        assertThat(finding.steps()).isNotEmpty();
    }

    private static Finding injection(Drawing drawing) {
        return drawing.runs("Create", "python3.13", SHELL).check().stream()
                .filter(finding -> finding.rule().equals("event-in-shell"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsReadOnTheWayIsNotSentByTheCaller() {
        var found = Drawing.shop().draw("""
                        Report aws.lambda process
                        Orders -> Report read code dynamodb:Scan
                        """).runs("Report", "python3.13", SHELL).check();

        assertThat(found)
                .filteredOn(finding -> finding.component().equals("Report"))
                .extracting(Finding::reason)
                .singleElement()
                .asString()
                .contains("whoever starts the function chooses it");
    }

    @Test
    void aSecretInATemplateIsNeverSaid() {
        var found = Drawing.shop()
                .draw(GUARD)
                .environment("Create", "PAYMENTS_KEY", "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc")
                .environment("Create", "ORDERS_TABLE", "orders")
                .check();

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(PlainSecrets.ENVIRONMENT);
            assertThat(finding.title()).isEqualTo("PAYMENTS_KEY of Create holds a Stripe live key");
            assertThat(finding.toString()).doesNotContain("4eC39").contains("…p7dc");
        });
    }

    @Test
    void aSecretInCodeIsFoundByItsName() {
        var found = Drawing.shop().draw(GUARD).runs("Create", "nodejs22.x", """
                        const signingKey = "9fK2mQx7LrT4vB1zWc3H";
                        const table = process.env.TABLE || "orders-9fK2mQx7LrT4vB1z";
                        const password = process.env.DB_PASSWORD ?? "hG7kq2Lw";
                        exports.handler = async (event) => ({});
                        """).check();

        assertThat(found).extracting(Finding::rule).containsOnly(PlainSecrets.CODE);
        assertThat(found)
                .extracting(Finding::title)
                .containsExactly(
                        "The code of Create holds a password (DB_PASSWORD)",
                        "The code of Create holds a text that looks like a secret (signingKey)");
        assertThat(found.toString()).doesNotContain("hG7k").doesNotContain("9fK2");
    }

    @Test
    void theWorstComesFirstAndEqualInputGivesEqualOutput() {
        var drawing = Drawing.shop()
                .runs("Create", "python3.13", SHELL)
                .environment("Create", "DB_PASSWORD", "hG7kq2Lw")
                .grant("Create", "dynamodb:PutItem", "*", 12, 11, "inline");

        var found = drawing.check();

        assertThat(found).extracting(Finding::severity).isSorted();
        assertThat(found).extracting(Finding::rule).first().isEqualTo("event-in-shell");
        assertThat(drawing.check()).isEqualTo(found);
    }

    @Test
    void anApplicationWithoutAnythingHasNoFindings() {
        var check = Check.of(new Drawing().application());

        assertThat(check.findings()).isEmpty();
        assertThat(check.coverage().functions()).isZero();
    }
}
