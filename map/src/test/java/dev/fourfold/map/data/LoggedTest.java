package dev.fourfold.map.data;

import static dev.fourfold.map.Given.given;
import static dev.fourfold.map.Given.resources;
import static dev.fourfold.map.data.Classified.call;
import static dev.fourfold.map.data.Classified.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.data.Why;
import dev.fourfold.core.model.Location;
import dev.fourfold.map.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What gets into logs.
class LoggedTest {
    private static final String SAVE =
            "Save: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: a.b, Code: { ZipFile: x } } }\n";
    private static final String API =
            "Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: a, ProtocolType: HTTP, Target: !GetAtt Save.Arn } }\n";
    private static final String GROUP =
            "Log: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub '/aws/lambda/${Save}' } }\n";

    private static Given behindApi(String more) {
        return resources(SAVE + API + more);
    }

    @Test
    void a_field_that_code_logs_is_in_the_functions_log_group() {
        var classified = Classified.of(
                behindApi(GROUP).whoseCode(code("Save", List.of(), "INPUT email", "INPUT iban", "LOGGED email")));

        classified
                .thenDataIs("Api: personal, financial", "Save: personal, financial", "Log: personal")
                .thenFlowsCarry(
                        "actor.internet -> Api request: personal, financial",
                        "Api -> Save integration: personal, financial",
                        "Save -> Log log: personal")
                .thenWhy(
                        "Log:personal",
                        "Save: the field `email` of its input tells who a person is, or how to reach one (GDPR art. 4(1))",
                        "Log: log");
        assertThat(Why.path(classified.map(), "Log:personal").getLast().location())
                .isEqualTo(new Location("app.py", 99, 1));
    }

    @Test
    void a_log_of_the_whole_input_has_what_the_input_has_and_not_what_is_read_besides() {
        Classified.of(resources(SAVE + API + GROUP + """
                        Patients: { Type: AWS::DynamoDB::Table, Properties: { TableName: patients } }
                        """).whoseCode(code("Save", List.of(), "INPUT email", "LOGGED ")))
                .thenDataIs("Api: personal", "Save: personal", "Log: personal", "Patients: health");
    }

    @Test
    void what_is_logged_is_had_even_if_nothing_else_shows_where_it_came_from() {
        Classified.of(resources(SAVE + GROUP).whoseCode(code("Save", List.of(), "LOGGED passportNumber")))
                .thenDataIs("Save: personal.sensitive", "Log: personal.sensitive")
                .thenWhy(
                        "Log:personal.sensitive",
                        "Save: the field `passportNumber`, which it logs, is of a special category (GDPR art. 9 and 10), or lets somebody act as the person (NIST SP 800-122, 3.2)",
                        "Log: log");
    }

    @Test
    void what_only_a_log_shows_goes_no_further_than_there() {
        var given = resources(SAVE + GROUP + """
                Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
                """);
        var sends = List.of(call("sqs", "SendMessage", "jobs", 5));

        Classified.of(given.whoseCode(code("Save", sends, "LOGGED email", "SEEN  5", "SENT_WHOLE  5")))
                .thenDataIs("Save: personal", "Log: personal");
        Classified.of(given.whoseCode(code("Save", sends, "INPUT email", "LOGGED email", "SEEN  5", "SENT_WHOLE  5")))
                .thenDataIs("Save: personal", "Log: personal", "Jobs: personal");
    }

    @Test
    void a_log_group_that_the_function_names_is_its_own() {
        Classified.of(resources("""
                        Shared: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: shared } }
                        Save: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: a.b, Code: { ZipFile: x }, LoggingConfig: { LogGroup: !Ref Shared } } }
                        """).whoseCode(code("Save", List.of(), "LOGGED email")))
                .thenDataIs("Save: personal", "Shared: personal");
    }

    @Test
    void without_a_declared_log_group_lambda_makes_one() {
        var classified = Classified.of(behindApi("").whoseCode(code("Save", List.of(), "INPUT email", "LOGGED email")));

        classified
                .thenDataIs("Api: personal", "Save: personal", "aws.logs:/aws/lambda/Save: personal")
                .thenFlowsCarry(
                        "actor.internet -> Api request: personal",
                        "Api -> Save integration: personal",
                        "Save -> aws.logs:/aws/lambda/Save log: personal");
        assertThat(classified.map().byId().get("aws.logs:/aws/lambda/Save"))
                .isNotNull()
                .matches(group -> !group.declared());
    }

