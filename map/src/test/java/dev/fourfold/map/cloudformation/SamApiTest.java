package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.resources;

import org.junit.jupiter.api.Test;

/// What SAM makes of an API besides the API.
class SamApiTest {
    @Test
    void aDomainNameLeadsToTheApiByWayOfRoute53() {
        resources("""
                Shop:
                  Type: AWS::Serverless::Api
                  Properties:
                    StageName: prod
                    Domain:
                      DomainName: shop.example.com
                      CertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/a
                      Route53: { HostedZoneId: Z1 }
                """).thenFlowsAre("actor.internet -> Shop request", "aws.route53 -> Shop integration");
    }

    @Test
    void soDoesThatOfAnHttpApi() {
        resources("""
                Shop:
                  Type: AWS::Serverless::HttpApi
                  Properties: { Domain: { DomainName: shop.example.com, Route53: { HostedZoneId: Z1 } } }
                """).thenFlowsAre("actor.internet -> Shop request", "aws.route53 -> Shop integration");
    }

    @Test
    void theDefaultAuthorizerIsAsked() {
        resources("""
                Check: { Type: AWS::Serverless::Function }
                Work:
                  Type: AWS::Serverless::Function
                  Properties: { Events: { Get: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /, Method: get } } } }
                Shop:
                  Type: AWS::Serverless::Api
                  Properties:
                    StageName: prod
                    Auth: { DefaultAuthorizer: Own, Authorizers: { Own: { FunctionArn: !GetAtt Check.Arn } } }
                """)
                .thenFlowsAre("actor.internet -> Shop request", "Shop -> Work integration", "Shop -> Check authorize");
    }

    @Test
    void anAuthorizerThatARouteNamesIsAsked() {
        resources("""
                Users: { Type: AWS::Cognito::UserPool }
                Work:
                  Type: AWS::Serverless::Function
                  Properties:
                    Events:
                      Get: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /, Method: get, Auth: { Authorizer: Pool } } }
                Shop:
                  Type: AWS::Serverless::Api
                  Properties:
                    StageName: prod
                    Auth: { Authorizers: { Pool: { UserPoolArn: !GetAtt Users.Arn } } }
                """)
                .thenFlowsAre("actor.internet -> Shop request", "Shop -> Work integration", "Shop -> Users authorize");
    }

    @Test
    void anAuthorizerThatNoRouteNamesIsNot() {
        resources("""
                Users: { Type: AWS::Cognito::UserPool }
                Shop:
                  Type: AWS::Serverless::Api
                  Properties:
                    StageName: prod
                    Auth: { Authorizers: { Pool: { UserPoolArn: !GetAtt Users.Arn } } }
                """).thenFlowsAre("actor.internet -> Shop request");
    }

    @Test
    void stagesLogAndAreNamed() {
        resources("""
                Logs: { Type: AWS::Logs::LogGroup }
                Shop:
                  Type: AWS::Serverless::Api
                  Properties: { StageName: prod, AccessLogSetting: { DestinationArn: !GetAtt Logs.Arn } }
                Guard:
                  Type: AWS::WAFv2::WebACLAssociation
                  Properties:
                    WebACLArn: !GetAtt Wall.Arn
                    ResourceArn: !Sub 'arn:aws:apigateway:${AWS::Region}::/restapis/${Shop}/stages/${Shop.Stage}'
                Wall: { Type: AWS::WAFv2::WebACL }
                """).thenFlowsAre("actor.internet -> Shop request", "Shop -> Logs log", "Wall -> Shop protect");
    }

    @Test
    void aPrivateApiIsNotOpenToTheInternet() {
        resources("""
                Shop:
                  Type: AWS::Serverless::Api
                  Properties: { StageName: prod, EndpointConfiguration: { Type: PRIVATE } }
                """).thenFlowsAre();
    }

    @Test
    void aGraphQlApiLogsUnlessToldOtherwise() {
        resources("Graph: { Type: AWS::Serverless::GraphQLApi, Properties: { Auth: { Type: AWS_IAM } } }\n")
                .thenFlowsAre("actor.internet -> Graph request", "Graph -> aws.logs log");
        resources("Graph: { Type: AWS::Serverless::GraphQLApi, Properties: { Logging: false } }\n")
                .thenFlowsAre("actor.internet -> Graph request");
        resources("Graph: { Type: AWS::Serverless::GraphQLApi, Properties: { Logging: { FieldLogLevel: NONE } } }\n")
                .thenFlowsAre("actor.internet -> Graph request");
    }
}
