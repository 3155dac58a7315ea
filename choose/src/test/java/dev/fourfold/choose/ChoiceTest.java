package dev.fourfold.choose;

import static dev.fourfold.choose.Drawing.drawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Fit.Verdict;
import dev.fourfold.core.fit.Offer;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Setting.State;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whether a component gives what is needed of it, by its page and by what its template shows.
class ChoiceTest {
    private static final String KEY = "encryption-at-rest.customer-key";

    private static List<Fit> fits(Drawing drawing) {
        return Choice.of(drawing.map(), Path.of("nowhere"), Policy.standard());
    }

    private static Fit fit(Drawing drawing, String control) {
        return fits(drawing).stream()
                .filter(fit -> fit.need().control().equals(control))
                .findFirst()
                .orElseThrow();
    }

    private static Drawing orders() {
        return drawn().with("Orders aws.dynamodb store", "personal");
    }

    @Test
    void whatAServiceGivesByItselfHolds() {
        assertThat(fit(orders(), "encryption-at-rest").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aSettingDecides() {
        var property = "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled";

        assertThat(fit(orders().setting("Orders", "backup", State.ON, property, "true"), "backup")
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(fit(orders().setting("Orders", "backup", State.UNKNOWN, property, "${On}"), "backup")
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(fit(orders().setting("Orders", "backup", State.OFF, property, ""), "backup")
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void aGapSaysHowItIsClosedAndWhatIsSoNow() {
        var gap = fit(orders().setting("Orders", "backup", State.OFF, "X", ""), "backup");

        assertThat(gap.how())
                .isEqualTo("Point-in-time recovery brings the table back to any second of the last 35 days,"
                        + " or fewer if set. Now: an overwritten or deleted item is gone.");
    }

    @Test
    void whatNoTemplateShowsIsUnknownAndNeverAGap() {
        assertThat(fit(orders(), KEY).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whatNoTemplateDeclaresIsUnknownUnlessItCannotBeOtherwise() {
        var elsewhere = drawn().with("Orders aws.dynamodb store undeclared", "personal");

        assertThat(fit(elsewhere, KEY).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(fit(elsewhere, "encryption-at-rest").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aServiceThatCannotGiveItHasAGapWithoutPatch() {
        var unchanged = Policy.Change.of("personal", "immutability", List.of("rest"), "high", "a ledger", List.of());
        var policy = Policy.standard().with(List.of(unchanged));

        assertThat(Choice.of(orders().map(), Path.of("nowhere"), policy))
                .filteredOn(fit -> fit.need().control().equals("immutability"))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.verdict()).isEqualTo(Verdict.FAIL);
                    assertThat(gap.how()).contains("keep the changes in a bucket with Object Lock");
                    assertThat(gap.patches()).isEmpty();
                });
    }

    @Test
    void aServiceThatIsNotDescribedIsUnknown() {
        assertThat(fits(drawn().with("Index aws.kendra store", "personal")))
                .isNotEmpty()
                .allSatisfy(fit -> assertThat(fit.verdict()).isEqualTo(Verdict.UNKNOWN));
    }

    @Test
    void gapsComeFirstAndTheWorstOfThemBeforeAll() {
        var drawing = drawn().with("Photos aws.s3 store", "personal")
                .setting("Photos", "backup", State.OFF, "VersioningConfiguration.Status", "")
                .setting("Photos", "public-access-block", State.OFF, "AccessControl", "PublicRead");

        assertThat(fits(drawing).subList(0, 2).stream().map(fit -> fit.need().control()))
                .containsExactly("public-access-block", "backup");
    }

    private static Drawing shop() {
        return drawn().with("actor.internet actor.internet actor undeclared")
                .with("ShopApi aws.apigateway.http gateway")
                .with("ListProducts aws.lambda process")
                .with("Products aws.dynamodb store", "public")
                .with("GetOrder aws.lambda process")
                .with("Orders aws.dynamodb store", "personal")
                .flow("actor.internet request ShopApi", "an API")
                .flow("ShopApi integration ListProducts", "GET /products")
                .flow("Products read ListProducts", "dynamodb:Scan")
                .flow("ShopApi integration GetOrder", "GET /orders/{id}")
                .flow("Orders read GetOrder", "dynamodb:GetItem");
    }

    @Test
    void aRouteToWhatIsPublicMayBeOpen() {
        var fit = fit(
                shop().setting("ShopApi", "authentication", State.OFF, "AuthorizerName", "GET /products"),
                "authentication");

        assertThat(fit.verdict()).isEqualTo(Verdict.PASS);
        assertThat(fit.how()).isEqualTo("Open to anyone, but nothing behind needs protection: GET /products.");
    }

    @Test
    void ofTheOpenRoutesOnlyThoseThatMatterAreNamed() {
        var fit = fit(
                shop().setting("ShopApi", "authentication", State.OFF, "Auth", "GET /orders/{id}, GET /products"),
                "authentication");

        assertThat(fit.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(fit.how()).endsWith("Open: GET /orders/{id}.");
    }

    @Test
    void anOpenRouteThatLeadsNowhereThatIsKnownMatters() {
        assertThat(fit(shop().setting("ShopApi", "authentication", State.OFF, "Auth", "GET /x"), "authentication")
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void anObjectStoreForPersonalDataNeedsAKeyServiceInEveryCloud() {
        assertThat(Choice.of("object-store", List.of("personal"), List.of("aws", "azure", "gcp")))
                .extracting(Offer::cloud, Offer::title, Offer::with)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("aws", "Amazon S3", List.of("AWS KMS")),
                        org.assertj.core.groups.Tuple.tuple("azure", "Azure Storage", List.of("Azure Key Vault")),
                        org.assertj.core.groups.Tuple.tuple(
                                "gcp", "Google Cloud Storage", List.of("Google Cloud KMS")));
    }

    @Test
    void anOfferSaysExactlyWhatTheKeyTakesBesides() {
        var azure =
                Choice.of("object-store", List.of("personal"), List.of("azure")).getFirst();

        assertThat(azure.answers())
                .filteredOn(answer -> answer.control().equals(KEY))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.how()).isEqualTo("with-service");
                    assertThat(answer.besides())
                            .contains(
                                    "a key vault with soft delete and purge protection, and a key with a rotation policy in it");
                    assertThat(answer.source()).startsWith("https://learn.microsoft.com/");
                });
    }

    @Test
    void aUserPoolCanRestUnderAKeyOfOnesOwn() {
        assertThat(Choice.of("identity-provider", List.of("health"), List.of()))
                .singleElement()
                .satisfies(offer -> {
                    assertThat(offer.missing()).isZero();
                    assertThat(offer.answers())
                            .filteredOn(answer -> answer.control().equals(KEY))
                            .singleElement()
                            .satisfies(answer -> assertThat(answer.how()).isEqualTo("with-settings"));
                });
    }

    @Test
    void everyWordThatMeansNothingIsAnsweredAtOnce() {
        assertThatThrownBy(() -> Choice.of("quue", List.of("persnal", "personal.contact"), List.of("ibm")))
                .isInstanceOfSatisfying(
                        Problem.Fatal.class,
                        fatal -> assertThat(fatal.problems())
                                .extracting(Problem::message)
                                .containsExactly(
                                        "no kind of service is called 'quue' (did you mean 'queue'?)",
                                        "no data class is called 'persnal' (did you mean 'personal'?)",
                                        "no cloud is called 'ibm'"));
    }

    @Test
    void aQuestionAboutNoDataIsNone() {
        assertThatThrownBy(() -> Choice.of("queue", List.of(), List.of()))
                .hasMessageContaining("no data class is named; there are confidential");
    }

    @Test
    void aWebSiteIsNotTakenDown() {
        var gap = fit(
                drawn().with("actor.internet actor.internet actor undeclared")
                        .with("Site aws.s3 store", "personal")
                        .flow("actor.internet request Site", "AccessControl PublicRead")
                        .setting("Site", "public-access-block", State.OFF, "AccessControl", "PublicRead"),
                "public-access-block");

        assertThat(gap.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(gap.how()).contains("a bucket of its own");
        assertThat(gap.patches()).isEmpty();
    }

    @Test
    void kindsAndCloudsAreThoseOfThePages() {
        assertThat(Choice.kinds()).contains("object-store", "queue", "relational-database");
        assertThat(Choice.clouds()).containsExactly("aws", "azure", "gcp");
    }
}
