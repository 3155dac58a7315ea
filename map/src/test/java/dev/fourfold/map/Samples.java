package dev.fourfold.map;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.page.Page;
import dev.fourfold.core.page.Pages;
import java.util.ArrayList;
import java.util.List;

/// Templates to be broken: one with everything that SAM has, and the example of every service page.
final class Samples {
    static final String ASL = """
            {"StartAt": "Each", "States": {
              "Each": {"Type": "Map", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "${Files}"}},
                "ItemProcessor": {"StartAt": "Do", "States": {"Do": {"Type": "Task", "Resource": "${WorkArn}", "End": true}}},
                "Next": "Both"},
              "Both": {"Type": "Parallel", "Branches": [
                {"StartAt": "Put", "States": {"Put": {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem",
                  "Parameters": {"TableName": "${Table}"}, "End": true}}},
                {"StartAt": "Call", "States": {"Call": {"Type": "Task", "Resource": "arn:aws:states:::http:invoke",
                  "Parameters": {"ApiEndpoint": "https://api.example.com"}, "End": true}}}], "End": true}}}
            """;

    static final String OPEN_API = """
            openapi: 3.0.1
            components:
              securitySchemes:
                Own: { x-amazon-apigateway-authorizer: { authorizerUri: !GetAtt Work.Arn } }
            paths:
              /orders/{id}:
                post:
                  x-amazon-apigateway-integration:
                    type: aws
                    httpMethod: POST
                    credentials: !GetAtt Role.Arn
                    uri: { Fn::Sub: 'arn:aws:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${Jobs.QueueName}' }
                    requestTemplates: { application/json: 'Action=SendMessage&MessageBody=$input.body' }
                get:
                  x-amazon-apigateway-integration: { type: aws_proxy, uri: !Sub '${Work.Arn}' }
            """;

    static final String NESTED = """
            Parameters: { Table: { Type: String, Default: '' }, Names: { Type: CommaDelimitedList, Default: 'a,b' } }
            Resources:
              Inner: { Type: AWS::Serverless::Function, Properties: { Policies: [{ DynamoDBReadPolicy: { TableName: !Ref Table } }] } }
              Fn::ForEach::Queues: [Name, !Ref Names, { 'Queue${Name}': { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '${Name}-q' } } }]
            Outputs:
              Arn: { Value: !GetAtt Inner.Arn, Export: { Name: !Sub '${AWS::StackName}-arn' } }
            """;

