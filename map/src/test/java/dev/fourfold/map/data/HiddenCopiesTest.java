package dev.fourfold.map.data;

import static dev.fourfold.map.Given.given;
import static dev.fourfold.map.Given.resources;
import static dev.fourfold.map.data.Classified.call;
import static dev.fourfold.map.data.Classified.code;

import org.junit.jupiter.api.Test;

/// The copies of data that nobody made on purpose: each has the classes of what it is a copy of.
class HiddenCopiesTest {
    private static String function(String name, String more) {
        return name
                + ": { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: a.b, Code: { ZipFile: x }"
                + more + " } }\n";
    }

    @Test
    void a_queues_dead_letters() {
        Classified.of(resources("""
                        PatientQueue: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 3 } } }
                        Failed: { Type: AWS::SQS::Queue }
                        """)).thenDataIs("PatientQueue: health", "Failed: health");
    }

    @Test
    void a_subscriptions_dead_letters() {
        Classified.of(resources("""
                        PatientTopic: { Type: AWS::SNS::Topic }
                        Sub: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref PatientTopic, Protocol: sqs, Endpoint: !GetAtt Work.Arn, RedrivePolicy: { deadLetterTargetArn: !GetAtt Failed.Arn } } }
                        Work: { Type: AWS::SQS::Queue }
                        Failed: { Type: AWS::SQS::Queue }
                        """)).thenDataIs("PatientTopic: health", "Work: health", "Failed: health");
    }

    @Test
    void a_functions_dead_letters_and_failures_have_its_input_and_not_what_it_read_besides() {
        Classified.of(resources(function(
                                "Work", ", DeadLetterConfig: { TargetArn: !GetAtt Failed.Arn }, Role: !GetAtt Role.Arn")
                        + """
                        Role: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: 'dynamodb:GetItem', Resource: !GetAtt Invoices.Arn }] } }] } }
                        PatientTopic: { Type: AWS::SNS::Topic, Properties: { Subscription: [{ Protocol: lambda, Endpoint: !GetAtt Work.Arn }] } }
                        Invoices: { Type: AWS::DynamoDB::Table }
                        Failed: { Type: AWS::SQS::Queue }
                        Done: { Type: AWS::SQS::Queue }
                        Undone: { Type: AWS::SQS::Queue }
                        Outcome:
                          Type: AWS::Lambda::EventInvokeConfig
                          Properties:
                            FunctionName: !Ref Work
                            Qualifier: $LATEST
                            DestinationConfig: { OnSuccess: { Destination: !GetAtt Done.Arn }, OnFailure: { Destination: !GetAtt Undone.Arn } }
                        """))
                .thenDataIs(
                        "PatientTopic: health",
                        "Work: health, financial",
                        "Invoices: financial",
                        "Failed: health",
                        "Undone: health",
                        "Done: health, financial");
    }

    @Test
    void a_poller_hands_what_failed_to_its_own_destination() {
        Classified.of(resources(function("Work", "") + """
                        Patients: { Type: AWS::DynamoDB::Table, Properties: { StreamSpecification: { StreamViewType: NEW_IMAGE } } }
                        Poll: { Type: AWS::Lambda::EventSourceMapping, Properties: { EventSourceArn: !GetAtt Patients.StreamArn, FunctionName: !Ref Work, DestinationConfig: { OnFailure: { Destination: !GetAtt Failed.Arn } } } }
                        Failed: { Type: AWS::SQS::Queue }
                        """))
                .thenDataIs("Patients: health", "Work: health", "Failed: health");
    }

    @Test
    void an_archive_of_a_bus_and_the_dead_letters_of_its_rule() {
        var given = resources(function("Place", ", Role: !GetAtt Role.Arn") + function("Work", "") + """
                Role: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: 'events:PutEvents', Resource: !GetAtt Bus.Arn }] } }] } }
                Bus: { Type: AWS::Events::EventBus, Properties: { Name: bus } }
                Kept: { Type: AWS::Events::Archive, Properties: { SourceArn: !GetAtt Bus.Arn } }
                Placed: { Type: AWS::Events::Rule, Properties: { EventBusName: !Ref Bus, EventPattern: { source: [shop] }, Targets: [{ Id: w, Arn: !GetAtt Work.Arn, DeadLetterConfig: { Arn: !GetAtt Failed.Arn } }] } }
                Failed: { Type: AWS::SQS::Queue }
                """);
        Classified.of(given.whoseCode(code(
                        "Place",
                        java.util.List.of(call("events", "PutEvents", "bus", 4)),
                        "INPUT email",
                        "SEEN  4",
                        "SENT email 4")))
                .thenDataIs(
                        "Place: personal",
                        "Bus: personal",
                        "Kept: personal",
                        "Placed: personal",
                        "Work: personal",
                        "Failed: personal");
    }

