package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.given;
import static dev.fourfold.map.Given.resources;

import dev.fourfold.core.model.Evidence;
import org.junit.jupiter.api.Test;

/// OpenAPI documents, wherever they stand: in the template, in a file beside it, in a file that is included.
class ApiDefinitionsTest {
    private static final String TO_WORK = """
            openapi: 3.0.1
            paths:
              /orders:
                post:
                  x-amazon-apigateway-integration:
                    type: aws_proxy
                    uri: { Fn::Sub: 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Work.Arn}/invocations' }
            """;

    private static final String[] FLOWS = {"actor.internet -> Shop request", "Shop -> Work integration"};

    @Test
    void inTheTemplate() {
        resources("""
                Work: { Type: AWS::Serverless::Function }
                Shop:
                  Type: AWS::Serverless::Api
                  Properties:
                    StageName: prod
                    DefinitionBody:
                """ + TO_WORK.indent(6))
                .thenFlowsAre(FLOWS)
                .thenFlowIsShownBy("Shop -> Work integration", Evidence.Kind.INTEGRATION, "POST /orders");
    }

    @Test
    void inAnIncludedFile() {
        resources("""
                Work: { Type: AWS::Serverless::Function }
                Shop:
                  Type: AWS::Serverless::Api
                  Properties:
                    StageName: prod
                    DefinitionBody:
                      Fn::Transform: { Name: AWS::Include, Parameters: { Location: api/openapi.yaml } }
                """).and("api/openapi.yaml", TO_WORK).thenFlowsAre(FLOWS);
    }

    @Test
    void inAnIncludedFileByTheShortForm() {
        resources("""
                Work: { Type: AWS::Serverless::Function }
                Shop:
                  Type: AWS::ApiGateway::RestApi
                  Properties:
                    Body: !Transform { Name: AWS::Include, Parameters: { Location: openapi.yaml } }
                """).and("openapi.yaml", TO_WORK).thenFlowsAre(FLOWS);
    }

    @Test
    void inAFileThatTheDefinitionUriNames() {
        resources("""
                Work: { Type: AWS::Serverless::Function }
                Shop: { Type: AWS::Serverless::HttpApi, Properties: { DefinitionUri: openapi.yaml } }
                """).and("openapi.yaml", TO_WORK).thenFlowsAre(FLOWS);
    }

    @Test
    void inJson() {
        resources("""
                Work: { Type: AWS::Serverless::Function }
                Shop: { Type: AWS::Serverless::Api, Properties: { StageName: a, DefinitionUri: openapi.json } }
                """)
                .and("openapi.json", """
                {"swagger": "2.0", "paths": {"/": {"x-amazon-apigateway-any-method": {"x-amazon-apigateway-integration":
                  {"type": "aws_proxy", "uri": {"Fn::GetAtt": ["Work", "Arn"]}}}}}}
                """)
                .thenFlowsAre(FLOWS)
                .thenFlowIsShownBy("Shop -> Work integration", Evidence.Kind.INTEGRATION, "ANY /");
    }

    @Test
    void asATextWithReferences() {
        given("template.yaml", """
                Resources:
                  Work: { Type: AWS::Lambda::Function }
                  Shop:
                    Type: AWS::ApiGatewayV2::Api
                    Properties:
                      Body: !Sub |
                        {"paths": {"/": {"get": {"x-amazon-apigateway-integration": {"type": "AWS_PROXY", "uri": "${Work.Arn}"}}}}}
                """).thenFlowsAre(FLOWS);
    }

    @Test
    void authorizersAreAskedAndMocksLeadNowhere() {
        resources("""
                Check: { Type: AWS::Serverless::Function }
                Shop:
                  Type: AWS::Serverless::Api
                  Properties:
                    StageName: prod
                    DefinitionBody:
                      securityDefinitions:
                        own:
                          x-amazon-apigateway-authorizer:
                            authorizerUri: !Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Check.Arn}/invocations'
                      paths:
                        /: { options: { x-amazon-apigateway-integration: { type: mock } } }
                """).thenFlowsAre("actor.internet -> Shop request", "Shop -> Check authorize");
    }

    @Test
    void aFileThatDoesNotExistIsAMistakeAtItsPlace() {
        resources("""
                Shop: { Type: AWS::Serverless::Api, Properties: { StageName: a, DefinitionUri: openapi.yaml } }
                """)
                .mapped()
                .thenProblemsAre("template.yaml:2:82: names a file that does not exist: openapi.yaml;"
                        + " create it, or correct the path");
    }

    @Test
    void aFileElsewhereIsAGapNotAMistake() {
        resources("""
                Shop:
                  Type: AWS::Serverless::Api
                  Properties:
                    DefinitionBody:
                      Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://bucket/openapi.yaml } }
                """).mapped().thenNothingIsWrong().thenAGapNames("s3://bucket/openapi.yaml");
    }

    @Test
    void aMacroThatRunsInTheAccountIsAGap() {
        resources("""
                Shop:
                  Type: AWS::Serverless::Api
                  Properties: { DefinitionBody: { Fn::Transform: { Name: OwnMacro } } }
                """).mapped().thenNothingIsWrong().thenAGapNames("OwnMacro");
    }
}
