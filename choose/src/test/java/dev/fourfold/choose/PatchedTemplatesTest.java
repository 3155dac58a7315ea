package dev.fourfold.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Fit.Verdict;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.fit.Patches;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Role;
import dev.fourfold.map.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change is one only if the template that has it is valid and the gap is gone: every test patches a template and
/// maps
/// it again.
class PatchedTemplatesTest {
    private static final String DATA = "health";

    @TempDir
    Path folder;

    private Path template = Path.of("");

    @BeforeEach
    void nameTheTemplate() {
        template = folder.resolve("template.yaml");
    }

    private void given(String text) throws IOException {
        Files.writeString(template, text);
    }

    /// The application as it is, with health data in everything that can hold data.
    private AppMap map() {
        var drawn = Mapping.read(folder, false).map(List.of());
        assertThat(drawn.problems()).isEmpty();
        return new AppMap(
                drawn.name(),
                drawn.components().stream().map(PatchedTemplatesTest::withData).toList(),
                drawn.flows(),
                drawn.grants(),
                drawn.settings(),
                List.of(),
                drawn.templates(),
                drawn.gaps(),
                drawn.problems());
    }

    private static Component withData(Component component) {
        var holders = Set.of(Role.STORE, Role.CHANNEL, Role.IDENTITY, Role.GATEWAY, Role.PROCESS);
        boolean holds = holders.contains(component.role()) && component.declared();
        return new Component(
                component.id(),
                component.name(),
                component.service(),
                component.role(),
                component.type(),
                component.declared(),
                component.stack(),
                component.location(),
                component.condition(),
                holds ? List.of(DATA) : List.of());
    }

    private List<Fit> fits() {
        return Choice.of(map(), folder, Policy.standard());
    }

    private List<String> gaps() {
        return fits().stream()
                .filter(fit -> fit.verdict() == Verdict.FAIL)
                .map(fit -> fit.need().component() + " " + fit.need().control())
                .toList();
    }

    /// Applies patches and returns the gaps that are left.
    private List<String> afterPatching(List<Patch> patches) throws IOException {
        assertThat(patches).isNotEmpty();
        Files.writeString(template, Patches.apply(Files.readString(template), patches));
        return gaps();
    }

    @Test
    void theGapsOfStoresAndChannelsCloseTogether() throws IOException {
        given("""
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      BillingMode: PAY_PER_REQUEST
                  Photos:
                    Type: AWS::S3::Bucket
                  Jobs: { Type: AWS::SQS::Queue }
                  News:
                    Type: AWS::SNS::Topic
                    Properties: { TopicName: news }
                  Log:
                    Type: AWS::Logs::LogGroup
                  Bus:
                    Type: AWS::Events::EventBus
                    Properties:
                      Name: orders
                  Login:
                    Type: AWS::SecretsManager::Secret
                  Users: { Type: AWS::Cognito::UserPool }
                  Flow:
                    Type: AWS::StepFunctions::StateMachine
                    Properties:
                      RoleArn: arn:aws:iam::111122223333:role/flow
                """);

        assertThat(gaps())
                .contains(
                        "Orders encryption-at-rest.customer-key",
                        "Orders backup",
                        "Photos encryption-at-rest.customer-key",
                        "Photos encryption-in-transit",
                        "Photos backup",
                        "Jobs encryption-at-rest.customer-key",
                        "Jobs encryption-in-transit",
                        "News encryption-at-rest",
                        "News encryption-at-rest.customer-key",
                        "Log encryption-at-rest.customer-key",
                        "Log retention",
                        "Bus encryption-at-rest.customer-key",
                        "Login encryption-at-rest.customer-key",
                        "Users deletion-protection",
                        "Flow encryption-at-rest.customer-key");
        // A topic's policy would have to allow what is allowed now, and a user pool has no key of one's own.
        assertThat(afterPatching(Choice.patches(fits())))
                .containsExactlyInAnyOrder("News encryption-in-transit", "Users encryption-at-rest.customer-key");
    }

