package dev.fourfold.check.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.CodeUnit;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetReadingTest {

    @TempDir
    Path folder;

    @AfterEach
    void strictAgain() {
        System.setProperty("fourfold.strict", "true");
    }

    private CodeFacts python(String code) {
        return new Application(folder).with("app.py", code).facts("python3.13", "app.handler");
    }

    private CodeFacts script(String code) {
        return new Application(folder).with("app.js", code).facts("nodejs22.x", "app.handler");
    }

    @Test
    void every_branch_s_name_is_kept_and_the_empty_beginning_is_not() {
        String cases = IntStream.range(0, 15)
                .mapToObj(i -> "case '%d': functionName = 'ORDER-%d'; break;".formatted(i, i))
                .collect(Collectors.joining("\n"));
        var facts = script("""
                const { LambdaClient, InvokeCommand } = require("@aws-sdk/client-lambda");
                exports.handler = (event) => {
                    var functionName = "";
                    switch (event.action) { %s }
                    new LambdaClient().send(new InvokeCommand({ FunctionName: functionName }));
                };
                """.formatted(cases));

        String all = IntStream.range(0, 15).mapToObj(i -> "ORDER-" + i).collect(Collectors.joining(" "));
        assertThat(Application.calls(facts)).containsExactly("lambda Invoke " + all);
    }

    @Test
    void only_keys_of_a_mapping_name_tables() {
        var facts = python("""
                import boto3, decimal, json, os
                dynamodb = boto3.client("dynamodb")
                ORDERS = "orders"
                def handler(event, context):
                    items = json.load(open("a.json"), parse_float=decimal.Decimal)
                    dynamodb.batch_write_item(RequestItems=items)
                    dynamodb.batch_write_item(RequestItems={ORDERS: [], os.environ["USERS"]: [], "carts": []})
                    dynamodb.batch_get_item(RequestItems=dict(orders={}))
                """);

        assertThat(Application.calls(facts))
                .containsExactly(
                        "dynamodb BatchWriteItem",
                        "dynamodb BatchWriteItem orders $USERS carts",
                        "dynamodb BatchGetItem orders");
    }

    @Test
    void the_configuration_s_extension_is_asked_for_the_application_that_its_path_names() {
        var facts = script("""
                exports.handler = async (event) => {
                    await fetch(`http://localhost:2772/applications/shop/environments/${process.env.STAGE}/configurations/a`);
                    await fetch(`http://localhost:2772${process.env.CONFIG_PATH}`);
                };
                """);

        assertThat(Application.calls(facts))
                .containsExactly("appconfigdata GetLatestConfiguration shop", "appconfigdata GetLatestConfiguration");
    }

    @Test
    void a_model_of_pynamodb_stands_for_its_table() {
        var facts = new Application(folder)
                .with("models.py", """
                        import os
                        from pynamodb.models import Model
                        from pynamodb.attributes import UnicodeAttribute
                        class Order(Model):
                            class Meta:
                                table_name = os.environ["ORDERS"]
                            id = UnicodeAttribute(hash_key=True)
                        """)
                .with("app.py", """
                        from models import Order
                        def handler(event, context):
                            order = Order.get(event["id"])
                            order.update(actions=[])
                            Order(event["id"]).save()
                        """)
                .facts("python3.13", "app.handler");

        assertThat(Application.calls(facts))
                .containsExactly("dynamodb GetItem $ORDERS", "dynamodb UpdateItem $ORDERS", "dynamodb PutItem $ORDERS");
    }

    @Test
    void java_s_mappers_take_the_table_from_the_annotation_or_the_call() {
        var facts = new Application(folder)
                .with("src/main/java/App.java", """
                        import com.amazonaws.services.dynamodbv2.AmazonDynamoDBClientBuilder;
                        import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper;
                        import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
                        import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
                        import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
                        public class App {
                            private final DynamoDBMapper mapper = new DynamoDBMapper(AmazonDynamoDBClientBuilder.defaultClient());
                            private final DynamoDbEnhancedClient enhanced = DynamoDbEnhancedClient.create();
                            public void handleRequest(Object event) {
                                mapper.load(Order.class, "1");
                                mapper.save(new Order());
                                var carts = enhanced.table("carts", TableSchema.fromBean(Cart.class));
                                carts.putItem(new Cart());
                            }
                        }
                        """)
                .with("src/main/java/Order.java", """
                        import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBTable;
                        @DynamoDBTable(tableName = "orders")
                        public class Order { }
                        """)
                .facts("java21", "App::handleRequest");

        assertThat(Application.calls(facts))
                .containsExactly("dynamodb GetItem orders", "dynamodb PutItem orders", "dynamodb PutItem carts");
    }

    @Test
    void a_signed_request_to_the_provider_is_a_call_to_the_service_of_its_host() {
        var facts = python("""
                import requests
                from requests_aws4auth import AWS4Auth
                auth = AWS4Auth("a", "b", "eu-west-1", "bedrock")
                def handler(event, context):
                    requests.post("https://bedrock-runtime.eu-west-1.amazonaws.com/model/x/invoke", auth=auth)
                    requests.get("https://photos.s3.eu-west-1.amazonaws.com/a.png", auth=auth)
                    requests.get("https://abc.execute-api.eu-west-1.amazonaws.com/prod", auth=auth)
                """);

        assertThat(Application.calls(facts)).containsExactly("bedrock-runtime", "s3 GetObject photos");
        assertThat(Application.requests(facts))
                .containsExactly("requests https://abc.execute-api.eu-west-1.amazonaws.com/prod");
    }

    @Test
    void what_is_told_to_a_deployment_or_a_log_goes_nowhere() {
        var facts = python("""
                import json, logging, urllib3
                logger = logging.getLogger()
                http = urllib3.PoolManager()
                def handler(event, context):
                    print("https://example.com")
                    logger.info("https://example.com")
                    url = event["ResponseURL"]
                    http.request("PUT", url, body=json.dumps({}))
                """);

        assertThat(facts.calls()).isEmpty();
        assertThat(facts.requests()).isEmpty();
    }

    @Test
    void a_format_that_is_all_hole_is_what_fills_it() {
        var facts = python("""
                import boto3, os
                def handler(event, context):
                    boto3.client("dynamodb").put_item(TableName="{}".format(os.environ["TABLE"]), Item={})
                    boto3.client("dynamodb").get_item(TableName="{}".format(event["table"]), Key={})
                """);

        assertThat(Application.calls(facts)).containsExactly("dynamodb PutItem $TABLE", "dynamodb GetItem");
    }

    @Test
    void a_durable_step_s_context_is_no_argument_of_its_callers() {
        var facts = python("""
                import boto3, os
                @durable_step
                def start(step_context, cluster, task):
                    boto3.client("ecs").run_task(cluster=cluster, taskDefinition=task)
                def handler(event, context):
                    context.step(start(os.environ["CLUSTER"], os.environ["TASK"]))
                """);

        assertThat(Application.calls(facts)).containsExactly("ecs RunTask $CLUSTER $TASK");
    }

    @Test
    void a_region_in_a_url_is_no_place_to_go() {
        var facts = script("""
                exports.handler = async () =>
                    fetch(`https://api.example.com/${process.env.AWS_REGION}/${process.env.TOKEN}`);
                """);

        assertThat(Application.requests(facts)).containsExactly("fetch https://api.example.com/*/*");
    }

    @Test
    void a_url_that_is_signed_for_writing_writes() {
        var facts = new Application(folder).with("src/main/java/App.java", """
                import com.amazonaws.services.s3.AmazonS3;
                import com.amazonaws.services.s3.AmazonS3ClientBuilder;
                import com.amazonaws.services.s3.model.GeneratePresignedUrlRequest;
                public class App {
                    private final AmazonS3 s3 = AmazonS3ClientBuilder.defaultClient();
                    public void handleRequest(Object event) {
                        var request = new GeneratePresignedUrlRequest(System.getenv("BUCKET"), "a").withMethod(HttpMethod.PUT);
                        s3.generatePresignedUrl(request);
                    }
                }
                """).facts("java21", "App::handleRequest");

        assertThat(Application.calls(facts)).containsExactly("s3 PutObject $BUCKET");
    }

    @Test
    void a_fault_of_ours_is_thrown_in_tests_and_makes_facts_incomplete_elsewhere() {
        @SuppressWarnings("NullAway") // the only fault that can be brought about from outside
        var unit = new CodeUnit("F", folder, null, "app.handler", List.of(), "print(1)");

        assertThatThrownBy(() -> CodeReading.read(folder, List.of(unit))).isInstanceOf(NullPointerException.class);
        System.clearProperty("fourfold.strict");
        assertThat(CodeReading.read(folder, List.of(unit)).getFirst().complete())
                .isFalse();
    }
}
