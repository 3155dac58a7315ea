package dev.fourfold.map.flow;

import static dev.fourfold.map.Given.resources;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.HttpCall;
import dev.fourfold.core.code.ServiceCall;
import dev.fourfold.core.code.ServiceCall.Target;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Location;
import dev.fourfold.map.Given;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the code does, joined with the environment, the grants and the names in the template.
class CodeJoinTest {
    private static final Location LINE = new Location("src/app.py", 7, 5);

    /// A function `Work` that may do everything with a table, and nothing else.
    private static Given work(String environment) {
        return resources("""
                Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
                Returns: { Type: AWS::DynamoDB::Table, Properties: { TableName: returns } }
                Work:
                  Type: AWS::Serverless::Function
                  Properties:
                    Environment: { Variables: %s }
                    Policies: [{ DynamoDBCrudPolicy: { TableName: !Ref Orders } }]
                """.formatted(environment));
    }

    private static CodeFacts code(boolean complete, List<ServiceCall> calls, List<HttpCall> requests) {
        return new CodeFacts("Work", complete, List.of("src/app.py"), calls, requests, Set.of("TABLE"));
    }

    private static CodeFacts calls(ServiceCall... calls) {
        return code(true, List.of(calls), List.of());
    }

    private static CodeFacts requests(String library, Target target) {
        return code(true, List.of(), List.of(new HttpCall(target, library, LINE)));
    }

    private static ServiceCall call(String client, String operation, Target... targets) {
        return new ServiceCall(client, operation, List.of(targets), LINE);
    }

    @Test
    void withoutCodeTheGrantsAloneShowTheFlows() {
        work("{}").thenFlowsAre("Work -> Orders write", "Orders -> Work read");
    }

    @Test
    void codeThatWasReadWholeNarrowsAGrant() {
        work("{ TABLE: !Ref Orders }")
                .whoseCode(calls(call("dynamodb", "GetItem", new Target.Variable("TABLE"))))
                .thenFlowsAre("Orders -> Work read")
                .thenFlowIsShownBy("Orders -> Work read", Evidence.Kind.CODE, "dynamodb:GetItem");
    }

    @Test
    void codeThatWasReadInPartDoesNot() {
        work("{ TABLE: !Ref Orders }")
                .whoseCode(code(false, List.of(call("dynamodb", "GetItem", new Target.Variable("TABLE"))), List.of()))
                .thenFlowsAre("Work -> Orders write", "Orders -> Work read");
    }

    @Test
    void aCallWithoutATargetIsAboutWhatTheGrantNames() {
        work("{}").whoseCode(calls(call("dynamodb", "PutItem"))).thenFlowsAre("Work -> Orders write");
    }

    @Test
    void aNameInTheCodeIsTheTableOfThatName() {
        work("{}")
                .whoseCode(calls(call("dynamodb", "PutItem", new Target.Literal("returns"))))
                .mapped()
                .thenFlowsInclude("Work -> Returns write");
    }

    @Test
    void aServiceThatNoTemplateDeclaresIsAComponentToo() {
        work("{}")
                .whoseCode(calls(call("rekognition", "DetectLabels")))
                .mapped()
                .thenFlowsInclude("Work -> aws.rekognition invoke");
    }

    @Test
    void aClientOfNoServiceIsNothing() {
        work("{}").whoseCode(calls(call("telepathy", "Send"))).mapped().thenNothingIsWrong();
    }

    @Test
    void anotherCompanysSystemIsNamedByItsHost() {
        work("{}")
                .whoseCode(requests("requests", new Target.Literal("https://api.stripe.com/v1/charges")))
                .mapped()
                .thenFlowsInclude("Work -> external.stripe:api.stripe.com request");
    }

    @Test
    void anAddressInAVariableIsTheApiThatItNames() {
        resources("""
                Other: { Type: AWS::Serverless::HttpApi }
                Work:
                  Type: AWS::Serverless::Function
                  Properties:
                    Environment: { Variables: { TABLE: !Sub 'https://${Other}.execute-api.${AWS::Region}.amazonaws.com/' } }
                """)
                .whoseCode(requests("requests", new Target.Variable("TABLE")))
                .thenFlowsAre("actor.internet -> Other request", "Work -> Other request");
    }

    @Test
    void aDatabasesLibrarySpeaksToTheDatabase() {
        resources("""
                Db: { Type: AWS::RDS::DBInstance }
                Work: { Type: AWS::Serverless::Function }
                """)
                .whoseCode(requests("psycopg2", new Target.Literal("")))
                .thenFlowsAre("Work -> Db write", "Db -> Work read");
    }

    @Test
    void aVariableThatTheCodeDoesNotReadIsNoFlow() {
        var app = resources("""
                Db: { Type: AWS::RDS::DBInstance }
                Work:
                  Type: AWS::Serverless::Function
                  Properties: { Environment: { Variables: { UNUSED: !GetAtt Db.Endpoint.Address } } }
                """);
        app.thenFlowsAre("Work -> Db write", "Db -> Work read");
        app.whoseCode(calls()).thenFlowsAre();
    }

    @Test
    void factsOfAFunctionThatIsNotThereAreNothing() {
        work("{}")
                .whoseCode(
                        new CodeFacts("Gone", true, List.of(), List.of(call("s3", "GetObject")), List.of(), Set.of()))
                .thenFlowsAre("Work -> Orders write", "Orders -> Work read");
    }
}
