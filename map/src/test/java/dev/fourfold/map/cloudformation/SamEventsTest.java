package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.resources;

import dev.fourfold.map.Given;
import org.junit.jupiter.api.Test;

/// Every type of event that SAM knows, and the flow that it makes.
class SamEventsTest {
    /// A function `Work` with one event `On`, beside other resources.
    private static Given event(String event, String others) {
        return resources("""
                Work:
                  Type: AWS::Serverless::Function
                  Properties:
                    Runtime: python3.13
                    Events:
                      On: %s
                """.formatted(event) + others);
    }

    @Test
    void anApiEventIsARouteOfTheImplicitApi() {
        event("{ Type: Api, Properties: { Path: /orders, Method: post } }", "")
                .mapped()
                .thenComponentsAre(
                        "Work aws.lambda", "ServerlessRestApi aws.apigateway.rest", "actor.internet actor.internet")
                .thenFlowsAre("actor.internet -> ServerlessRestApi request", "ServerlessRestApi -> Work integration")
                .thenFlowIsShownBy(
                        "ServerlessRestApi -> Work integration",
                        dev.fourfold.core.model.Evidence.Kind.INTEGRATION,
                        "POST /orders");
    }

    @Test
    void anApiEventMayNameItsApi() {
        event("{ Type: Api, Properties: { Path: /, Method: get, RestApiId: !Ref Shop } }", """
                Shop: { Type: AWS::Serverless::Api, Properties: { StageName: prod } }
                """)
                .thenFlowsAre("actor.internet -> Shop request", "Shop -> Work integration");
    }

    @Test
    void anHttpApiEventIsARouteOfTheImplicitHttpApi() {
        event("{ Type: HttpApi }", "")
                .mapped()
                .thenComponentsAre(
                        "Work aws.lambda", "ServerlessHttpApi aws.apigateway.http", "actor.internet actor.internet")
                .thenFlowsAre("actor.internet -> ServerlessHttpApi request", "ServerlessHttpApi -> Work integration");
    }

    @Test
    void anHttpApiEventMayNameItsApi() {
        event("{ Type: HttpApi, Properties: { ApiId: !Ref Shop, Path: /, Method: get } }", """
                Shop: { Type: AWS::Serverless::HttpApi }
                """)
                .thenFlowsAre("actor.internet -> Shop request", "Shop -> Work integration");
    }

    @Test
    void anS3EventIsANotificationOfTheBucketEvenIfTheBucketStandsFurtherDown() {
        event("{ Type: S3, Properties: { Bucket: !Ref Files, Events: s3:ObjectCreated:* } }", """
                Files: { Type: AWS::S3::Bucket }
                """)
                .thenFlowsAre("Files -> Work notification");
    }

    @Test
    void twoFunctionsMayListenToOneBucket() {
        event("{ Type: S3, Properties: { Bucket: !Ref Files, Events: s3:ObjectCreated:* } }", """
                Files: { Type: AWS::S3::Bucket }
                Other:
                  Type: AWS::Serverless::Function
                  Properties: { Events: { Gone: { Type: S3, Properties: { Bucket: !Ref Files, Events: s3:ObjectRemoved:* } } } }
                """)
                .thenFlowsAre("Files -> Work notification", "Files -> Other notification");
    }

    @Test
    void anSnsEventIsASubscription() {
        event("{ Type: SNS, Properties: { Topic: !Ref News } }", "News: { Type: AWS::SNS::Topic }\n")
                .thenFlowsAre("News -> Work subscription");
    }

    @Test
    void anSnsEventMayHaveAQueueThatSamMakes() {
        event(
                        "{ Type: SNS, Properties: { Topic: !Ref News, SqsSubscription: true } }",
                        "News: { Type: AWS::SNS::Topic }\n")
                .thenFlowsAre("News -> WorkOnQueue subscription", "WorkOnQueue -> Work event-source");
    }

