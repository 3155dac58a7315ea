package dev.fourfold.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fourfold.core.event.Alert;
import dev.fourfold.core.report.TextStyle;
import dev.fourfold.watch.plan.WatchPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Audit records and business events of the example, broken in every way that chance finds: nothing crashes, and what
/// is told stays within its bounds. `-Dfuzz.rounds=N` goes on for longer.
class FuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 8);
    private static final List<String> HOSTILE = List.of(
            "\\u001b[2J",
            "\\ud800",
            "\\u202e",
            "x".repeat(5000),
            "\"",
            "{",
            "]",
            "null",
            "-1e999",
            "2026-03-02T99:00:00Z",
            "9999999999999999999",
            "AccessDenied",
            " in account ",
            "%s%n{}",
            "AWSReservedSSO_",
            "arn:aws:dynamodb:::",
            "\u0000",
            "\ufffd");

    @TempDir
    Path folder;

    @Test
    void nothing_crashes_and_every_alert_is_within_its_bounds() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/schema/alert.schema.json")), InputFormat.JSON);
        var plan = WatchPlan.of(ExampleShop.map(), ExampleShop.policy());
        var originals = originals();
        long told = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var random = new Random(round);
            for (int i = 0; i < originals.size(); i++)
                Files.write(folder.resolve(i + (i % 7 == 0 ? ".ndjson" : ".json")), broken(originals.get(i), random));

            for (var alert : alerts(plan)) {
                told++;
                assertThat(schema.validate(AlertReport.json(alert), InputFormat.JSON))
                        .as("round %d: %s", round, alert.title())
                        .isEmpty();
                assertThat(AlertReport.text(alert, TextStyle.PLAIN).lines())
                        .allMatch(line -> line.codePoints()
                                        .map(point -> point >= 0x1100 ? 2 : 1)
                                        .sum()
                                <= 80)
                        .noneMatch(line -> line.indexOf(0x1b) >= 0);
            }
        }
        assertThat(told).isPositive();
    }

    /// With a stop and a restart between two halves.
    private List<Alert> alerts(WatchPlan plan) throws IOException {
        var latest = new LinkedHashMap<String, Alert>();
        var state = folder.resolve("state");
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.filter(file -> file.toString().contains("json"))
                    .sorted()
                    .toList();
        }
        int half = files.size() / 2;
        var before = Watch.of(plan, alert -> latest.put(alert.id(), alert));
        before.read(files.subList(0, half), problem -> {});
        before.save(state);
        var after = Watch.restore(plan, state, alert -> latest.put(alert.id(), alert));
        after.read(files.subList(half, files.size()), problem -> {});
        after.finish();
        return List.copyOf(latest.values());
    }

    private static List<byte[]> originals() throws IOException {
        var originals = new ArrayList<byte[]>();
        try (var files = Files.walk(ExampleShop.EVENTS)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (!file.toString().endsWith(".gz")) {
                    originals.add(bytes);
                    continue;
                }
                try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                    originals.add(in.readAllBytes());
                }
            }
        }
        return originals;
    }

    private static byte[] broken(byte[] original, Random random) {
        var out = new ByteArrayOutputStream();
        int at = 0;
        for (int times = random.nextInt(12); times > 0 && at < original.length; times--) {
            int until = at + random.nextInt(original.length - at);
            out.write(original, at, until - at);
            at = until;
            switch (random.nextInt(5)) {
                case 0 ->
                    out.writeBytes(HOSTILE.get(random.nextInt(HOSTILE.size())).getBytes(StandardCharsets.UTF_8));
                case 1 -> at += random.nextInt(200);
                case 2 -> out.write(random.nextInt(256));
                case 3 -> out.write(original, 0, Math.min(original.length, random.nextInt(3000)));
                default -> at += replaced(original, at, random, out);
            }
            at = Math.min(at, original.length);
        }
        out.write(original, at, original.length - at);
        return out.toByteArray();
    }

    /// The next text in quotes becomes a hostile one, so that the whole stays JSON.
    private static int replaced(byte[] original, int at, Random random, ByteArrayOutputStream out) {
        int from = at;
        while (from < original.length && original[from] != '"') from++;
        int to = from + 1;
        while (to < original.length && original[to] != '"') to++;
        if (to >= original.length) return 0;
        out.write(original, at, from + 1 - at);
        out.writeBytes(HOSTILE.get(random.nextInt(4)).getBytes(StandardCharsets.UTF_8));
        return to - at;
    }
}
