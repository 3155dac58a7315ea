package dev.fourfold.cli;

import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Severity;
import dev.fourfold.map.data.DataPolicy;
import dev.fourfold.map.source.Documents;
import dev.fourfold.map.source.Node;
import dev.fourfold.watch.plan.Behaviour;
import dev.fourfold.watch.plan.Condition;
import dev.fourfold.watch.plan.WatchPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user says in `fourfold.yaml` at the application's root. The file is optional; every mistake in it is
/// reported at once.
///
/// @param data where data of which class is
/// @param watch who may do what in production, and the limits of the business
/// @param suppressions findings that are accepted
record Configuration(DataPolicy data, WatchPolicy watch, List<Suppression> suppressions) {
    static final String FILE = "fourfold.yaml";
    private static final Set<String> KEYS = Set.of("data", "deployers", "operators", "behaviours", "suppressions");

    /// @throws Problem.Fatal with every mistake in the file
    static Configuration read(Path root) {
        Path file = root.resolve(FILE);
        if (!Files.isRegularFile(file)) return new Configuration(DataPolicy.NONE, WatchPolicy.NONE, List.of());
        var problems = new ArrayList<Problem>();
        try {
            var document = Documents.read(FILE, Files.readString(file), problems::add);
            var read = document.map(node -> new Reader(problems).read(node));
            if (!problems.isEmpty() || read.isEmpty()) throw new Problem.Fatal(problems);
            return read.get();
        } catch (IOException e) {
            throw new Problem.Fatal(
                    List.of(new Problem(Location.of(FILE), "cannot be read as UTF-8 text", "save it as UTF-8")));
        }
    }

    private record Reader(List<Problem> problems) {
        Configuration read(Node root) {
            known(root, KEYS);
            var behaviours = new ArrayList<Behaviour>();
            for (Node node : list(root, "behaviours")) {
                Behaviour behaviour = behaviour(node);
                if (behaviour != null) behaviours.add(behaviour);
            }
            var suppressions = new ArrayList<Suppression>();
            for (Node node : list(root, "suppressions")) suppressions.add(suppression(node));
            try {
                var watch = new WatchPolicy(
                        texts(root, "deployers"), texts(root, "operators"), List.of(), Map.of(), behaviours);
                return new Configuration(new DataPolicy(List.of(), holds(root), List.of()), watch, suppressions);
            } catch (IllegalArgumentException e) {
                problem(root, String.valueOf(e.getMessage()), "give each its own name");
                return new Configuration(DataPolicy.NONE, WatchPolicy.NONE, List.of());
            }
        }

        /// `Component: class` or `Component.field: class`.
        private List<DataPolicy.Word> holds(Node root) {
            var words = new ArrayList<DataPolicy.Word>();
            Node data = root.get("data");
            if (data == null) return words;
            data.entries().forEach((place, node) -> {
                int dot = place.indexOf('.');
                String component = dot < 0 ? place : place.substring(0, dot);
                String field = dot < 0 ? "" : place.substring(dot + 1);
                for (Node each : node instanceof Node.Sequence ? node.elements() : List.of(node)) {
                    if (each instanceof Node.Scalar scalar)
                        words.add(new DataPolicy.Word(component, field, scalar.text(), "", scalar.at()));
                    else
                        problem(
                                each,
                                "data: " + place + " needs the name of a class",
                                "write '" + place + ": personal'");
                }
            });
            return words;
        }

        private @Nullable Behaviour behaviour(Node node) {
            known(node, Set.of("name", "event", "field", "by", "condition", "severity", "where"));
            try {
                return new Behaviour(
                        node.text("name", ""),
                        node.text("event", ""),
                        node.text("field", ""),
                        node.text("by", ""),
                        Condition.of(node.text("condition", "")),
                        Severity.of(node.text("severity", "medium")),
                        texts(node, "where"));
            } catch (IllegalArgumentException e) {
                problem(node, "behaviour: " + e.getMessage(), "see the comments that the example's fourfold.yaml has");
                return null;
            }
        }

        private Suppression suppression(Node node) {
            known(node, Set.of("rule", "component", "because", "until"));
            if (node.text("because", "").isBlank()) problem(node, "suppression: no reason", "add 'because: …'");
            return new Suppression(
                    node.text("rule", ""),
                    node.text("component", ""),
                    node.text("because", ""),
                    node.text("until", ""),
                    node.at());
        }

        private List<Node> list(Node node, String key) {
            Node list = node.get(key);
            if (list == null) return List.of();
            if (!(list instanceof Node.Sequence)) problem(list, key + ": expected a list", "begin each item with '- '");
            return list.elements();
        }

        private List<String> texts(Node node, String key) {
            return list(node, key).stream()
                    .map(each -> each instanceof Node.Scalar scalar ? scalar.text() : "")
                    .toList();
        }

        private void known(Node node, Set<String> keys) {
            for (var entry : node.entries().entrySet()) {
                if (keys.contains(entry.getKey())) continue;
                problem(
                        entry.getValue(),
                        "unknown key '" + entry.getKey() + "'",
                        "use one of " + keys.stream().sorted().toList());
            }
        }

        private void problem(Node node, String message, String advice) {
            problems.add(new Problem(node.at(), message, advice));
        }
    }
}