    @Test
    void anSnsEventMayHaveAQueueOfTheTemplate() {
        event(
                        "{ Type: SNS, Properties: { Topic: !Ref News, SqsSubscription: { QueueArn: !GetAtt Jobs.Arn, QueueUrl: !Ref Jobs } } }",
                        """
                        News: { Type: AWS::SNS::Topic }
                        Jobs: { Type: AWS::SQS::Queue }
                        """)
                .thenFlowsAre("News -> Jobs subscription", "Jobs -> Work event-source");
    }

    @Test
    void anSnsEventMayHaveADeadLetterQueue() {
        event(
                        "{ Type: SNS, Properties: { Topic: !Ref News, RedrivePolicy: { deadLetterTargetArn: !GetAtt Failed.Arn } } }",
                        """
                        News: { Type: AWS::SNS::Topic }
                        Failed: { Type: AWS::SQS::Queue }
                        """)
                .thenFlowsAre("News -> Work subscription", "News -> Failed dead-letter");
    }

    @Test
    void anSqsEventPollsTheQueue() {
        event("{ Type: SQS, Properties: { Queue: !GetAtt Jobs.Arn } }", "Jobs: { Type: AWS::SQS::Queue }\n")
                .thenFlowsAre("Jobs -> Work event-source");
    }

    @Test
    void aQueueThatIsAParameterIsAQueueAllTheSame() {
        Given.given("template.yaml", """
                Parameters:
                  QueueArn: { Type: String }
                Resources:
                  Work:
                    Type: AWS::Serverless::Function
                    Properties: { Events: { On: { Type: SQS, Properties: { Queue: !Ref QueueArn } } } }
                """)
                .mapped()
                .thenComponentsAre("Work aws.lambda", "aws.sqs:QueueArn aws.sqs")
                .thenFlowsAre("aws.sqs:QueueArn -> Work event-source");
    }

    @Test
    void aKinesisEventPollsTheStreamAndMayHaveADestinationForFailures() {
        event(
                        "{ Type: Kinesis, Properties: { Stream: !GetAtt Clicks.Arn, StartingPosition: LATEST, DestinationConfig: { OnFailure: { Type: SQS, Destination: !GetAtt Failed.Arn } } } }",
                        """
                        Clicks: { Type: AWS::Kinesis::Stream }
                        Failed: { Type: AWS::SQS::Queue }
                        """)
                .thenFlowsAre("Clicks -> Work event-source", "Work -> Failed dead-letter");
    }

    @Test
    void aDynamoDbEventPollsTheTablesStream() {
        event("{ Type: DynamoDB, Properties: { Stream: !GetAtt Orders.StreamArn, StartingPosition: LATEST } }", """
                Orders: { Type: AWS::DynamoDB::Table }
                """)
                .thenFlowsAre("Orders -> Work event-source");
    }

    @Test
    void anMskEventPollsTheCluster() {
        event("{ Type: MSK, Properties: { Stream: !Ref Kafka, Topics: [t], StartingPosition: LATEST } }", """
                Kafka: { Type: AWS::MSK::Cluster }
                """)
                .thenFlowsAre("Kafka -> Work event-source");
    }

    @Test
    void anMqEventPollsTheBroker() {
        event("{ Type: MQ, Properties: { Broker: !GetAtt Rabbit.Arn, Queues: [q] } }", """
                Rabbit: { Type: AWS::AmazonMQ::Broker }
                """)
                .thenFlowsAre("Rabbit -> Work event-source");
    }

    @Test
    void aDocumentDbEventPollsTheCluster() {
        event("{ Type: DocumentDB, Properties: { Cluster: !Ref Docs, DatabaseName: d } }", """
                Docs: { Type: AWS::DocDB::DBCluster }
                """)
                .thenFlowsAre("Docs -> Work event-source");
    }

