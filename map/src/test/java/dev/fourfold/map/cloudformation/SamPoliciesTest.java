package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.resources;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.map.Given;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// `Policies` in each of the forms that SAM takes.
class SamPoliciesTest {
    private static Given policies(String policies) {
        return resources("""
                Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
                Jobs: { Type: AWS::SQS::Queue }
                Allow:
                  Type: AWS::IAM::ManagedPolicy
                  Properties:
                    PolicyDocument:
                      Statement: { Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Jobs.Arn }
                Work:
                  Type: AWS::Serverless::Function
                  Properties:
                    Policies: %s
                """.formatted(policies));
    }

    @Test
    void aTemplateWithArguments() {
        policies("[{ DynamoDBReadPolicy: { TableName: !Ref Orders } }]").thenFlowsAre("Orders -> Work read");
    }

    @Test
    void aTemplateOutsideAList() {
        policies("{ SQSSendMessagePolicy: { QueueName: !GetAtt Jobs.QueueName } }")
                .thenFlowsAre("Work -> Jobs write");
    }

    @Test
    void aTemplateByTheNameThatTheTableHas() {
        policies("[{ DynamoDBCrudPolicy: { TableName: orders } }]")
                .thenFlowsAre("Orders -> Work read", "Work -> Orders write");
    }

    @Test
    void aTemplateThatDoesNotExistIsAMistake() {
        policies("[{ DynamoDBMagicPolicy: { TableName: !Ref Orders } }]")
                .thenProblemsAre("template.yaml:12:41: has no SAM policy template named DynamoDBMagicPolicy;"
                        + " correct its name, or write a statement");
    }

    @Test
    void aDocumentWithStatements() {
        policies(
                        "{ Version: 2012-10-17, Statement: [{ Effect: Allow, Action: [dynamodb:PutItem], Resource: !GetAtt Orders.Arn }] }")
                .thenFlowsAre("Work -> Orders write");
    }

    @Test
    void aStatementThatIsNoList() {
        policies("[{ Statement: { Effect: Allow, Action: dynamodb:Query, Resource: !Sub '${Orders.Arn}/index/*' } }]")
                .thenFlowsAre("Orders -> Work read");
    }

    @Test
    void aManagedPolicyByItsName() {
        policies("AmazonSQSFullAccess").thenFlowsAre("Work -> Jobs write", "Jobs -> Work read");
    }

    @Test
    void aManagedPolicyByItsArn() {
        policies("[!Sub 'arn:${AWS::Partition}:iam::aws:policy/AmazonDynamoDBReadOnlyAccess']")
                .thenFlowsAre("Orders -> Work read");
    }

    @Test
    void aManagedPolicyOfTheTemplate() {
        policies("[!Ref Allow]").thenFlowsAre("Work -> Jobs write");
    }

    @Test
    void eitherOfTwoPolicies() {
        policies(
                        "[!If [IsProd, { DynamoDBReadPolicy: { TableName: !Ref Orders } }, { SQSSendMessagePolicy: { QueueName: !GetAtt Jobs.QueueName } }]]")
                .thenFlowsAre("Orders -> Work read", "Work -> Jobs write");
    }

    @Test
    void eitherOfTwoLists() {
        policies("!If [IsProd, [{ DynamoDBReadPolicy: { TableName: !Ref Orders } }], !Ref AWS::NoValue]")
                .thenFlowsAre("Orders -> Work read");
    }

    @Test
    void severalTemplatesInOneMapping() {
        policies(
                        "[{ DynamoDBReadPolicy: { TableName: !Ref Orders }, SQSSendMessagePolicy: { QueueName: !GetAtt Jobs.QueueName } }]")
                .thenFlowsAre("Orders -> Work read", "Work -> Jobs write");
    }

    @Test
    void noneWhereTheFunctionHasARoleOfItsOwn() {
        resources("""
                Orders: { Type: AWS::DynamoDB::Table }
                Role: { Type: AWS::IAM::Role }
                Work:
                  Type: AWS::Serverless::Function
                  Properties:
                    Role: !GetAtt Role.Arn
                    Policies: [{ DynamoDBReadPolicy: { TableName: !Ref Orders } }]
                """).thenFlowsAre();
    }

    @Test
    void aStateMachineHasPoliciesToo() {
        resources("""
                Work: { Type: AWS::Serverless::Function }
                Flow:
                  Type: AWS::Serverless::StateMachine
                  Properties:
                    DefinitionUri: s3://elsewhere/flow.asl.json
                    Policies: [{ LambdaInvokePolicy: { FunctionName: !Ref Work } }]
                """).thenFlowsAre("Flow -> Work invoke");
    }

    private static final String BASIC = "Work may logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents on *";

    @Test
    void whatSamAddsByItself() {
        policies("[]").mapped().thenGrantsAre(BASIC);
        policies("[]\n    Tracing: Active")
                .mapped()
                .thenGrantsAre(
                        BASIC,
                        "Work may xray:PutTraceSegments, xray:PutTelemetryRecords, xray:GetSamplingRules,"
                                + " xray:GetSamplingTargets, xray:GetSamplingStatisticSummaries on *");
        policies("[]\n    Events: { A: { Type: SQS, Properties: { Queue: !GetAtt Jobs.Arn } } }")
                .mapped()
                .thenGrantsAre(
                        BASIC,
                        "Work may sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes, logs:CreateLogGroup,"
                                + " logs:CreateLogStream, logs:PutLogEvents on *")
                .thenFlowsAre("Jobs -> Work event-source");
    }

    @Test
    void aRoleOfOnesOwnGetsNothingAdded() {
        policies("[]\n    Role: !GetAtt Own.Arn").mapped().thenGrantsAre();
    }

    @Test
    void aManagedPolicyThatIsNotKnownIsAGap() {
        policies("['arn:aws:iam::111122223333:policy/ours']")
                .mapped()
                .thenAGapNames("arn:aws:iam::111122223333:policy/ours");
        policies("[!ImportValue shared-policy]").mapped().thenAGapNames("shared-policy");
        policies(
                        "[!Ref Allow, AmazonSQSReadOnlyAccess, !If [X, AWSLambdaExecute, !Ref AWS::NoValue]]\n    InlineCode: x")
                .whoseCode(new CodeFacts("Work", true, List.of("app.py"), List.of(), List.of(), Set.of()))
                .mapped()
                .thenNothingIsUnresolved();
    }

    @Test
    void aManagedPolicyOfTheApplicationIsKnownByItsName() {
        resources("""
                        Jobs: { Type: AWS::SQS::Queue }
                        Allow:
                          Type: AWS::IAM::ManagedPolicy
                          Properties:
                            ManagedPolicyName: !Sub "${AWS::StackName}-send"
                            PolicyDocument: { Statement: { Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Jobs.Arn } }
                        Work:
                          Type: AWS::Serverless::Function
                          Properties: { Policies: [!Sub "arn:aws:iam::${AWS::AccountId}:policy/${AWS::StackName}-send"] }
                        """).thenFlowsAre("Work -> Jobs write");
    }
}
