package dev.fourfold.core.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatchesTest {
    private static final String TEMPLATE = """
            Resources:
              Orders:
                Type: AWS::DynamoDB::Table
              Jobs:
                Type: AWS::SQS::Queue
            """;

    private static Patch adds(int line, String... lines) {
        return new Patch("template.yaml", line, List.of(), List.of(lines));
    }

    @Test
    void linesComeBeforeTheLineThatAPatchNames() {
        assertThat(Patches.apply(TEMPLATE, List.of(adds(4, "    Properties:", "      TableName: orders"))))
                .isEqualTo("""
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              TableName: orders
                          Jobs:
                            Type: AWS::SQS::Queue
                        """);
    }

    @Test
    void twoPatchesForAResourceWithoutPropertiesMakeOneProperties() {
        var backup = adds(4, "    Properties:", "      DeletionProtectionEnabled: true");
        var name = adds(4, "    Properties:", "      TableName: orders");

        assertThat(Patches.apply(TEMPLATE, List.of(backup, name)))
                .contains("    Properties:\n      DeletionProtectionEnabled: true\n      TableName: orders\n  Jobs:\n");
    }

    @Test
    void aPatchThatSeveralGapsShareIsAppliedOnce() {
        var key = adds(6, "  Key:", "    Type: AWS::KMS::Key");

        assertThat(Patches.apply(TEMPLATE, List.of(key, key))).containsOnlyOnce("Key:\n");
    }

    @Test
    void whatIsIndentedDeeperBelongsToTheLinesBefore() {
        var key = adds(6, "  Key:", "    Type: AWS::KMS::Key");
        var property = adds(6, "    Properties:", "      QueueName: jobs");

        assertThat(Patches.apply(TEMPLATE, List.of(key, property)))
                .endsWith(
                        "    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: jobs\n  Key:\n    Type: AWS::KMS::Key\n");
    }

    @Test
    void aFileWithWindowsLineEndsKeepsThem() {
        var patched = Patches.apply(TEMPLATE.replace("\n", "\r\n"), List.of(adds(6, "  Key:")));

        assertThat(patched).endsWith("    Type: AWS::SQS::Queue\r\n  Key:\r\n");
    }

    @Test
    void aTextThatHasChangedIsNotPatched() {
        var patch = new Patch("template.yaml", 2, List.of("  Invoices:"), List.of("  Bills:"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Patches.apply(TEMPLATE, List.of(patch)))
                .withMessage("line 2: not the text that was patched");
    }

    @Test
    void patchesThatReplaceTheSameLinesDifferentlyAreRefused() {
        var one = new Patch("template.yaml", 2, List.of("  Orders:", "    Type: AWS::DynamoDB::Table"), List.of("a"));
        var other = new Patch("template.yaml", 3, List.of("    Type: AWS::DynamoDB::Table"), List.of("b"));

        assertThatIllegalArgumentException().isThrownBy(() -> Patches.apply(TEMPLATE, List.of(one, other)));
    }
}
