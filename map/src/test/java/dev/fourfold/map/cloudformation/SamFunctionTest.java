package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.resources;

import org.junit.jupiter.api.Test;

/// What SAM makes of a function besides the function.
class SamFunctionTest {
    @Test
    void anAliasStandsForItsFunction() {
        resources("""
                Work: { Type: AWS::Serverless::Function, Properties: { AutoPublishAlias: live } }
                Nightly:
                  Type: AWS::Events::Rule
                  Properties: { ScheduleExpression: rate(1 day), Targets: [{ Id: a, Arn: !Ref Work.Alias }] }
                """).thenFlowsAre("Nightly -> Work target");
    }

    @Test
    void anAliasIsAlsoNamedInATextAndByItsVersion() {
        resources("""
                Work: { Type: AWS::Serverless::Function, Properties: { AutoPublishAlias: live } }
                A:
                  Type: AWS::Events::Rule
                  Properties: { ScheduleExpression: rate(1 day), Targets: [{ Id: a, Arn: !Sub '${Work.Alias}' }] }
                B:
                  Type: AWS::Events::Rule
                  Properties: { ScheduleExpression: rate(1 day), Targets: [{ Id: a, Arn: !Ref Work.Version }] }
                C:
                  Type: AWS::Events::Rule
                  Properties: { ScheduleExpression: rate(1 day), Targets: [{ Id: a, Arn: !Ref WorkAliaslive }] }
                """).thenFlowsAre("A -> Work target", "B -> Work target", "C -> Work target");
    }

    @Test
    void aUrlWithoutAuthenticationIsOpenToTheInternet() {
        resources("""
                Work: { Type: AWS::Serverless::Function, Properties: { FunctionUrlConfig: { AuthType: NONE } } }
                """).thenFlowsAre("actor.internet -> Work request");
    }

    @Test
    void aUrlThatAsksForIamIsOpenToWhoeverHasCredentials() {
        resources("""
                Work: { Type: AWS::Serverless::Function, Properties: { FunctionUrlConfig: { AuthType: AWS_IAM } } }
                """).thenFlowsAre("actor.internet -> Work request");
    }

    @Test
    void aUrlBehindADistributionIsReachedThroughIt() {
        resources("""
                Work: { Type: AWS::Serverless::Function, Properties: { FunctionUrlConfig: { AuthType: AWS_IAM } } }
                Site:
                  Type: AWS::CloudFront::Distribution
                  Properties:
                    DistributionConfig:
                      Origins: [{ Id: a, DomainName: !Select [2, !Split ['/', !GetAtt WorkUrl.FunctionUrl]] }]
                """).thenFlowsAre("actor.internet -> Site request", "Site -> Work integration");
    }

    @Test
    void aDeadLetterQueueTakesFailedEvents() {
        resources("""
                Failed: { Type: AWS::SQS::Queue }
                Work:
                  Type: AWS::Serverless::Function
                  Properties: { DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Failed.Arn } }
                """).thenFlowsAre("Work -> Failed dead-letter");
    }

    @Test
    void destinationsTakeResults() {
        resources("""
                Bus: { Type: AWS::Events::EventBus, Properties: { Name: bus } }
                Next: { Type: AWS::Serverless::Function }
                Work:
                  Type: AWS::Serverless::Function
                  Properties:
                    EventInvokeConfig:
                      DestinationConfig:
                        OnSuccess: { Type: Lambda, Destination: !GetAtt Next.Arn }
                        OnFailure: { Type: EventBridge, Destination: !GetAtt Bus.Arn }
                """).thenFlowsAre("Work -> Next destination", "Work -> Bus destination");
    }

    @Test
    void aDestinationWithoutAnArnIsMadeBySam() {
        resources("""
                Work:
                  Type: AWS::Serverless::Function
                  Properties:
                    EventInvokeConfig:
                      DestinationConfig: { OnSuccess: { Type: SQS }, OnFailure: { Type: SNS } }
                """)
                .mapped()
                .thenComponentsAre(
                        "Work aws.lambda",
                        "WorkEventInvokeConfigOnSuccessQueue aws.sqs",
                        "WorkEventInvokeConfigOnFailureTopic aws.sns")
                .thenFlowsAre(
                        "Work -> WorkEventInvokeConfigOnSuccessQueue destination",
                        "Work -> WorkEventInvokeConfigOnFailureTopic destination");
    }

    @Test
    void theOtherTypesOfSamAreWhatTheyStandFor() {
        resources("""
                Table: { Type: AWS::Serverless::SimpleTable }
                Layer: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: layer/ } }
                Socket:
                  Type: AWS::Serverless::WebSocketApi
                  Properties: { Routes: { $connect: { FunctionArn: !GetAtt Work.Arn } } }
                Graph:
                  Type: AWS::Serverless::GraphQLApi
                  Properties:
                    Auth: { Type: API_KEY }
                    Logging: false
                    DataSources:
                      DynamoDb: { Orders: { TableName: !Ref Table, TableArn: !GetAtt Table.Arn } }
                      Lambda: { Logic: { FunctionArn: !GetAtt Work.Arn } }
                Work: { Type: AWS::Serverless::Function }
                """)
                .mapped()
                .thenComponentsAre(
                        "Table aws.dynamodb",
                        "Socket aws.apigateway.websocket",
                        "Graph aws.appsync",
                        "Work aws.lambda",
                        "actor.internet actor.internet")
                .thenFlowsAre(
                        "actor.internet -> Socket request",
                        "Socket -> Work integration",
                        "actor.internet -> Graph request",
                        "Graph -> Work integration",
                        "Graph -> Table integration");
    }

    @Test
    void whatSamMakesIsUnderTheConditionOfTheResource() {
        dev.fourfold.map.Given.given("template.yaml", """
                Conditions: { IsProd: !Equals [a, b] }
                Resources:
                  Work:
                    Type: AWS::Serverless::Function
                    Condition: IsProd
                    Properties:
                      Events: { On: { Type: Schedule, Properties: { Schedule: rate(1 day) } } }
                """)
                .mapped()
                .thenConditionIs("Work", "IsProd")
                .thenConditionIs("WorkOn", "IsProd");
    }
}
