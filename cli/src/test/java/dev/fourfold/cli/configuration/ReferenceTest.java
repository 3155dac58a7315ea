package dev.fourfold.cli.configuration;

import dev.fourfold.testkit.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The reference of `fourfold.yaml` in the documents is written from its shape.
class ReferenceTest {
    private final StringBuilder out = new StringBuilder();

    @Test
    void itIsTheOneInTheDocuments() {
        out.append("""
                # fourfold.yaml

                The file lies at the application's root. It is optional: without it, everything is inferred. `fourfold init` writes a first one
                with what was found filled in, and `docs/schema/fourfold.schema.json` is its JSON schema, for completion in editors. Every mistake
                in it is reported at once, with its place, and ends the run with exit code 2.

                `make update` rewrites this page.

                | key | | what it is |
                |---|---|---|
                """);
        FileShape.FILE.fields().forEach(field -> row(field.name(), field));
        Golden.assertMatches(Path.of("../docs/configuration.md"), out.toString());
    }

    private void row(String path, Shape.Field field) {
        out.append("| `")
                .append(path)
                .append("` | ")
                .append(field.required() ? "must" : "")
                .append(" | ");
        out.append(about(field.shape())).append(" |\n");
        switch (field.shape()) {
            case Shape.Several several -> inside(path + "[]", several.item());
            case Shape.ByName byName -> inside(path + ".NAME", byName.value());
            case Shape.Fields fields -> inside(path, fields);
            case Shape.Text text -> {}
        }
    }

    private void inside(String path, Shape shape) {
        if (!(shape instanceof Shape.Fields fields)) return;
        fields.fields().forEach(field -> row(path + "." + field.name(), field));
    }

    private static String about(Shape shape) {
        String about = shape.about().replace("|", "\\|");
        return switch (shape) {
            case Shape.Text text -> about + choices(text);
            case Shape.Several several -> about + inner(several.item());
            case Shape.ByName byName -> about + inner(byName.value());
            case Shape.Fields fields -> about;
        };
    }

    private static String inner(Shape shape) {
        return shape instanceof Shape.Fields ? "" : " " + about(shape);
    }

    private static String choices(Shape.Text text) {
        if (!text.oneOf().isEmpty()) return " One of " + words(text.oneOf()) + ".";
        return text.often().isEmpty() ? "" : " Such as " + words(text.often().subList(0, 3)) + ".";
    }

    private static String words(List<String> words) {
        return String.join(", ", words.stream().map(word -> "`" + word + "`").toList());
    }
}
