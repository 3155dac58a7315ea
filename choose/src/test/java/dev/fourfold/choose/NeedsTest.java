package dev.fourfold.choose;

import static dev.fourfold.choose.Drawing.drawn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.fit.Need;
import dev.fourfold.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What asks for a control, and what does not.
class NeedsTest {
    private static List<Need> needs(Drawing drawing) {
        return Needs.of(drawing.map(), Policy.standard());
    }

    private static List<String> controls(Drawing drawing) {
        return needs(drawing).stream().map(Need::control).toList();
    }

    private static Need need(Drawing drawing, String control) {
        return needs(drawing).stream()
                .filter(each -> each.control().equals(control))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStoreOfPersonalDataNeedsAKeyOfOnesOwnAndABackup() {
        assertThat(controls(drawn().with("Orders aws.dynamodb store", "personal")))
                .containsExactly(
                        "public-access-block",
                        "encryption-at-rest",
                        "encryption-at-rest.customer-key",
                        "encryption-in-transit",
                        "backup");
    }

    @Test
    void whatHoldsNoDataAndNobodyCanCallNeedsNothing() {
        assertThat(controls(drawn().with("Orders aws.dynamodb store").with("Work aws.lambda process")))
                .isEmpty();
    }

    @Test
    void publicDataNeedsNothing() {
        assertThat(controls(drawn().with("Products aws.dynamodb store", "public")))
                .isEmpty();
    }

    @Test
    void aClassOfOnesOwnCountsAsConfidential() {
        assertThat(controls(drawn().with("Recipes aws.s3 store", "recipe")))
                .containsExactly("public-access-block", "encryption-at-rest");
    }

    @Test
    void aQueueOfPersonalDataNeedsNoKeyOfOnesOwnButOneOfHealthDataDoes() {
        assertThat(controls(drawn().with("Jobs aws.sqs channel", "personal"))).containsExactly("encryption-at-rest");
        assertThat(controls(drawn().with("Jobs aws.sqs channel", "health")))
                .contains("encryption-at-rest.customer-key", "encryption-in-transit");
    }

    @Test
    void aLogOfPersonalDataMustEnd() {
        assertThat(controls(drawn().with("Log aws.logs store", "personal"))).contains("retention");
        assertThat(controls(drawn().with("Orders aws.s3 store", "personal"))).doesNotContain("retention");
    }

    @Test
    void aBucketThatOnlyLogsReachIsACopy() {
        var drawing = drawn().with("Photos aws.s3 store")
                .with("Logs aws.s3 store", "personal")
                .flow("Photos log Logs", "LoggingConfiguration");

        assertThat(controls(drawing)).contains("retention").doesNotContain("backup");
    }

    @Test
    void theHistoryOfAWorkflowIsACopy() {
        assertThat(controls(drawn().with("Checkout aws.stepfunctions process", "payment.card")))
                .contains("encryption-at-rest.customer-key", "retention");
        assertThat(controls(drawn().with("Work aws.lambda process", "payment.card")))
                .isEmpty();
    }

    @Test
    void theReasonNamesTheDataAndItsWay() {
        var drawing = drawn().with("ShopApi aws.apigateway.http gateway", "personal")
                .with("CreateOrder aws.lambda process", "personal")
                .with("Orders aws.dynamodb store", "personal")
                .trace("ShopApi", "personal", "", "the field `email` of `POST /orders`")
                .trace("CreateOrder", "personal", "ShopApi", "integration")
                .trace("Orders", "personal", "CreateOrder", "write");

        assertThat(need(drawing, "backup").reasons())
                .containsExactly(
                        "personal data reaches it from ShopApi by way of CreateOrder: the field `email` of `POST /orders`",
                        "data must come back after a mistake or an attack; GDPR article 32(1)(c)");
    }

    @Test
    void aTraceThatLeadsInACircleEnds() {
        var drawing = drawn().with("Orders aws.dynamodb store", "personal")
                .with("Copy aws.dynamodb store", "personal")
                .trace("Orders", "personal", "Copy", "replication")
                .trace("Copy", "personal", "Orders", "replication");

        assertThat(need(drawing, "backup").reasons()).first().asString().startsWith("personal data reaches it from");
    }

    @Test
    void aDoorToTheInternetNeedsToAskWhoComesAndToKeepALog() {
        var drawing = drawn().with("actor.internet actor.internet actor undeclared")
                .with("ShopApi aws.apigateway.http gateway")
                .with("CreateOrder aws.lambda process")
                .flow("actor.internet request ShopApi", "an API")
                .flow("ShopApi integration CreateOrder", "POST /orders");

        assertThat(controls(drawing)).containsExactly("authentication", "access-logging");
        assertThat(need(drawing, "authentication").reasons())
                .contains("it can be called from the internet (POST /orders)");
    }

    @Test
    void anApiThatOnlyTheNetworkReachesIsNoDoor() {
        assertThat(controls(drawn().with("Inside aws.apigateway.rest gateway"))).isEmpty();
    }

    @Test
    void theWorstReasonDecidesHowBadItIs() {
        assertThat(need(drawn().with("Orders aws.dynamodb store", "personal"), "encryption-in-transit")
                        .severity())
                .isEqualTo(Severity.LOW);
        assertThat(need(drawn().with("Orders aws.dynamodb store", "personal", "health"), "encryption-in-transit")
                        .severity())
                .isEqualTo(Severity.MEDIUM);
    }

    @Test
    void aCredentialNeedsNoKeyOfOnesOwn() {
        assertThat(controls(drawn().with("Keys aws.secretsmanager store", "credential")))
                .contains("encryption-at-rest")
                .doesNotContain("encryption-at-rest.customer-key");
    }

    private static Drawing door(String... data) {
        return drawn().with("actor.internet actor.internet actor undeclared")
                .with("ShopApi aws.apigateway.http gateway", data)
                .flow("actor.internet request ShopApi", "an API");
    }

    @Test
    void howBadAnOpenDoorIsGoesByTheDataThatPassesThroughIt() {
        assertThat(need(door(), "authentication").severity()).isEqualTo(Severity.MEDIUM);
        assertThat(need(door("credential"), "authentication").severity()).isEqualTo(Severity.MEDIUM);
        assertThat(need(door("personal"), "authentication").severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void theLogOfADoorIsNeededOnceWhateverPassesThroughIt() {
        assertThat(need(door("personal", "payment.card", "credential"), "access-logging")
                        .reasons())
                .hasSize(2)
                .first()
                .isEqualTo("it can be called from the internet");
    }

    @Test
    void whatEveryoneReadsNeedsOnlyThatDataStaysOutOfIt() {
        var site = drawn().with("actor.internet actor.internet actor undeclared")
                .with("Site aws.s3 store", "personal")
                .flow("actor.internet request Site", "AccessControl PublicRead");

        assertThat(controls(site)).containsExactly("public-access-block");
    }

    @Test
    void aDatabaseThatTheInternetReachesIsNoSite() {
        var database = drawn().with("actor.internet actor.internet actor undeclared")
                .with("Db aws.rds store", "personal")
                .flow("actor.internet request Db", "PubliclyAccessible");

        assertThat(controls(database)).contains("backup", "encryption-at-rest");
    }
}
