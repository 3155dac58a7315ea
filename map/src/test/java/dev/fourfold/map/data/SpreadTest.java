package dev.fourfold.map.data;

import static dev.fourfold.map.Given.given;
import static dev.fourfold.map.Given.resources;

import dev.fourfold.core.data.DataClass;
import dev.fourfold.core.data.Why;
import dev.fourfold.map.Given;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final Given PIPELINE = given("template.yaml", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Customers: { Type: AWS::DynamoDB::Table, Properties: { StreamSpecification: { StreamViewType: NEW_IMAGE } } }
              Copy:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: python3.13
                  Handler: app.handler
                  InlineCode: "def handler(e, c): return e"
                  DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Failed.Arn }
                  Policies: [{ S3WritePolicy: { BucketName: !Ref Lake } }, { S3ReadPolicy: { BucketName: !Ref Lake } }]
                  Environment: { Variables: { LAKE: !Ref Lake } }
                  Events: { Changes: { Type: DynamoDB, Properties: { Stream: !GetAtt Customers.StreamArn, StartingPosition: LATEST } } }
              Lake: { Type: AWS::S3::Bucket }
              Failed: { Type: AWS::SQS::Queue }
            """);

    @Test
    void a_class_goes_along_streams_writes_and_into_dead_letters_and_never_back_to_the_writer() {
        Classified.of(PIPELINE)
                .thenDataIs("Customers: personal", "Copy: personal", "Lake: personal", "Failed: personal")
                .thenWhy(
                        "Lake:personal",
                        "Customers: what is called `Customers` tells who a person is, or how to reach one (GDPR art. 4(1))",
                        "Copy: event-source",
                        "Lake: write");
    }

    @Test
    void a_cycle_ends_and_its_ways_are_the_shortest() {
        var classified = Classified.of(resources("""
                UserQueue: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt B.Arn, maxReceiveCount: 1 } } }
                B: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt C.Arn, maxReceiveCount: 1 } } }
                C: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt UserQueue.Arn, maxReceiveCount: 1 } } }
                """));
        classified.thenDataIs("UserQueue: personal", "B: personal", "C: personal");
        Assertions.assertThat(Why.path(classified.map(), "C:personal")).hasSize(3);
    }

    @Test
    void logs_and_keys_carry_nothing_and_an_archive_and_replicas_carry_all() {
        Classified.of(resources("""
                        Customers: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: { DestinationBucketName: !Ref Logs }, ReplicationConfiguration: { Role: x, Rules: [{ Status: Enabled, Destination: { Bucket: !GetAtt Copy.Arn } }] } } }
                        Logs: { Type: AWS::S3::Bucket }
                        Copy: { Type: AWS::S3::Bucket }
                        Key: { Type: AWS::KMS::Key }
                        Patients: { Type: AWS::DynamoDB::Table, Properties: { SSESpecification: { SSEEnabled: true, KMSMasterKeyId: !Ref Key } } }
                        """)).thenDataIs("Customers: personal", "Copy: personal", "Patients: health");
    }

    @Test
    void a_gateway_takes_a_credential_to_who_checks_it_and_a_pool_gives_none_away() {
        Classified.of(given("template.yaml", """
                        Transform: AWS::Serverless-2016-10-31
                        Resources:
                          Pool: { Type: AWS::Cognito::UserPool, Properties: { LambdaConfig: { PostConfirmation: !GetAtt Hello.Arn } } }
                          Api:
                            Type: AWS::Serverless::HttpApi
                            Properties: { Auth: { DefaultAuthorizer: P, Authorizers: { P: { IdentitySource: $request.header.Authorization, JwtConfiguration: { issuer: !Sub "https://cognito-idp.eu-west-1.amazonaws.com/${Pool}", audience: [x] } } } } }
                          Client: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: !Ref Pool } }
                          Hello: FUNCTION
                        """.replace("FUNCTION", Classified.FUNCTION)))
                .thenDataIs("Pool: credential, personal", "Api: credential", "Hello: personal")
                .thenFlowsCarry(
                        "actor.internet -> Api request: credential",
                        "actor.internet -> Pool request: credential, personal",
                        "Api -> Pool authorize: credential",
                        "Pool -> Hello invoke: personal");
    }

    @Test
    void a_workflow_hands_on_what_its_states_say() {
        Classified.of(resources("""
                        Flow:
                          Type: AWS::StepFunctions::StateMachine
                          Properties:
                            Definition:
                              StartAt: A
                              States:
                                A: { Type: Task, Resource: "arn:aws:states:::sqs:sendMessage", Parameters: { QueueUrl: !Ref Some, MessageBody: { "mail.$": "$.customer.email" } }, Next: B }
                                B: { Type: Task, Resource: "arn:aws:states:::sqs:sendMessage", Parameters: { QueueUrl: !Ref All, "MessageBody.$": "$" }, Next: C }
                                C: { Type: Task, Resource: "arn:aws:states:::sqs:sendMessage", Parameters: { QueueUrl: !Ref None, MessageBody: { "id.$": "$.orderId" } }, End: true }
                        Some: { Type: AWS::SQS::Queue }
                        All: { Type: AWS::SQS::Queue }
                        None: { Type: AWS::SQS::Queue }
                        Invoices: { Type: AWS::S3::Bucket, Properties: { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } } }
                        Start: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [aws.s3], detail: { bucket: { name: [!Ref Invoices] } } }, Targets: [{ Id: f, Arn: !Ref Flow }] } }
                        """))
                .thenDataIs(
                        "Invoices: financial",
                        "Start: financial",
                        "Flow: personal, financial",
                        "Some: personal",
                        "All: financial");
    }

    @Test
    void the_users_word_wins() {
        var notPersonal = new DataPolicy.Word("Customers", "", "personal", "a test table", null);
        var marks = new DataPolicy.Word("Lake", "", "marks", "", null);
        var policy = new DataPolicy(
                List.of(DataClass.named("marks", "pupils' marks", List.of())), List.of(marks), List.of(notPersonal));
        Classified.of(PIPELINE, policy)
                .thenDataIs("Lake: marks", "Copy: marks")
                .thenWhy("Lake:marks", "Lake: you say so");
    }

    @Test
    void the_user_denies_one_field_and_names_another() {
        var given = resources(
                "T: { Type: AWS::DynamoDB::Table, Properties: { AttributeDefinitions: [{ AttributeName: email }, { AttributeName: nick }] } }");
        Classified.of(
                        given,
                        new DataPolicy(List.of(), List.of(), List.of(new DataPolicy.Word("", "e_mail", "", "", null))))
                .thenDataIs();
        Classified.of(
                        given,
                        new DataPolicy(
                                List.of(),
                                List.of(new DataPolicy.Word("T", "Nick", "health", "", null)),
                                List.of(new DataPolicy.Word("T", "email", "personal", "", null))))
                .thenDataIs("T: health");
    }

    @Test
    void hostile_names_are_names_like_others() {
        Classified.of(resources("""
                        T:
                          Type: AWS::DynamoDB::Table
                          Properties:
                            AttributeDefinitions: [{ AttributeName: "<script>email" }, { AttributeName: "\\e[31m" }, { AttributeName: !Ref Nothing }, { AttributeName: [1] }]
                            TableName: "${"
                        """)).thenDataIs("T: personal");
    }

    @Test
    void a_name_server_never_sees_what_is_sent_to_what_it_names() {
        Classified.of(given("template.yaml", """
                        Transform: AWS::Serverless-2016-10-31
                        Resources:
                          Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: example.com } }
                          Name: { Type: AWS::Route53::RecordSet, Properties: { HostedZoneId: !Ref Zone, Name: a.example.com, Type: A, AliasTarget: { DNSName: !GetAtt Door.DNSName, HostedZoneId: x } } }
                          Door: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internet-facing } }
                          Listener:
                            Type: AWS::ElasticLoadBalancingV2::Listener
                            Properties:
                              LoadBalancerArn: !Ref Door
                              DefaultActions: [{ Type: authenticate-cognito, AuthenticateCognitoConfig: { UserPoolArn: !GetAtt Pool.Arn, UserPoolClientId: x, UserPoolDomain: y } }]
                          Pool: { Type: AWS::Cognito::UserPool }
                        """)).thenDataIs("Pool: credential, personal", "Door: credential");
    }
}
