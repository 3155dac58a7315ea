package dev.fourfold.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Fit.Verdict;
import dev.fourfold.core.fit.Need;
import dev.fourfold.core.fit.Offer;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.fit.Responsibility;
import dev.fourfold.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitReportTest {
    private static final String DATA = "personal data reaches it from ShopApi by way of CreateOrder";
    private static final Patch KEY =
            new Patch("template.yaml", 90, List.of(), List.of("", "  DataKey:", "    Type: AWS::KMS::Key"));

    private static Fit fit(String component, String control, Verdict verdict, String law, Patch... patches) {
        var need = new Need(component, control, Severity.MEDIUM, List.of(DATA, law));
        return new Fit(need, verdict, null, "It can be had.", List.of(patches));
    }

    @Test
    void theGapsOfAComponentStandUnderTheReasonsThatTheyShare() {
        var recovery = new Patch("template.yaml", 60, List.of("      Recovery: no"), List.of("      Recovery: yes"));
        var report = FitReport.of(
                Sketch.shop(),
                List.of(
                        fit("Orders", "backup", Verdict.FAIL, "data must come back", recovery),
                        fit("Orders", "encryption-at-rest.customer-key", Verdict.FAIL, "you decide who reads", KEY),
                        fit("Reports", "encryption-at-rest.customer-key", Verdict.FAIL, "you decide who reads", KEY),
                        fit("ShipQueue", "retention", Verdict.UNKNOWN, ""),
                        fit("Orders", "encryption-at-rest", Verdict.PASS, "")),
                TextStyle.PLAIN);

        assertThat(report).isEqualTo("""
                shop · 5 needs · 3 gaps · 1 not known

                Orders DynamoDB                                                 template.yaml:55
                  personal data reaches it from ShopApi by way of CreateOrder
                  medium   backup
                    data must come back
                    It can be had.
                    template.yaml:60
                -       Recovery: no
                +       Recovery: yes
                  medium   encryption-at-rest.customer-key
                    you decide who reads
                    It can be had.
                    template.yaml:90
                +   DataKey:
                +     Type: AWS::KMS::Key

                Reports S3                                                     template.yaml:140
                  personal data reaches it from ShopApi by way of CreateOrder
                  you decide who reads
                  medium   encryption-at-rest.customer-key
                    It can be had.
                    and DataKey: as above

                Not known
                  retention
                    ShipQueue

                Holds
                  encryption-at-rest
                    Orders
                """);
    }

    @Test
    void aLineToCopyIsNeverCut() {
        String line = "      Format: " + "x".repeat(120);
        var patch = new Patch("template.yaml", 60, List.of(), List.of(line));

        assertThat(FitReport.of(
                        Sketch.shop(), List.of(fit("Orders", "backup", Verdict.FAIL, "", patch)), TextStyle.PLAIN))
                .contains("+ " + line + "\n");
    }

    @Test
    void anApplicationThatNeedsNothingIsToldSo() {
        assertThat(FitReport.of(Sketch.shop(), List.of(), TextStyle.PLAIN))
                .contains("Nothing here has data that is known to need protection");
    }

    @Test
    void anOfferSaysWhatAServiceTakesBesides() {
        var given = new Offer.Answer("encryption-at-rest", Severity.HIGH, "default", "Always.", List.of(), "", "", "");
        var key = new Offer.Answer(
                "encryption-at-rest.customer-key",
                Severity.MEDIUM,
                "with-settings",
                "Name your own key.",
                List.of("a key with rotation"),
                "",
                "https://docs.example.com/keys",
                "2026-11-24");
        var offer = new Offer("aws", "aws.s3", "Amazon S3", List.of("AWS KMS"), List.of(given, key));

        assertThat(OfferReport.of("object-store for personal data", List.of(offer), TextStyle.PLAIN))
                .isEqualTo("""
                object-store for personal data

                aws  Amazon S3 + AWS KMS                                   1 by itself, 1 to add
                  by itself: encryption-at-rest
                  encryption-at-rest.customer-key                                  with-settings
                      Name your own key.
                      + a key with rotation
                      https://docs.example.com/keys
                """);
    }

    @Test
    void aCloudWithoutAnAnswerIsNamed() {
        var offer = new Offer("aws", "aws.sqs", "Amazon SQS", List.of(), List.of());

        assertThat(OfferReport.of("queue", List.of(offer), List.of("aws", "azure", "gcp"), TextStyle.PLAIN))
                .endsWith("\nOf azure and gcp no such service is described yet.\n");
    }

    @Test
    void theLayersOfAServiceStandInOneRow() {
        var map = Sketch.of("app", """
                Create aws.lambda process
                Read aws.lambda process
                Orders aws.dynamodb store
                Index aws.kendra store
                """);

        assertThat(ResponsibilityReport.of(Responsibility.of(map), TextStyle.PLAIN))
                .isEqualTo("""
                Shared responsibility: of 23 layers in this application, 8 are yours
                                      site   metal  net    host   run    app    access data
                2 Lambda              P      P      P      P      S      Y      Y      Y
                DynamoDB              P      P      P      P      P      -      Y      Y
                P: the provider's. S: shared, your settings decide whether it works. Y: yours
                day to day. -: it has none.
                Not described yet: Kendra.
                """);
    }
}
