package dev.fourfold.check;

import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which resources wait for which when CloudFormation creates them, so that a patch never makes two wait for each other
/// (AWS CloudFormation User Guide, "Circular dependency between resources").
///
/// More is taken to wait than really does: each resource for all that its lines mention, those that SAM makes call a
/// function for that function, and each function for all that its code uses, since other patches may refer to that.
final class Dependencies {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]++");

    /// What SAM writes a reference to the function into, where the function only names it as the source of an event.
    private static final Set<String> CALLERS =
            Set.of("aws.s3", "aws.cognito", "aws.stepfunctions", "aws.appsync", "aws.apigateway");

    private final Map<String, Set<String>> waits = new HashMap<>();

    Dependencies(Scene scene) {
        Map<String, Map<String, String>> byFile = new HashMap<>();
        for (Component component : scene.map().components()) {
            Location at = component.location();
            if (component.declared() && at != null)
                byFile.computeIfAbsent(at.file(), file -> new HashMap<>()).put(logical(component), component.id());
        }
        Map<String, List<String>> texts = new HashMap<>();
        for (Component component : scene.map().components()) {
            Location at = component.location();
            if (!component.declared() || at == null) continue;
            var lines = texts.computeIfAbsent(
                    at.file(), file -> Lines.of(scene.application().root(), file));
            mentions(component, at, lines, byFile.getOrDefault(at.file(), Map.of()));
        }
        scene.map().flows().forEach(flow -> flow(scene, flow));
    }

    private static String logical(Component component) {
        return component.id().substring(component.id().lastIndexOf('/') + 1);
    }

    private void mentions(Component component, Location at, List<String> lines, Map<String, String> known) {
        for (int i = at.line() - 1; i >= 0 && i < lines.size(); i++) {
            String line = lines.get(i);
            int indent = line.length() - line.stripLeading().length();
            if (i >= at.line() && !line.isBlank() && indent < at.column() - 1) return;
            var words = WORD.matcher(line);
            while (words.find()) {
                String other = known.get(words.group());
                if (other != null) waits(component.id(), other);
            }
        }
    }

    private void flow(Scene scene, Flow flow) {
        boolean fromFunction = isOf(scene.component(flow.from()), Set.of("aws.lambda"));
        boolean toFunction = isOf(scene.component(flow.to()), Set.of("aws.lambda"));
        boolean called = toFunction && flow.mechanism() != Mechanism.READ;
        if (called && isOf(scene.component(flow.from()), CALLERS)) waits(flow.from(), flow.to());
        boolean inCode = flow.evidence().stream().anyMatch(evidence -> evidence.kind() == Evidence.Kind.CODE);
        if (inCode && fromFunction) waits(flow.from(), flow.to());
        else if (inCode && toFunction) waits(flow.to(), flow.from());
    }

    private static boolean isOf(@Nullable Component component, Set<String> services) {
        return component != null
                && services.stream()
                        .anyMatch(service -> component.service().equals(service)
                                || component.service().startsWith(service + "."));
    }

    private void waits(String component, String other) {
        if (!component.equals(other))
            waits.computeIfAbsent(component, id -> new HashSet<>()).add(other);
    }

    /// Whether a component is one of these, or waits for one of them, by way of others too.
    boolean isBehind(String component, Collection<String> others) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(component));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (others.contains(next)) return true;
            if (seen.add(next)) open.addAll(waits.getOrDefault(next, Set.of()));
        }
        return false;
    }
}