    @Test
    void a_log_group_that_lambda_makes_is_on_the_map_only_with_data_in_it() {
        behindApi("")
                .whoseCode(code("Save", List.of(), "INPUT email", "LOGGED orderId"))
                .mapped()
                .thenComponentsAre("Api aws.apigateway.http", "Save aws.lambda", "actor.internet actor.internet");
        behindApi("")
                .whoseCode(code("Save", List.of(), "INPUT orderId", "LOGGED "))
                .mapped()
                .thenComponentsAre("Api aws.apigateway.http", "Save aws.lambda", "actor.internet actor.internet");
    }

    @Test
    void a_log_group_of_a_name_that_cannot_be_resolved_is_not_taken_for_missing() {
        resources("""
                        Save: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: a.b, Code: { ZipFile: x }, LoggingConfig: { LogGroup: !ImportValue logs } } }
                        """)
                .whoseCode(code("Save", List.of(), "LOGGED email"))
                .mapped()
                .thenComponentsAre("Save aws.lambda", "aws.logs:Import logs aws.logs");
    }

    @Test
    void what_is_in_a_log_goes_on_to_its_subscribers() {
        Classified.of(resources(SAVE + """
                        Lake: { Type: AWS::Kinesis::Stream }
                        Ship: { Type: AWS::Logs::SubscriptionFilter, Properties: { LogGroupName: /aws/lambda/Save, DestinationArn: !GetAtt Lake.Arn, FilterPattern: "" } }
                        """).whoseCode(code("Save", List.of(), "LOGGED email")))
                .thenDataIs("Save: personal", "aws.logs:/aws/lambda/Save: personal", "Lake: personal");
    }

    @Test
    void the_log_of_a_workflow_has_its_data_only_with_execution_data() {
        String workflow = """
                Flow:
                  Type: AWS::StepFunctions::StateMachine
                  Properties:
                    LoggingConfiguration: { Level: ALL, IncludeExecutionData: %s, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Log.Arn } }] }
                    Definition: { StartAt: A, States: { A: { Type: Pass, End: true } } }
                Log: { Type: AWS::Logs::LogGroup }
                Invoices: { Type: AWS::S3::Bucket, Properties: { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } } }
                Start: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [aws.s3], detail: { bucket: { name: [!Ref Invoices] } } }, Targets: [{ Id: f, Arn: !Ref Flow }] } }
                """;
        Classified.of(resources(workflow.formatted("true")))
                .thenDataIs("Invoices: financial", "Start: financial", "Flow: financial", "Log: financial");
        Classified.of(resources(workflow.formatted("false")))
                .thenDataIs("Invoices: financial", "Start: financial", "Flow: financial");
    }

    @Test
    void an_access_log_has_what_its_format_names_and_its_api_does_not() {
        Classified.of(resources("""
                        Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: a, ProtocolType: HTTP } }
                        Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Api, StageName: p, AccessLogSettings: { DestinationArn: !GetAtt Log.Arn, Format: '{"id":"$context.requestId","ip":"$context.identity.sourceIp"}' } } }
                        Log: { Type: AWS::Logs::LogGroup }
                        """))
                .thenDataIs("Log: personal")
                .thenWhy(
                        "Log:personal",
                        "Log: the variable `$context.identity.sourceIp` of the access log tells who a person is, or how to reach one (GDPR art. 4(1))");
    }

    @Test
    void an_api_that_traces_data_has_bodies_in_its_log_and_no_credentials() {
        Classified.of(given("template.yaml", """
                        Transform: AWS::Serverless-2016-10-31
                        Resources:
                          Api:
                            Type: AWS::Serverless::Api
                            Properties:
                              StageName: p
                              MethodSettings: [{ DataTraceEnabled: true, HttpMethod: '*', ResourcePath: '/*' }]
                          Save:
                            Type: AWS::Serverless::Function
                            Properties: { Runtime: python3.13, Handler: a.b, InlineCode: x, Events: { A: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /a, Method: post } } } }
                        """).whoseCode(code("Save", List.of(), "INPUT email", "INPUT password")))
                .thenDataIs("Api: credential, personal", "Save: credential, personal", "aws.logs: personal");
    }
}
