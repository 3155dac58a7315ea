package dev.fourfold.check.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.CodeUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileCodeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private CodeFacts python(String code) {
        return new Application(folder).with("app.py", code).facts("python3.13", "app.handler");
    }

    @Test
    void a_folder_that_does_not_exist_gives_facts_that_are_not_complete() {
        var unit = new CodeUnit("F", folder.resolve("missing/deeper"), "python3.13", "app.handler", List.of(), "");

        assertThat(new Application(folder).facts(unit).complete()).isFalse();
    }

    @Test
    void broken_characters_are_read_around() throws IOException {
        Files.write(
                folder.resolve("app.py"), new byte[] {'x', '=', (byte) 0xFF, (byte) 0xC0, 0, '\n', '"', (byte) 0x80});

        assertThat(new Application(folder).facts("python3.13", "app.handler").calls())
                .isEmpty();
    }

    @Test
    void a_minified_or_huge_file_is_left_out_and_said_to_be() {
        var facts = new Application(folder)
                .with("app.js", "require('./bundle'); exports.handler = () => {};")
                .with("bundle.js", "var a=1;".repeat(10_000))
                .facts("nodejs22.x", "app.handler");

        assertThat(facts.complete()).isFalse();
        assertThat(facts.files()).containsExactly("app.js");
    }

    @Test
    void a_link_that_leaves_the_application_is_not_followed(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("secret.py"), "import boto3\nboto3.client('s3').list_buckets()\n");
        Files.createSymbolicLink(folder.resolve("secret.py"), outside.resolve("secret.py"));

        var facts = python("import secret\nfrom .. import other\ndef handler(e, c): secret.x()\n");

        assertThat(facts.files()).containsExactly("app.py");
    }

    @Test
    void deep_nesting_costs_little() {
        for (String open : List.of("(", "[", "{", "f(", "a.b(", "not ", "f\"{(", "x if y else ", "lambda: ")) {
            Assertions.assertTimeoutPreemptively(PATIENCE, () -> python("x = " + open.repeat(60_000)), open);
        }
        for (String open : List.of(
                "`${", "a ? b : ", "() => {", "{ a: ", "class A { b() {", "new A<", "if (a) {", "a.b", "(a) => ")) {
            Assertions.assertTimeoutPreemptively(
                    PATIENCE,
                    () -> new Application(folder)
                            .with("app.js", open.repeat(60_000) + "\n".repeat(60_000))
                            .facts("nodejs22.x", "app.handler"),
                    open);
        }
    }

    @Test
    void names_that_stand_for_each_other_end() {
        var facts = python("""
                import boto3
                a = b
                b = a
                def f(x): return g(x)
                def g(x): return f(x)
                def handler(event, context):
                    boto3.client(f(a)).put_item(TableName=g(b), **b)
                """);

        assertThat(facts.complete()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_mutation_of_code_breaks_the_reading(Language language) {
        var random = new Random(42);
        String seed = SEEDS.get(language.ordinal());
        for (int round = 0; round < 300; round++) {
            var code = new StringBuilder(seed);
            for (int edit = 0; edit < 1 + round % 12; edit++) mutate(code, random);
            var unit = new CodeUnit("F", folder, runtime(language), "index.handler", List.of(), code.toString());

            assertThatCode(() -> Extraction.of("F", reach(language, code.toString())))
                    .as(code.toString())
                    .doesNotThrowAnyException();
            assertThat(CodeReading.read(folder, List.of(unit))).hasSize(1);
        }
    }

    private Reach reach(Language language, String code) {
        var workspace = new Workspace(folder);
        var entry = new Entry(List.of(Source.of("index", folder.resolve("index"), language, code)), "handler");
        return Reach.from(workspace, new Imports(workspace, folder, List.of(), entry), entry);
    }

    private static String runtime(Language language) {
        return switch (language) {
            case PYTHON -> "python3.13";
            case SCRIPT -> "nodejs22.x";
            case JAVA -> "java21";
            case CSHARP -> "dotnet8";
            case GO -> "go1.x";
            case RUST -> "provided.al2023";
            case RUBY -> "ruby3.3";
        };
    }

    private static void mutate(StringBuilder code, Random random) {
        if (code.isEmpty()) return;
        int at = random.nextInt(code.length());
        String marks = "(){}[]<>\"'`$\\/:;,.=+?!&|#@%*\n\t \0é";
        switch (random.nextInt(4)) {
            case 0 -> code.deleteCharAt(at);
            case 1 -> code.insert(at, marks.charAt(random.nextInt(marks.length())));
            case 2 -> code.delete(at, Math.min(code.length(), at + random.nextInt(40)));
            default -> code.insert(at, code.substring(at, Math.min(code.length(), at + random.nextInt(60))));
        }
    }

    private static final List<String> SEEDS = List.of("""
            import boto3, os
            from .lib import (a as b, c)
            class Store(Base):
                @tracer.capture
                def save(self, item: "Item" = None, *args, **kw) -> None:
                    self.table.put_item(**{"TableName": f"{os.environ['T']!r:>{4}}-x", **kw})
            table = boto3.resource("dynamodb").Table(os.getenv("T", "t") if True else [x for x in y][0])
            with open(a) as f, table.batch_writer() as w:
                w.put_item(Item={})
            def handler(event, context): return lambda x: x % "a%sb"
            """, """
            import D, { A as B, type C } from "@aws-sdk/client-s3"; import * as N from './n';
            export { a as b } from './m'; export default class X extends Y { #p = 1; static async m({a, b: {c}} = {}, ...r): Promise<T<U>> { } }
            const { T, U = `a${b ? `c${d}` : {}}e` } = process.env, f = async <T,>(x: T) => new B.PutCommand({ ...x, [T]: /a[/]b/g, m() {} });
            exports.handler = wrap(async (e) => { s3.send(new A({ Bucket: T! as string })) ; fetch(`https://${T}/x`) });
            """, """
            package a; import software.amazon.awssdk.services.s3.*; import static a.B.c;
            @Named public record App<T extends U>(List<Map<String, T>> a) implements H { private final S3Client s3 = S3Client.builder().build();
            public void handler(Event e) throws X { s3.putObject(b -> b.bucket((String) System.getenv("B")), new int[] {1}); var t = \"""
            text \\" \"""; for (var x : y) { new Foo() { void run() { } }; } } }
            """, """
            using Amazon.S3; using X = Y.Z; namespace A; [Attr] public class F(IAmazonS3 s3) : B<C> { public string P { get; set; } = @"a""b";
            public async Task<T> handler(E e) => await s3.PutObjectAsync(new PutObjectRequest { BucketName = $"{e.A:N2}{{x}}", Key = x?.y ?? z }); }
            """, """
            package main
            import ( a "github.com/aws/aws-sdk-go-v2/service/s3"; "os" )
            func (r *R) handler(ctx context.Context, e ...E) (x []T, err error) { c := a.New(s); out, err := c.PutObject(ctx, &a.PutObjectInput{Bucket: aws.String(os.Getenv("B"))})
            m := map[string]struct{}{"a": {}}; if v, ok := m[`x`]; ok { go func() { <-ch }() } }
            """, """
            use aws_sdk_s3::{Client, types::X as Y}; #[tokio::main] async fn handler<'a>(c: &'a Client) -> Result<(), E> {
            let b: String = std::env::var("B")?; c.put_object().bucket(b).body(r#"x"y"#).send().await?; match x { 'a' => |y| y, _ => vec![1] }; }
            """, """
            require_relative 'x'
            class A < B
              def handler(event:, context: nil)
                @s3 ||= Aws::S3::Client.new(region: ENV.fetch('R'))
                @s3.put_object(bucket: ENV['B'], key: "a#{event[:x]}") { |x| x&.y }
              end
            end
            """);
}
