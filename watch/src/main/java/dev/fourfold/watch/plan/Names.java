package dev.fourfold.watch.plan;

import dev.fourfold.core.catalogue.Wildcard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the component that a physical name of production belongs to. CloudFormation makes `shop-Orders-1ABC` of the
/// logical id `Orders` in the stack `shop`; where a name fits two components, none is found.
final class Names {
    private final WatchPolicy policy;
    private final Map<String, List<Watched>> byPrefix = new HashMap<>();
    private final Map<String, List<Watched>> byWord = new HashMap<>();
    private final Map<String, List<Watched>> byRole = new HashMap<>();
    private final Map<String, Integer> bearers = new HashMap<>();

    Names(List<Watched> components, WatchPolicy policy) {
        this.policy = policy;
        for (var component : components) {
            for (String prefix : component.prefixes()) {
                byPrefix.computeIfAbsent(prefix, key -> new ArrayList<>()).add(component);
                add(byWord, prefix + ":" + spelt(prefix, component.logicalId()), component);
                if (!component.name().equals(component.logicalId()))
                    add(byWord, prefix + ":" + spelt(prefix, component.name()), component);
            }
            add(byRole, component.logicalId() + "Role", component);
            bearers.merge(component.name(), 1, Integer::sum);
        }
    }

    private static void add(Map<String, List<Watched>> index, String word, Watched component) {
        index.computeIfAbsent(word, key -> new ArrayList<>()).add(component);
    }

    /// Names of buckets have no capitals.
    private static String spelt(String prefix, String name) {
        return prefix.equals("s3") ? name.toLowerCase(java.util.Locale.ROOT) : name;
    }

    /// The component of a service that an ARN, a URL or a name means.
    ///
    /// @param prefix the service's name in actions
    Optional<Watched> component(String prefix, String resource) {
        if (resource.startsWith("arn:") && !serviceOf(resource).equals(prefix)) return Optional.empty();
        String name = nameOf(prefix, resource);
        var given = given(prefix, name);
        return given.isPresent() ? given : byWords(byWord, prefix + ":", spelt(prefix, name));
    }

    /// Whether just one component has this name, and it is resolved.
    boolean isOwn(String name) {
        return !name.isEmpty() && !name.contains("${") && bearers.getOrDefault(name, 0) == 1;
    }

    /// The component whose role has this name: `shop-CreateOrderRole-1ABC`.
    Optional<Watched> ofRole(String role) {
        return byWords(byRole, "", role);
    }

    private Optional<Watched> given(String prefix, String name) {
        if (policy.names().isEmpty()) return Optional.empty();
        var fitting = byPrefix.getOrDefault(prefix, List.of()).stream()
                .filter(each -> Wildcard.matches(policy.names().getOrDefault(each.id(), "\n"), name))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /// The whole name first; then its words from the right, since the logical id stands before CloudFormation's suffix.
    private Optional<Watched> byWords(Map<String, List<Watched>> index, String prefix, String name) {
        var whole = index.get(prefix + name);
        if (whole != null) return only(whole, name);
        if (!isOfOurStacks(name)) return Optional.empty();
        for (int end = name.length(); end > 0; ) {
            int start = name.lastIndexOf('-', end - 1) + 1;
            var found = index.get(prefix + name.substring(start, end));
            if (found != null) return only(found, name);
            end = start - 1;
        }
        return Optional.empty();
    }

    private boolean isOfOurStacks(String name) {
        return policy.stacks().isEmpty()
                || policy.stacks().stream().anyMatch(stack -> Wildcard.matches(stack + "-*", name));
    }

    /// Of components with the same logical id in several stacks the one whose stack the name has.
    private static Optional<Watched> only(List<Watched> found, String name) {
        if (found.size() == 1) return Optional.of(found.getFirst());
        var inStack = found.stream()
                .filter(each -> !each.stack().isEmpty() && name.contains(last(each.stack()) + "-"))
                .toList();
        return inStack.size() == 1 ? Optional.of(inStack.getFirst()) : Optional.empty();
    }

    /// `dynamodb` of `arn:aws:dynamodb:eu-west-1:1:table/Orders`.
    static String serviceOf(String arn) {
        int from = arn.indexOf(':', arn.indexOf(':') + 1) + 1;
        int to = arn.indexOf(':', from);
        return from > 0 && to > from ? arn.substring(from, to) : "";
    }

    /// The name in an ARN, in a queue's URL, or alone; without a version, an object's key or an index.
    static String nameOf(String prefix, String resource) {
        if (resource.startsWith("https://") || resource.startsWith("http://")) return last(resource);
        if (!resource.startsWith("arn:")) return alone(prefix, resource);
        int at = 0;
        for (int colons = 0; colons < 5; colons++) {
            at = resource.indexOf(':', at) + 1;
            if (at == 0) return resource;
        }
        String rest = resource.substring(at);
        return switch (prefix) {
            case "s3" -> until(rest, '/');
            case "iam" -> last(rest);
            case "ssm" -> rest.startsWith("parameter") ? rest.substring("parameter".length()) : rest;
            case "dynamodb", "kinesis", "firehose", "events" -> until(afterKind(rest, '/'), '/');
            case "sqs", "sns" -> until(rest, ':');
            default -> until(afterKind(rest, rest.indexOf(':') >= 0 ? ':' : '/'), ':');
        };
    }

    private static String alone(String prefix, String name) {
        return switch (prefix) {
            case "s3" -> until(name, '/');
            case "ssm" -> name;
            case "lambda" -> {
                int function = name.indexOf("function:");
                yield until(function >= 0 ? name.substring(function + 9) : name, ':');
            }
            default -> name;
        };
    }

    private static String afterKind(String rest, char separator) {
        int at = rest.indexOf(separator);
        return at < 0 ? rest : rest.substring(at + 1);
    }

    private static String until(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    /// What stands after the last `/` or `:`.
    static String last(String text) {
        return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
    }
}
