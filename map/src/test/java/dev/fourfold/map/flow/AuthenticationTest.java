package dev.fourfold.map.flow;

import static dev.fourfold.map.Given.given;
import static dev.fourfold.map.Given.resources;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.map.Given;
import org.junit.jupiter.api.Test;

/// Whether the routes of an API ask who calls, written `on`, or `off: GET /orders`.
class AuthenticationTest {
    private static String authentication(Given app, String api) {
        return app.mapped().map().settings().stream()
                .filter(each -> each.component().equals(api) && each.control().equals("authentication"))
                .map(each -> each.state().word() + (each.value().isEmpty() ? "" : ": " + each.value()))
                .findFirst()
                .orElse("nothing");
    }

    private static Given sam(String api, String events) {
        return given("template.yaml", """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Shop:
                    Type: AWS::Serverless::HttpApi
                    Properties: %s
                  Work:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: python3.13
                      Handler: app.handler
                      InlineCode: ""
                      Events: %s
                """.formatted(api, events));
    }

    private static final String USERS =
            "Authorizers: { Users: { JwtConfiguration: { issuer: https://login.example.com } } }";

    @Test
    void withoutAnAuthorizerEveryRouteIsOpen() {
        assertThat(authentication(
                        sam(
                                "{}",
                                "{ A: { Type: HttpApi, Properties: { ApiId: !Ref Shop, Path: /orders, Method: post } } }"),
                        "Shop"))
                .isEqualTo("off: POST /orders");
    }

    @Test
    void theDefaultAuthorizerIsForEveryRouteThatDoesNotTurnItOff() {
        String api = "{ Auth: { DefaultAuthorizer: Users, " + USERS + " } }";

        assertThat(authentication(
                        sam(
                                api,
                                "{ A: { Type: HttpApi, Properties: { ApiId: !Ref Shop, Path: /orders, Method: post } } }"),
                        "Shop"))
                .isEqualTo("on");
        assertThat(authentication(
                        sam(
                                api,
                                "{ A: { Type: HttpApi, Properties: { ApiId: !Ref Shop, Path: /orders, Method: post } },"
                                        + " B: { Type: HttpApi, Properties: { ApiId: !Ref Shop, Path: /products, Method: get,"
                                        + " Auth: { Authorizer: NONE } } } }"),
                        "Shop"))
                .isEqualTo("off: GET /products");
    }

    @Test
    void aMethodHasItsOwnTypeOfAuthorization() {
        String template = """
                Shop: { Type: AWS::ApiGateway::RestApi, Properties: { Name: shop } }
                Orders:
                  Type: AWS::ApiGateway::Resource
                  Properties: { RestApiId: !Ref Shop, ParentId: !GetAtt Shop.RootResourceId, PathPart: orders }
                GetOrders:
                  Type: AWS::ApiGateway::Method
                  Properties: { RestApiId: !Ref Shop, ResourceId: !Ref Orders, HttpMethod: GET, AuthorizationType: %s }
                Preflight:
                  Type: AWS::ApiGateway::Method
                  Properties: { RestApiId: !Ref Shop, ResourceId: !Ref Orders, HttpMethod: OPTIONS, AuthorizationType: NONE }
                """;

        assertThat(authentication(resources(template.formatted("AWS_IAM")), "Shop"))
                .isEqualTo("on");
        assertThat(authentication(resources(template.formatted("NONE")), "Shop"))
                .isEqualTo("off: GET /orders");
    }

    @Test
    void anOperationInADocumentNamesAScheme() {
        String template = """
                Shop:
                  Type: AWS::ApiGateway::RestApi
                  Properties:
                    Body:
                      openapi: "3.0.1"
                      components:
                        securitySchemes:
                          key: { type: apiKey, name: x-api-key, in: header }
                          iam: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }
                      paths:
                        /orders:
                          get: { security: [{ %s: [] }], responses: {} }
                """;

        assertThat(authentication(resources(template.formatted("iam")), "Shop")).isEqualTo("on");
        assertThat(authentication(resources(template.formatted("key")), "Shop")).isEqualTo("off: GET /orders");
    }

