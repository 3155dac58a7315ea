package dev.fourfold.map.flow;

import static dev.fourfold.map.Given.given;
import static dev.fourfold.map.Given.resources;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.model.Setting;
import dev.fourfold.map.Mapped;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What templates show of the controls of their components. A setting is written `control state property=value`.
class SettingsTest {
    private static List<String> settings(Mapped mapped, String component) {
        return mapped.map().settings().stream()
                .filter(setting -> setting.component().equals(component))
                .map(setting -> setting.control() + " " + setting.state().word() + " " + setting.property()
                        + (setting.value().isEmpty() ? "" : "=" + setting.value()))
                .toList();
    }

    private static Setting setting(Mapped mapped, String component, String control) {
        return mapped.map().settings().stream()
                .filter(each ->
                        each.component().equals(component) && each.control().equals(control))
                .findFirst()
                .orElseThrow();
    }

    private static String table(String properties) {
        return "Key: { Type: AWS::KMS::Key }\nOrders:\n  Type: AWS::DynamoDB::Table\n  Properties:\n"
                + properties.indent(4);
    }

    @Test
    void aSettingThatIsNotThereIsOff() {
        assertThat(settings(resources("Orders: { Type: AWS::DynamoDB::Table }").mapped(), "Orders"))
                .contains(
                        "encryption-at-rest.customer-key off SSESpecification.KMSMasterKeyId",
                        "backup off PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled");
    }

    @Test
    void aSettingHasItsValueAndItsPlace() {
        var mapped = resources(table("""
                PointInTimeRecoverySpecification:
                  PointInTimeRecoveryEnabled: true
                """)).mapped();

        var backup = setting(mapped, "Orders", "backup");
        assertThat(backup.state()).isEqualTo(Setting.State.ON);
        assertThat(backup.value()).isEqualTo("true");
        assertThat(backup.location()).hasToString("template.yaml:7:37");
    }

    @Test
    void aKeyOfTheProviderIsNoKeyOfOnesOwn() {
        assertThat(settings(
                        resources(table("SSESpecification: { KMSMasterKeyId: alias/aws/dynamodb }"))
                                .mapped(),
                        "Orders"))
                .contains("encryption-at-rest.customer-key off SSESpecification.KMSMasterKeyId=alias/aws/dynamodb");
        assertThat(settings(
                        resources(table("SSESpecification: { KMSMasterKeyId: !GetAtt Key.Arn }"))
                                .mapped(),
                        "Orders"))
                .contains("encryption-at-rest.customer-key on SSESpecification.KMSMasterKeyId=${Key.Arn}");
    }

    @Test
    void whatOnlyTheDeploymentDecidesIsUnknown() {
        var mapped = given("template.yaml", """
                Parameters:
                  KeyArn: { Type: String }
                  Recover: { Type: String }
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      SSESpecification: { KMSMasterKeyId: !Ref KeyArn }
                      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: !Ref Recover }
                """).mapped();

        assertThat(settings(mapped, "Orders"))
                .contains(
                        "encryption-at-rest.customer-key unknown SSESpecification.KMSMasterKeyId=${KeyArn}",
                        "backup unknown PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled=${Recover}");
    }

    @Test
    void bothBranchesOfAConditionHaveToSayTheSame() {
        String template = """
                Conditions: { Live: !Equals [!Ref "AWS::StackName", live] }
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      PointInTimeRecoverySpecification: !If [Live, { PointInTimeRecoveryEnabled: true }, %s]
                """;

        assertThat(settings(
                        given("template.yaml", template.formatted("!Ref AWS::NoValue"))
                                .mapped(),
                        "Orders"))
                .contains("backup unknown PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled=${Live}");
        assertThat(settings(
                        given("template.yaml", template.formatted("{ PointInTimeRecoveryEnabled: true }"))
                                .mapped(),
                        "Orders"))
                .contains("backup on PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled=true");
    }

    @Test
    void aQueueIsEncryptedUnlessThatIsSwitchedOff() {
        var mapped = resources("""
                Jobs: { Type: AWS::SQS::Queue }
                Open: { Type: AWS::SQS::Queue, Properties: { SqsManagedSseEnabled: false } }
                Kept: { Type: AWS::SQS::Queue, Properties: { SqsManagedSseEnabled: false, KmsMasterKeyId: alias/aws/sqs } }
                """).mapped();

        assertThat(setting(mapped, "Jobs", "encryption-at-rest").state()).isEqualTo(Setting.State.ON);
        assertThat(setting(mapped, "Open", "encryption-at-rest").state()).isEqualTo(Setting.State.OFF);
        assertThat(setting(mapped, "Kept", "encryption-at-rest").state()).isEqualTo(Setting.State.ON);
    }

    @Test
    void aBucketsPolicySpeaksForTheBucketThatItNames() {
        var mapped = resources("""
                Photos: { Type: AWS::S3::Bucket }
                Files: { Type: AWS::S3::Bucket }
                PhotosPolicy:
                  Type: AWS::S3::BucketPolicy
                  Properties:
                    Bucket: !Ref Photos
                    PolicyDocument:
                      Statement:
                        - { Effect: Allow, Principal: { AWS: "111122223333" }, Action: s3:GetObject, Resource: "*" }
                        - { Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*",
                            Condition: { Bool: { "aws:SecureTransport": false } } }
                """).mapped();

        assertThat(setting(mapped, "Photos", "encryption-in-transit").state()).isEqualTo(Setting.State.ON);
        assertThat(setting(mapped, "Files", "encryption-in-transit").state()).isEqualTo(Setting.State.OFF);
    }

    @Test
    void everyStageOfAnApiHasToLog() {
        var mapped = resources("""
                Shop: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: shop, ProtocolType: HTTP } }
                Log: { Type: AWS::Logs::LogGroup }
                Live:
                  Type: AWS::ApiGatewayV2::Stage
                  Properties: { ApiId: !Ref Shop, AccessLogSettings: { DestinationArn: !GetAtt Log.Arn } }
                Test: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Shop } }
                """).mapped();

        assertThat(setting(mapped, "Shop", "access-logging").state()).isEqualTo(Setting.State.OFF);
    }

    @Test
    void aTrailOfTheAccountMayRecordWhatNoTrailHereDoes() {
        assertThat(setting(resources("Orders: { Type: AWS::DynamoDB::Table }").mapped(), "Orders", "access-logging")
                        .state())
                .isEqualTo(Setting.State.UNKNOWN);
    }

    @Test
    void noValueOfAPageIsReadWhereATemplateIsBroken() {
        assertThat(resources("Orders: { Type: AWS::DynamoDB::Table, Properties: 7 }")
                        .mapped()
                        .map()
                        .settings())
                .allSatisfy(setting -> assertThat(setting.component()).isEqualTo("Orders"));
    }
}
