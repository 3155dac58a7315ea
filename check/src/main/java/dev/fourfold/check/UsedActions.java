package dev.fourfold.check;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.catalogue.Wildcard;
import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.ServiceCall;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a workload has to be allowed: what its code calls, and what its triggers do in its name.
///
/// @param actions IAM actions with the components that they are done with; none when it is not known which
/// @param complete whether all of its code was read, so that what is not here is not used
/// @param lent those of the actions with which a service does more, with the workload's own permissions
record UsedActions(Map<String, Set<String>> actions, boolean complete, Set<String> lent) {

    private static final Map<String, List<String>> PERMISSIONS = table("permissions.txt");
    private static final Map<String, List<String>> ON_BEHALF = table("on-behalf.txt");
    /// Sources that the provider signs in to with a secret, in the function's name.
    private static final Set<String> BROKERS = Set.of("aws.mq", "aws.msk", "aws.documentdb", "external.kafka");

    private static final Set<Mechanism> OUTCOMES = Set.of(Mechanism.DEAD_LETTER, Mechanism.DESTINATION);

    private static Map<String, List<String>> table(String file) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (String line : Lines.ours(file)) {
            var words = List.of(line.split(" ", -1));
            table.put(words.getFirst(), words.subList(1, words.size()));
        }
        return table;
    }

    static UsedActions of(Scene scene, String workload) {
        var actions = new TreeMap<String, Set<String>>();
        AppMap map = scene.map();
        for (Flow flow : map.flows()) {
            boolean out = flow.from().equals(workload);
            if (!out && !flow.to().equals(workload)) continue;
            String other = out ? flow.to() : flow.from();
            Component component = scene.component(other);
            if (component == null) continue;
            for (Evidence evidence : flow.evidence()) {
                if (evidence.kind() == Evidence.Kind.CODE) add(actions, evidence.detail(), component);
            }
            if (flow.mechanism() == Mechanism.EVENT_SOURCE && !out) polled(actions, component);
            if (OUTCOMES.contains(flow.mechanism()) && out) delivered(actions, component);
        }
        boolean complete = false;
        for (CodeFacts facts : scene.application().code()) {
            if (!facts.function().equals(workload)) continue;
            complete = facts.complete();
            facts.calls().forEach(call -> called(actions, call));
        }
        return new UsedActions(actions, complete, Set.of());
    }

    /// A call that no flow shows touches settings or names only.
    private static void called(Map<String, Set<String>> actions, ServiceCall call) {
        if (call.operation().isEmpty()) return;
        for (String action : actions(call.client() + ":" + call.operation())) {
            actions.computeIfAbsent(action, key -> new TreeSet<>());
        }
    }

    private static void add(Map<String, Set<String>> actions, String call, Component component) {
        if (call.indexOf(':') <= 0 || call.contains("//")) return;
        for (String action : actions(call)) {
            actions.computeIfAbsent(action, key -> new TreeSet<>()).add(component.id());
        }
    }

    /// `lambda:InvokeFunction` for the client's `lambda:Invoke`.
    private static List<String> actions(String call) {
        int colon = call.indexOf(':');
        String client = call.substring(0, colon);
        String operation = call.substring(colon + 1);
        var catalogue = Catalogue.shipped();
        String prefix = catalogue.byPrefix(client).isPresent()
                ? client
                : catalogue
                        .byClient(client)
                        .filter(service -> !service.prefixes().isEmpty())
                        .map(service -> service.prefixes().getFirst())
                        .orElse(client);
        if (client.equals("bedrock-runtime")) prefix = "bedrock";
        String action = prefix + ":" + operation;
        return PERMISSIONS.getOrDefault(action, List.of(action));
    }

    private static void polled(Map<String, Set<String>> actions, Component source) {
        var polling = switch (source.service()) {
            case "aws.sqs" -> List.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage");
            case "aws.dynamodb" ->
                List.of(
                        "dynamodb:DescribeStream",
                        "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator",
                        "dynamodb:ListStreams");
            case "aws.kinesis" ->
                List.of(
                        "kinesis:DescribeStream",
                        "kinesis:GetRecords",
                        "kinesis:GetShardIterator",
                        "kinesis:ListShards");
            case "aws.mq" -> List.of("mq:DescribeBroker");
            case "aws.msk" -> List.of("kafka:DescribeCluster", "kafka:DescribeClusterV2", "kafka:GetBootstrapBrokers");
            default -> List.<String>of();
        };
        if (BROKERS.contains(source.service()))
            actions.computeIfAbsent("secretsmanager:GetSecretValue", key -> new TreeSet<>());
        polling.forEach(action -> add(actions, action, source));
    }

    private static void delivered(Map<String, Set<String>> actions, Component target) {
        var delivery = switch (target.service()) {
            case "aws.sqs" -> "sqs:SendMessage";
            case "aws.sns" -> "sns:Publish";
            case "aws.eventbridge" -> "events:PutEvents";
            case "aws.lambda" -> "lambda:InvokeFunction";
            default -> "";
        };
        if (!delivery.isEmpty()) add(actions, delivery, target);
    }

    /// The part of it that these services know. It is not all where another service acts on them in the workload's
    /// name: with what, its code does not show.
    UsedActions within(Set<String> prefixes) {
        var part = new TreeMap<String, Set<String>>();
        var lent = new TreeSet<String>();
        actions.forEach((action, components) -> {
            if (prefixes.contains("*") || prefixes.contains(prefix(action))) part.put(action, components);
            if (isLent(action, prefixes)) lent.add(action);
        });
        return new UsedActions(part, complete && lent.isEmpty(), lent);
    }

    /// Whether one of these actions is used on what the template does not name: then nobody can say by the template
    /// that
    /// fewer resources would do.
    boolean isOpenEnded(Scene scene, Collection<String> granted) {
        return granted.stream()
                .flatMap(action -> actions.getOrDefault(action, Set.of()).stream())
                .map(scene::component)
                .anyMatch(component -> component == null || !component.declared());
    }

    private static boolean isLent(String action, Set<String> prefixes) {
        for (var entry : ON_BEHALF.entrySet()) {
            if (!Wildcard.matches(entry.getKey(), action)) continue;
            for (String done : entry.getValue())
                if (prefixes.contains("*") || done.equals("*") || prefixes.contains(prefix(done))) return true;
        }
        return false;
    }

    private static String prefix(String action) {
        return action.substring(0, Math.max(0, action.indexOf(':')));
    }

    private static String known(Scene scene, String id) {
        Component component = scene.component(id);
        return component != null && component.declared() ? component.name() : "what the template does not name";
    }

    /// `dynamodb:GetItem and dynamodb:PutItem on Orders`, a sentence for each set of components.
    String words(Scene scene) {
        Map<Set<String>, List<String>> byComponents = new LinkedHashMap<>();
        actions.forEach((action, components) -> byComponents
                .computeIfAbsent(components, key -> new ArrayList<>())
                .add(action));
        var sentences = new ArrayList<String>();
        byComponents.forEach((components, all) -> sentences.add(
                components.isEmpty()
                        ? Words.list(all)
                        : Words.list(all) + " on "
                                + Words.list(components.stream()
                                        .map(id -> known(scene, id))
                                        .distinct()
                                        .toList())));
        return String.join("; ", sentences);
    }
}