    static final String SAM = """
            Transform: [AWS::Serverless-2016-10-31, AWS::LanguageExtensions]
            Globals:
              Function: { Runtime: python3.13, Environment: { Variables: { TABLE: !Ref Orders, URL: !Sub 'https://${Shop}.execute-api.${AWS::Region}.amazonaws.com' } } }
              Api: { Auth: { Authorizers: { Own: { FunctionArn: !GetAtt Work.Arn }, Pool: { UserPoolArn: !GetAtt Users.Arn } } } }
            Parameters:
              Stage: { Type: String, Default: prod, AllowedValues: [dev, prod] }
              Bus: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/bus }
            Mappings: { Sizes: { small: { memory: 128 } } }
            Conditions: { IsProd: !Equals [!Ref Stage, prod] }
            Resources:
              Work:
                Type: AWS::Serverless::Function
                Condition: IsProd
                Connectors: { ToJobs: { Properties: { Destination: { Id: Jobs }, Permissions: [Write] } } }
                Properties:
                  CodeUri: src/
                  MemorySize: !FindInMap [Sizes, small, memory]
                  AutoPublishAlias: live
                  FunctionUrlConfig: { AuthType: NONE }
                  DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Jobs.Arn }
                  EventInvokeConfig: { DestinationConfig: { OnSuccess: { Type: SNS }, OnFailure: { Type: EventBridge, Destination: !Ref Bus } } }
                  Layers: [!Ref Shared]
                  Policies:
                    - DynamoDBCrudPolicy: { TableName: !Ref Orders }
                    - AmazonSQSFullAccess
                    - Statement: [{ Effect: Allow, Action: ['s3:Get*', 's3:PutObject'], Resource: !Sub '${Files.Arn}/*' }, { Effect: Deny, NotAction: 'iam:*', NotResource: '*' }]
                    - !If [IsProd, { SQSPollerPolicy: { QueueName: !GetAtt Jobs.QueueName } }, !Ref AWS::NoValue]
                  Events:
                    Rest: { Type: Api, Properties: { Path: /, Method: get } }
                    Http: { Type: HttpApi, Properties: { ApiId: !Ref Shop } }
                    Bucket: { Type: S3, Properties: { Bucket: !Ref Files, Events: ['s3:ObjectCreated:*'] } }
                    Topic: { Type: SNS, Properties: { Topic: !Ref News, SqsSubscription: true } }
                    Queue: { Type: SQS, Properties: { Queue: !GetAtt Jobs.Arn } }
                    Stream: { Type: DynamoDB, Properties: { Stream: !GetAtt Orders.StreamArn, DestinationConfig: { OnFailure: { Destination: !GetAtt Jobs.Arn } } } }
                    Kafka: { Type: SelfManagedKafka, Properties: { KafkaBootstrapServers: ['a.example.com:9092'] } }
                    Daily: { Type: Schedule, Properties: { Schedule: rate(1 day), DeadLetterConfig: { Type: SQS } } }
                    Later: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day) } }
                    Rule: { Type: EventBridgeRule, Properties: { EventBusName: !Ref Bus, Pattern: { source: [aws.s3, shop], detail: { bucket: { name: [!Ref Files] } } } } }
                    Logs: { Type: CloudWatchLogs, Properties: { LogGroupName: !Ref Logs } }
                    Things: { Type: IoTRule, Properties: { Sql: SELECT 1 } }
                    SignUp: { Type: Cognito, Properties: { UserPool: !Ref Users, Trigger: PreSignUp } }
                    Skill: { Type: AlexaSkill }
              Flow:
                Type: AWS::Serverless::StateMachine
                Properties:
                  DefinitionUri: flow.asl.json
                  DefinitionSubstitutions: { WorkArn: !GetAtt Work.Arn, Table: !Ref Orders, Files: !Ref Files }
                  Policies: [{ LambdaInvokePolicy: { FunctionName: !Ref Work } }]
              Shop:
                Type: AWS::Serverless::HttpApi
                Properties: { DefinitionBody: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: openapi.yaml } } } }
              Socket: { Type: AWS::Serverless::WebSocketApi, Properties: { Routes: { $connect: { FunctionArn: !GetAtt Work.Arn } } } }
              Graph: { Type: AWS::Serverless::GraphQLApi, Properties: { DataSources: { Lambda: { Logic: { FunctionArn: !GetAtt Work.Arn } } } } }
              App: { Type: AWS::Serverless::Application, Properties: { Location: nested.yaml, Parameters: { Table: !Ref Orders } } }
              Shared: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: layer/ } }
              Table: { Type: AWS::Serverless::SimpleTable }
              Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: !Join ['-', [!Ref Stage, orders]] } }
              Jobs: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt Jobs.Arn } } }
              News: { Type: AWS::SNS::Topic }
              Files: { Type: AWS::S3::Bucket, Properties: { NotificationConfiguration: { EventBridgeConfiguration: {} } } }
              Logs: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub '/aws/lambda/${Work}' } }
              Users: { Type: AWS::Cognito::UserPool }
              Role: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } } }] } }
              Link: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: Work }, Destination: [{ Id: Orders }, { Type: AWS::SQS::Queue, Arn: !GetAtt Jobs.Arn }], Permissions: [Read, Write] } }
              Rule: { Type: AWS::Events::Rule, Properties: { EventPattern: !Sub '{"source": ["${AWS::StackName}"]}', Targets: [{ Arn: !Select [0, !Split [',', !GetAtt App.Outputs.Arn]] }] } }
              Imported: { Type: AWS::Lambda::EventSourceMapping, Properties: { EventSourceArn: !ImportValue x-arn, FunctionName: !Ref Work.Alias } }
            """;

    private Samples() {}

    static List<String> templates() {
        var templates = new ArrayList<String>();
        Pages.of("core", "services", Catalogue.class)
                .forEach((file, text) -> Page.parse(file, text).examples().stream()
                        .filter(example -> example.language().equals("yaml"))
                        .forEach(example -> templates.add(example.text())));
        return templates;
    }

    /// The application of [#SAM] with the files that it names, of which some may be other texts.
    static Given app(String sam, String asl, String openApi, String nested) {
        return Given.given("template.yaml", sam)
                .and("flow.asl.json", asl)
                .and("openapi.yaml", openApi)
                .and("nested.yaml", nested)
                .and("src/app.py", "def handler(event, context): return event\n")
                .and("layer/python/lib.py", "");
    }
}
