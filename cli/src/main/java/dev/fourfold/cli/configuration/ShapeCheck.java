package dev.fourfold.cli.configuration;

import dev.fourfold.cli.configuration.Shape.ByName;
import dev.fourfold.cli.configuration.Shape.Field;
import dev.fourfold.cli.configuration.Shape.Fields;
import dev.fourfold.cli.configuration.Shape.Several;
import dev.fourfold.cli.configuration.Shape.Text;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Vocabulary;
import dev.fourfold.map.source.Node;
import java.util.Collection;

/// Compares a document with its shape and names every difference at its place.
///
/// @param problems where to
record ShapeCheck(Collection<Problem> problems) {
    void check(String path, Node node, Shape shape) {
        if (isNull(node) && !(shape instanceof Text)) return;
        switch (shape) {
            case Text text -> text(path, node, text);
            case Several several -> several(path, node, several);
            case ByName byName -> {
                if (isMapping(path, node))
                    node.entries().forEach((key, value) -> check(path(path, key), value, byName.value()));
            }
            case Fields fields -> fields(path, node, fields);
        }
    }

    private void text(String path, Node node, Text text) {
        if (!(node instanceof Node.Scalar scalar)
                || scalar.isNull()
                || scalar.text().isBlank()) {
            problem(node, path + ": a text is missing", text.about());
        } else if (!text.oneOf().isEmpty() && !text.oneOf().contains(scalar.text())) {
            problem(
                    node,
                    path + ": '" + scalar.text() + "' is not known here",
                    new Vocabulary("word", text.oneOf()).advice(scalar.text()));
        }
    }

    private void several(String path, Node node, Several several) {
        if (node instanceof Node.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++)
                check(path + "[" + i + "]", sequence.items().get(i), several.item());
        } else if (several.alone()) {
            check(path, node, several.item());
        } else {
            problem(node, path + ": expected a list", "begin each item with '- '");
        }
    }

    private void fields(String path, Node node, Fields fields) {
        if (!isMapping(path, node)) return;
        node.entries().forEach((key, value) -> {
            if (!fields.names().contains(key))
                problem(value, path(path, key) + ": unknown key", new Vocabulary("key", fields.names()).advice(key));
        });
        for (Field field : fields.fields()) {
            Node value = node.get(field.name());
            if (value != null) check(path(path, field.name()), value, field.shape());
            else if (field.required())
                problem(
                        node,
                        path(path, field.name()) + ": is missing",
                        field.shape().about());
        }
    }

    private boolean isMapping(String path, Node node) {
        if (node instanceof Node.Mapping) return true;
        problem(
                node,
                (path.isEmpty() ? Configuration.FILE : path) + ": expected keys with values",
                "write 'key: value'");
        return false;
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.isNull();
    }

    private static String path(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void problem(Node node, String message, String advice) {
        problems.add(new Problem(node.at(), message, advice));
    }
}
