package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Gap;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.map.blueprint.Value;
import dev.fourfold.map.source.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Evaluates a stack's expressions as far as the templates allow, with every intrinsic function of CloudFormation
/// (AWS CloudFormation User Guide, Intrinsic function reference, read 2026-11). What cannot be evaluated stays
/// symbolic.
final class Evaluator {
    /// Deeper than documents nest; only files that include files get there.
    private static final int MAX_DEPTH = 150;

    private final Stack stack;
    /// The mappings that are being evaluated right now, outermost first.
    private final Set<Node> active = Collections.newSetFromMap(new IdentityHashMap<>());

    Evaluator(Stack stack) {
        this.stack = stack;
    }

    Value evaluate(Node node) {
        if (!spend(1, node.at())) return new Value.Unknown("${too much}", node.at());
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar);
            case Node.Sequence sequence -> new Value.Items(evaluateAll(sequence.items()), sequence.at());
            case Node.Mapping mapping -> guarded(mapping);
        };
    }

    /// Parameters, outputs, mappings and included files may refer to each other in a cycle: then a mapping is met again
    /// inside itself.
    private Value guarded(Node.Mapping mapping) {
        if (active.size() >= MAX_DEPTH) {
            problem(mapping.at(), "leads through more than " + MAX_DEPTH + " references", "shorten the way");
            return new Value.Unknown("${too deep}", mapping.at());
        }
        if (!active.add(mapping)) {
            problem(mapping.at(), "refers to itself", "break the cycle of references");
            return new Value.Unknown("${cycle}", mapping.at());
        }
        try {
            return mapping(mapping);
        } finally {
            active.remove(mapping);
        }
    }

    /// A value that stands elsewhere and is used here: each use weighs as much as if it stood here.
    Value used(Value value, Location at) {
        return stack.all().allowance().spend(value, at) ? value : new Value.Unknown("${too much}", at);
    }

    private List<Value> evaluateAll(List<Node> nodes) {
        var values = new ArrayList<Value>(nodes.size());
        nodes.forEach(node -> values.add(evaluate(node)));
        return values;
    }

    private Value scalar(Node.Scalar scalar) {
        if (scalar.isNull()) return new Value.Nothing(scalar.at());
        if (scalar.text().startsWith("{{resolve:ssm:")) return dynamicReference(scalar.text(), scalar.at());
        return new Value.Text(scalar.text(), scalar.at());
    }

    /// `{{resolve:ssm:/name:version}}` is the value of the parameter, where a template of the application sets it.
    private Value dynamicReference(String text, Location at) {
        int end = text.indexOf("}}");
        String name = text.substring("{{resolve:ssm:".length(), end < 0 ? text.length() : end);
        int version = name.indexOf(':');
        return stack.all()
                .ssm(version < 0 ? name : name.substring(0, version))
                .map(value -> used(value, at))
                .orElse(new Value.Text(text, at));
    }

    private Value mapping(Node.Mapping mapping) {
        if (mapping.fields().size() == 1) {
            var only = mapping.fields().entrySet().iterator().next();
            String name = only.getKey();
            if (name.equals("Ref") || name.startsWith("Fn::") && !ForEach.isLoop(name))
                return function(name, only.getValue(), mapping.at());
        }
        var fields = new LinkedHashMap<String, Value>();
        ForEach.expand(mapping.fields(), this).forEach((key, node) -> {
            if (key.equals("Fn::Transform")) {
                function(key, node, mapping.at()).entries().forEach(fields::putIfAbsent);
            } else {
                fields.put(key, evaluate(node));
            }
        });
        return new Value.Fields(fields, mapping.at());
    }

    private Value function(String name, Node argument, Location at) {
        return switch (name) {
            case "Ref" ->
                argument instanceof Node.Scalar scalar ? reference(scalar.text(), at) : unknown(name, argument, at);
            case "Fn::GetAtt" -> attribute(argument, at);
            case "Fn::Sub" -> Substitution.of(argument, this, at);
            case "Fn::Join" -> join(argument, at);
            case "Fn::Split" -> split(argument, at);
            case "Fn::Select" -> select(argument, at);
            case "Fn::If" -> choice(argument, at);
            case "Fn::FindInMap" -> lookUp(argument, at);
            case "Fn::ImportValue" -> used(stack.all().imported(evaluate(argument), at), at);
            case "Fn::Base64", "Fn::ToJsonString" -> evaluate(argument);
            case "Fn::Transform" -> transform(argument, at);
            case "Fn::Length" -> length(argument, at);
            default -> unknown(name, argument, at);
        };
    }

    /// Conditions and what only the deployment can compute: `GetAZs`, `Cidr`, `Equals`, the rule functions.
    private Value unknown(String name, Node argument, Location at) {
        var source = argument instanceof Node.Scalar ? new Value.Nothing(at) : evaluate(argument);
        return new Value.Derived("${" + name + "}", source, at);
    }

    Value reference(String name, Location at) {
        if (name.startsWith("AWS::")) {
            return switch (name) {
                case "AWS::NoValue" -> new Value.Nothing(at);
                case "AWS::Partition" -> new Value.Text("aws", at);
                case "AWS::URLSuffix" -> new Value.Text("amazonaws.com", at);
                case "AWS::StackName", "AWS::StackId" -> new Value.Unknown("${" + stack.prefix() + name + "}", at);
                default -> new Value.Unknown("${" + name + "}", at);
            };
        }
        // SAM gives the alias and the version of a function as properties: !Ref Function.Alias
        int dot = name.indexOf('.');
        if (dot > 0) return new Value.Reference(stack.id(name.substring(0, dot)), name.substring(dot + 1), at);
        return stack.parameter(name, at)
                .map(value -> used(value, at))
                .orElseGet(() -> new Value.Reference(stack.id(name), "", at));
    }

    private Value attribute(Node argument, Location at) {
        String path;
        if (argument instanceof Node.Sequence sequence) {
            var parts = evaluateAll(sequence.items());
            path = String.join(".", parts.stream().map(Value::pattern).toList());
        } else if (argument instanceof Node.Scalar scalar) {
            path = scalar.text();
        } else {
            return unknown("Fn::GetAtt", argument, at);
        }
        return attribute(path, at);
    }

    Value attribute(String path, Location at) {
        int dot = path.indexOf('.');
        if (dot < 0) return new Value.Reference(stack.id(path), "", at);
        String name = path.substring(0, dot);
        String attribute = path.substring(dot + 1);
        var nested = stack.nested(name);
        if (nested.isPresent() && attribute.startsWith("Outputs.")) {
            var output = nested.get().output(attribute.substring("Outputs.".length()));
            if (output.isPresent()) return used(output.get(), at);
        }
        return new Value.Reference(stack.id(name), attribute, at);
    }

    private Value join(Node argument, Location at) {
        var parts = argument.elements();
        if (parts.size() != 2) return unknown("Fn::Join", argument, at);
        Value delimiter = evaluate(parts.get(0));
        Value list = evaluate(parts.get(1));
        if (!(list instanceof Value.Items items)) return new Value.Derived("${Fn::Join}", list, at);
        var joined = new ArrayList<Value>();
        for (Value item : items.items()) {
            if (item instanceof Value.Nothing) continue;
            if (!joined.isEmpty()) joined.add(delimiter instanceof Value.Nothing ? new Value.Text("", at) : delimiter);
            joined.add(item);
        }
        return Substitution.simplify(joined, at);
    }

    private Value split(Node argument, Location at) {
        var parts = argument.elements();
        if (parts.size() != 2) return unknown("Fn::Split", argument, at);
        Value source = evaluate(parts.get(1));
        String delimiter = evaluate(parts.get(0)).exact().orElse("");
        if (delimiter.isEmpty() || !(source instanceof Value.Text text))
            return new Value.Derived("${Fn::Split}", source, at);
        var items = new ArrayList<Value>();
        int from = 0;
        for (int next; (next = text.text().indexOf(delimiter, from)) >= 0; from = next + delimiter.length()) {
            items.add(new Value.Text(text.text().substring(from, next), at));
        }
        items.add(new Value.Text(text.text().substring(from), at));
        return new Value.Items(items, at);
    }

    private Value select(Node argument, Location at) {
        var parts = argument.elements();
        if (parts.size() != 2) return unknown("Fn::Select", argument, at);
        Value list = evaluate(parts.get(1));
        String index = evaluate(parts.get(0)).exact().orElse("");
        if (list instanceof Value.Items items
                && !index.isEmpty()
                && index.length() < 6
                && index.chars().allMatch(Character::isDigit)) {
            int i = Integer.parseInt(index);
            return i < items.items().size() ? items.items().get(i) : new Value.Unknown("${Fn::Select}", at);
        }
        return new Value.Derived("${Fn::Select}", list, at);
    }

    private Value choice(Node argument, Location at) {
        var parts = argument.elements();
        if (parts.size() != 3 || !(parts.get(0) instanceof Node.Scalar condition))
            return unknown("Fn::If", argument, at);
        Value then = evaluate(parts.get(1));
        Value otherwise = evaluate(parts.get(2));
        if (otherwise instanceof Value.Nothing && then instanceof Value.Nothing) return then;
        return new Value.Choice(condition.text(), then, otherwise, at);
    }

    private Value lookUp(Node argument, Location at) {
        var keys = argument.elements();
        if (keys.size() < 3) return unknown("Fn::FindInMap", argument, at);
        var texts = keys.subList(0, 3).stream().map(this::evaluate).toList();
        Node map = stack.template().section("Mappings").get(texts.get(0).pattern());
        if (map == null) return otherwise(keys, at);
        var candidates = new ArrayList<Node>();
        for (var top : map.entries().entrySet()) {
            if (texts.get(1) instanceof Value.Text wanted && !wanted.text().equals(top.getKey())) continue;
            for (var second : top.getValue().entries().entrySet()) {
                if (texts.get(2) instanceof Value.Text wanted && !wanted.text().equals(second.getKey())) continue;
                candidates.add(second.getValue());
            }
        }
        if (candidates.isEmpty()) return otherwise(keys, at);
        Value first = evaluate(candidates.getFirst());
        boolean same = candidates.stream()
                .allMatch(candidate -> evaluate(candidate).pattern().equals(first.pattern()));
        return same ? first : new Value.Derived("${Fn::FindInMap}", new Value.Items(evaluateAll(candidates), at), at);
    }

    private Value otherwise(List<Node> keys, Location at) {
        Node standard = keys.size() > 3 ? keys.get(3).get("DefaultValue") : null;
        return standard == null ? new Value.Unknown("${Fn::FindInMap}", at) : evaluate(standard);
    }

    private Value length(Node argument, Location at) {
        return evaluate(argument) instanceof Value.Items items
                ? new Value.Text(String.valueOf(items.items().size()), at)
                : new Value.Unknown("${Fn::Length}", at);
    }

    /// `AWS::Include` puts a file here; any other macro runs in the account and is not known.
    private Value transform(Node argument, Location at) {
        String name = argument.text("Name", "");
        Node parameters = argument.get("Parameters");
        Node location = parameters == null ? null : parameters.get("Location");
        if (!name.equals("AWS::Include") || location == null) {
            gap(at, "Fn::Transform " + name, "a macro runs at deployment, what it makes is not on the map");
            return new Value.Unknown("${Fn::Transform " + name + "}", at);
        }
        Value path = evaluate(location);
        return stack.all()
                .include(stack, path, at)
                .map(this::evaluate)
                .orElse(new Value.Unknown("${AWS::Include " + path.pattern() + "}", at));
    }

    boolean spend(long values, Location at) {
        return stack.all().allowance().spend(values, at);
    }

    Map<String, Value> evaluateFields(Node node) {
        var fields = new LinkedHashMap<String, Value>();
        node.entries().forEach((key, value) -> fields.put(key, evaluate(value)));
        return fields;
    }

    void problem(Location at, String message, String advice) {
        stack.all().problem(new Problem(at, message, advice));
    }

    void gap(Location at, String expression, String reason) {
        stack.all().gap(new Gap("", expression, reason, at));
    }
}
