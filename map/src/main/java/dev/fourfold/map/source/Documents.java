package dev.fourfold.map.source;

import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.util.ArrayList;
import java.util.Iterator;
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
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// Reads YAML and JSON (which is YAML) into [Node]s. Hostile input gives a problem, never an exception: depth and size
/// are bounded, aliases cannot explode.
public final class Documents {
    /// Deeper than any template that a provider accepts.
    static final int MAX_DEPTH = 120;
    /// More values than the largest template that CloudFormation accepts (1 MB) can hold.
    static final int MAX_NODES = 400_000;

    private static final int MAX_REPAIRS = 40;
    /// Characters that are read again for repairs, so that large files get fewer of them.
    private static final long MAX_REREAD = 20_000_000;

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
                .setAllowNonScalarKeys(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            var composed = new Compose(settings).composeAllFromString(text).iterator();
            if (!composed.hasNext()) return Optional.empty();
            var first = Optional.of(node(composed.next(), 0));
            trailing(composed);
            return first;
        } catch (TooLarge e) {
            problem(e.at, String.valueOf(e.getMessage()), "split the file, or leave it out");
        } catch (StackOverflowError e) {
            // The parser recurses once for each level; a file nested this deep is an attack, not a template.
            problem(new Location(file, 1, 1), "is nested too deeply to read", "leave the file out");
        } catch (MarkedYamlEngineException e) {
            return repaired(text, repairs, at(e), e.getProblem());
        } catch (ReaderException e) {
            String problem = "the character U+%04X is not allowed".formatted(e.getCodePoint());
            return repaired(text, repairs, firstUnprintable(text), problem);
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            problem(
                    new Location(file, 1, 1),
                    "is not valid YAML or JSON: " + oneLine(String.valueOf(e.getMessage())),
                    "correct it");
        }
        return Optional.empty();
    }

    private Optional<Node> repaired(String text, int repairs, Location at, String problem) {
        if (repairs == MAX_REPAIRS) invalid(at, problem);
        int affordable = (int) Math.min(repairs - 1, MAX_REREAD / (1 + text.length()));
        return affordable > 0 && at.line() > 0 ? read(withoutBlock(text, at.line()), affordable) : Optional.empty();
    }

    /// What stands after the first document must at least begin as another one.
    private void trailing(Iterator<org.snakeyaml.engine.v2.nodes.Node> composed) {
        try {
            if (composed.hasNext()) return;
        } catch (MarkedYamlEngineException e) {
            invalid(at(e), e.getProblem());
        }
    }

    private void invalid(Location at, String problem) {
        problem(at, "is not valid YAML or JSON: " + oneLine(problem), "correct it here");
    }

    private Location at(MarkedYamlEngineException e) {
        // A key without its colon is noticed a line later; its own line is the context's.
        boolean key = String.valueOf(e.getContext()).startsWith("while scanning a simple key");
        var mark = key
                ? e.getContextMark().or(e::getProblemMark)
                : e.getProblemMark().or(e::getContextMark);
        return mark.map(m -> new Location(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(Location.of(file));
    }

    /// The parser counts from somewhere inside its buffer, so the character is looked for again.
    private Location firstUnprintable(String text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!StreamReader.isPrintable(c)) break;
            i += Character.charCount(c);
            column = c == '\n' ? 1 : column + 1;
            if (c == '\n') line++;
        }
        return new Location(file, line, column);
    }

    /// The text with a line and what is indented under it left empty, so that the places of the rest stay right.
    private static String withoutBlock(String text, int line) {
        var lines = new ArrayList<>(text.lines().toList());
        if (line > lines.size()) return "";
        String broken = lines.get(line - 1);
        int indentation = indentation(broken);
        lines.set(line - 1, "");
        // A tab indents nothing: what is under it is not known.
        if (broken.startsWith("\t", indentation)) return String.join("\n", lines);
        for (int i = line; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && indentation(lines.get(i)) <= indentation) break;
            lines.set(i, "");
        }
        return String.join("\n", lines);
    }

    private static int indentation(String line) {
        int spaces = 0;
        while (spaces < line.length() && line.charAt(spaces) == ' ') spaces++;
        return spaces;
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
                Location at = node(tuple.getKeyNode(), depth + 1).at();
                problem(at, "has a key that is not a text", "quote texts that begin with {, and write keys as texts");
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