    @Test
    void everyGapAloneClosesWithItsOwnPatches() throws IOException {
        String text = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Notes:
                    Type: AWS::Serverless::SimpleTable
                  Photos: { Type: AWS::S3::Bucket, Properties: { BucketName: photos } }
                  ShopApi:
                    Type: AWS::Serverless::HttpApi
                  Pages:
                    Type: AWS::Serverless::Api
                    Properties:
                      StageName: live
                  Work:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: python3.13
                      Handler: app.handler
                      InlineCode: ""
                      FunctionUrlConfig: { AuthType: NONE, InvokeMode: BUFFERED }
                      Events:
                        Post: { Type: HttpApi, Properties: { ApiId: !Ref ShopApi, Path: /notes, Method: post } }
                        Get: { Type: Api, Properties: { RestApiId: !Ref Pages, Path: /notes, Method: get } }
                """;
        given(text);
        var gaps = fits().stream().filter(fit -> !fit.patches().isEmpty()).toList();
        assertThat(gaps)
                .extracting(fit -> fit.need().component() + " " + fit.need().control())
                .contains(
                        "Notes encryption-at-rest.customer-key",
                        "Notes backup",
                        "Photos backup",
                        "ShopApi access-logging",
                        "Pages access-logging",
                        "Work authentication");

        for (var gap : gaps) {
            given(text);
            String name = gap.need().component() + " " + gap.need().control();
            assertThat(afterPatching(gap.patches())).as(name).doesNotContain(name);
        }
    }

    @Test
    void aFunctionsUrlKeepsWhatElseItSays() throws IOException {
        given("""
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Work:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: python3.13
                      Handler: app.handler
                      InlineCode: ""
                      FunctionUrlConfig: { AuthType: NONE, InvokeMode: BUFFERED }
                """);

        assertThat(afterPatching(Choice.patches(fits()))).isEmpty();
        assertThat(template).content().contains("""
                FunctionUrlConfig:
                        AuthType: AWS_IAM
                        InvokeMode: BUFFERED
                """);
    }

    @Test
    void theKeysPolicyNamesExactlyThoseWhoUseIt() throws IOException {
        given("""
                Resources:
                  News:
                    Type: AWS::SNS::Topic
                    Properties:
                      Subscription:
                        - { Protocol: sqs, Endpoint: !GetAtt Jobs.Arn }
                  Jobs:
                    Type: AWS::SQS::Queue
                """);

        afterPatching(Choice.patches(fits()));

        assertThat(template)
                .content()
                .containsOnlyOnce("DataKey:\n")
                .contains("EnableKeyRotation: true")
                .contains("- !Sub sns.${AWS::Region}.amazonaws.com", "- !Sub sqs.${AWS::Region}.amazonaws.com")
                .contains("Principal: { Service: sns.amazonaws.com }")
                .doesNotContain("events.amazonaws.com", "dynamodb");
    }

    @Test
    void aBucketThatHasAPolicyGetsNoSecondOne() throws IOException {
        given("""
                Resources:
                  Photos:
                    Type: AWS::S3::Bucket
                  PhotosPolicy:
                    Type: AWS::S3::BucketPolicy
                    Properties:
                      Bucket: !Ref Photos
                      PolicyDocument:
                        Statement:
                          - { Effect: Allow, Principal: "*", Action: s3:GetObject, Resource: "*" }
                """);

        assertThat(fits())
                .filteredOn(fit -> fit.need().control().equals("encryption-in-transit"))
                .singleElement()
                .satisfies(fit -> {
                    assertThat(fit.verdict()).isEqualTo(Verdict.FAIL);
                    assertThat(fit.patches()).isEmpty();
                });
    }

    @Test
    void whatIsFixedAtCreationIsSaidAndNotPatched() throws IOException {
        given("""
                Resources:
                  Orders:
                    Type: AWS::RDS::DBCluster
                    Properties:
                      Engine: aurora-postgresql
                """);

        assertThat(fits())
                .filteredOn(fit -> fit.need().control().equals("encryption-at-rest"))
                .singleElement()
                .satisfies(fit -> {
                    assertThat(fit.how())
                            .contains("a move to it. Now: not encrypted, except an Aurora cluster created since");
                    assertThat(fit.patches()).isEmpty();
                });
    }

    @Test
    void aTemplateInJsonGetsTheWordsAlone() throws IOException {
        Files.writeString(folder.resolve("template.json"), """
                { "AWSTemplateFormatVersion": "2010-09-09",
                  "Resources": { "Orders": { "Type": "AWS::DynamoDB::Table", "Properties": {} } } }
                """);

        assertThat(fits())
                .filteredOn(fit -> fit.verdict() == Verdict.FAIL)
                .isNotEmpty()
                .allSatisfy(fit -> assertThat(fit.patches()).isEmpty());
    }

    @Test
    void aPatchedTemplateNeedsNoSecondPatch() throws IOException {
        given("""
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                """);
        afterPatching(Choice.patches(fits()));

        assertThat(Choice.patches(fits())).isEmpty();
    }
}