    @Test
    void anEventOfARouteThatADocumentGuardsLeavesItGuarded() {
        assertThat(authentication(given("template.yaml", """
                        Transform: AWS::Serverless-2016-10-31
                        Resources:
                          Shop:
                            Type: AWS::Serverless::Api
                            Properties:
                              StageName: live
                              DefinitionBody:
                                openapi: "3.0.1"
                                paths:
                                  /orders:
                                    post: { x-amazon-apigateway-auth: { type: AWS_IAM }, responses: {} }
                          Work:
                            Type: AWS::Serverless::Function
                            Properties:
                              Runtime: python3.13
                              Handler: app.handler
                              InlineCode: ""
                              Events: { A: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /orders, Method: POST } } }
                        """), "Shop")).isEqualTo("on");
    }

    private static Given withDocument(String api, String document, String event) {
        return given("template.yaml", """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Shop: { Type: AWS::Serverless::Api, Properties: { StageName: live, %s } }
                  Work:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: python3.13
                      Handler: app.handler
                      InlineCode: ""
                      Events: { A: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: "/orders/{id}", Method: GET%s } } }
                """.formatted(api, event)).and("api.yaml", document);
    }

    private static final String GUARDED = """
            openapi: "3.0.2"
            paths:
              /orders/{orderId}:
                get: { security: [{ iam: [] }], responses: {} }
            components: { securitySchemes: { iam: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 } } }
            """;
    private static final String INCLUDED =
            "DefinitionBody: { 'Fn::Transform': { Name: AWS::Include, Parameters: { Location: api.yaml } } }";

    @Test
    void whereAnApiBringsADocumentAnEventAddsNoRoute() {
        assertThat(authentication(withDocument(INCLUDED, GUARDED, ""), "Shop")).isEqualTo("on");
        assertThat(authentication(withDocument("DefinitionUri: api.yaml", GUARDED, ""), "Shop"))
                .isEqualTo("on");
        assertThat(authentication(
                        withDocument(
                                INCLUDED,
                                GUARDED.replace("security: [{ iam: [] }], ", ""),
                                ", Auth: { Authorizer: Users }"),
                        "Shop"))
                .isEqualTo("off: GET /orders/{orderId}");
    }

    @Test
    void anEventIsMergedIntoADocumentWhereTheApiAsksForIt() {
        assertThat(authentication(withDocument("MergeDefinitions: true, " + INCLUDED, GUARDED, ""), "Shop"))
                .isEqualTo("off: GET /orders/{id}");
    }

    @Test
    void anEventMayOverrideWhoIsAskedInADocument() {
        String open = GUARDED.replace("security: [{ iam: [] }], ", "").replace("orderId", "id");

        assertThat(authentication(
                        withDocument(INCLUDED, open, ", Auth: { Authorizer: Users, OverrideApiAuth: true }"), "Shop"))
                .isEqualTo("on");
    }

    @Test
    void theRoutesOfADocumentThatCannotBeReadAreUnknown() {
        assertThat(authentication(withDocument("DefinitionUri: s3://specs/api.yaml", GUARDED, ""), "Shop"))
                .isEqualTo("unknown: GET /orders/{id}");
    }

    @Test
    void aResourcePolicyMayLetInOnlySome() {
        assertThat(authentication(resources("""
                        Shop: { Type: AWS::ApiGateway::RestApi, Properties: { Name: shop, Policy: { Statement: [] } } }
                        Root:
                          Type: AWS::ApiGateway::Method
                          Properties:
                            { RestApiId: !Ref Shop, ResourceId: !GetAtt Shop.RootResourceId, HttpMethod: GET, AuthorizationType: NONE }
                        """), "Shop")).startsWith("unknown");
    }

    @Test
    void ofAChatOnlyTheConnectionIsAsked() {
        assertThat(authentication(resources("""
                        Chat: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET } }
                        Open: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Chat, RouteKey: $connect, AuthorizationType: AWS_IAM } }
                        Send: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Chat, RouteKey: send } }
                        """), "Chat")).isEqualTo("on");
    }
}