    @Test
    void aSelfManagedKafkaEventComesFromOutside() {
        event(
                        "{ Type: SelfManagedKafka, Properties: { KafkaBootstrapServers: ['kafka.example.com:9092'], Topics: [t] } }",
                        "")
                .thenFlowsAre("external.example:kafka.example.com -> Work event-source");
    }

    @Test
    void aScheduleIsARule() {
        event("{ Type: Schedule, Properties: { Schedule: rate(1 day) } }", "").thenFlowsAre("WorkOn -> Work target");
    }

    @Test
    void aScheduleMayHaveADeadLetterQueueThatSamMakes() {
        event("{ Type: Schedule, Properties: { Schedule: rate(1 day), DeadLetterConfig: { Type: SQS } } }", "")
                .thenFlowsAre("WorkOn -> Work target", "WorkOn -> WorkOnQueue dead-letter");
    }

    @Test
    void aScheduleOfTheSchedulerIsNoRule() {
        event("{ Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day) } }", "")
                .mapped()
                .thenComponentsAre("Work aws.lambda", "WorkOn aws.scheduler")
                .thenFlowsAre("WorkOn -> Work target");
    }

    @Test
    void anEventBridgeRuleListensToABus() {
        event("{ Type: EventBridgeRule, Properties: { EventBusName: !Ref Bus, Pattern: { source: [shop] } } }", """
                Bus: { Type: AWS::Events::EventBus, Properties: { Name: shop } }
                """)
                .thenFlowsAre("Bus -> WorkOn subscription", "WorkOn -> Work target");
    }

    @Test
    void aCloudWatchEventIsARuleByItsOldName() {
        event("{ Type: CloudWatchEvent, Properties: { Pattern: { source: [shop] } } }", "")
                .thenFlowsAre("aws.eventbridge:default -> WorkOn subscription", "WorkOn -> Work target");
    }

    @Test
    void aCloudWatchLogsEventSubscribesToALogGroup() {
        event("{ Type: CloudWatchLogs, Properties: { LogGroupName: !Ref Logs, FilterPattern: '' } }", """
                Logs: { Type: AWS::Logs::LogGroup }
                """)
                .thenFlowsAre("Logs -> Work subscription");
    }

    @Test
    void anIotRuleHandsMessagesOn() {
        event("{ Type: IoTRule, Properties: { Sql: SELECT * FROM 'things' } }", "")
                .mapped()
                .thenFlowsInclude("WorkOn -> Work target");
    }

    @Test
    void aCognitoEventIsATriggerOfThePool() {
        event("{ Type: Cognito, Properties: { UserPool: !Ref Users, Trigger: [PreSignUp, PostConfirmation] } }", """
                Users: { Type: AWS::Cognito::UserPool }
                """)
                .thenFlowsAre("Users -> Work invoke");
    }

    @Test
    void anAlexaSkillIsSomebodyElsesSystem() {
        event("{ Type: AlexaSkill }", "").thenFlowsAre("external.alexa -> Work invoke");
    }

    @Test
    void aTypeThatIsNotKnownIsSaidAloud() {
        event("{ Type: Telepathy, Properties: { Thought: a } }", "").mapped().thenAGapNames("Telepathy");
    }

    @Test
    void aStateMachineHasEventsToo() {
        resources("""
                Flow:
                  Type: AWS::Serverless::StateMachine
                  Properties:
                    Definition: { StartAt: A, States: { A: { Type: Succeed } } }
                    Events:
                      Daily: { Type: Schedule, Properties: { Schedule: rate(1 day) } }
                      Order: { Type: EventBridgeRule, Properties: { Pattern: { source: [shop] } } }
                      Call: { Type: Api, Properties: { Path: /, Method: post } }
                """)
                .thenFlowsAre(
                        "FlowDaily -> Flow target",
                        "FlowOrder -> Flow target",
                        "aws.eventbridge:default -> FlowOrder subscription",
                        "ServerlessRestApi -> Flow integration",
                        "actor.internet -> ServerlessRestApi request");
    }
}
