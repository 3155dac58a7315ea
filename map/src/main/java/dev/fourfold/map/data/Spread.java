package dev.fourfold.map.data;

import dev.fourfold.core.data.DataClasses;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.DataTrace;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Spreads each class from its seeds along the flows, nearest components first, so that every trace is a shortest one
/// and cycles end by themselves.
///
/// A flow carries what its sender has, but:
/// - guards carry nothing, and log records only what is shown to be logged ([Logged]);
/// - to who checks a caller goes only the credential;
/// - from a function or a workflow goes what its code or definition shows ([Handed]), and no credential that is not
/// shown;
/// - from an identity provider goes no credential: a user pool never gives passwords away;
/// - from a system outside nothing comes back;
/// - what a gateway reads goes to its caller, not to its other integrations; what one caller sends goes to a function
///   whose code was read only if that takes it;
/// - what a function shows by its log alone goes no further than there;
/// - what a function could not work on, and so goes to a dead-letter queue, is its input, not what it read besides;
/// - a rule takes of its bus only events with the labels that its pattern names ([Labels]);
/// - build and deployment services move code, not data, whatever they may;
/// - that data is public says nothing of what is made of it.
final class Spread {
    static final String CREDENTIAL = "credential";
    private static final String PUBLIC = "public";

    private static final Set<String> TOOLS = Set.of(
            "aws.codebuild",
            "aws.codepipeline",
            "aws.codedeploy",
            "aws.codecommit",
            "aws.codeartifact",
            "aws.cloudformation",
            "aws.amplify",
            "aws.ecr",
            "aws.cloud9");

    private final AppMap map;
    private final DataClasses classes;
    private final Seeds seeds;
    private final Handed handed;
    private final Logged logged;
    private final Labels labels;
    private final Map<String, Component> components;
    private final Map<String, List<Flow>> leaving = new HashMap<>();
    private final Map<String, Set<String>> held = new HashMap<>();
    private final Map<Flow, Set<String>> carried = new HashMap<>();
    private final TreeMap<String, List<DataTrace>> traces = new TreeMap<>();

    Spread(AppMap map, DataClasses classes, Seeds seeds, Handed handed, Logged logged, Labels labels) {
        this.map = map;
        this.classes = classes;
        this.seeds = seeds;
        this.handed = handed;
        this.logged = logged;
        this.labels = labels;
        this.components = map.byId();
        map.flows()
                .forEach(flow -> leaving.computeIfAbsent(flow.from(), id -> new ArrayList<>())
                        .add(flow));
    }

    AppMap over() {
        classes.sorted(seeds.classes()).forEach(this::spread);
        return new AppMap(
                map.name(),
                map.components().stream().map(this::withData).toList(),
                map.flows().stream().map(this::withData).toList(),
                map.grants(),
                map.settings(),
                traces.values().stream().flatMap(List::stream).toList(),
                map.templates(),
                map.gaps(),
                map.problems());
    }

    private void spread(String dataClass) {
        new Wave(dataClass).run().forEach((component, trace) -> {
            held.computeIfAbsent(component, id -> new LinkedHashSet<>()).add(dataClass);
            traces.computeIfAbsent(component, id -> new ArrayList<>()).add(trace);
        });
    }

    /// One class on its way.
    private final class Wave {
        private final String dataClass;
        private final Map<String, DataTrace> found = new LinkedHashMap<>();
        private final Map<String, DataTrace> passing = new LinkedHashMap<>();
        private final Set<String> given = new HashSet<>();
        private final Map<String, Set<Flow>> arrived = new HashMap<>();
        private final Deque<String> open = new ArrayDeque<>();

        Wave(String dataClass) {
            this.dataClass = dataClass;
        }

        Map<String, DataTrace> run() {
            seeds.having(dataClass).forEach((component, cause) -> {
                found.put(component, begins(component, cause));
                if (seeds.isGiven(component, dataClass)) given.add(component);
                open.add(component);
            });
            seeds.passing(dataClass).forEach((component, cause) -> passing.put(component, begins(component, cause)));
            for (Flow flow : map.flows()) if (seeds.isCarried(flow, dataClass)) arrive(flow);
            spread();
            for (String gateway : List.copyOf(passing.keySet())) trace(gateway);
            spread();
            passing.forEach(found::putIfAbsent);
            return found;
        }

        private void spread() {
            while (!open.isEmpty()) {
                for (Flow flow : leaving.getOrDefault(open.remove(), List.of())) if (carries(flow)) arrive(flow);
            }
        }

        /// A gateway that logs all that it is sent has in its log what only passes it. API Gateway leaves out
        /// credentials.
        private void trace(String gateway) {
            for (Flow flow : leaving.getOrDefault(gateway, List.of()))
                if (logged.isWhole(flow) && carries(flow)) arrive(flow);
        }

        private DataTrace begins(String component, Seeds.Cause cause) {
            return new DataTrace(component, dataClass, null, cause.reason(), cause.location());
        }

