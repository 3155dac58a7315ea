package dev.fourfold.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Patches;
import dev.fourfold.core.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WildcardGrantsTest {
    private static final String GUARD = "Api -> Users authorize property Authorizer";

    @TempDir
    private Path root;

    @Test
    void everyActionOfAServiceIsWeighedByWhatTheCodeUses() {
        var found = shop().grant("Create", "dynamodb:*", "*", 12, 11, "AmazonDynamoDBFullAccess")
                .check();

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.title()).isEqualTo("Create may do dynamodb:* on anything");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.reason()).startsWith("its code needs only dynamodb:PutItem on Orders");
            assertThat(finding.fix()).isEqualTo("allow only dynamodb:PutItem on Orders");
        });
    }

    @Test
    void whoTakesItOverGetsToTheRest() {
        var found = shop().draw("Profiles aws.dynamodb store health")
                .grant("Create", "dynamodb:*", "*", 12, 11, "AmazonDynamoDBFullAccess")
                .check();

        assertThat(found.getFirst().reason())
                .endsWith("whoever takes over Create, which requests from the internet come to, gets to Profiles"
                        + " (health) too");
    }

    @Test
    void whatIsOnlyKnownWhenTheCodeRunsWeighsLess() {
        var found = shop().draw("""
                        Profiles aws.dynamodb store health
                        aws.dynamodb aws.dynamodb store
                        Create -> aws.dynamodb write code dynamodb:PutItem
                        """)
                .grant("Create", "dynamodb:PutItem", "*", 12, 11, "inline")
                .check();

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.fix()).contains("what the template does not name");
        });
    }

    @Test
    void anActionOnEveryResourceOfItsTypeIsTooWide() {
        String tables = "arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/*";

        assertThat(shop().grant("Create", "dynamodb:PutItem", tables, 12, 11, "DynamoDBCrudPolicy")
                        .check())
                .extracting(Finding::title)
                .containsExactly("Create may do dynamodb:PutItem on anything");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dynamodb:PutItem on arn:aws:dynamodb:eu-west-1:1:table/${Orders}",
                "dynamodb:Query on arn:aws:dynamodb:eu-west-1:1:table/${Orders}/index/*",
                "dynamodb:PutItem on arn:aws:dynamodb:eu-west-1:1:table/orders-*",
                "s3:PutObject on arn:aws:s3:::${Bucket}/*",
                "execute-api:Invoke on arn:aws:execute-api:eu-west-1:1:${Api}/*/POST/orders",
                "logs:CreateLogGroup,logs:PutLogEvents on *",
                "xray:PutTraceSegments on *",
                "ec2:CreateNetworkInterface,ec2:DeleteNetworkInterface on *",
                "rekognition:DetectLabels on *",
                "dynamodb:ListTables on *",
                "sts:GetCallerIdentity on *"
            })
    void whatNamesItsResourcesOrCannotIsNone(String grant) {
        String[] words = grant.split(" on ");

        assertThat(shop().grant("Create", words[0], words[1], 12, 11, "inline").check())
                .isEmpty();
    }

    @Test
    void whatATriggerNeedsIsNotTakenAway() {
        var found = shop().draw("Queue aws.sqs channel\nQueue -> Create event-source event-source Queue")
                .grant("Create", "sqs:*", "*", 12, 11, "AmazonSQSFullAccess")
                .check();

        assertThat(found.getFirst().fix())
                .isEqualTo("allow only sqs:DeleteMessage, sqs:GetQueueAttributes and sqs:ReceiveMessage on Queue");
    }

    @Test
    void aPolicyThatSeveralFunctionsShareIsOneFinding() {
        var found = shop().draw("Other aws.lambda process")
                .grant("Create", "s3:*", "*", 12, 11, "Shared")
                .grant("Other", "s3:*", "*", 12, 11, "Shared")
                .check();

        assertThat(found).extracting(Finding::title).containsExactly("Create and Other may do s3:* on anything");
    }

    @Test
    void whatAnotherServiceDoesInItsNameIsNotTakenAway() {
        var found = shop().draw("""
                        aws.rekognition aws.rekognition process
                        Create -> aws.rekognition invoke code rekognition:DetectLabels
                        """)
                .grant("Create", "s3:GetObject", "*", 12, 11, "Policies")
                .check();

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.reason())
                    .startsWith("its code needs it for what rekognition:DetectLabels does in its name");
            assertThat(finding.fix()).startsWith("name what rekognition:DetectLabels works on");
            assertThat(finding.patches()).isEmpty();
        });
    }

    @Test
    void aStackIsDeletedWithTheCallersPermissions() {
        var found =
                shop().draw("""
                        aws.cloudformation aws.cloudformation process
                        Create -> aws.cloudformation invoke code cloudformation:DeleteStack
                        """).grant("Create", "*", "*", 12, 11, "Policies").check();

        assertThat(found.getFirst().reason()).startsWith("its code was seen to need ");
        assertThat(found.getFirst().fix()).contains("name what cloudformation:DeleteStack works on");
        assertThat(found.getFirst().patches()).isEmpty();
    }

    @Test
    void thePolicyOfABuildIsOneThingToLookAt() {
        var found = shop().draw("Build aws.codebuild process")
                .grant("Build", "dynamodb:PutItem", "*", 12, 11, "BuildPolicy")
                .grant("Build", "lambda:InvokeFunction", "*", 20, 11, "BuildPolicy")
                .check();

        assertThat(found)
                .extracting(Finding::title)
                .containsExactly("Build may do dynamodb:PutItem and lambda:InvokeFunction on anything");
    }

    @Test
    void codeThatWasNotReadGivesNoPatch() throws IOException {
        template("        - AmazonDynamoDBFullAccess");
        var found = Drawing.shop()
                .draw(GUARD)
                .in(root)
                .grant("Create", "dynamodb:*", "*", 5, 11, "AmazonDynamoDBFullAccess")
                .check();

        assertThat(found.getFirst().patches()).isEmpty();
        assertThat(found.getFirst().reason()).startsWith("its code was seen to need dynamodb:PutItem on Orders");
    }

    @Test
    void theManagedPolicyOfASamFunctionBecomesAStatement() throws IOException {
        template("        - AmazonDynamoDBFullAccess", "        - AWSLambdaBasicExecutionRole");

        assertThat(patched("AmazonDynamoDBFullAccess", "dynamodb:*,dax:*", 5, 11))
                .isEqualTo("""
                        Resources:
                          Create:
                            Properties:
                              Policies:
                                - Statement:
                                    - Effect: Allow
                                      Action: dynamodb:PutItem
                                      Resource: !GetAtt Orders.Arn
                                - AWSLambdaBasicExecutionRole
                        """.indent(0));
    }

    @Test
    void aPolicyTemplateGoesWithItsParameters() throws IOException {
        template("        - DynamoDBCrudPolicy:", "            TableName: '*'", "        - VPCAccessPolicy: {}");

        assertThat(patched("DynamoDBCrudPolicy", "dynamodb:PutItem,dynamodb:GetItem", 6, 13))
                .contains("Action: dynamodb:PutItem\n")
                .contains("- VPCAccessPolicy: {}\n")
                .doesNotContain("DynamoDBCrudPolicy", "TableName");
    }

    @Test
    void whatAStatementGrantsForHousekeepingStays() throws IOException {
        template(
                "        - Statement:",
                "            - Effect: Allow",
                "              Action: [dynamodb:*, logs:PutLogEvents]",
                "              Resource: '*'");

        assertThat(patched("Policies", "dynamodb:*,logs:PutLogEvents", 6, 15))
                .contains("Action: dynamodb:PutItem\n", "Resource: !GetAtt Orders.Arn\n")
                .contains("Action: logs:PutLogEvents\n", "Resource: \"*\"\n")
                .doesNotContain("dynamodb:*");
    }

    @Test
    void twoFunctionsThatCallEachOtherCannotReferToEachOther() throws IOException {
        template("        - AWSLambda_FullAccess", "        - AWSLambdaBasicExecutionRole");
        var calls = """
                Other aws.lambda process
                Create -> Other invoke code lambda:InvokeFunction
                """;

        var one = read().draw(calls).grant("Create", "lambda:*", "*", 5, 11, "AWSLambda_FullAccess");
        var both = read().draw(calls + "Other -> Create invoke code lambda:InvokeFunction")
                .grant("Create", "lambda:*", "*", 5, 11, "AWSLambda_FullAccess");

        assertThat(one.check().getFirst().patches()).isNotEmpty();
        assertThat(both.check().getFirst().patches()).isEmpty();
        assertThat(both.check().getFirst().fix()).endsWith("references would be circular");
    }

    @Test
    void aBucketThatAFunctionReadsMayBeReferredToUnlessItCallsTheFunction() throws IOException {
        template("        - AmazonS3FullAccess", "        - AWSLambdaBasicExecutionRole");
        var reads = """
                Photos aws.s3 store
                Photos -> Create read code s3:GetObject
                """;

        var reader = read().draw(reads).grant("Create", "s3:*", "*", 5, 11, "AmazonS3FullAccess");
        var called = read().draw(reads + "Photos -> Create subscription property NotificationConfiguration")
                .grant("Create", "s3:*", "*", 5, 11, "AmazonS3FullAccess");

        assertThat(reader.check().getFirst().patches()).isNotEmpty();
        assertThat(called.check().getFirst().patches()).isEmpty();
    }

    @Test
    void aListOfArnsIsNotASamFunctions() throws IOException {
        Files.writeString(root.resolve("template.yaml"), """
                Resources:
                  Role:
                    Properties:
                      ManagedPolicyArns:
                        - arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess
                """);

        var found = read().grant("Create", "dynamodb:*", "*", 5, 11, "AmazonDynamoDBFullAccess")
                .check();

        assertThat(found.getFirst().patches()).isEmpty();
    }

    private String patched(String source, String actions, int line, int column) throws IOException {
        var found = read().grant("Create", actions, "*", line, column, source).check();
        return Patches.apply(
                Files.readString(root.resolve("template.yaml")),
                found.getFirst().patches());
    }

    private void template(String... policies) throws IOException {
        Files.writeString(
                root.resolve("template.yaml"),
                "Resources:\n  Create:\n    Properties:\n      Policies:\n" + String.join("\n", List.of(policies))
                        + "\n");
    }

    private Drawing read() {
        return shop().in(root);
    }

    /// Guarded, and all of its code read.
    private static Drawing shop() {
        return Drawing.shop().draw(GUARD).read("Create").read("Other");
    }
}
