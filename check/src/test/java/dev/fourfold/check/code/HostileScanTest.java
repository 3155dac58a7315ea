package dev.fourfold.check.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.code.CodeUnit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Following events through code that was made to be followed badly.
class HostileScanTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String PYTHON = """
            import base64, json, logging, os, requests, traceback
            logger = logging.getLogger()
            def handler(event, context):
                try:
                    head, body, tail = event["token"].split(".")
                    claims = json.loads(base64.b64decode(body + "=="))
                    logger.info("from %s in %s" % (event["email"], claims.get("sub")), extra={"a": [event]})
                    path = os.path.join("/tmp", os.path.basename(event["file"]))
                    open(path); requests.get("https://{}/{}".format(event["host"], event["id"]))
                except (KeyError, ValueError) as missing:
                    return {"body": traceback.format_exc(), "why": f"{missing!r}"}
            """;

    private static final String SCRIPT = """
            const fs = require("fs");
            exports.handler = async (event, context, callback) => {
                const { body, headers: { Authorization: token } } = event;
                try { console.log({ token, at: `${body.email}` }, event.Records[0]);
                    const claims = JSON.parse(Buffer.from(token.split(".")[1], "base64"));
                    fs.readFileSync(`/tmp/${claims.file}`); await fetch({ url: "https://" + body.host + "/x" });
                } catch (problem) { callback(null, { body: problem.stack }); }
            };
            """;

    @TempDir
    Path folder;

    private CodeScan scan(String runtime, String code) {
        return CodeScan.of(folder, List.of(new CodeUnit("F", folder, runtime, "index.handler", List.of(), code)));
    }

    @Test
    void no_mutation_of_code_breaks_the_scan() {
        var random = new Random(7);
        for (int round = 0; round < 600; round++) {
            boolean python = round % 2 == 0;
            var code = new StringBuilder(python ? PYTHON : SCRIPT);
            for (int edit = 0; edit <= round % 9; edit++) mutate(code, random);
            String runtime = python ? "python3.13" : "nodejs22.x";

            assertThat(scan(runtime, code.toString())).isNotNull();
            var unit = new CodeUnit("F", folder, runtime, "index.handler", List.of(), code.toString());
            assertThat(CodeReading.read(folder, List.of(unit))).hasSize(1);
        }
    }

    private static void mutate(StringBuilder code, Random random) {
        int at = random.nextInt(code.length());
        String marks = "(){}[]<>\"'`$:;,.=+?!%\n";
        switch (random.nextInt(4)) {
            case 0 -> code.deleteCharAt(at);
            case 1 -> code.insert(at, marks.charAt(random.nextInt(marks.length())));
            case 2 -> code.delete(at, Math.min(code.length() - 1, at + random.nextInt(40)));
            default -> code.insert(at, code.substring(at, Math.min(code.length(), at + random.nextInt(60))));
        }
    }

    @Test
    void nesting_and_length_cost_little() {
        String begin = "exports.handler = async (event) => {\n";
        List.of(
                        begin + "fetch(" + "{url: [\n".repeat(5_000) + "event.x" + "]}".repeat(5_000) + ");\n}",
                        begin + "const s = event.a" + " +\nevent.a".repeat(20_000) + ";\nfetch(s);\n}",
                        begin + "fs.readFile(" + "path.basename(\n".repeat(5_000) + "event.x" + ")".repeat(5_000)
                                + ")}",
                        begin + "try {} catch (e) {" + "return {\nbody: ".repeat(6_000) + "1" + "}".repeat(6_000)
                                + "}}",
                        "f(a):" + "b<(x):c<\n".repeat(20_000) + begin + "}",
                        begin + "console.log(" + "{a: [\n".repeat(5_000) + "event" + "]}".repeat(5_000) + ")\n}")
                .forEach(code -> Assertions.assertTimeoutPreemptively(
                        PATIENCE, () -> scan("nodejs22.x", code), code.substring(0, 80)));
    }
}
