package dev.fourfold.check;

import dev.fourfold.core.model.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A statement of a policy that allows what is used and nothing else, as a template of CloudFormation writes it.
final class NarrowPolicy {

    private static final Set<String> OF_BUCKETS = Set.of("ListBucket", "ListBucketVersions", "GetBucketLocation");
    private static final Set<String> OF_INDEXES = Set.of("Query", "Scan");
    private static final int MOST_ON_A_LINE = 2;

    private NarrowPolicy() {}

    /// The statements, each a list item without indentation; none when it is not known what is done with what, and an
    /// empty list when nothing is.
    static @Nullable List<String> statements(Scene scene, Component workload, UsedActions used) {
        var byResources = new TreeMap<String, Set<String>>();
        for (var entry : used.actions().entrySet()) {
            var resources = resources(scene, workload, entry);
            if (resources == null) return null;
            byResources
                    .computeIfAbsent(String.join("\n", resources), key -> new TreeSet<>())
                    .add(entry.getKey());
        }
        var lines = new ArrayList<String>();
        byResources.forEach((resources, actions) -> {
            lines.add("- Effect: Allow");
            values("Action", List.copyOf(actions), lines);
            values("Resource", resources.lines().toList(), lines);
        });
        return lines;
    }

    /// A statement on everything.
    static List<String> statement(List<String> actions) {
        var lines = new ArrayList<String>();
        lines.add("- Effect: Allow");
        values("Action", actions, lines);
        values("Resource", List.of("\"*\""), lines);
        return lines;
    }

    private static void values(String key, List<String> values, List<String> lines) {
        if (values.size() == 1) lines.add("  " + key + ": " + values.getFirst());
        else if (key.equals("Action") && values.size() <= MOST_ON_A_LINE)
            lines.add("  " + key + ": [" + String.join(", ", values) + "]");
        else {
            lines.add("  " + key + ":");
            values.forEach(value -> lines.add("    - " + value));
        }
    }

    private static @Nullable List<String> resources(
            Scene scene, Component workload, Map.Entry<String, Set<String>> used) {
        String action = used.getKey();
        if (used.getValue().isEmpty()) return WildcardGrants.isUnscoped(action) ? List.of("\"*\"") : null;
        var resources = new ArrayList<String>();
        for (String id : used.getValue()) {
            Component component = scene.component(id);
            if (component == null || !component.declared() || !component.stack().equals(workload.stack())) return null;
            String logical = id.substring(id.lastIndexOf('/') + 1);
            resources.addAll(resources(component.service(), logical, action.substring(action.indexOf(':') + 1)));
        }
        return resources;
    }

    private static List<String> resources(String service, String logical, String operation) {
        String arn = "!GetAtt " + logical + ".Arn";
        return switch (service) {
            case "aws.sns", "aws.stepfunctions", "aws.secretsmanager" -> List.of("!Ref " + logical);
            case "aws.s3" ->
                OF_BUCKETS.contains(operation) ? List.of(arn) : List.of("!Sub \"${" + logical + ".Arn}/*\"");
            case "aws.dynamodb" -> {
                if (operation.contains("Record") || operation.contains("Stream") || operation.contains("Shard"))
                    yield List.of("!GetAtt " + logical + ".StreamArn");
                yield OF_INDEXES.contains(operation)
                        ? List.of(arn, "!Sub \"${" + logical + ".Arn}/index/*\"")
                        : List.of(arn);
            }
            case "aws.ssm" ->
                List.of("!Sub \"arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/${" + logical
                        + "}\"");
            default -> List.of(arn);
        };
    }
}
