package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.given;

import org.junit.jupiter.api.Test;

/// Several templates: nested in each other, or side by side and joined by names.
class StacksTest {
    @Test
    void aNestedStackGetsParametersAndGivesOutputs() {
        given("template.yaml", """
                Resources:
                  Data: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./data.yaml } }
                  Logic:
                    Type: AWS::Serverless::Application
                    Properties:
                      Location: logic.yaml
                      Parameters: { Table: !GetAtt Data.Outputs.Name }
                """)
                .and("data.yaml", """
                Resources:
                  Orders: { Type: AWS::DynamoDB::Table }
                Outputs:
                  Name: { Value: !Ref Orders }
                """)
                .and("logic.yaml", """
                Parameters:
                  Table: { Type: String }
                Resources:
                  Work:
                    Type: AWS::Serverless::Function
                    Properties: { Policies: [{ DynamoDBReadPolicy: { TableName: !Ref Table } }] }
                """)
                .mapped()
                .thenComponentsAre("Data/Orders aws.dynamodb", "Logic/Work aws.lambda")
                .thenFlowsAre("Data/Orders -> Logic/Work read")
                .thenNothingIsWrong();
    }

    @Test
    void oneTemplateMayBeDeployedTwice() {
        given("template.yaml", """
                Resources:
                  A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: queue.yaml, Parameters: { Name: a } } }
                  B: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: queue.yaml, Parameters: { Name: b } } }
                """)
                .and("queue.yaml", """
                Parameters: { Name: { Type: String } }
                Resources:
                  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref Name } }
                """)
                .thenValueIs("A/Jobs.QueueName", "a")
                .thenValueIs("B/Jobs.QueueName", "b");
    }

    @Test
    void aTemplateInABucketIsKnownByTheEndOfItsUrl() {
        given("template.yaml", """
                Parameters: { Bucket: { Type: String } }
                Resources:
                  Data:
                    Type: AWS::CloudFormation::Stack
                    Properties: { TemplateURL: !Sub 'https://${Bucket}.s3.amazonaws.com/v1/data.yaml' }
                """).and("stacks/data.yaml", """
                Resources:
                  Orders: { Type: AWS::DynamoDB::Table }
                """).mapped().thenComponentsAre("Data/Orders aws.dynamodb");
    }

    @Test
    void anApplicationFromElsewhereIsAGap() {
        given("template.yaml", """
                Resources:
                  App:
                    Type: AWS::Serverless::Application
                    Properties: { Location: { ApplicationId: 'arn:aws:serverlessrepo:us-east-1:1:applications/a', SemanticVersion: 1.0.0 } }
                """).mapped().thenNothingIsWrong().thenAGapNames("AWS::Serverless::Application");
    }

    @Test
    void anExportIsWhatAnotherStackImports() {
        given("data/template.yaml", """
                Resources:
                  Jobs: { Type: AWS::SQS::Queue }
                Outputs:
                  Arn: { Value: !GetAtt Jobs.Arn, Export: { Name: shop-jobs } }
                """)
                .and("logic/template.yaml", """
                Resources:
                  Work:
                    Type: AWS::Serverless::Function
                    Properties: { Events: { On: { Type: SQS, Properties: { Queue: !ImportValue shop-jobs } } } }
                """)
                .thenFlowsAre("data/Jobs -> logic/Work event-source");
    }

    @Test
    void anExportUnderTheStacksNameIsKnownByItsEnd() {
        given("data/template.yaml", """
                Resources:
                  Jobs: { Type: AWS::SQS::Queue }
                Outputs:
                  Arn: { Value: !GetAtt Jobs.Arn, Export: { Name: !Sub '${AWS::StackName}-JobsArn' } }
                """)
                .and("logic/template.yaml", """
                Parameters: { DataStack: { Type: String } }
                Resources:
                  Work:
                    Type: AWS::Serverless::Function
                    Properties: { Events: { On: { Type: SQS, Properties: { Queue: { Fn::ImportValue: !Sub '${DataStack}-JobsArn' } } } } }
                """)
                .thenFlowsAre("data/Jobs -> logic/Work event-source");
    }

    @Test
    void anImportThatNoTemplateExportsIsAGap() {
        given("template.yaml", """
                Resources:
                  Work: { Type: AWS::Lambda::Function, Properties: { Role: !ImportValue role } }
                """).mapped().thenNothingIsWrong().thenAGapNames("role");
    }

    @Test
    void anSsmParameterHandsANameOn() {
        given("data/template.yaml", """
                Resources:
                  Jobs: { Type: AWS::SQS::Queue }
                  Arn: { Type: AWS::SSM::Parameter, Properties: { Name: /shop/jobs, Value: !GetAtt Jobs.Arn } }
                """)
                .and("logic/template.yaml", """
                Parameters: { Jobs: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/jobs } }
                Resources:
                  Work:
                    Type: AWS::Serverless::Function
                    Properties: { Events: { On: { Type: SQS, Properties: { Queue: !Ref Jobs } } } }
                """)
                .mapped()
                .thenFlowsInclude("data/Jobs -> logic/Work event-source");
    }

    @Test
    void aBusIsKnownByItsName() {
        given("bus/template.yaml", """
                Resources:
                  Bus: { Type: AWS::Events::EventBus, Properties: { Name: shop } }
                """)
                .and("logic/template.yaml", """
                Resources:
                  Work:
                    Type: AWS::Serverless::Function
                    Properties:
                      Events:
                        On: { Type: EventBridgeRule, Properties: { EventBusName: shop, Pattern: { source: [shop] } } }
                """)
                .thenFlowsAre("bus/Bus -> logic/WorkOn subscription", "logic/WorkOn -> logic/Work target");
    }

    @Test
    void aQueueIsKnownByItsArn() {
        given("a.yaml", """
                Resources:
                  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
                """).and("b.yaml", """
                Resources:
                  Work:
                    Type: AWS::Serverless::Function
                    Properties:
                      Events:
                        On: { Type: SQS, Properties: { Queue: !Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs' } }
                """).thenFlowsAre("a/Jobs -> b/Work event-source");
    }

    @Test
    void theSameLogicalIdInTwoTemplatesIsTwoComponents() {
        given("a.yaml", """
                Resources:
                  Jobs: { Type: AWS::SQS::Queue }
                """)
                .and("b.yaml", """
                Resources:
                  Jobs: { Type: AWS::SQS::Queue }
                """)
                .mapped()
                .thenComponentsAre("a/Jobs aws.sqs", "b/Jobs aws.sqs")
                .thenTemplatesAre("a.yaml", "b.yaml");
    }

    @Test
    void templatesAreKnownByTheirContent() {
        given("deploy/main.template", """
                { "Resources": { "Jobs": { "Type": "AWS::SQS::Queue" } } }
                """)
                .and("package.json", """
                { "Resources": "AWS::", "name": "no template" }
                """)
                .and("openapi.yaml", "paths: {}\n")
                .mapped()
                .thenTemplatesAre("deploy/main.template")
                .thenNothingIsWrong();
    }

    @Test
    void testsAndBuildOutputAreLeftOutUnlessAskedFor() {
        var app = given("template.yaml", """
                Resources:
                  Jobs: { Type: AWS::SQS::Queue }
                """).and("node_modules/lib/template.yaml", """
                Resources:
                  Theirs: { Type: AWS::SQS::Queue }
                """);
        app.mapped().thenTemplatesAre("template.yaml");
        app.lookedAtWhole().mapped().thenTemplatesAre("node_modules/lib/template.yaml", "template.yaml");
    }
}
