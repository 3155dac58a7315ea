package dev.fourfold.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fourfold.core.catalogue.Control.How;
import dev.fourfold.core.model.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a service page says of controls and of responsibility.
class ControlsTest {
    private static Service page(String more) {
        String front = "id: aws.things\ntitle: Things\nrole: store\n" + more;
        return Catalogue.of(Map.of("things.md", "---\n" + front + "---\n# Things\n"))
                .service("aws.things")
                .orElseThrow();
    }

    private static final String BACKUP = """
            controls:
              backup:
                how: with-settings
                says: Things can be brought back.
                absent: gone
                shown-by:
                  AWS::Things::Thing: { Keep.Days: at-least 7 }
                patch:
                  AWS::Things::Thing:
                    properties: |
                      Keep: { Days: 7 }
                source: https://docs.example.com/things
                date: 2026-11-24
            """;

    @Test
    void aControlSaysHowItIsHadAndHowATemplateShowsIt() {
        var backup = page(BACKUP).control("backup").orElseThrow();

        assertThat(backup.how()).isEqualTo(How.WITH_SETTINGS);
        assertThat(backup.shownBy()).singleElement().satisfies(sign -> {
            assertThat(sign.type()).isEqualTo("AWS::Things::Thing");
            assertThat(sign.holds()).containsEntry("Keep.Days", List.of("at-least 7"));
        });
        assertThat(backup.changes())
                .hasEntrySatisfying(
                        "AWS::Things::Thing",
                        change -> assertThat(change.properties()).isEqualTo("Keep: { Days: 7 }\n"));
    }

    @Test
    void aMisspeltKeyIsAProblemWithItsPlace() {
        assertThatThrownBy(() -> page(BACKUP.replace("absent:", "abcent:")))
                .isInstanceOf(Problem.Fatal.class)
                .hasMessageContaining("things.md")
                .hasMessageContaining("controls.backup: unknown key 'abcent'");
    }

    @Test
    void aMisspeltKeyOfASignIsAProblemToo() {
        assertThatThrownBy(() -> page(BACKUP.replace("{ Keep.Days", "{ off: Thing, Keep.Days")))
                .hasMessageContaining("unknown key 'off'");
    }

    @Test
    void aFactWithoutSourceOrDateIsNoFact() {
        assertThatThrownBy(() -> page(BACKUP.replace("    source: https://docs.example.com/things\n", "")))
                .hasMessageContaining("no source");
        assertThatThrownBy(() -> page(BACKUP.replace("2026-11-24", "last autumn")))
                .hasMessageContaining("the date is written 2026-11-24");
    }

    @Test
    void whoUsesAKeyHasToBeSaid() {
        assertThatThrownBy(() -> page(BACKUP.replace("{ Days: 7 }", "!GetAtt ${key}.Arn")))
                .hasMessageContaining("who uses the key?");
    }

    private static final String LAYERS = """
            responsibility:
              facility: provider
              runtime: shared
              data: yours
              source: https://docs.example.com/security
              date: 2026-11-24
            """;

    @Test
    void whoseALayerIsHasASourceToo() {
        assertThatThrownBy(() -> page(LAYERS.replace("  source: https://docs.example.com/security\n", "")))
                .hasMessageContaining("responsibility: no source");
    }

    @Test
    void responsibilityIsSaidLayerByLayer() {
        var things = page(LAYERS);

        assertThat(things.responsibility())
                .containsExactly(
                        Map.entry(Layer.FACILITY, Owner.PROVIDER),
                        Map.entry(Layer.RUNTIME, Owner.SHARED),
                        Map.entry(Layer.DATA, Owner.YOURS));
    }

    @Test
    void servicesThatEveryApplicationHasBesideAreSomebodysToo() {
        for (String service : List.of(
                "aws.kms", "aws.kinesis", "aws.scheduler", "aws.appsync", "aws.cloudfront", "aws.apigateway.rest"))
            assertThat(Catalogue.shipped().service(service).orElseThrow().responsibility())
                    .as(service)
                    .containsKeys(Layer.FACILITY, Layer.IDENTITY, Layer.DATA);
    }

    @Test
    void theCommonestServicesAreDescribed() {
        for (String service : List.of(
                "aws.lambda",
                "aws.apigateway",
                "aws.dynamodb",
                "aws.s3",
                "aws.sqs",
                "aws.sns",
                "aws.eventbridge",
                "aws.stepfunctions",
                "aws.cognito",
                "aws.secretsmanager",
                "aws.logs",
                "aws.rds",
                "azure.storage",
                "gcp.storage")) {
            var page = Catalogue.shipped().service(service).orElseThrow();
            assertThat(page.controls())
                    .as(service)
                    .containsKeys("encryption-at-rest", "encryption-at-rest.customer-key");
            assertThat(page.responsibility()).as(service).containsKeys(Layer.FACILITY, Layer.IDENTITY, Layer.DATA);
            assertThat(page.kind()).as(service).isNotEmpty();
        }
    }
}
