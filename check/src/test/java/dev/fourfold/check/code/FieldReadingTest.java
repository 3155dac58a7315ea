package dev.fourfold.check.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.code.FieldUse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldReadingTest {
    @TempDir
    Path folder;

    /// `INPUT email`, `SENT email 7` with the line of the call.
    private List<String> python(String code) {
        return uses(new Application(folder)
                .with("app.py", code)
                .facts("python3.13", "app.handler")
                .fields());
    }

    private List<String> script(String code) {
        return uses(new Application(folder)
                .with("app.ts", code)
                .facts("nodejs22.x", "app.handler")
                .fields());
    }

    private static List<String> uses(List<FieldUse> uses) {
        return uses.stream().map(FieldReadingTest::use).toList();
    }

    private static String use(FieldUse use) {
        var call = use.call();
        return (use.kind() + " " + use.name()).strip() + (call == null ? "" : " " + call.line());
    }

    @Test
    void python_takes_fields_from_the_event_by_index_and_by_get_through_json() {
        assertThat(python("""
                import json
                def handler(event, context):
                    body = json.loads(event["body"])
                    for record in body.get("people"):
                        print(record["email"], context["secret"])
                    return parse(body)
                def parse(data):
                    return data["iban"]
                """))
                .containsExactlyInAnyOrder("INPUT body", "INPUT people", "INPUT email", "INPUT iban", "LOGGED email");
    }

    @Test
    void script_takes_fields_by_member_and_by_destructuring() {
        assertThat(script("""
                export const handler = async ({ headers, body }) => {
                    const { email, address: { street } } = JSON.parse(body);
                    const order = JSON.parse(body);
                    return [email, street, order?.cardToken, headers["X-Api-Key"]];
                };
                """))
                .contains("INPUT email", "INPUT street", "INPUT cardToken", "INPUT X-Api-Key", "INPUT body");
    }

    @Test
    void what_a_call_is_given_is_named_and_nothing_else_is_sent() {
        var uses = python("""
                import boto3, json, os, uuid
                table = boto3.resource("dynamodb").Table(os.environ["ORDERS_SECRET"])
                def handler(event, context):
                    order = {"id": str(uuid.uuid4()), "mail": event["email"], "userId": event["user"]}
                    table.put_item(Item=order)
                """);
        assertThat(uses).contains("SEEN 5", "SENT Item 5", "SENT id 5", "SENT mail 5", "SENT email 5", "SENT userId 5");
        assertThat(uses).doesNotContain("SENT_WHOLE 5", "SENT ORDERS_SECRET 5");
    }

    @Test
    void an_item_that_may_hold_anything_is_sent_whole() {
        assertThat(python("""
                import boto3, json
                table = boto3.resource("dynamodb").Table("t")
                s3 = boto3.client("s3")
                def handler(event, context):
                    table.put_item(Item=json.loads(event["body"]))
                    s3.upload_file("/tmp/x", "bucket", "key")
                """)).contains("SENT_WHOLE 5", "SENT_WHOLE 6");
    }

    @Test
    void a_command_of_script_is_a_call_and_so_is_a_request() {
        assertThat(script("""
                import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
                const client = DynamoDBDocumentClient.from({});
                export const handler = async (event: Event) => {
                    await client.send(new PutCommand({ TableName: process.env.TABLE_PASSWORD, Item: { phone: event.tel } }));
                    await client.send(new UpdateCommand({ TableName: "t", UpdateExpression: "SET iban = :i" }));
                    await fetch("https://example.com", { method: "POST", body: JSON.stringify({ card: event.cardToken }) });
                };
                """))
                .contains("SENT phone 4", "SENT tel 4", "SENT iban 5", "SENT card 6", "SENT cardToken 6", "SEEN 6")
                .doesNotContain("SENT TABLE_PASSWORD 4", "SENT_WHOLE 4", "SENT_WHOLE 6");
    }

    @Test
    void a_field_of_an_answer_knows_its_call() {
        assertThat(python("""
                import boto3
                table = boto3.resource("dynamodb").Table("t")
                def handler(event, context):
                    item = table.get_item(Key={"id": event["id"]}).get("Item")
                    return item["email"]
                """)).contains("ANSWER email 4", "INPUT id");
    }

    @Test
    void events_keep_the_labels_by_which_a_bus_sorts_them() {
        assertThat(python("""
                import boto3
                def handler(event, context):
                    kind = event["kind"]
                    boto3.client("events").put_events(Entries=[{"Source": "shop.orders", "DetailType": kind}])
                """)).contains("LABEL source=shop.orders 4", "LABEL detail-type=* 4");
    }

    @Test
    void hostile_code_costs_little() {
        String deep = "event" + "[\"a\"]".repeat(5_000);
        assertThat(python("def handler(event, c):\n    x = " + deep + "\n    return x[\"" + "n".repeat(200) + "\"]\n"))
                .hasSizeLessThan(10);
    }
}
