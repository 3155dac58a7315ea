package dev.fourfold.map;

import dev.fourfold.map.source.Documents;
import dev.fourfold.map.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Documents whose values were replaced, moved, removed or renamed at random: well-formed, but of any shape.
final class Trees {
    private static final List<String> VALUES = List.of(
            "null",
            "[]",
            "{}",
            "''",
            "7",
            "true",
            "[null]",
            "{ 1: 2 }",
            "[[[a]]]",
            "{ a: { b: { c: d } } }",
            "{ Ref: Work }",
            "{ Ref: [] }",
            "{ 'Fn::GetAtt': [Work, Arn] }",
            "{ 'Fn::GetAtt': App.Outputs.Arn }",
            "{ 'Fn::Sub': ['${A}${Work}', { A: { Ref: Stage } }] }",
            "{ 'Fn::If': [IsProd, { Ref: Orders }, [a]] }",
            "{ 'Fn::If': [IsProd, { a: b }, { Ref: 'AWS::NoValue' }] }",
            "{ 'Fn::Join': ['', [{ Ref: Names }, { Ref: Work }]] }",
            "{ 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: template.yaml } } }",
            "{ 'Fn::ImportValue': { 'Fn::Sub': '${X}-arn' } }",
            "{ 'Fn::FindInMap': [Sizes, { Ref: Stage }, memory] }",
            "arn:aws:sqs:*:*:*",
            "'${'",
            "'*'",
            "'{{resolve:ssm:/shop/bus}}'",
            "template.yaml",
            "AWS::Serverless::Function",
            "AWS::CloudFormation::Stack");

    private final Random random;
    private final List<String> found = new ArrayList<>();

    Trees(Random random) {
        this.random = random;
    }

    /// The document as JSON-like YAML, broken at about so many places.
    String broken(String text, int times) {
        Node root = Documents.read("sample", text, problem -> {}).orElseThrow();
        int size = size(root);
        var out = new StringBuilder();
        write(root, out, times, size);
        return out.toString();
    }

    private static int size(Node node) {
        int size = 1;
        for (Node item : node.elements()) size += size(item);
        for (Node field : node.entries().values()) size += size(field);
        return size;
    }

    private void write(Node node, StringBuilder out, int times, int size) {
        if (random.nextInt(size) < times) {
            out.append(replacement());
            return;
        }
        int start = out.length();
        switch (node) {
            case Node.Scalar scalar -> out.append(scalar.isNull() ? "null" : quoted(scalar.text()));
            case Node.Sequence sequence -> {
                out.append('[');
                sequence.items().forEach(item -> {
                    write(item, out, times, size);
                    out.append(", ");
                });
                out.append(']');
            }
            case Node.Mapping mapping -> {
                out.append('{');
                mapping.fields().forEach((key, field) -> {
                    boolean rename = random.nextInt(size) < times;
                    if (rename && random.nextBoolean()) return;
                    out.append(quoted(rename ? "Other" : key)).append(": ");
                    write(field, out, times, size);
                    out.append(", ");
                });
                out.append('}');
            }
        }
        if (out.length() - start < 400) found.add(out.substring(start));
    }

    /// A value of another shape, or one from elsewhere in the document.
    private String replacement() {
        boolean moved = !found.isEmpty() && random.nextInt(3) == 0;
        var from = moved ? found : VALUES;
        return from.get(random.nextInt(from.size()));
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') quoted.append('\\').appendCodePoint(c);
            else if (c < ' ') quoted.append("\\x").append(String.format(java.util.Locale.ROOT, "%02x", c));
            else quoted.appendCodePoint(c);
        });
        return quoted.append('"').toString();
    }
}
