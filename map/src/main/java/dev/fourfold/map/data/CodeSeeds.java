package dev.fourfold.map.data;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.FieldUse;
import dev.fourfold.core.data.DataClass.Suggestion;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What code says: the fields that a function takes from its input and from stores, and those that it hands on.
final class CodeSeeds {
    /// How a function is given its input.
    static final Set<Mechanism> TRIGGERS = Set.of(
            Mechanism.INTEGRATION,
            Mechanism.EVENT_SOURCE,
            Mechanism.SUBSCRIPTION,
            Mechanism.TARGET,
            Mechanism.INVOKE,
            Mechanism.STREAM,
            Mechanism.REQUEST,
            Mechanism.DESTINATION,
            Mechanism.ENRICHMENT);

    /// Headers and options by which a function shows who it is to what it calls; they are no data of its own.
    private static final Set<String> OWN_HEADERS =
            Set.of("authorization", "x-api-key", "api-key", "apikey", "api_key", "credentials");

    /// What is in a secret besides the secret, such as a database's user, is of no person.
    private static final Set<String> SECRETS = Set.of("aws.secretsmanager", "aws.ssm");

    /// The claims of a token of Cognito, which only who has checked the token has (Amazon Cognito Developer Guide,
    /// Understanding the identity token).
    private static final String CLAIM = "cognito:";

    private final Seeds seeds;
    private final AppMap map;
    private final Handed handed;

    CodeSeeds(Seeds seeds, AppMap map, Handed handed) {
        this.seeds = seeds;
        this.map = map;
        this.handed = handed;
    }

    void sow(List<CodeFacts> facts) {
        for (CodeFacts each : facts) {
            if (seeds.component(each.function()).isEmpty()) continue;
            if (each.complete() && !each.fields().isEmpty()) handed.isRead(each.function());
            for (FieldUse use : each.fields()) taken(each.function(), use);
        }
        for (CodeFacts each : facts) if (seeds.component(each.function()).isPresent()) handedOn(each);
    }

    // Taken

    private void taken(String function, FieldUse use) {
        switch (use.kind()) {
            case INPUT -> input(function, use);
            case ANSWER -> answer(function, use);
            default -> {}
        }
    }

    private void input(String function, FieldUse use) {
        for (Suggestion suggestion : seeds.ofField(function, use.name())) {
            seeds.isGiven(function, suggestion, "the field `" + use.name() + "` of its input", use.location());
            triggers(function).forEach(trigger -> came(trigger, function, suggestion, use));
        }
    }

    /// The flows that can have brought the input: one, or several gateways, of which each can.
    private List<Flow> triggers(String function) {
        var found = map.flows().stream()
                .filter(flow -> flow.to().equals(function) && TRIGGERS.contains(flow.mechanism()))
                .filter(flow -> !isSilent(flow.from()))
                .toList();
        boolean gateways = found.stream().allMatch(flow -> role(flow.from()) == Role.GATEWAY);
        return found.size() == 1 || gateways ? found : List.of();
    }

    /// A schedule gives a function nothing; a user pool has its data anyway.
    private boolean isSilent(String sender) {
        String service = seeds.component(sender).map(Component::service).orElse("");
        return service.startsWith("aws.scheduler")
                || service.equals("aws.eventbridge.schedule")
                || role(sender) == Role.IDENTITY;
    }

    /// What a function takes from its input came to it. Through a gateway or a bus pass other things too, and what
    /// another
    /// function calls with is only this; a queue, a stream and a store have it.
    private void came(Flow trigger, String function, Suggestion suggestion, FieldUse use) {
        String what = "the field `" + use.name() + "`, which " + name(function) + " takes from it,";
        boolean has = role(trigger.from()) == Role.STORE
                || role(trigger.from()) == Role.CHANNEL
                        && (trigger.mechanism() == Mechanism.EVENT_SOURCE || trigger.mechanism() == Mechanism.STREAM);
        if (has) seeds.has(trigger.from(), suggestion, what, use.location());
        else seeds.passes(trigger, suggestion, what, use.location());
    }

