package dev.fourfold.check.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.model.Location;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonReadingTest {

    @TempDir
    Path folder;

    private CodeFacts read(String code) {
        return new Application(folder).with("app.py", code).facts("python3.13", "app.handler");
    }

    @Test
    void a_client_s_method_is_an_operation_on_the_resource_that_its_argument_names() {
        var facts = read("""
                import boto3, os
                queue = boto3.client("sqs")

                def handler(event, context):
                    queue.send_message(QueueUrl=os.environ["QUEUE"], MessageBody="x")
                """);

        assertThat(Application.calls(facts)).containsExactly("sqs SendMessage $QUEUE");
        assertThat(facts.calls().getFirst().location()).isEqualTo(new Location("app.py", 5, 11));
        assertThat(facts.variables()).containsExactly("QUEUE");
        assertThat(facts.complete()).isTrue();
    }

    @Test
    void a_resource_stands_for_the_name_that_it_is_made_with() {
        var facts = read("""
                import boto3
                import os
                dynamodb = boto3.resource("dynamodb")
                table = dynamodb.Table(os.getenv("ORDERS", "orders"))
                bucket = boto3.resource("s3").Bucket("photos")

                def handler(event, context):
                    table.put_item(Item={"id": event["id"]})
                    with table.batch_writer() as batch:
                        batch.put_item(Item={})
                    bucket.upload_file("/tmp/a", "a")
                """);

        assertThat(Application.calls(facts))
                .containsExactly(
                        "dynamodb PutItem $ORDERS orders",
                        "dynamodb BatchWriteItem $ORDERS orders",
                        "s3 PutObject photos");
    }

    @Test
    void values_are_followed_through_variables_parameters_results_and_fields() {
        var facts = read("""
                import os
                import boto3

                class Store:
                    def __init__(self, name):
                        self.table = boto3.resource("dynamodb").Table(name)

                    def save(self, item):
                        self.table.put_item(Item=item)

                def bucket():
                    return os.environ["BUCKET"]

                def write(client, key):
                    params = {"Bucket": bucket(), "Key": key}
                    client.put_object(**params)

                def handler(event, context):
                    Store(os.environ["TABLE"]).save(event)
                    write(boto3.session.Session().client(service_name="s3"), "a")
                """);

        assertThat(Application.calls(facts)).containsExactly("dynamodb PutItem $TABLE", "s3 PutObject $BUCKET");
    }

    @Test
    void a_part_of_a_name_that_is_not_known_is_a_star() {
        var facts = read("""
                import boto3
                def handler(event, context):
                    sfn = boto3.client("stepfunctions")
                    sfn.start_execution(stateMachineArn=f"arn:aws:states:eu-west-1:{event['account']}:stateMachine:Orders")
                    boto3.client("lambda").invoke(FunctionName="orders-{}".format(event["stage"]))
                """);

        assertThat(Application.calls(facts))
                .containsExactly(
                        "stepfunctions StartExecution arn:aws:states:eu-west-1:*:stateMachine:Orders",
                        "lambda Invoke orders-*");
    }

    @Test
    void paginators_signed_urls_and_entries_of_lists_are_seen() {
        var facts = read("""
                import boto3, os
                s3 = boto3.client("s3")
                def handler(event, context):
                    pages = boto3.client("dynamodb").get_paginator("scan")
                    for page in pages.paginate(TableName="orders"):
                        print(page)
                    s3.generate_presigned_url("get_object", Params={"Bucket": "photos", "Key": "a"})
                    entries = []
                    entries.append({"EventBusName": os.environ["BUS"], "Detail": "{}"})
                    boto3.client("events").put_events(Entries=entries)
                """);

        assertThat(Application.calls(facts))
                .containsExactly("dynamodb Scan orders", "s3 GetObject photos", "events PutEvents $BUS");
    }

    @Test
    void a_client_that_nothing_is_done_with_is_still_told() {
        assertThat(Application.calls(read("""
                import boto3
                client = boto3.client("bedrock-runtime")
                def handler(event, context):
                    return helper(client)
                """))).containsExactly("bedrock-runtime");
    }

    @Test
    void comments_texts_and_functions_that_nothing_names_are_no_calls() {
        var facts = read("""
                import boto3
                s3 = boto3.client("s3")
                # s3.delete_bucket(Bucket="a")
                EXAMPLE = "s3.delete_bucket(Bucket='a')"

                def other(event, context):
                    "s3.delete_bucket(Bucket='a')"
                    s3.delete_object(Bucket="a", Key="b")

                def handler(event, context):
                    s3.list_objects_v2(Bucket="a")
                """);

        assertThat(Application.calls(facts)).containsExactly("s3 ListObjectsV2 a");
    }

    @Test
    void local_imports_are_followed_and_other_files_are_not() {
        var facts = new Application(folder)
                .with("src/app.py", """
                        from src.lib import store
                        from .lib.names import TABLE as NAME
                        def handler(event, context):
                            store.save(NAME, event)
                        """)
                .with("src/lib/__init__.py", "")
                .with("src/lib/names.py", "import os\nTABLE = os.environ['TABLE']\n")
                .with("src/lib/store.py", """
                        import boto3
                        client = boto3.client("dynamodb")
                        def save(table, item):
                            client.put_item(TableName=table, Item=item)
                        def purge(table):
                            client.delete_table(TableName=table)
                        """)
                .with("src/unrelated.py", "import boto3\nboto3.client('s3').create_bucket(Bucket='a')\n")
                .with("tests/test_app.py", "import boto3\nboto3.client('s3').create_bucket(Bucket='b')\n")
                .facts("python3.13", "src/app.handler");

        assertThat(Application.calls(facts)).containsExactly("dynamodb PutItem $TABLE");
        assertThat(facts.files())
                .contains("src/app.py", "src/lib/names.py", "src/lib/store.py")
                .doesNotContain("src/unrelated.py");
    }

    @Test
    void powertools_and_the_extension_read_secrets_and_parameters() {
        var facts = read("""
                import os, requests
                from aws_lambda_powertools.utilities import parameters
                def handler(event, context):
                    parameters.get_secret(os.environ["SECRET"])
                    parameters.get_parameter("/app/key")
                    requests.get("http://localhost:2773/secretsmanager/get?secretId=db")
                """);

        assertThat(Application.calls(facts))
                .containsExactly(
                        "secretsmanager GetSecretValue $SECRET",
                        "ssm GetParameter /app/key",
                        "secretsmanager GetSecretValue db");
        assertThat(facts.requests()).isEmpty();
    }

    @Test
    void requests_go_where_their_url_says_and_local_ones_nowhere() {
        var facts = read("""
                import os, requests, urllib.request, httpx
                NAMESPACE = "http://www.w3.org/2000/svg"
                session = requests.Session()
                def handler(event, context):
                    requests.post("https://api.example.com/orders/%s" % event["id"], json=event)
                    session.get(os.environ["STATUS_URL"] + "/health")
                    urllib.request.urlopen(urllib.request.Request("https://hooks.example.com/x"))
                    httpx.Client(base_url="https://base.example.com").get("/a")
                    requests.get("http://169.254.169.254/latest/meta-data")
                """);

        assertThat(Application.requests(facts))
                .containsExactly(
                        "requests https://api.example.com/orders/*", "requests $STATUS_URL",
                        "urllib https://hooks.example.com/x", "httpx https://base.example.com");
    }

    @Test
    void libraries_of_other_systems_are_told_with_their_host_but_not_with_their_key() {
        var facts = read("""
                import os, psycopg2, stripe
                from redis import Redis
                connection = psycopg2.connect(host=os.environ["DB_HOST"], password=os.environ["DB_PASSWORD"])
                cache = Redis(os.environ["REDIS_HOST"])
                def handler(event, context):
                    stripe.Charge.create(amount=1, api_key=os.environ["STRIPE_KEY"])
                """);

        assertThat(Application.requests(facts)).containsExactly("psycopg2 $DB_HOST", "redis $REDIS_HOST", "stripe");
    }

    @Test
    void the_making_of_a_resource_is_no_operation() {
        var facts = read("""
                import boto3
                bucket = boto3.resource("s3").Bucket("photos")
                ses = boto3.client("ses")
                def handler(event, context):
                    bucket.Object("a.png").put(Body=b"")
                    ses._identity(Identity="x")
                """);

        assertThat(Application.calls(facts)).containsExactly("ses", "s3 PutObject photos");
    }

    @Test
    void signing_in_to_a_database_is_connecting() {
        assertThat(Application.calls(read("""
                import boto3
                def handler(event, context):
                    return boto3.client("rds").generate_db_auth_token("db.example.com", 5432, "shop")
                """))).containsExactly("rds connect");
    }
}
