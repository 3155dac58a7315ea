package dev.fourfold.map.data;

import static dev.fourfold.map.Given.resources;
import static dev.fourfold.map.data.Classified.call;
import static dev.fourfold.map.data.Classified.code;

import dev.fourfold.map.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeSeedsTest {
    private static final String ROLE = """
            Role:
              Type: AWS::IAM::Role
              Properties:
                Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: ['dynamodb:*', 'sqs:*', 'secretsmanager:*', 'events:*'], Resource: '*' }] } }]
            """;

    private static String function(String name) {
        return name
                + ": { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: a.b, Role: !GetAtt Role.Arn,"
                + " Code: { ZipFile: x } } }\n";
    }

    private static Given behindApi(String more) {
        return resources(ROLE + function("Save") + """
                Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: a, ProtocolType: HTTP, Target: !GetAtt Save.Arn } }
                """ + more);
    }

    @Test
    void a_field_of_the_input_came_through_the_gateway_and_goes_where_the_code_sends_it() {
        var given = behindApi("""
                Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
                Mail: { Type: AWS::SQS::Queue, Properties: { QueueName: mail } }
                """);
        var facts = code(
                "Save",
                List.of(call("dynamodb", "PutItem", "orders", 5), call("sqs", "SendMessage", "mail", 7)),
                "INPUT email",
                "INPUT iban",
                "SEEN  5",
                "SENT iban 5",
                "SEEN  7",
                "SENT email 7");
        Classified.of(given.whoseCode(facts))
                .thenDataIs(
                        "Api: personal, financial", "Save: personal, financial", "Orders: financial", "Mail: personal")
                .thenFlowsCarry(
                        "actor.internet -> Api request: personal, financial",
                        "Api -> Save integration: personal, financial",
                        "Save -> Orders write: financial",
                        "Save -> Mail write: personal")
                .thenWhy(
                        "Mail:personal",
                        "Save: the field `email` of its input tells who a person is, or how to reach one (GDPR art. 4(1))",
                        "Mail: write");
    }

    @Test
    void what_the_code_does_not_show_may_be_all_that_the_function_has() {
        var given = behindApi("Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }\n");
        var calls = List.of(call("dynamodb", "PutItem", "orders", 5));
        Classified.of(given.whoseCode(code("Save", calls, "INPUT email", "SEEN  5", "SENT_WHOLE  5")))
                .thenDataIs("Api: personal", "Save: personal", "Orders: personal");
        Classified.of(given.whoseCode(code("Save", calls, "INPUT email", "SEEN  5", "SENT orderId 5")))
                .thenDataIs("Api: personal", "Save: personal");
    }

    @Test
    void a_field_of_an_answer_is_in_the_store_that_gave_it() {
        var given = resources(
                ROLE + function("Show") + "Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: t } }\n");
        Classified.of(given.whoseCode(code(
                        "Show", List.of(call("dynamodb", "GetItem", "t", 3)), "SEEN  3", "ANSWER passportNumber 3")))
                .thenDataIs("Table: personal.sensitive", "Show: personal.sensitive")
                .thenFlowsCarry("Table -> Show read: personal.sensitive");
    }

    @Test
    void a_secret_is_used_and_not_passed_on() {
        var given = resources(ROLE + function("Save") + """
                Key: { Type: AWS::SecretsManager::Secret, Properties: { Name: key } }
                Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: t } }
                """);
        var calls = List.of(call("secretsmanager", "GetSecretValue", "key", 2), call("dynamodb", "PutItem", "t", 3));
        Classified.of(given.whoseCode(code("Save", calls, "SEEN  2", "SEEN  3", "SENT_WHOLE  3")))
                .thenDataIs("Key: credential", "Save: credential");
        Classified.of(given.whoseCode(code("Save", calls, "SEEN  2", "SEEN  3", "SENT passwordHash 3")))
                .thenDataIs("Key: credential", "Save: credential", "Table: credential");
    }

    @Test
    void of_two_functions_behind_a_gateway_each_is_given_what_it_takes() {
        var given = resources(ROLE + function("Save") + function("Ping") + """
                Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: a, ProtocolType: HTTP, Target: !GetAtt Save.Arn } }
                ToPing: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationUri: !GetAtt Ping.Arn } }
                """);
        Classified.of(given.whoseCode(code("Save", List.of(), "INPUT email"), code("Ping", List.of(), "INPUT id")))
                .thenDataIs("Api: personal", "Save: personal");
    }

    @Test
    void a_rule_takes_only_the_events_that_its_pattern_names() {
        var given = behindApi(function("Work") + """
                Bus: { Type: AWS::Events::EventBus, Properties: { Name: bus } }
                Placed: { Type: AWS::Events::Rule, Properties: { EventBusName: !Ref Bus, EventPattern: { source: [shop] }, Targets: [{ Id: w, Arn: !GetAtt Work.Arn }] } }
                """);
        var calls = List.of(call("events", "PutEvents", "bus", 4));
        String[] sent = {"INPUT email", "SEEN  4", "SENT email 4", "LABEL source=shop 4"};
        Classified.of(given.whoseCode(code("Save", calls, sent), code("Work", List.of(), "INPUT id")))
                .thenDataIs("Api: personal", "Save: personal", "Bus: personal", "Placed: personal", "Work: personal");
        sent[3] = "LABEL source=other 4";
        Classified.of(given.whoseCode(code("Save", calls, sent), code("Work", List.of(), "INPUT id")))
                .thenDataIs("Api: personal", "Save: personal", "Bus: personal");
    }

    @Test
    void a_senders_policy_says_how_its_events_are_labelled_where_its_code_does_not() {
        String app = function("Work") + """
                Send: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: a.b, Role: !GetAtt Sender.Arn, Code: { ZipFile: x } } }
                Sender:
                  Type: AWS::IAM::Role
                  Properties:
                    Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: 'events:PutEvents', Resource: '*', Condition: { StringEquals: { 'events:source': SOURCE } } }] } }]
                Bus: { Type: AWS::Events::EventBus, Properties: { Name: bus } }
                Placed: { Type: AWS::Events::Rule, Properties: { EventBusName: !Ref Bus, EventPattern: { source: [shop] }, Targets: [{ Id: w, Arn: !GetAtt Work.Arn }] } }
                """;
        var send = code(
                "Send",
                List.of(call("events", "PutEvents", "bus", 4)),
                "INPUT email",
                "SEEN  4",
                "SENT email 4",
                "LABEL source=* 4");
        Classified.of(resources(ROLE + app.replace("SOURCE", "shop"))
                        .whoseCode(send, code("Work", List.of(), "INPUT id")))
                .thenDataIs("Send: personal", "Bus: personal", "Placed: personal", "Work: personal");
        Classified.of(resources(ROLE + app.replace("SOURCE", "other"))
                        .whoseCode(send, code("Work", List.of(), "INPUT id")))
                .thenDataIs("Send: personal", "Bus: personal");
    }

    @Test
    void what_shows_who_calls_is_no_data_and_neither_are_a_databases_user_and_a_tokens_claims() {
        var given = resources(ROLE + function("Save") + """
                Key: { Type: AWS::SecretsManager::Secret, Properties: { Name: key } }
                Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: t } }
                """);
        var calls = List.of(call("secretsmanager", "GetSecretValue", "key", 2), call("dynamodb", "GetItem", "t", 3));
        Classified.of(given.whoseCode(
                        code("Save", calls, "SEEN  2", "ANSWER username 2", "SEEN  3", "ANSWER cognito:username 3")))
                .thenDataIs("Key: credential", "Save: credential");
    }
}