    /// What a function takes from a store's answer is in the store.
    private void answer(String function, FieldUse use) {
        var read = map.flows().stream()
                .filter(flow -> flow.to().equals(function) && isShownAt(flow, use.call()))
                .filter(flow -> role(flow.from()) == Role.STORE)
                .toList();
        if (read.size() != 1 || use.name().startsWith(CLAIM)) return;
        String store = read.getFirst().from();
        String what = "the field `" + use.name() + "`, which " + name(function) + " reads from it,";
        boolean secret = seeds.component(store)
                .filter(found -> SECRETS.contains(found.service()))
                .isPresent();
        for (Suggestion suggestion : seeds.ofField(store, use.name())) {
            if (!secret || suggestion.dataClass().equals(Spread.CREDENTIAL))
                seeds.has(store, suggestion, what, use.location());
        }
    }

    // Handed on

    private void handedOn(CodeFacts facts) {
        String function = facts.function();
        Map<Location, List<FieldUse>> byCall = new LinkedHashMap<>();
        for (FieldUse use : facts.fields()) {
            Location call = use.call();
            if (call != null && use.kind() != FieldUse.Kind.ANSWER)
                byCall.computeIfAbsent(call, key -> new ArrayList<>()).add(use);
        }
        var leaving = map.flows().stream()
                .filter(flow -> flow.from().equals(function))
                .toList();
        for (Flow flow : leaving) {
            boolean several = leaving.stream()
                    .anyMatch(other -> !other.equals(flow)
                            && flow.evidence().stream()
                                    .map(Evidence::location)
                                    .anyMatch(call -> isShownAt(other, call)));
            if (several) handed.toOneOf(flow);
            handedOn(function, flow, byCall);
        }
    }

    private void handedOn(String function, Flow flow, Map<Location, List<FieldUse>> byCall) {
        var calls = new HashSet<Location>();
        for (Evidence evidence : flow.evidence()) {
            Location at = evidence.location();
            if (evidence.kind() == Evidence.Kind.CODE && at != null) calls.add(at);
        }
        if (calls.isEmpty()) return;
        for (Location call : calls) {
            var uses = byCall.getOrDefault(call, List.of());
            if (uses.isEmpty()) handed.everything(flow);
            for (FieldUse use : uses) handedOn(function, flow, use);
        }
    }

    private void handedOn(String function, Flow flow, FieldUse use) {
        switch (use.kind()) {
            case SEEN -> handed.only(flow, Set.of());
            case SENT_WHOLE -> handed.everything(flow);
            case SENT -> {
                if (isOwnHeader(flow, use)) return;
                var classes = new LinkedHashSet<String>();
                for (Suggestion suggestion : seeds.ofField(function, use.name())) {
                    if (!handed.mayTake(flow, seeds.isGiven(flow.to(), suggestion.dataClass()))) continue;
                    classes.add(suggestion.dataClass());
                    seeds.passes(
                            flow, suggestion, "the field `" + use.name() + "`, which it hands on,", use.location());
                }
                handed.only(flow, classes);
            }
            default -> {}
        }
    }

    private boolean isOwnHeader(Flow flow, FieldUse use) {
        return flow.mechanism() == Mechanism.REQUEST
                && OWN_HEADERS.contains(use.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean isShownAt(Flow flow, @org.jspecify.annotations.Nullable Location call) {
        return call != null
                && flow.evidence().stream()
                        .anyMatch(
                                evidence -> evidence.kind() == Evidence.Kind.CODE && call.equals(evidence.location()));
    }

    private Role role(String id) {
        return seeds.component(id).map(Component::role).orElse(Role.GUARD);
    }

    private String name(String id) {
        return Optional.ofNullable(map.byId().get(id)).map(Component::name).orElse(id);
    }
}
