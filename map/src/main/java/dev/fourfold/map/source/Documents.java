package dev.fourfold.map.source;

import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// Reads YAML and JSON (which is YAML) into [Node]s. Hostile input gives a problem, never an exception: depth and size
/// are bounded, aliases cannot explode.
public final class Documents {
    /// Deeper than any template that a provider accepts.
    static final int MAX_DEPTH = 120;
    /// More values than the largest template that CloudFormation accepts (1 MB) can hold.
    static final int MAX_NODES = 400_000;

    private static final int MAX_REPAIRS = 12;

    private static final Set<String> SHORT_FORMS = Set.of(
            "Base64",
            "Cidr",
            "FindInMap",
            "GetAtt",
            "GetAZs",
            "If",
            "And",
            "Or",
            "Not",
            "Equals",
            "ImportValue",
            "Join",
            "Length",
            "Select",
            "Split",
            "Sub",
            "ToJsonString",
            "Transform",
            "ForEach",
            "RefAll",
            "ValueOf",
            "ValueOfAll",
            "Contains",
            "EachMemberEquals",
            "EachMemberIn",
            "GetStackOutput");

    private final String file;
    private final Consumer<Problem> problems;
    private int nodes;

    private Documents(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /// The first document of a text.
    ///
    /// @param file the file's name in positions
    /// @param problems takes what is wrong; after a problem the result is empty, or holds what could be read
    public static Optional<Node> read(String file, String text, Consumer<Problem> problems) {
        return new Documents(file, problems).read(text);
    }

    private Optional<Node> read(String text) {
        return read(text, MAX_REPAIRS);
    }

    /// Reads the text; where a line breaks it, says so once and reads on without that line, so that one slip does not
    /// hide the rest.
    private Optional<Node> read(String text, int repairs) {
        nodes = 0;
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            var composed = new Compose(settings).composeAllFromString(text).iterator();
            return composed.hasNext() ? Optional.of(node(composed.next(), 0)) : Optional.empty();
        } catch (TooLarge e) {
            problem(e.at, String.valueOf(e.getMessage()), "split the file, or leave it out");
        } catch (StackOverflowError e) {
            // The parser recurses once for each level; a file nested this deep is an attack, not a template.
            problem(new Location(file, 1, 1), "is nested too deeply to read", "leave the file out");
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark);
            var at = mark.map(m -> new Location(file, m.getLine() + 1, m.getColumn() + 1))
                    .orElse(Location.of(file));
            if (repairs == MAX_REPAIRS)
                problem(at, "is not valid YAML or JSON: " + oneLine(e.getProblem()), "correct it here");
            if (repairs > 0 && at.line() > 0) return read(withoutLine(text, at.line()), repairs - 1);
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            problem(
                    new Location(file, 1, 1),
                    "is not valid YAML or JSON: " + oneLine(String.valueOf(e.getMessage())),
                    "correct it");
        }
        return Optional.empty();
    }

    private static String withoutLine(String text, int line) {
        int start = 0;
        for (int i = 1; i < line && start >= 0; i++) start = text.indexOf('\n', start) + 1;
        int end = text.indexOf('\n', start);
        return end < 0 ? text.substring(0, start) : text.substring(0, start) + text.substring(end);
    }

    private static String oneLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > 160 ? line.substring(0, 160) + "…" : line;
    }

    private void problem(Location at, String message, String advice) {
        problems.accept(new Problem(at, message, advice));
    }

    private Node node(org.snakeyaml.engine.v2.nodes.Node yaml, int depth) {
        Location at = yaml.getStartMark()
                .map(mark -> new Location(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Location.of(file));
        if (depth > MAX_DEPTH) throw new TooLarge("is nested more than " + MAX_DEPTH + " deep", at);
        if (++nodes > MAX_NODES)
            throw new TooLarge("has more than " + MAX_NODES + " values, counting each use of an anchor", at);
        String tag = yaml.getTag().getValue();
        if (!tag.startsWith("!")) return plain(yaml, at, depth);
        Node value = plain(yaml, at, depth);
        String name = tag.substring(1);
        if (name.equals("Ref") || name.equals("Condition")) return new Node.Mapping(Map.of(name, value), at);
        if (!SHORT_FORMS.contains(name) && !name.startsWith("Rain::")) {
            problem(
                    at,
                    "has the unknown tag " + oneLine(tag),
                    "use one of CloudFormation's functions, or quote the text");
        }
        return new Node.Mapping(Map.of("Fn::" + name, value), at);
    }

    private Node plain(org.snakeyaml.engine.v2.nodes.Node yaml, Location at, int depth) {
        return switch (yaml) {
            case ScalarNode scalar ->
                new Node.Scalar(scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN, at);
            case SequenceNode sequence -> {
                var items = new ArrayList<Node>(sequence.getValue().size());
                for (var item : sequence.getValue()) items.add(node(item, depth + 1));
                yield new Node.Sequence(items, at);
            }
            case MappingNode mapping -> new Node.Mapping(fields(mapping.getValue(), depth), at);
            default -> new Node.Scalar("", false, at);
        };
    }

    private Map<String, Node> fields(List<NodeTuple> tuples, int depth) {
        var fields = new LinkedHashMap<String, Node>();
        for (var tuple : tuples) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                node(tuple.getKeyNode(), depth + 1);
                continue;
            }
            Node value = node(tuple.getValueNode(), depth + 1);
            if (key.getValue().equals("<<")) {
                value.entries().forEach(fields::putIfAbsent);
                value.elements().forEach(each -> each.entries().forEach(fields::putIfAbsent));
            } else {
                fields.put(key.getValue(), value);
            }
        }
        return fields;
    }

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Location at;

        TooLarge(String message, Location at) {
            super(message, null, false, false);
            this.at = at;
        }
    }
}
