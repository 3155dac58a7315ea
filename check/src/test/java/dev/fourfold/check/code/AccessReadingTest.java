package dev.fourfold.check.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.HttpCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessReadingTest {

    @TempDir
    Path folder;

    private CodeFacts python(String code) {
        return new Application(folder).with("app.py", code).facts("python3.13", "app.handler");
    }

    private CodeFacts script(String code) {
        return new Application(folder).with("app.mjs", code).facts("nodejs22.x", "app.handler");
    }

    private static List<Set<Access>> accesses(CodeFacts facts) {
        return facts.requests().stream().map(HttpCall::accesses).toList();
    }

    @Test
    void a_search_client_that_only_asks_reads_whatever_is_done_with_the_answer() {
        var facts = python("""
                from opensearchpy import OpenSearch
                client = OpenSearch(hosts=[{"host": "search.example.com"}])
                def handler(event, context):
                    found = client.search(index="a", body={})
                    hits = found.get("hits").pop("hits")
                    return client.mget(body={"ids": hits})
                """);

        assertThat(accesses(facts)).containsExactly(Set.of(Access.READ));
    }

    @Test
    void helpers_and_indices_of_a_search_client_write() {
        var facts = python("""
                from opensearchpy import OpenSearch, helpers
                def handler(event, context):
                    client = OpenSearch(hosts=["https://search.example.com"])
                    client.indices.create(index="a")
                    helpers.bulk(client, [])
                """);

        assertThat(accesses(facts)).containsExactly(Set.of(Access.WRITE));
    }

    @Test
    void an_argument_s_name_is_no_variable() {
        var facts = python("""
                from opensearchpy import OpenSearch
                def make():
                    return OpenSearch(hosts=["https://search.example.com"])
                def save(index, client):
                    client.index(index=index, body={})
                def handler(event, context):
                    client = make()
                    save(index="a", client=client)
                """);

        assertThat(accesses(facts)).containsExactly(Set.of(Access.WRITE));
    }

    @Test
    void a_method_that_is_not_known_leaves_everything_open() {
        var facts = python("""
                import redis
                r = redis.Redis(host="cache.example.com")
                def handler(event, context):
                    r.get("a")
                    r.eval("return 1", 0)
                """);

        assertThat(accesses(facts)).containsExactly(Set.of());
    }

    @Test
    void what_a_pipeline_gathers_counts() {
        var facts = script("""
                import Redis from "ioredis";
                const redis = new Redis(process.env.REDIS_URL);
                export const handler = async () => redis.multi().get("a").set("b", 1).exec();
                """);

        assertThat(accesses(facts)).containsExactly(Set.of(Access.READ, Access.WRITE));
    }

    @Test
    void documents_of_a_mapper_write_themselves() {
        var facts = script("""
                import mongoose from "mongoose";
                const Order = mongoose.model("Order", new mongoose.Schema({}));
                export const handler = async () => {
                    await mongoose.connect(process.env.MONGODB_URI);
                    const order = await Order.findOne({});
                    await order.save();
                };
                """);

        assertThat(facts.requests())
                .allSatisfy(call -> assertThat(call.accesses()).containsExactly(Access.READ, Access.WRITE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT * FROM a                                            | READ
            /* who INSERTs? */ (select 1)                                | READ
            WITH x AS (SELECT 1) SELECT * FROM x                       | READ
            WITH x AS (SELECT 1) INSERT INTO a SELECT * FROM x         | WRITE
            update a set b = 1                                         | WRITE
            MERGE INTO a USING b ON a.i = b.i                          | WRITE
            CREATE TABLE a (b int)                                     | WRITE
            """)
    void a_statement_tells_by_its_first_word(String statement, Access access) {
        assertThat(Statements.accesses(statement)).contains(Set.of(access));
    }

    @Test
    void statements_that_are_built_elsewhere_leave_everything_open() {
        String open = """
                import os, psycopg2
                connection = psycopg2.connect(host=os.environ["DB_HOST"])
                def handler(event, context):
                    with connection.cursor() as cursor:
                        cursor.execute("SELECT 1 FROM a WHERE b = %s", (1,))
                        rows = cursor.fetchall()
                """;

        assertThat(accesses(python(open))).containsExactly(Set.of(Access.READ));
        assertThat(accesses(python(open + "        cursor.execute(event['sql'])\n")))
                .containsExactly(Set.of());
    }

    @Test
    void a_connection_that_a_function_is_given_leaves_everything_open() {
        var facts = script("""
                import pg from "pg";
                const client = new pg.Client({ host: process.env.DB_HOST });
                export const handler = async () => {
                    client.query("SELECT 1");
                    client.transaction((inner) => work(inner));
                };
                """);

        assertThat(accesses(facts)).containsExactly(Set.of());
    }

    @Test
    void the_method_of_a_request_tells_and_fetch_without_one_reads() {
        var facts = script("""
                import axios from "axios";
                export const handler = async (event) => {
                    await fetch("https://a.example.com");
                    await fetch("https://b.example.com", { method: "POST", body: "x" });
                    await fetch("https://c.example.com", event.options);
                    await axios.put("https://d.example.com", {});
                    await axios({ url: "https://e.example.com", method: "patch" });
                };
                """);

        assertThat(accesses(facts))
                .containsExactly(
                        Set.of(Access.READ),
                        Set.of(Access.WRITE),
                        Set.of(),
                        Set.of(Access.WRITE),
                        Set.of(Access.WRITE));
    }

    @Test
    void python_s_own_modules_tell_by_method_and_body() {
        var facts = python("""
                import http.client, requests
                from urllib.request import Request, urlopen
                def handler(event, context):
                    urlopen("https://a.example.com")
                    urlopen(Request("https://b.example.com", data=b"x"))
                    connection = http.client.HTTPSConnection("c.example.com")
                    connection.request("POST", "/x")
                    requests.request("DELETE", "https://d.example.com")
                    answer = requests.post("https://e.example.com").json()
                    answer.get("a.b.c")
                """);

        assertThat(Application.requests(facts))
                .containsExactly(
                        "urllib https://a.example.com",
                        "urllib https://b.example.com",
                        "http.client c.example.com",
                        "requests https://d.example.com",
                        "requests https://e.example.com");
        assertThat(accesses(facts))
                .containsExactly(
                        Set.of(Access.READ),
                        Set.of(Access.WRITE),
                        Set.of(Access.WRITE),
                        Set.of(Access.WRITE),
                        Set.of(Access.WRITE));
    }
}
