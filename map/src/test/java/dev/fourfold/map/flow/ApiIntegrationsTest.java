package dev.fourfold.map.flow;

import static dev.fourfold.map.Given.resources;

import dev.fourfold.core.model.Evidence;
import dev.fourfold.map.Given;
import org.junit.jupiter.api.Test;

/// APIs that hand requests to a service without a function between.
class ApiIntegrationsTest {
    private static final String IN = "actor.internet -> Shop request";

    private static Given method(String integration) {
        return resources("""
                Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
                Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
                Other: { Type: AWS::SQS::Queue }
                News: { Type: AWS::SNS::Topic }
                Flow: { Type: AWS::StepFunctions::StateMachine }
                Files: { Type: AWS::S3::Bucket }
                Bus: { Type: AWS::Events::EventBus, Properties: { Name: shop } }
                Shop: { Type: AWS::ApiGateway::RestApi }
                Path: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Shop, ParentId: !GetAtt Shop.RootResourceId, PathPart: orders } }
                Post:
                  Type: AWS::ApiGateway::Method
                  Properties:
                    RestApiId: !Ref Shop
                    ResourceId: !Ref Path
                    HttpMethod: POST
                    Integration:
                """ + integration.indent(6));
    }

    @Test
    void aRequestTemplateNamesTheTable() {
        method("""
                Type: AWS
                IntegrationHttpMethod: POST
                Uri: !Sub 'arn:aws:apigateway:${AWS::Region}:dynamodb:action/PutItem'
                RequestTemplates:
                  application/json: !Sub |
                    #set($id = $context.requestId)
                    {"TableName": "${Orders}", "Item": {"id": {"S": "$id"}}}
                """)
                .thenFlowsAre(IN, "Shop -> Orders integration")
                .thenFlowIsShownBy(
                        "Shop -> Orders integration", Evidence.Kind.INTEGRATION, "POST /orders dynamodb:PutItem");
    }

    @Test
    void aReadGoesTheOtherWay() {
        method("""
                Type: AWS
                IntegrationHttpMethod: POST
                Uri: !Sub 'arn:aws:apigateway:${AWS::Region}:dynamodb:action/Query'
                RequestTemplates: { application/json: '{"TableName": "orders"}' }
                """).thenFlowsAre(IN, "Orders -> Shop read");
    }

    @Test
    void aPathNamesTheQueue() {
        method("""
                Type: AWS
                IntegrationHttpMethod: POST
                Uri: !Sub 'arn:aws:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${Jobs.QueueName}'
                RequestParameters: { integration.request.header.Content-Type: "'application/x-www-form-urlencoded'" }
                RequestTemplates: { application/json: 'Action=SendMessage&MessageBody=$input.body' }
                """).thenFlowsAre(IN, "Shop -> Jobs integration");
    }

    @Test
    void aFormNamesTheTopic() {
        method("""
                Type: AWS
                IntegrationHttpMethod: POST
                Uri: !Sub 'arn:aws:apigateway:${AWS::Region}:sns:path//'
                RequestTemplates:
                  application/json: !Sub "Action=Publish&TopicArn=$util.urlEncode('${News}')&Message=$util.urlEncode($input.body)"
                """).thenFlowsAre(IN, "Shop -> News integration");
    }

    @Test
    void aRequestTemplateStartsTheStateMachine() {
        method("""
                Type: AWS
                IntegrationHttpMethod: POST
                Uri: !Sub 'arn:aws:apigateway:${AWS::Region}:states:action/StartExecution'
                RequestTemplates:
                  application/json: !Sub '{"input": "$util.escapeJavaScript($input.body)", "stateMachineArn": "${Flow}"}'
                """).thenFlowsAre(IN, "Shop -> Flow integration");
    }

    @Test
    void aBucketIsInThePath() {
        method("""
                Type: AWS
                IntegrationHttpMethod: PUT
                Uri: !Sub 'arn:aws:apigateway:${AWS::Region}:s3:path/${Files}/{key}'
                """).thenFlowsAre(IN, "Shop -> Files integration");
    }

    @Test
    void theRoleSaysWhichQueueWhereTheRequestDoesNot() {
        resources("""
                A: { Type: AWS::SQS::Queue }
                B: { Type: AWS::SQS::Queue }
                Shop: { Type: AWS::ApiGateway::RestApi }
                Role:
                  Type: AWS::IAM::Role
                  Properties:
                    Policies:
                      - PolicyDocument: { Statement: { Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt B.Arn } }
                Post:
                  Type: AWS::ApiGateway::Method
                  Properties:
                    RestApiId: !Ref Shop
                    HttpMethod: POST
                    Integration:
                      Type: AWS
                      Credentials: !GetAtt Role.Arn
                      IntegrationHttpMethod: POST
                      Uri: !Sub 'arn:aws:apigateway:${AWS::Region}:sqs:action/SendMessage'
                """).thenFlowsAre(IN, "Shop -> B integration");
    }

    @Test
    void anHttpApiNamesTheServiceBySubtype() {
        resources("""
                Jobs: { Type: AWS::SQS::Queue }
                Shop: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP } }
                Put:
                  Type: AWS::ApiGatewayV2::Integration
                  Properties:
                    ApiId: !Ref Shop
                    IntegrationType: AWS_PROXY
                    IntegrationSubtype: SQS-SendMessage
                    RequestParameters: { QueueUrl: !Ref Jobs, MessageBody: $request.body }
                """).thenFlowsAre(IN, "Shop -> Jobs integration");
    }

    @Test
    void anEventGoesToTheBusThatTheRequestNames() {
        method("""
                Type: AWS
                IntegrationHttpMethod: POST
                Uri: !Sub 'arn:aws:apigateway:${AWS::Region}:events:action/PutEvents'
                RequestTemplates:
                  application/json: !Sub '{"Entries": [{"Source": "shop", "EventBusName": "${Bus}", "Detail": "$util.escapeJavaScript($input.body)"}]}'
                """).thenFlowsAre(IN, "Shop -> Bus integration");
    }

    @Test
    void anotherSystemIsCalledOverHttp() {
        method("Type: HTTP_PROXY\nIntegrationHttpMethod: GET\nUri: https://api.example.com/orders\n")
                .thenFlowsAre(IN, "Shop -> external.example:api.example.com integration");
    }

    @Test
    void aMockAnswersByItself() {
        method("Type: MOCK\n").thenFlowsAre(IN);
    }

    @Test
    void aServiceThatNoPageKnowsIsAGap() {
        method("""
                Type: AWS
                IntegrationHttpMethod: POST
                Uri: !Sub 'arn:aws:apigateway:${AWS::Region}:telepathy:action/Send'
                """).thenFlowsAre(IN).thenAGapNames("telepathy:Send");
    }
}
