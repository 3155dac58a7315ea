package dev.fourfold.check.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.code.FieldUse.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What code writes to its log, as `field line`; `* line` where the fields are not known.
class LoggedFieldsTest {
    @TempDir
    Path folder;

    private List<String> logged(String file, String runtime, String handler, String code) {
        return new Application(folder)
                .with(file, code).facts(runtime, handler).fields().stream()
                        .filter(use -> use.kind() == Kind.LOGGED)
                        .peek(use -> assertThat(use.call()).isNull())
                        .map(use -> (use.name().isEmpty() ? "*" : use.name()) + " "
                                + use.location().line())
                        .toList();
    }

    private List<String> python(String code) {
        return logged("app.py", "python3.13", "app.handler", code);
    }

    private List<String> script(String code) {
        return logged("app.ts", "nodejs22.x", "app.handler", code);
    }

    @Test
    void python_logs_fields_of_the_event_through_every_way_of_writing_a_text() {
        assertThat(python("""
                import logging
                logger = logging.getLogger()
                def handler(event, context):
                    user = event["user"]
                    print("new", user["email"])
                    logger.info("from %s", event["phone"])
                    logging.warning(f"card {event['cardNumber']}")
                    print("at %s in %s" % (user["street"], user.get("city")))
                    print("called {}".format(user["lastName"]))
                """))
                .containsExactlyInAnyOrder("email 5", "phone 6", "cardNumber 7", "street 8", "city 8", "lastName 9");
    }

    @Test
    void a_whole_event_or_answer_has_fields_that_are_not_known() {
        assertThat(python("""
                import json, boto3
                def handler(event, context):
                    print(json.dumps(event))
                """)).containsExactly("* 3");
        assertThat(python("""
                import boto3
                table = boto3.resource("dynamodb").Table("orders")
                def handler(event, context):
                    answer = table.get_item(Key={"id": event["id"]})
                    print(answer)
                """)).containsExactly("* 5");
    }

    @Test
    void the_answer_of_a_call_that_writes_says_nothing() {
        assertThat(python("""
                import boto3
                table = boto3.resource("dynamodb").Table("orders")
                def handler(event, context):
                    answer = table.put_item(Item={"id": event["id"]})
                    print("stored", answer, answer["ResponseMetadata"])
                """)).isEmpty();
    }

    @Test
    void constants_counts_request_ids_settings_and_errors_are_no_data() {
        assertThat(python("""
                import os, logging
                log = logging.getLogger(__name__)
                TABLE = os.environ["TABLE"]
                def handler(event, context):
                    log.info("start %s %s", context.aws_request_id, TABLE)
                    log.info("got %d", len(event["Records"]))
                    try:
                        work()
                    except KeyError as missing:
                        log.error("no %s", missing, exc_info=True)
                        print(missing.response["Error"]["Message"])
                def work(): pass
                """)).isEmpty();
        assertThat(script("""
                export const handler = async (event: Event, context: Context) => {
                    try { console.log("start", context.awsRequestId, event.Records.length, process.env.TABLE); }
                    catch (problem) { console.error("failed", problem, problem.message); }
                };
                """)).isEmpty();
    }

    @Test
    void script_logs_what_was_destructured_under_the_names_that_it_had() {
        assertThat(script("""
                export async function handler(event: E): Promise<E> {
                    const { email: to, address: { street } } = event.request.userAttributes;
                    console.log("welcome", to);
                    console.info(`sent to ${street}`);
                    return event;
                }
                """)).containsExactlyInAnyOrder("email 3", "street 4");
    }

    @Test
    void script_logs_the_keys_of_objects_and_what_libraries_are_given() {
        assertThat(script("""
                import pino from "pino";
                import { Logger } from "@aws-lambda-powertools/logger";
                const logs = pino();
                const powertools = new Logger({});
                export const handler = async (event) => {
                    const order = JSON.parse(event.body);
                    logs.info({ mail: order.email, level: "info" }, "placed");
                    powertools.warn("late", { phone: order.phone, nested: { iban: order.iban } });
                    console.debug(JSON.stringify({ event }));
                };
                """))
                .contains("mail 7", "email 7", "phone 8", "iban 8", "* 9")
                .doesNotContain("level 7", "nested 8");
    }

    @Test
    void powertools_can_be_told_to_log_each_event() {
        assertThat(python("""
                from aws_lambda_powertools import Logger
                logger = Logger()
                @logger.inject_lambda_context(log_event=True)
                def handler(event, context):
                    return {}
                """)).containsExactly("* 3");
    }

    @Test
    void a_digest_or_a_mask_shows_nothing() {
        assertThat(python("""
                import hashlib
                def handler(event, context):
                    print(hashlib.sha256(event["email"].encode()).hexdigest())
                    print(mask(event["phone"]))
                """)).isEmpty();
    }

    @Test
    void what_only_looks_like_a_log_is_none() {
        assertThat(python("""
                import math
                def handler(event, context):
                    math.log(event["weight"])
                    report(event["email"])
                def report(email): return email
                """)).isEmpty();
    }

    @Test
    void java_logs_through_its_getters() {
        assertThat(logged("com/shop/App.java", "java21", "com.shop.App::handleRequest", """
                package com.shop;
                public class App {
                    private static final Logger log = LoggerFactory.getLogger(App.class);
                    public String handleRequest(SQSEvent event, Context context) {
                        log.info("customer {}", event.getCustomer().getEmail());
                        System.out.println("phone " + event.getPhone());
                        context.getLogger().log(event.toString());
                        return "";
                    }
                }
                """))
                .containsExactlyInAnyOrder("email 5", "phone 6", "* 7");
    }

    @Test
    void go_and_csharp_log_by_their_standard_ways() {
        assertThat(logged("main.go", "provided.al2023", "bootstrap", """
                package main
                import ("fmt"; "log")
                func handle(ctx context.Context, event Order) error {
                    fmt.Println("mail", event.Email)
                    log.Printf("all %v", event)
                    text := fmt.Sprintf("%s", event.Phone)
                    return nil
                }
                func main() { lambda.Start(handle) }
                """)).containsExactlyInAnyOrder("Email 4", "* 5");
        assertThat(logged("App.cs", "dotnet8", "Shop::Shop.App::Handle", """
                namespace Shop;
                public class App {
                    public string Handle(Order order, ILambdaContext context) {
                        Console.WriteLine($"mail {order.Email}");
                        context.Logger.LogInformation(order.Phone);
                        return "";
                    }
                }
                """))
                .containsExactlyInAnyOrder("Email 4", "Phone 5");
    }

    @Test
    void hostile_code_costs_little() {
        String deep = "[".repeat(4_000) + "event" + "]".repeat(4_000);
        String wide = "event['a'], ".repeat(5_000);
        assertThat(python("def handler(event, c):\n    print(" + deep + ")\n    print(" + wide + ")\n"))
                .hasSizeLessThan(5);
    }
}