        /// Whoever is given anew what it had already may give it on in more ways.
        private void arrive(Flow flow) {
            carried.computeIfAbsent(flow, each -> new LinkedHashSet<>()).add(dataClass);
            String to = flow.to();
            if (role(to) == Role.ACTOR || seeds.isNameServer(to)) return;
            boolean asked = role(flow.from()) == Role.ACTOR || role(flow.from()) == Role.GATEWAY;
            boolean another =
                    arrived.computeIfAbsent(to, id -> new LinkedHashSet<>()).add(flow)
                            && (role(to) == Role.CHANNEL || seeds.isOnlyLogged(to, dataClass));
            boolean anew = CodeSeeds.TRIGGERS.contains(flow.mechanism()) && given.add(to);
            var trace = trace(flow);
            boolean passes = flow.mechanism() == Mechanism.READ || asked && seeds.isCarried(flow, dataClass);
            if (role(to) == Role.GATEWAY && passes) {
                passing.putIfAbsent(to, trace);
            } else if (found.putIfAbsent(to, trace) == null || anew || another) open.add(to);
        }

        /// What a rule takes of a bus came from whoever sent events that it takes, which need not be who is named by
        /// the
        /// bus's own trace.
        private DataTrace trace(Flow flow) {
            var at =
                    logged.at(flow, dataClass).orElse(flow.evidence().getFirst().location());
            String word = flow.mechanism().word();
            var way = found.get(flow.from());
            if (role(flow.from()) == Role.CHANNEL && way != null && way.from() != null) {
                var taken = arrived.getOrDefault(flow.from(), Set.of()).stream()
                        .filter(arriving -> labels.passes(arriving, flow))
                        .map(Flow::from)
                        .toList();
                if (!taken.isEmpty() && !taken.contains(way.from()))
                    return new DataTrace(
                            flow.to(), dataClass, taken.getFirst(), word + " by way of " + flow.from(), at);
            }
            return new DataTrace(flow.to(), dataClass, flow.from(), word, at);
        }

        private boolean carries(Flow flow) {
            if (dataClass.equals(PUBLIC) || seeds.isKeptOut(flow.to(), dataClass)) return false;
            boolean credential = dataClass.equals(CREDENTIAL);
            if (flow.mechanism() == Mechanism.PROTECT) return false;
            if (flow.mechanism() == Mechanism.LOG) return isLogged(flow);
            if (flow.mechanism() == Mechanism.AUTHORIZE) return credential;
            if (role(flow.to()) == Role.GUARD || isTool(flow.from()) || isTool(flow.to())) return false;
            return switch (role(flow.from())) {
                case GUARD, EXTERNAL -> false;
                case IDENTITY -> !credential;
                case GATEWAY ->
                    seeds.having(dataClass).containsKey(flow.from()) || !handed.takesOnlyWhatIsKnown(flow.to());
                case PROCESS ->
                    handed.hands(flow, dataClass)
                            && (!seeds.isOnlyLogged(flow.from(), dataClass) || arrived.containsKey(flow.from()))
                            && (!isFailure(flow) || given.contains(flow.from()))
                            && handed.mayTake(flow, seeds.isGiven(flow.to(), dataClass));
                case CHANNEL -> isTaken(flow);
                default -> true;
            };
        }

        private boolean isLogged(Flow flow) {
            if (role(flow.from()) == Role.GATEWAY && dataClass.equals(CREDENTIAL)) return false;
            return logged.takes(flow, dataClass, given.contains(flow.from()));
        }

        /// Whether a rule takes any of the events that brought the class to its bus.
        private boolean isTaken(Flow flow) {
            return seeds.having(dataClass).containsKey(flow.from())
                    || arrived.getOrDefault(flow.from(), Set.of()).stream()
                            .anyMatch(arriving -> labels.passes(arriving, flow));
        }
    }

    private static boolean isFailure(Flow flow) {
        return flow.mechanism() == Mechanism.DEAD_LETTER
                || flow.mechanism() == Mechanism.DESTINATION
                        && flow.evidence().stream()
                                .allMatch(evidence -> evidence.detail().contains("OnFailure"));
    }

    private boolean isTool(String id) {
        var component = components.get(id);
        return component != null
                && TOOLS.stream()
                        .anyMatch(tool -> component.service().equals(tool)
                                || component.service().startsWith(tool + "."));
    }

    private Role role(String id) {
        var component = components.get(id);
        return component == null ? Role.GUARD : component.role();
    }

    private Component withData(Component component) {
        return new Component(
                component.id(),
                component.name(),
                component.service(),
                component.role(),
                component.type(),
                component.declared(),
                component.stack(),
                component.location(),
                component.condition(),
                classes.sorted(held.getOrDefault(component.id(), Set.of())));
    }

    private Flow withData(Flow flow) {
        var data = classes.sorted(carried.getOrDefault(flow, Set.of()));
        return new Flow(flow.from(), flow.to(), flow.mechanism(), data, flow.evidence(), flow.crosses());
    }
}
