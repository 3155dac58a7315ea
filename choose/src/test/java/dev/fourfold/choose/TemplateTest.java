package dev.fourfold.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.fit.Patches;
import dev.fourfold.core.model.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Properties laid over those of a resource, in the many ways in which people write YAML.
class TemplateTest {
    private static final String KEY = """
            SSESpecification:
              SSEEnabled: true
              KMSMasterKeyId: !GetAtt DataKey.Arn
            """;

    private static String over(String text, int line, String properties) {
        var template = Template.of("template.yaml", text).orElseThrow();
        var resource = template.at(new Location("template.yaml", line, 1)).orElseThrow();
        return Patches.apply(text, template.over(resource, properties));
    }

    @Test
    void aPropertyComesAfterThoseThatAreThere() {
        assertThat(over("""
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: orders   # what the code calls it

                  # What is to be done
                  Jobs:
                    Type: AWS::SQS::Queue
                """, 3, KEY)).isEqualTo("""
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: orders   # what the code calls it
                      SSESpecification:
                        SSEEnabled: true
                        KMSMasterKeyId: !GetAtt DataKey.Arn

                  # What is to be done
                  Jobs:
                    Type: AWS::SQS::Queue
                """);
    }

    @Test
    void propertiesAreMadeWhereThereAreNone() {
        assertThat(over("""
                Resources:
                    Orders:
                        Type: AWS::Serverless::SimpleTable
                """, 3, KEY)).isEqualTo("""
                Resources:
                    Orders:
                        Type: AWS::Serverless::SimpleTable
                        Properties:
                          SSESpecification:
                            SSEEnabled: true
                            KMSMasterKeyId: !GetAtt DataKey.Arn
                """);
    }

    @Test
    void whatIsSaidOtherwiseIsReplacedAndTheRestStays() {
        assertThat(over("""
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      SSESpecification:
                        SSEEnabled: false   # for now
                        SSEType: KMS
                      TableName: orders
                """, 3, KEY)).isEqualTo("""
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      SSESpecification:
                        SSEEnabled: true
                        SSEType: KMS
                        KMSMasterKeyId: !GetAtt DataKey.Arn
                      TableName: orders
                """);
    }

    @Test
    void propertiesOnOneLineAreUnfolded() {
        assertThat(over("""
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties: {TableName: !Sub "${App}-orders", SSESpecification: {SSEEnabled: false, SSEType: KMS}}
                """, 3, KEY)).isEqualTo("""
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: !Sub "${App}-orders"
                      SSESpecification:
                        SSEEnabled: true
                        SSEType: KMS
                        KMSMasterKeyId: !GetAtt DataKey.Arn
                """);
    }

    @Test
    void aResourceOnOneLineIsUnfoldedToo() {
        assertThat(over("""
                Resources:
                  Orders: { Type: AWS::DynamoDB::Table }
                  Jobs: { Type: AWS::SQS::Queue }
                """, 2, KEY)).isEqualTo("""
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      SSESpecification:
                        SSEEnabled: true
                        KMSMasterKeyId: !GetAtt DataKey.Arn
                  Jobs: { Type: AWS::SQS::Queue }
                """);
    }

    @Test
    void aTextInBlockStyleEndsWhereItEnds() {
        assertThat(over("""
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      Note: |
                        First line
                        Last line

                Outputs: {}
                """, 3, "TableName: orders\n")).isEqualTo("""
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      Note: |
                        First line
                        Last line
                      TableName: orders

                Outputs: {}
                """);
    }

    @Test
    void aMappingOverSeveralLinesInFlowStyleIsLeftAlone() {
        String text = """
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties: { TableName: orders, KeySchema: [
                      { AttributeName: id, KeyType: HASH } ] }
                """;

        assertThat(over(text, 3, KEY)).isEqualTo(text);
    }

    @Test
    void aConditionIsNotGivenAKeyBesideIt() {
        assertThat(over("""
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      SSESpecification:
                        Fn::If: [Live, { SSEEnabled: true }, !Ref AWS::NoValue]
                """, 3, KEY)).endsWith("""
                      SSESpecification:
                        SSEEnabled: true
                        KMSMasterKeyId: !GetAtt DataKey.Arn
                """);
    }

    @Test
    void resourcesComeAfterTheLastOne() {
        String text = """
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                Outputs: {}
                """;
        var template = Template.of("template.yaml", text).orElseThrow();

        assertThat(Patches.apply(text, List.of(template.with("Key:\n  Type: AWS::KMS::Key\n"))))
                .isEqualTo("""
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table

                          Key:
                            Type: AWS::KMS::Key
                        Outputs: {}
                        """);
    }

    @Test
    void aTemplateInJsonHasNoLinesToChange() {
        assertThat(Template.of("template.json", "{ \"Resources\": { \"Orders\": { \"Type\": \"AWS::SQS::Queue\" } } }"))
                .isEmpty();
    }

    @Test
    void whatIsNoTemplateIsNone() {
        assertThat(Template.of("template.yaml", "Resources: [")).isEmpty();
        assertThat(Template.of("template.yaml", "")).isEmpty();
        assertThat(Template.of("template.yaml", "Resources: 7")).isEmpty();
    }

    @Test
    void aKeyServesWhereItsPolicySaysSo() {
        var template = Template.of("template.yaml", """
                Resources:
                  AppKey:
                    Type: AWS::KMS::Key
                    Properties:
                      KeyPolicy:
                        Statement:
                          - Principal: {AWS: "*"}
                            Action: kms:Decrypt
                            Condition:
                              StringEquals: {kms:ViaService: !Sub "dynamodb.${AWS::Region}.amazonaws.com"}
                          - Principal: {Service: sns.amazonaws.com}
                  OtherKey:
                    Type: AWS::KMS::Key
                """).orElseThrow();

        assertThat(template.key(List.of("dynamodb"), List.of())).contains("AppKey");
        assertThat(template.key(List.of("dynamodb"), List.of("sns.amazonaws.com")))
                .contains("AppKey");
        assertThat(template.key(List.of("dynamodb", "s3"), List.of())).isEmpty();
        assertThat(template.key(List.of("dynamodb"), List.of("events.amazonaws.com")))
                .isEmpty();
    }
}
