package dev.fourfold.cli.configuration;

import dev.fourfold.choose.Policy;
import dev.fourfold.cli.configuration.Configuration.Mention;
import dev.fourfold.core.data.DataClass;
import dev.fourfold.core.data.DataClasses;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.model.Vocabulary;
import dev.fourfold.map.data.DataPolicy;
import dev.fourfold.map.source.Node;
import dev.fourfold.watch.plan.Behaviour;
import dev.fourfold.watch.plan.Condition;
import dev.fourfold.watch.plan.WatchPolicy;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a document that has the right shape. What no shape can say (a class that nobody knows, a day that is none) is
/// a
/// problem here.
final class Reading {
    private final Collection<Problem> problems;
    private final List<Mention> mentions = new ArrayList<>();

    Reading(Collection<Problem> problems) {
        this.problems = problems;
    }

    Configuration read(Node root) {
        var classes = classes(root);
        var known = DataClasses.shipped().with(classes).all().stream()
                .map(DataClass::id)
                .sorted()
                .toList();
        var data = data(root, classes, known);
        var changes =
                list(root, "policy").stream().map(node -> change(node, known)).toList();
        var watch = new WatchPolicy(
                texts(root, "deployers"),
                texts(root, "operators"),
                texts(root, "stacks"),
                names(root),
                behaviours(root));
        var suppressions =
                list(root, "suppressions").stream().map(this::suppression).toList();
        return new Configuration(data, Policy.standard().with(changes), watch, suppressions, mentions);
    }

    // Data

    private static List<DataClass> classes(Node root) {
        var classes = new ArrayList<DataClass>();
        entries(root, "classes")
                .forEach((id, node) -> classes.add(DataClass.named(id, node.text("title", ""), texts(node, "names"))));
        return classes;
    }

    private DataPolicy data(Node root, List<DataClass> classes, List<String> known) {
        var holds = new ArrayList<DataPolicy.Word>();
        var denies = new ArrayList<DataPolicy.Word>();
        entries(root, "data").forEach((place, node) -> {
            int dot = place.lastIndexOf('.');
            String component = dot < 0 ? place : place.substring(0, dot);
            String field = dot < 0 ? "" : place.substring(dot + 1);
            if (component.equals("*")) component = "";
            else mentions.add(new Mention("data", component, node.at()));
            for (Node each : one(node)) word(each, component, field, known, holds, denies);
        });
        return new DataPolicy(classes, holds, denies);
    }

    private void word(
            Node node,
            String component,
            String field,
            List<String> known,
            List<DataPolicy.Word> holds,
            List<DataPolicy.Word> denies) {
        String said = text(node);
        boolean denied = said.startsWith(FileShape.NOT) || said.equals(FileShape.NOTHING);
        String dataClass = said.equals(FileShape.NOTHING)
                ? ""
                : denied ? said.substring(FileShape.NOT.length()).strip() : said;
        if (!dataClass.isEmpty() && !known.contains(dataClass))
            problem(node, "data: no class '" + dataClass + "'", new Vocabulary("class", known).advice(dataClass));
        else if (component.isEmpty() && field.isEmpty())
            problem(node, "data: '*' alone is no place", "write '*.FIELD' for a field wherever it occurs");
        else (denied ? denies : holds).add(new DataPolicy.Word(component, field, dataClass, "", node.at()));
    }

    // Needs

    private Policy.@Nullable Change change(Node node, Collection<String> own) {
        try {
            return Policy.Change.of(
                    node.text("data", ""),
                    node.text("control", ""),
                    one(node.get("at")).stream().map(Reading::text).toList(),
                    node.text("severity", ""),
                    node.text("because", ""),
                    own);
        } catch (IllegalArgumentException e) {
            problem(node, "policy: " + e.getMessage(), "");
            return null;
        }
    }

    // Production

    private LinkedHashMap<String, String> names(Node root) {
        var names = new LinkedHashMap<String, String>();
        entries(root, "names").forEach((component, node) -> {
            mentions.add(new Mention("names", component, node.at()));
            names.put(component, text(node));
        });
        return names;
    }

    private List<Behaviour> behaviours(Node root) {
        var behaviours = new LinkedHashMap<String, Behaviour>();
        for (Node node : list(root, "behaviours")) {
            var behaviour = behaviour(node);
            if (behaviour == null) continue;
            if (behaviours.put(behaviour.name(), behaviour) != null)
                problem(node, "behaviours: two are called '" + behaviour.name() + "'", "give each its own name");
        }
        return List.copyOf(behaviours.values());
    }

    private @Nullable Behaviour behaviour(Node node) {
        var where = one(node.get("where"));
        where.forEach(each -> mentions.add(new Mention("behaviours", text(each), each.at())));
        try {
            return new Behaviour(
                    node.text("name", ""),
                    node.text("event", ""),
                    node.text("field", ""),
                    node.text("by", ""),
                    Condition.of(node.text("condition", "")),
                    Severity.of(node.text("severity", Severity.MEDIUM.word())),
                    where.stream().map(Reading::text).toList());
        } catch (IllegalArgumentException e) {
            problem(node, "behaviours: " + e.getMessage(), "'condition: count over 1h > 10' is one");
            return null;
        }
    }

    // Findings

    private Suppression suppression(Node node) {
        String until = node.text("until", "");
        try {
            return new Suppression(
                    node.text("rule", ""),
                    node.text("component", ""),
                    node.text("because", ""),
                    LocalDate.parse(until),
                    node.at());
        } catch (DateTimeParseException e) {
            problem(node, "suppressions: '" + until + "' is no day", "write it as 2027-01-31");
            return new Suppression("", "", "", LocalDate.EPOCH, node.at());
        }
    }

    // Nodes

    private static Map<String, Node> entries(Node node, String key) {
        Node under = node.get(key);
        return under == null ? Map.of() : under.entries();
    }

    private static List<Node> list(Node node, String key) {
        Node under = node.get(key);
        return under == null ? List.of() : under.elements();
    }

    private static List<String> texts(Node node, String key) {
        return list(node, key).stream().map(Reading::text).toList();
    }

    private static List<Node> one(@Nullable Node node) {
        if (node == null) return List.of();
        return node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
    }

    private static String text(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }

    private void problem(Node node, String message, String advice) {
        problems.add(new Problem(node.at(), message, advice));
    }
}
