package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.given;

import org.junit.jupiter.api.Test;

/// Conditions are the deployment's to decide: both branches stay, with the condition's name.
class ConditionsTest {
    @Test
    void aResourceKeepsTheNameOfItsCondition() {
        given("template.yaml", """
                Conditions:
                  IsProd: !Equals [!Ref AWS::Region, eu-west-1]
                Resources:
                  Audit: { Type: AWS::SQS::Queue, Condition: IsProd }
                """).mapped().thenConditionIs("Audit", "IsProd");
    }

    @Test
    void bothBranchesOfAValueAreFlows() {
        given("template.yaml", """
                Conditions:
                  IsProd: !Equals [!Ref AWS::Region, eu-west-1]
                Resources:
                  Big: { Type: AWS::Kinesis::Stream }
                  Small: { Type: AWS::Kinesis::Stream }
                  Work: { Type: AWS::Lambda::Function }
                  Poller:
                    Type: AWS::Lambda::EventSourceMapping
                    Properties:
                      FunctionName: !Ref Work
                      EventSourceArn: !If [IsProd, !GetAtt Big.Arn, !GetAtt Small.Arn]
                """).thenFlowsAre("Big -> Work event-source", "Small -> Work event-source");
    }

    @Test
    void bothBranchesOfAMappingAreLookedInto() {
        given("template.yaml", """
                Conditions:
                  IsProd: !Equals [!Ref AWS::Region, eu-west-1]
                Resources:
                  Failed: { Type: AWS::SQS::Queue }
                  Orders:
                    Type: AWS::SQS::Queue
                    Properties:
                      RedrivePolicy: !If
                        - IsProd
                        - { deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 3 }
                        - !Ref AWS::NoValue
                """).thenFlowsAre("Orders -> Failed dead-letter");
    }

    @Test
    void aBranchInsideAListIsPartOfTheList() {
        given("template.yaml", """
                Conditions:
                  IsProd: !Equals [!Ref AWS::Region, eu-west-1]
                Resources:
                  Alerts: { Type: AWS::SNS::Topic }
                  Pager: { Type: AWS::SNS::Topic }
                  Errors:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      AlarmActions:
                        - !Ref Alerts
                        - !If [IsProd, !Ref Pager, !Ref AWS::NoValue]
                """).thenFlowsAre("Errors -> Alerts notification", "Errors -> Pager notification");
    }

    @Test
    void conditionsInsideConditionsDoNotMultiply() {
        var nested = new StringBuilder("x");
        for (int i = 0; i < 40; i++)
            nested.insert(0, "!If [C" + i + ", a" + i + ", ").append("]");
        given("template.yaml", """
                Resources:
                  It: { Type: AWS::SQS::Queue, Properties: { QueueName: %s } }
                """.formatted(nested))
                .mapped()
                .thenComponentsAre("It aws.sqs")
                .thenNothingIsWrong();
    }
}
