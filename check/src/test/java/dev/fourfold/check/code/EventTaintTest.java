package dev.fourfold.check.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.code.CodeUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EventTaintTest {

    @TempDir
    private Path root;

    @Test
    void theStepsLeadFromTheEventToTheSink() throws IOException {
        Files.writeString(root.resolve("index.py"), """
                import os
                from urllib import parse

                def handler(event, context):
                    key = parse.unquote_plus(event["Records"][0]["s3"]["object"]["key"])
                    name = key.split("/")[-1]
                    os.system("touch /tmp/{}".format(name))
                """);

        var found = scan("python3.13");

        assertThat(found).singleElement().satisfies(weakness -> {
            assertThat(weakness.symbol()).isEqualTo("handler");
            assertThat(weakness.sink()).isEqualTo("os.system");
            assertThat(weakness.source()).isEqualTo("event[\"Records\"][0][\"s3\"][\"object\"][\"key\"]");
            assertThat(weakness.location().line()).isEqualTo(7);
            assertThat(weakness.steps())
                    .extracting(step -> step.location().line())
                    .containsExactly(5, 6, 7);
        });
    }

    @Test
    void anotherFileOfTheApplicationIsEntered() throws IOException {
        Files.writeString(root.resolve("run.js"), """
                const { execSync } = require("child_process");
                exports.run = (command, options) => execSync(command, options);
                """);
        Files.writeString(root.resolve("index.js"), """
                const { run } = require("./run");
                exports.handler = async (event) => {
                  const { queryStringParameters: query } = event;
                  return run("ls " + query.folder, { cwd: "/tmp" });
                };
                """);

        assertThat(scan("nodejs22.x")).singleElement().satisfies(weakness -> {
            assertThat(weakness.location().file()).isEqualTo("run.js");
            assertThat(weakness.symbol()).isEqualTo("run");
        });
    }

    @Test
    void whatTheProviderSaysIsNotChosenByTheSender() throws IOException {
        Files.writeString(root.resolve("index.py"), """
                import os

                def handler(event, context):
                    os.system("echo " + event["requestContext"]["requestId"])
                    os.system("echo " + event.get("httpMethod"))
                    os.system("echo " + context.aws_request_id)
                """);

        assertThat(scan("python3.13")).isEmpty();
    }

    @Test
    void theAttemptsOfOneDecodingAreOneWeakness() throws IOException {
        Files.writeString(root.resolve("index.py"), """
                import base64, json

                def handler(event, context):
                    sections = event["token"].split(".")
                    try:
                        claims = base64.b64decode(sections[1])
                    except TypeError:
                        claims = base64.b64decode(sections[1] + "=")
                    return json.loads(claims)
                """);

        assertThat(scan("python3.13")).singleElement().satisfies(weakness -> {
            assertThat(weakness.kind()).isEqualTo(Weakness.Kind.TOKEN);
            assertThat(weakness.location().line()).isEqualTo(6);
        });
    }

    @Test
    void whatStandsBesideAHarmlessPartIsStillFollowed() throws IOException {
        Files.writeString(root.resolve("index.py"), """
                import os

                def handler(event, context):
                    open(os.path.basename(event["name"]) + event["ending"])
                """);

        assertThat(scan("python3.13"))
                .singleElement()
                .extracting(Weakness::source)
                .isEqualTo("event[\"ending\"]");
    }

    @Test
    void whatIsHarmlessInAPathIsNotInAShell() throws IOException {
        Files.writeString(root.resolve("index.py"), """
                import os

                def handler(event, context):
                    os.system("touch /tmp/" + os.path.basename(event.get("name")))
                """);

        assertThat(scan("python3.13")).singleElement().satisfies(weakness -> {
            assertThat(weakness.kind()).isEqualTo(Weakness.Kind.SHELL);
            assertThat(weakness.source()).isEqualTo("event.get(\"name\")");
        });
    }

    @Test
    void whatIsSetAnewCarriesNothing() throws IOException {
        Files.writeString(root.resolve("index.py"), """
                import os

                def handler(event, context):
                    name = event["name"]
                    size = len(name)
                    big = name == "all"
                    name = "fixed"
                    os.system("echo " + name)
                    os.system(f"echo {size} {big}")
                """);

        assertThat(scan("python3.13")).isEmpty();
    }

    @Test
    void oneBranchIsEnough() throws IOException {
        Files.writeString(root.resolve("index.py"), """
                import os

                def handler(event, context):
                    name = event["name"]
                    if not name:
                        name = "fixed"
                    os.system("echo " + name)
                """);

        assertThat(scan("python3.13")).hasSize(1);
    }

    @Test
    void whatAServiceAnswersIsNotTheEvent() throws IOException {
        Files.writeString(root.resolve("index.py"), """
                import os
                import boto3

                table = boto3.resource("dynamodb").Table("jobs")

                def handler(event, context):
                    job = table.get_item(Key={"id": event["id"]})["Item"]
                    os.system(job["command"])
                """);

        assertThat(scan("python3.13")).isEmpty();
    }

    @Test
    void aHandlerThatIsWrappedIsLookedInto() throws IOException {
        Files.writeString(root.resolve("index.ts"), """
                import middy from "@middy/core";
                import { exec } from "node:child_process";

                export const handler = middy(async (event: { items: string[] }) => {
                  event.items.forEach((item) => exec(`print ${item}`));
                });
                """);

        assertThat(scan("nodejs22.x")).hasSize(1);
    }

    @Test
    void textsInStepsAreNotShownForTheyMayBeSecret() throws IOException {
        Files.writeString(root.resolve("index.py"), """
                import os

                def handler(event, context):
                    os.system("curl -H 'Authorization: Bearer 9fK2mQx7LrT4vB1zWc3H' " + event["url"])
                """);

        assertThat(scan("python3.13").getFirst().steps().toString()).doesNotContain("9fK2");
    }

    @Test
    @Timeout(20)
    void hostileCodeIsBounded() throws IOException {
        var code = new StringBuilder("import os\ndef handler(event, context):\n    x = event\n");
        for (int i = 0; i < 200; i++) code.append("    x = f").append(i).append("(x, f0(x), f1(x))\n");
        code.append("    os.system(")
                .append("f0(".repeat(400))
                .append("x")
                .append(")".repeat(400))
                .append(")\n");
        for (int i = 0; i < 200; i++)
            code.append("def f%d(a, b=1, c=2):\n    return f%d(a, f%d(b), f%d(c))\n"
                    .formatted(i, (i + 1) % 200, (i + 7) % 200, (i + 13) % 200));
        Files.writeString(root.resolve("index.py"), code);

        assertThat(scan("python3.13")).hasSizeLessThan(2);
    }

    @Test
    @Timeout(20)
    void brokenCodeIsNoError() throws IOException {
        for (String code : List.of("def handler(event", "def handler(event, c):\n  x = = ((", "a.b.(", "=>", "for (")) {
            Files.writeString(root.resolve("index.py"), code);
            Files.writeString(root.resolve("index.js"), "exports.handler = (event) => {" + code);

            assertThat(scan("python3.13")).isEmpty();
            assertThat(scan("nodejs22.x")).isEmpty();
        }
    }

    @Test
    void aFunctionWhoseCodeIsNotFollowedIsSaid() throws IOException {
        Files.writeString(root.resolve("main.go"), "package main\nfunc main() {}\n");
        var unit = new CodeUnit("F", root, "provided.al2023", "main", List.of(), "");

        assertThat(CodeScan.of(root, List.of(unit)).unread()).containsExactly("F");
    }

    private List<Weakness> scan(String runtime) {
        var unit = new CodeUnit("F", root, runtime, "index.handler", List.of(), "");
        return CodeScan.of(root, List.of(unit)).weaknesses();
    }
}
