package dev.fourfold.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Templates, workflows and OpenAPI documents broken at random, always in the same ways: a map is drawn all the same.
/// What a longer hunt found has a test of its own in [BadInputTest].
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzTest {
    private static final int ROUNDS = 250;

    @Test
    void theSampleIsWhole() {
        var map = Samples.app(Samples.SAM, Samples.ASL, Samples.OPEN_API, Samples.NESTED)
                .mapped()
                .thenNothingIsWrong()
                .map();
        assertThat(map.flows()).hasSizeGreaterThan(40);
    }

    @Test
    void bytesMayBeAnything() {
        for (int seed = 0; seed < ROUNDS; seed++) bytes(seed);
    }

    @Test
    void structureMayBeAnything() {
        for (int seed = 0; seed < ROUNDS; seed++) structure(seed);
    }

    static void bytes(long seed) {
        var random = new Random(seed);
        var texts = new Texts(random);
        survives(
                seed,
                Given.nothing()
                        .and("template.yaml", texts.broken(texts.sample(), 1 + random.nextInt(6)))
                        .and("page.yaml", texts.broken(texts.page(), 1 + random.nextInt(6)))
                        .and("flow.asl.json", texts.broken(Samples.ASL, random.nextInt(3)))
                        .and("openapi.yaml", texts.broken(Samples.OPEN_API, random.nextInt(3)))
                        .and("nested.yaml", texts.broken(Samples.NESTED, random.nextInt(3))));
    }

    static void structure(long seed) {
        var random = new Random(seed);
        var trees = new Trees(random);
        var texts = new Texts(random);
        survives(
                seed,
                Samples.app(
                                trees.broken(Samples.SAM, 1 + random.nextInt(8)),
                                trees.broken(Samples.ASL, random.nextInt(4)),
                                trees.broken(Samples.OPEN_API, random.nextInt(4)),
                                trees.broken(Samples.NESTED, random.nextInt(4)))
                        .and("page.yaml", trees.broken(texts.page(), 1 + random.nextInt(4))));
    }

    private static void survives(long seed, Given app) {
        try {
            assertThat(app.mapped().map().problems()).allSatisfy(problem -> {
                assertThat(problem.location().file()).isNotEmpty();
                assertThat(problem.advice()).isNotEmpty();
            });
        } catch (RuntimeException | StackOverflowError e) {
            fail("seed " + seed, e);
        }
    }

    /// Bytes, lines and words of a text changed at random.
    private static final class Texts {
        private static final List<String> PAGES = Samples.templates();
        private static final List<String> WORDS = List.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                "- ",
                "\n",
                "  ",
                "\t",
                "'",
                "\"",
                "#",
                "&a ",
                "*a",
                "<<: ",
                "!Ref ",
                "!GetAtt ",
                "!Sub ",
                "!If ",
                "!Join ",
                "!Unknown ",
                "${",
                "}",
                "${AWS::Region}",
                "Fn::",
                "null",
                "~",
                "|",
                ">",
                "%",
                "@",
                "\u0000",
                "\uFEFF",
                "é",
                "arn:aws:",
                "arn:::::",
                "::",
                "*",
                "?",
                "https://",
                "s3://",
                "{{resolve:ssm:",
                "{{resolve:secretsmanager:",
                "../",
                "template.yaml",
                "0",
                "-1",
                "999999999999",
                "Resources",
                "Fn::ForEach::",
                "Fn::Transform");

        private final Random random;

        Texts(Random random) {
            this.random = random;
        }

        String sample() {
            return Samples.SAM;
        }

        String page() {
            return PAGES.get(random.nextInt(PAGES.size()));
        }

        byte[] broken(String text, int times) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < times; i++) bytes = change(bytes);
            return bytes;
        }

        private byte[] change(byte[] bytes) {
            if (bytes.length == 0) return bytes;
            int at = random.nextInt(bytes.length);
            int end = Math.min(bytes.length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 80));
            return switch (random.nextInt(6)) {
                case 0 -> spliced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
                case 1 -> spliced(bytes, at, end, new byte[0]);
                case 2 -> spliced(bytes, at, at, java.util.Arrays.copyOfRange(bytes, at, end));
                case 3 -> spliced(bytes, at, end, word());
                case 4 -> java.util.Arrays.copyOf(bytes, at);
                default -> spliced(bytes, at, at, word());
            };
        }

        private byte[] word() {
            return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
        }

        private static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
            var out = new java.io.ByteArrayOutputStream();
            out.write(bytes, 0, from);
            out.writeBytes(with);
            out.write(bytes, to, bytes.length - to);
            return out.toByteArray();
        }
    }
}
