package dev.fourfold.check.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.CodeUnit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptReadingTest {

    @TempDir
    Path folder;

    private CodeFacts read(String code) {
        return new Application(folder).with("app.ts", code).facts("nodejs22.x", "app.handler");
    }

    @Test
    void a_command_of_version_three_is_an_operation() {
        var facts = read("""
                import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
                import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
                import * as events from "@aws-sdk/client-eventbridge";
                const { TABLE, STAGE = "dev" } = process.env;
                const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
                export const handler = async (event: Event): Promise<void> => {
                    await client.send(new PutCommand({ TableName: TABLE, Item: event }));
                    await client.send(new QueryCommand({ TableName: process.env.INDEX! }));
                    const entries = event.items.map((item) => ({ EventBusName: "orders", Detail: item }));
                    await new events.EventBridgeClient({}).send(new events.PutEventsCommand({ Entries: entries }));
                };
                """);

        assertThat(Application.calls(facts))
                .containsExactly("dynamodb PutItem $TABLE", "dynamodb Query $INDEX", "events PutEvents orders");
        assertThat(facts.variables()).containsExactlyInAnyOrder("TABLE", "STAGE", "INDEX");
    }

    @Test
    void methods_of_version_two_are_operations_and_the_document_client_has_its_own_names() {
        var facts = read("""
                const AWS = require('aws-sdk');
                const AWSXRay = require('aws-xray-sdk');
                const { SQS } = require('aws-sdk');
                const S3 = require('aws-sdk/clients/s3');
                const documents = new AWS.DynamoDB.DocumentClient();
                const sns = AWSXRay.captureAWSClient(new AWS.SNS());
                exports.handler = async (event) => {
                    const params = { TableName: process.env['TABLE'] || 'orders', Key: {} };
                    await documents.get(params).promise();
                    await sns.publish({ TopicArn: process.env.TOPIC, Message: `hi` }).promise();
                    await new SQS().sendMessage({ QueueUrl: process.env.QUEUE }).promise();
                    return new S3().getSignedUrlPromise('putObject', { Bucket: `${process.env.BUCKET}` });
                };
                """);

        assertThat(Application.calls(facts))
                .containsExactly(
                        "dynamodb GetItem $TABLE orders",
                        "sns Publish $TOPIC",
                        "sqs SendMessage $QUEUE",
                        "s3 PutObject $BUCKET");
    }

    @Test
    void imports_are_followed_through_index_files_renamed_exports_and_built_names() {
        var facts = new Application(folder)
                .with("src/handlers/get.ts", """
                        import { repository as store } from "../lib";
                        import config from "../config.js";
                        export async function handler(event) { return store.load(config.table, event.id); }
                        """)
                .with("src/lib/index.ts", "export * from './store';\n")
                .with("src/lib/store.ts", """
                        import { GetItemCommand, DeleteItemCommand, DynamoDB } from "@aws-sdk/client-dynamodb";
                        const client = new DynamoDB({});
                        export const repository = {
                            load: async (table: string, id: string) => client.getItem({ TableName: table, Key: { id } }),
                            async remove(table: string) { return client.send(new DeleteItemCommand({ TableName: table })); },
                        };
                        """)
                .with("src/config.ts", "export default { table: process.env.TABLE };\n")
                .with(
                        "src/handlers/get.test.ts",
                        "import { S3 } from '@aws-sdk/client-s3'; new S3({}).listBuckets({});")
                .facts("nodejs22.x", "dist/handlers/get.handler");

        assertThat(Application.calls(facts)).containsExactly("dynamodb GetItem $TABLE");
        assertThat(facts.files())
                .containsExactlyInAnyOrder(
                        "src/handlers/get.ts", "src/lib/index.ts", "src/lib/store.ts", "src/config.ts");
    }

    @Test
    void one_file_with_many_handlers_gives_each_its_own_calls() {
        var application = new Application(folder).with("api.js", """
                const { S3Client, GetObjectCommand, PutObjectCommand } = require("@aws-sdk/client-s3");
                const s3 = new S3Client({});
                const bucket = () => process.env.BUCKET;
                const get = async () => s3.send(new GetObjectCommand({ Bucket: bucket() }));
                async function put() { return s3.send(new PutObjectCommand({ Bucket: bucket() })); }
                module.exports = { get, put };
                """);

        assertThat(Application.calls(application.facts("nodejs22.x", "api.get")))
                .containsExactly("s3 GetObject $BUCKET");
        assertThat(Application.calls(application.facts("nodejs22.x", "api.put")))
                .containsExactly("s3 PutObject $BUCKET");
    }

    @Test
    void layers_and_injected_clients_are_followed() {
        var application = new Application(folder).with("function/app.mjs", """
                        import { Store } from "/opt/nodejs/store.mjs";
                        export const handler = async () => new Store(process.env.TABLE).save({});
                        """).with("layer/nodejs/store.mjs", """
                        import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
                        export class Store {
                            #client = new DynamoDBClient({});
                            constructor(table) { this.table = table; }
                            async save(Item) { await this.#client.send(new PutItemCommand({ TableName: this.table, Item })); }
                        }
                        """);
        var unit = new CodeUnit(
                "F", folder.resolve("function"), "nodejs22.x", "app.handler", List.of(folder.resolve("layer")), "");

        assertThat(Application.calls(application.facts(unit))).containsExactly("dynamodb PutItem $TABLE");
    }

    @Test
    void code_in_the_template_is_read_by_its_runtime() {
        var unit = new CodeUnit("F", folder, "nodejs22.x", "index.handler", List.of(), """
                const { SNS } = require("@aws-sdk/client-sns");
                exports.handler = async () => new SNS({}).publish({ TopicArn: process.env.TOPIC });
                """);

        assertThat(Application.calls(new Application(folder).facts(unit))).containsExactly("sns Publish $TOPIC");
    }

    @Test
    void requests_go_where_fetch_axios_and_the_node_modules_say() {
        var facts = read("""
                import axios from 'axios';
                import https from 'node:https';
                const api = axios.create({ baseURL: process.env.API_URL });
                export const handler = async (event) => {
                    await fetch(`https://api.example.com/users/${event.id}`, { method: 'POST' });
                    await axios({ method: 'get', url: 'https://a.example.com' });
                    await api.get('/orders');
                    https.request({ hostname: 'b.example.com', path: '/' });
                    await fetch("http://localhost:3000/x");
                    // await fetch("https://commented.example.com")
                    return "https://no-call.example.com".replace(/https?:\\/\\//, '');
                };
                """);

        assertThat(Application.requests(facts))
                .containsExactly(
                        "fetch https://api.example.com/users/*",
                        "axios https://a.example.com",
                        "axios $API_URL",
                        "https b.example.com");
    }

    @Test
    void libraries_of_other_systems_are_told_and_types_alone_are_not() {
        var facts = read("""
                import Stripe from 'stripe';
                import type { Pool } from 'pg';
                import mongoose from 'mongoose';
                import nodemailer from 'nodemailer';
                const stripe = new Stripe(process.env.STRIPE_KEY);
                export const handler = async () => {
                    await mongoose.connect(process.env.MONGODB_URI);
                    nodemailer.createTransport({ host: "smtp.example.com" });
                    await stripe.charges.create({});
                };
                """);

        assertThat(Application.requests(facts))
                .containsExactly("stripe", "mongoose $MONGODB_URI", "nodemailer smtp.example.com");
    }

    @Test
    void a_result_type_with_braces_or_arrows_is_not_the_body() {
        var facts = read("""
                import { S3 } from "@aws-sdk/client-s3";
                const s3 = new S3({});
                async function read(key: string): Promise<{ text: string; size: number }> {
                    return s3.getObject({ Bucket: "one", Key: key });
                }
                const list = async (prefix: Map<string, string>, bucket = "two"): Promise<Array<{ key: string }>> => {
                    return s3.listObjectsV2({ Bucket: bucket });
                };
                function later(): () => Promise<void> {
                    return () => s3.putObject({ Bucket: "three", Key: "a" });
                }
                class Store {
                    remove(this: Store, key: { id: string }): { ok: true } | Promise<{ ok: boolean }> {
                        return s3.deleteObject({ Bucket: "four", Key: key.id });
                    }
                }
                export const handler = async ({ key }: { key: string; n?: number }): Promise<{ body: string }> => {
                    await read(key);
                    await list(new Map());
                    await later()();
                    await new Store().remove({ id: key });
                    return { body: "" };
                };
                """);

        assertThat(Application.calls(facts))
                .containsExactly(
                        "s3 GetObject one", "s3 ListObjectsV2 two", "s3 PutObject three", "s3 DeleteObject four");
    }

    @Test
    void what_is_only_declared_behind_a_result_type_is_not_reached() {
        var facts = read("""
                import { S3 } from "@aws-sdk/client-s3";
                const s3 = new S3({});
                async function unused(key: string): Promise<{ text: string }> {
                    return s3.getObject({ Bucket: "one", Key: key });
                }
                export const handler = async (): Promise<void> => {};
                """);

        assertThat(Application.calls(facts)).containsExactly("s3");
    }
}
