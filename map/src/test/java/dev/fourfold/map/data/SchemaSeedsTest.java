package dev.fourfold.map.data;

import static dev.fourfold.map.Given.given;

import org.junit.jupiter.api.Test;

class SchemaSeedsTest {
    @Test
    void what_an_operation_takes_goes_to_its_integration_alone_and_what_it_answers_stays() {
        Classified.of(given("template.yaml", """
                        Transform: AWS::Serverless-2016-10-31
                        Resources:
                          Api:
                            Type: AWS::Serverless::Api
                            Properties:
                              StageName: p
                              DefinitionBody:
                                openapi: 3.0.1
                                paths:
                                  /orders:
                                    post:
                                      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
                                      responses: { '200': { content: { application/json: { schema: { properties: { chargeId: { type: string } } } } } } }
                                      x-amazon-apigateway-integration: { type: aws_proxy, uri: !Sub "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Create.Arn}/invocations" }
                                  /health:
                                    get:
                                      parameters: [{ name: verbose, in: query }]
                                      x-amazon-apigateway-integration: { type: aws_proxy, uri: !Sub "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Check.Arn}/invocations" }
                                components:
                                  schemas:
                                    Order: { properties: { to: { type: string, format: email }, lines: { items: { $ref: '#/components/schemas/Line' } }, self: { $ref: '#/components/schemas/Order' } } }
                                    Line: { properties: { sku: { type: string }, cardNumber: { type: string } } }
                                    Unused: { properties: { ssn: { type: string } } }
                          Create: FUNCTION
                          Check: FUNCTION
                        """.replace("FUNCTION", Classified.FUNCTION)))
                .thenDataIs("Api: payment.card, personal, financial", "Create: payment.card, personal")
                .thenFlowsCarry(
                        "Api -> Create integration: payment.card, personal",
                        "actor.internet -> Api request: payment.card, personal");
    }

    @Test
    void a_model_of_no_known_operation_may_be_that_of_any() {
        Classified.of(given("template.yaml", """
                        Resources:
                          Api: { Type: AWS::ApiGateway::RestApi }
                          Model: { Type: AWS::ApiGateway::Model, Properties: { RestApiId: !Ref Api, Schema: { properties: { diagnosis: { type: string } } } } }
                        """)).thenDataIs("Api: health");
    }

    @Test
    void a_model_of_a_sam_api_goes_to_the_event_that_asks_for_it() {
        Classified.of(given("template.yaml", """
                        Transform: AWS::Serverless-2016-10-31
                        Resources:
                          Api:
                            Type: AWS::Serverless::Api
                            Properties:
                              StageName: p
                              Models: { Guest: { type: object, properties: { email: { type: string } } } }
                          Save:
                            Type: AWS::Serverless::Function
                            Properties: { Runtime: python3.13, Handler: a.b, InlineCode: x, Events: { A: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /a, Method: post, RequestModel: { Model: Guest } } } } }
                          Ping:
                            Type: AWS::Serverless::Function
                            Properties: { Runtime: python3.13, Handler: a.b, InlineCode: x, Events: { A: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /b, Method: get } } } }
                        """))
                .thenDataIs("Api: personal", "Save: personal")
                .thenFlowsCarry("actor.internet -> Api request: personal", "Api -> Save integration: personal");
    }

    @Test
    void a_resolver_says_which_fields_of_a_graphql_schema_are_where() {
        Classified.of(given("template.yaml", """
                        Resources:
                          Api: { Type: AWS::AppSync::GraphQLApi, Properties: { Name: a, AuthenticationType: API_KEY } }
                          Schema: { Type: AWS::AppSync::GraphQLSchema, Properties: { ApiId: !GetAtt Api.ApiId, DefinitionS3Location: api.graphql } }
                          People: { Type: AWS::DynamoDB::Table }
                          Things: { Type: AWS::DynamoDB::Table }
                          PeopleSource: { Type: AWS::AppSync::DataSource, Properties: { ApiId: !GetAtt Api.ApiId, Name: people, Type: AMAZON_DYNAMODB, DynamoDBConfig: { TableName: !Ref People, AwsRegion: x } } }
                          ThingsSource: { Type: AWS::AppSync::DataSource, Properties: { ApiId: !GetAtt Api.ApiId, Name: things, Type: AMAZON_DYNAMODB, DynamoDBConfig: { TableName: !Ref Things, AwsRegion: x } } }
                          GetPerson: { Type: AWS::AppSync::Resolver, Properties: { ApiId: !GetAtt Api.ApiId, TypeName: Query, FieldName: person, DataSourceName: !GetAtt PeopleSource.Name } }
                          AddThing: { Type: AWS::AppSync::Resolver, Properties: { ApiId: !GetAtt Api.ApiId, TypeName: Mutation, FieldName: addThing, DataSourceName: things } }
                        """).and("api.graphql", """
                        # the ssn: String is not here
                        type Query { person(id: ID!): Person, things: [Thing] }
                        type Mutation { addThing(input: ThingInput!): Thing }
                        \"""A person, not a password: String\"""
                        type Person { id: ID!, contact: AWSPhone, friends: [Person!]! }
                        type Thing { sku: ID! }
                        input ThingInput { sku: ID!, iban: String }
                        """))
                .thenDataIs("Api: personal, financial", "People: personal", "Things: financial")
                .thenWhy(
                        "People:personal",
                        "People: the schema's field `contact`, which is asked from it, tells who a person is, or how to reach one (GDPR art. 4(1))");
    }

    @Test
    void a_schema_outside_the_application_or_without_an_end_says_nothing() {
        Classified.of(given("template.yaml", """
                        Resources:
                          Api: { Type: AWS::AppSync::GraphQLApi, Properties: { Name: a, AuthenticationType: API_KEY } }
                          Outside: { Type: AWS::AppSync::GraphQLSchema, Properties: { ApiId: !GetAtt Api.ApiId, DefinitionS3Location: ../../../etc/passwd } }
                          Broken: { Type: AWS::AppSync::GraphQLSchema, Properties: { ApiId: !GetAtt Api.ApiId, Definition: 'type A { email: String \\"\\"\\" { ( : ' } }
                        """)).thenDataIs();
    }
}
