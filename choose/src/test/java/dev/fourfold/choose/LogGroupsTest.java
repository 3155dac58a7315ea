package dev.fourfold.choose;

import static dev.fourfold.choose.Drawing.drawn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Fit.Verdict;
import dev.fourfold.core.fit.Patches;
import dev.fourfold.core.model.Setting.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a function writes to its log is a copy that must end, whether a template declares the log group or Lambda makes
/// it.
class LogGroupsTest {
    private static final String FUNCTION = """
            Resources:
              Welcome:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: app.handler
            """;

    @TempDir
    private Path folder;

    private String template = FUNCTION;

    private static Drawing logging(String... data) {
        return drawn().with("Welcome aws.lambda process", data)
                .at("template.yaml", 2)
                .with("/aws/lambda/Welcome aws.logs store undeclared", data)
                .flow("Welcome log /aws/lambda/Welcome", "console.log");
    }

    private List<Fit> gaps(Drawing drawing) throws IOException {
        Files.writeString(folder.resolve("template.yaml"), template);
        return Choice.of(drawing.map(), folder, Policy.standard()).stream()
                .filter(fit -> fit.verdict() == Verdict.FAIL)
                .toList();
    }

    @Test
    void theLogGroupThatLambdaMakesIsDeclaredWithARetention() throws IOException {
        var gaps = gaps(logging("personal"));

        assertThat(gaps).singleElement().satisfies(gap -> {
            assertThat(gap.need().control()).isEqualTo("retention");
            assertThat(gap.how())
                    .startsWith("Lambda made the log group by itself.")
                    .endsWith("Now: kept for ever.");
        });
        assertThat(Patches.apply(template, Choice.patches(gaps))).isEqualTo(FUNCTION + "\n" + """
                  WelcomeLogs:
                    Type: AWS::Logs::LogGroup
                    Properties:
                      LogGroupName: !Sub /aws/lambda/${Welcome}
                      RetentionInDays: 30
                """);
    }

    @Test
    void oneDeclarationHasTheRetentionAndTheKeyThatHealthDataNeeds() throws IOException {
        var patched = Patches.apply(template, Choice.patches(gaps(logging("health"))));

        assertThat(patched)
                .containsOnlyOnce("  WelcomeLogs:\n")
                .contains("      RetentionInDays: 30\n", "      KmsKeyId: !GetAtt DataKey.Arn\n")
                .contains("Principal: { Service: !Sub \"logs.${AWS::Region}.amazonaws.com\" }");
    }

    @Test
    void anotherResourceOfThatNameIsLeftAlone() throws IOException {
        template = FUNCTION + "  WelcomeLogs:\n    Type: AWS::S3::Bucket\n";

        assertThat(gaps(logging("personal")))
                .singleElement()
                .satisfies(gap -> assertThat(gap.patches()).isEmpty());
    }

    @Test
    void aDeclaredLogGroupGetsItsRetention() throws IOException {
        template = FUNCTION + """
                Logs:
                  Type: AWS::Logs::LogGroup
                  Properties:
                    LogGroupName: !Sub /aws/lambda/${Welcome}
                """.indent(2);
        var drawing = drawn().with("Logs aws.logs store", "personal")
                .at("template.yaml", 6)
                .setting("Logs", "retention", State.OFF, "RetentionInDays", "");

        assertThat(Patches.apply(template, Choice.patches(gaps(drawing))))
                .isEqualTo(template + "      RetentionInDays: 30\n");
    }

    @Test
    void aLogGroupThatNobodyIsKnownToMakeIsUnknown() throws IOException {
        assertThat(gaps(drawn().with("Elsewhere aws.logs store undeclared", "personal")))
                .isEmpty();
    }

    @Test
    void publicDataMayStay() throws IOException {
        assertThat(gaps(logging("public"))).isEmpty();
    }
}