    @Test
    void the_buckets_behind_streams() {
        Classified.of(resources("""
                        PatientStream: { Type: AWS::Kinesis::Stream }
                        Ship:
                          Type: AWS::KinesisFirehose::DeliveryStream
                          Properties:
                            KinesisStreamSourceConfiguration: { KinesisStreamARN: !GetAtt PatientStream.Arn, RoleARN: x }
                            ExtendedS3DestinationConfiguration: { BucketARN: !GetAtt Lake.Arn, RoleARN: x, S3BackupMode: Enabled, S3BackupConfiguration: { BucketARN: !GetAtt Raw.Arn, RoleARN: x } }
                        Lake: { Type: AWS::S3::Bucket }
                        Raw: { Type: AWS::S3::Bucket }
                        """))
                .thenDataIs("PatientStream: health", "Ship: health", "Lake: health", "Raw: health");
    }

    @Test
    void a_tables_stream_in_kinesis() {
        Classified.of(resources("""
                        Patients: { Type: AWS::DynamoDB::Table, Properties: { KinesisStreamSpecification: { StreamArn: !GetAtt Changes.Arn } } }
                        Changes: { Type: AWS::Kinesis::Stream }
                        """)).thenDataIs("Patients: health", "Changes: health");
    }

    @Test
    void a_cache_has_what_is_read_through_it_or_written_to_it() {
        Classified.of(given("template.yaml", """
                        Resources:
                          Patients: { Type: AWS::DynamoDB::Table }
                          Sessions: { Type: AWS::ElastiCache::ServerlessCache, Properties: { Engine: valkey, ServerlessCacheName: s } }
                          Copy: { Type: AWS::ElastiCache::ServerlessCacheSnapshot, Properties: { ServerlessCacheName: !Ref Sessions, ServerlessCacheSnapshotName: c } }
                          Role: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: 'dynamodb:GetItem', Resource: !GetAtt Patients.Arn }] } }] } }
                          Show: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: a.b, Role: !GetAtt Role.Arn, Code: { ZipFile: x }, Environment: { Variables: { CACHE: !GetAtt Sessions.Endpoint.Address } } } }
                        """))
                .thenDataIs("Patients: health", "Show: health", "Sessions: health", "Copy: health");
    }

    @Test
    void an_accelerator_of_a_table_has_what_the_table_has() {
        Classified.of(given("template.yaml", """
                        Resources:
                          Patients: { Type: AWS::DynamoDB::Table }
                          Fast: { Type: AWS::DAX::Cluster, Properties: { IAMRoleARN: !GetAtt DaxRole.Arn, NodeType: dax.t3.small, ReplicationFactor: 1 } }
                          DaxRole: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: 'dynamodb:*', Resource: !GetAtt Patients.Arn }] } }] } }
                        """)).thenDataIs("Patients: health", "Fast: health");
    }

    @Test
    void the_history_of_a_workflow_is_the_workflows_own_data() {
        Classified.of(resources("""
                        Flow: { Type: AWS::StepFunctions::StateMachine, Properties: { Definition: { StartAt: A, States: { A: { Type: Task, Resource: "arn:aws:states:::sqs:sendMessage", Parameters: { QueueUrl: !Ref Mail, MessageBody: { "to.$": "$.email" } }, End: true } } } } }
                        Mail: { Type: AWS::SQS::Queue }
                        """)).thenDataIs("Flow: personal", "Mail: personal");
    }

    @Test
    void what_a_workflow_reads_is_in_its_history() {
        Classified.of(resources("""
                        Flow:
                          Type: AWS::StepFunctions::StateMachine
                          Properties:
                            RoleArn: !GetAtt Role.Arn
                            Definition: { StartAt: A, States: { A: { Type: Task, Resource: "arn:aws:states:::dynamodb:getItem", Parameters: { TableName: !Ref Patients, Key: { "id": { "S.$": "$.id" } } }, End: true } } }
                        Role: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: 'dynamodb:GetItem', Resource: !GetAtt Patients.Arn }] } }] } }
                        Patients: { Type: AWS::DynamoDB::Table }
                        """)).thenDataIs("Patients: health", "Flow: health");
    }

    @Test
    void backups_and_replicas() {
        Classified.of(resources("""
                        Patients: { Type: AWS::S3::Bucket, Properties: { ReplicationConfiguration: { Role: x, Rules: [{ Status: Enabled, Destination: { Bucket: !GetAtt Copy.Arn } }] } } }
                        Copy: { Type: AWS::S3::Bucket }
                        """)).thenDataIs("Patients: health", "Copy: health");
    }
}
