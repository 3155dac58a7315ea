package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Location;
import dev.fourfold.map.blueprint.Value;
import dev.fourfold.map.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// `Fn::Sub`, and every other text with `${…}` in it (SAM's `DefinitionSubstitutions`).
final class Substitution {
    private Substitution() {}

    static Value of(Node argument, Evaluator evaluator, Location at) {
        if (argument instanceof Node.Scalar scalar) return of(scalar.text(), Map.of(), evaluator, at);
        var parts = argument.elements();
        if (parts.size() == 2 && parts.get(0) instanceof Node.Scalar template) {
            return of(template.text(), evaluator.evaluateFields(parts.get(1)), evaluator, at);
        }
        return new Value.Derived("${Fn::Sub}", new Value.Nothing(at), at);
    }

    private static Value of(String template, Map<String, Value> variables, Evaluator evaluator, Location at) {
        return of(template, at, (name, place) -> {
            Value variable = variables.get(name);
            if (variable != null) return evaluator.used(variable, place);
            if (name.startsWith("AWS::") || name.indexOf('.') < 0) return evaluator.reference(name, place);
            return evaluator.attribute(name, place);
        });
    }

    /// Puts values for the names in a text; `${!x}` stands for `${x}` itself.
    static Value of(String template, Location at, BiFunction<String, Location, Value> values) {
        var parts = new ArrayList<Value>();
        int from = 0;
        for (int open; (open = template.indexOf("${", from)) >= 0; ) {
            int close = template.indexOf('}', open);
            if (close < 0) break;
            if (open > from) parts.add(new Value.Text(template.substring(from, open), at));
            String name = template.substring(open + 2, close).strip();
            parts.add(
                    name.startsWith("!") ? new Value.Text("${" + name.substring(1) + "}", at) : values.apply(name, at));
            from = close + 1;
        }
        if (from < template.length()) parts.add(new Value.Text(template.substring(from), at));
        return simplify(parts, at);
    }

    /// One text where all parts are exact, the part itself where there is only one.
    static Value simplify(List<Value> parts, Location at) {
        var merged = new ArrayList<Value>();
        var text = new StringBuilder();
        for (Value part : parts) {
            if (part instanceof Value.Text exact) {
                text.append(exact.text());
                continue;
            }
            if (part instanceof Value.Nothing) continue;
            if (!text.isEmpty()) merged.add(new Value.Text(text.toString(), at));
            text.setLength(0);
            if (part instanceof Value.Joined joined) merged.addAll(joined.parts());
            else merged.add(part);
        }
        if (!text.isEmpty() || merged.isEmpty()) merged.add(new Value.Text(text.toString(), at));
        return merged.size() == 1 ? merged.getFirst() : new Value.Joined(merged, at);
    }
}
