package dev.fourfold.map.cloudformation;

import dev.fourfold.map.blueprint.Value;
import dev.fourfold.map.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `Fn::ForEach` of the language extensions: a mapping whose fields are repeated for each item of a list.
final class ForEach {
    private static final String KEY = "Fn::ForEach";
    /// CloudFormation itself allows 500 resources in a template.
    private static final int MAX_COPIES = 1_000;

    private ForEach() {}

    /// The fields with every loop unrolled; a loop over a list that is not known is left out, with a gap.
    static Map<String, Node> expand(Map<String, Node> fields, Evaluator evaluator) {
        if (fields.keySet().stream().noneMatch(key -> key.startsWith(KEY))) return fields;
        return expand(fields, evaluator, 0);
    }

    private static Map<String, Node> expand(Map<String, Node> fields, Evaluator evaluator, int depth) {
        var expanded = new LinkedHashMap<String, Node>();
        fields.forEach((key, node) -> {
            if (!key.startsWith(KEY) || depth > 5) expanded.put(key, node);
            else unroll(node, evaluator, depth).forEach(expanded::putIfAbsent);
        });
        return expanded;
    }

    private static Map<String, Node> unroll(Node loop, Evaluator evaluator, int depth) {
        var parts = loop.elements();
        if (parts.size() != 3 || !(parts.get(0) instanceof Node.Scalar variable)) {
            evaluator.problem(loop.at(), "Fn::ForEach needs a name, a list and a mapping", "write all three");
            return Map.of();
        }
        var copies = new LinkedHashMap<String, Node>();
        long weight = weight(parts.get(2));
        for (Value item : collection(parts.get(1), evaluator)) {
            if (!evaluator.spend(weight, loop.at())) break;
            if (copies.size() > MAX_COPIES) {
                evaluator.problem(
                        loop.at(), "Fn::ForEach makes more than " + MAX_COPIES + " copies", "shorten the list");
                break;
            }
            if (!(item instanceof Value.Text text)) {
                evaluator.gap(
                        loop.at(), KEY, "the list is not known before the deployment, its resources are left out");
                continue;
            }
            var body = new LinkedHashMap<String, Node>();
            parts.get(2)
                    .entries()
                    .forEach((key, node) -> body.put(
                            replace(key, variable.text(), text.text()),
                            replace(node, variable.text(), text.text(), 0)));
            copies.putAll(expand(body, evaluator, depth + 1));
        }
        return copies;
    }

    private static long weight(Node node) {
        long weight = 1;
        for (Node item : node.elements()) weight += weight(item);
        for (Node field : node.entries().values()) weight += weight(field);
        return weight;
    }

    private static List<Value> collection(Node node, Evaluator evaluator) {
        return evaluator.evaluate(node).items();
    }

    private static Node replace(Node node, String variable, String text, int depth) {
        return switch (node) {
            case Node.Scalar scalar ->
                new Node.Scalar(replace(scalar.text(), variable, text), scalar.quoted(), scalar.at());
            case Node.Sequence sequence -> {
                var items = new ArrayList<Node>();
                sequence.items().forEach(item -> items.add(replace(item, variable, text, depth + 1)));
                yield new Node.Sequence(items, sequence.at());
            }
            case Node.Mapping mapping -> reference(mapping, variable, text, depth);
        };
    }

    private static Node reference(Node.Mapping mapping, String variable, String text, int depth) {
        if (mapping.fields().size() == 1 && mapping.text("Ref", "").equals(variable))
            return new Node.Scalar(text, true, mapping.at());
        var fields = new LinkedHashMap<String, Node>();
        mapping.fields()
                .forEach((key, value) ->
                        fields.put(replace(key, variable, text), replace(value, variable, text, depth + 1)));
        return new Node.Mapping(fields, mapping.at());
    }

    /// `${Name}` as written, `&{Name}` without the characters that a logical id cannot have.
    private static String replace(String template, String variable, String text) {
        if (template.indexOf('{') < 0) return template;
        return template.replace("${" + variable + "}", text).replace("&{" + variable + "}", alphanumeric(text));
    }

    private static String alphanumeric(String text) {
        var kept = new StringBuilder();
        text.chars().filter(Character::isLetterOrDigit).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    static boolean isLoop(String key) {
        return key.startsWith(KEY);
    }
}
