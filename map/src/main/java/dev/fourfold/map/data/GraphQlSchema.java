package dev.fourfold.map.data;

import dev.fourfold.core.model.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The types of a GraphQL schema with their fields (GraphQL specification, October 2021, 3.6 and 3.10). A scanner, no
/// parser: what it does not understand it passes over. All patterns are possessive, so that no input costs more than
/// linear time.
final class GraphQlSchema {
    private static final int DEEPEST = 8;
    private static final Pattern TYPE =
            Pattern.compile("\\b(?:type|input|interface)\\s++([A-Za-z_][A-Za-z0-9_]*+)[^{}]*+\\{([^{}]*+)\\}");
    private static final Pattern FIELD = Pattern.compile(
            "([A-Za-z_][A-Za-z0-9_]*+)\\s*+(\\([^)]*+\\))?+\\s*+:\\s*+\\[*+\\s*+([A-Za-z_][A-Za-z0-9_]*+)");
    private static final Pattern ARGUMENT =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]*+)\\s*+:\\s*+\\[*+\\s*+([A-Za-z_][A-Za-z0-9_]*+)");

    private final Map<String, Map<String, Field>> types = new LinkedHashMap<>();

    /// @param type the name of the type of its value, without lists and exclamation marks
    /// @param arguments what it takes, itself fields
    record Field(String name, String type, List<Field> arguments, Location at) {
        String sentence() {
            return "the schema's field `" + name + "`";
        }
    }

    /// @param start where the text begins in its file; with column 1 lines are counted from it
    static GraphQlSchema of(String text, Location start) {
        var schema = new GraphQlSchema();
        String plain = withoutComments(text);
        Matcher type = TYPE.matcher(plain);
        int line = start.line();
        int counted = 0;
        while (type.find()) {
            var fields = schema.types.computeIfAbsent(type.group(1), name -> new LinkedHashMap<>());
            Matcher field = FIELD.matcher(plain).region(type.start(2), type.end(2));
            while (field.find()) {
                for (; counted < field.start(); counted++) if (plain.charAt(counted) == '\n') line++;
                var at = new Location(start.file(), start.column() == 1 ? line : start.line(), 0);
                fields.put(
                        field.group(1), new Field(field.group(1), field.group(3), arguments(field.group(2), at), at));
            }
        }
        return schema;
    }

    private static List<Field> arguments(@org.jspecify.annotations.Nullable String brackets, Location at) {
        var arguments = new ArrayList<Field>();
        if (brackets == null) return arguments;
        Matcher argument = ARGUMENT.matcher(brackets);
        while (argument.find()) arguments.add(new Field(argument.group(1), argument.group(2), List.of(), at));
        return arguments;
    }

    /// Comments and descriptions become empty; lines stay where they are.
    private static String withoutComments(String schema) {
        var plain = new StringBuilder(schema.length());
        int i = 0;
        while (i < schema.length()) {
            char here = schema.charAt(i);
            String end = schema.startsWith("\"\"\"", i) ? "\"\"\"" : here == '"' ? "\"" : here == '#' ? "\n" : "";
            if (end.isEmpty()) {
                plain.append(here);
                i++;
                continue;
            }
            int close = schema.indexOf(end, i + end.length());
            int next = close < 0 ? schema.length() : here == '#' ? close : close + end.length();
            schema.substring(i, next).chars().filter(c -> c == '\n').forEach(c -> plain.append('\n'));
            i = Math.max(next, i + 1);
        }
        return plain.toString();
    }

    /// Everything that an operation takes, with the fields of its inputs; none for an unknown operation.
    List<Field> taken(String type, String operation) {
        var found = new ArrayList<Field>();
        var field = types.getOrDefault(type, Map.of()).get(operation);
        if (field == null) return found;
        var seen = new HashSet<String>();
        for (Field argument : field.arguments()) {
            found.add(argument);
            inner(argument.type(), found, seen, 0);
        }
        return found;
    }

    /// Everything that an operation answers with.
    List<Field> answered(String type, String operation) {
        var found = new ArrayList<Field>();
        var field = types.getOrDefault(type, Map.of()).get(operation);
        if (field == null) return found;
        found.add(field);
        inner(field.type(), found, new HashSet<>(), 0);
        return found;
    }

    /// Every field of every type, with the arguments.
    List<Field> all() {
        var found = new ArrayList<Field>();
        types.values()
                .forEach(fields -> fields.values().forEach(field -> {
                    found.add(field);
                    found.addAll(field.arguments());
                }));
        return found;
    }

    private void inner(String type, List<Field> found, Set<String> seen, int depth) {
        if (depth > DEEPEST || !seen.add(type)) return;
        for (Field field : types.getOrDefault(type, Map.of()).values()) {
            found.add(field);
            inner(field.type(), found, seen, depth + 1);
        }
    }
}
