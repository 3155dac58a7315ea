package dev.fourfold.map.data;

import dev.fourfold.core.data.DataClass.Suggestion;
import dev.fourfold.core.data.DataClasses;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where data classes begin.
///
/// A component *has* a class: it gives it on. Or a class only *passes* a component on one of its flows, as one request
/// passes a gateway: then its other flows do not carry it.
final class Seeds {
    private static final Set<Mechanism> ARRIVING = Set.of(Mechanism.REQUEST, Mechanism.INTEGRATION);

    private final Map<String, Component> components;
    private final List<Flow> flows;
    private final DataClasses classes;
    private final DataPolicy policy;
    private final Map<String, Map<String, Cause>> had = new LinkedHashMap<>();
    private final Map<String, Map<String, Cause>> passing = new LinkedHashMap<>();
    private final Map<Flow, Set<String>> carried = new HashMap<>();
    private final Map<String, Set<String>> onlyLogged = new HashMap<>();
    private final Map<String, Set<String>> given = new HashMap<>();

    /// Why a class begins at a component.
    record Cause(String reason, @Nullable Location location) {}

    Seeds(AppMap map, DataClasses classes, DataPolicy policy) {
        this.components = map.byId();
        this.flows = map.flows();
        this.classes = classes;
        this.policy = policy;
    }

    Collection<Component> components() {
        return components.values();
    }

    Optional<Component> component(String id) {
        return Optional.ofNullable(components.get(id));
    }

    /// Sows what the user says of whole components.
    void said() {
        for (var word : policy.holds()) {
            if (!word.field().isEmpty() || word.component().isEmpty()) continue;
            String reason = "you say so" + (word.because().isEmpty() ? "" : ": " + word.because());
            components.values().stream()
                    .filter(component -> means(word, component.id()))
                    .forEach(component ->
                            put(had, component.id(), word.dataClass(), new Cause(reason, word.location())));
        }
    }

    /// The classes that the name of a field suggests at a component, by the user's word and by the pages.
    List<Suggestion> ofField(String component, String field) {
        var found = new ArrayList<Suggestion>();
        for (var word : policy.holds()) {
            if (!word.field().isEmpty() && means(word, component) && DataClasses.isSame(word.field(), field))
                found.add(new Suggestion(word.dataClass(), "holds it, as you say"));
        }
        var said = found.stream().map(Suggestion::dataClass).toList();
        for (var suggestion : classes.classify(field)) {
            if (!said.contains(suggestion.dataClass()) && !isDenied(component, field, suggestion.dataClass()))
                found.add(suggestion);
        }
        return found;
    }

    /// The classes that a format suggests for a field.
    List<Suggestion> ofFormat(String component, String field, String format) {
        return classes.ofFormat(format).stream()
                .filter(suggestion -> !isDenied(component, field, suggestion.dataClass()))
                .toList();
    }

    List<Suggestion> ofStore(String name) {
        return classes.ofStore(name);
    }

    private boolean isDenied(String component, String field, String dataClass) {
        return policy.denies().stream()
                .anyMatch(
                        word -> (word.dataClass().isEmpty() || word.dataClass().equals(dataClass))
                                && (!word.field().isEmpty() && DataClasses.isSame(word.field(), field))
                                && means(word, component));
    }

    /// Whether the user says that a component has nothing of a class.
    boolean isKeptOut(String component, String dataClass) {
        boolean denied = policy.denies().stream()
                .anyMatch(word -> word.field().isEmpty()
                        && !word.component().isEmpty()
                        && (word.dataClass().isEmpty() || word.dataClass().equals(dataClass))
                        && means(word, component));
        return denied
                && policy.holds().stream()
                        .noneMatch(word -> word.field().isEmpty()
                                && word.dataClass().equals(dataClass)
                                && !word.component().isEmpty()
                                && means(word, component));
    }

    private boolean means(DataPolicy.Word word, String id) {
        if (word.component().isEmpty() || word.component().equals(id)) return true;
        return component(id)
                .filter(component -> component.name().equals(word.component()))
                .isPresent();
    }

    /// A field of a component.
    ///
    /// @param what the field in a sentence: "the key `email`"
    void field(String component, String field, String what, @Nullable Location at) {
        for (var suggestion : ofField(component, field)) has(component, suggestion, what, at);
    }

    void has(String component, Suggestion suggestion, String what, @Nullable Location at) {
        put(had, component, suggestion.dataClass(), new Cause(what + " " + suggestion.because(), at));
    }

    void has(String component, String dataClass, String reason, @Nullable Location at) {
        put(had, component, dataClass, new Cause(reason, at));
    }

    /// The component is given the class: it is in its input, not only in what it reads by itself.
    void isGiven(String component, Suggestion suggestion, String what, @Nullable Location at) {
        has(component, suggestion, what, at);
        given.computeIfAbsent(component, id -> new HashSet<>()).add(suggestion.dataClass());
    }

    boolean isGiven(String component, String dataClass) {
        return given.getOrDefault(component, Set.of()).contains(dataClass);
    }

    /// The class passes a gateway, or whatever is at the flow's beginning, on this flow and on those by which it comes
    /// there.
    void passes(Flow flow, Suggestion suggestion, String what, @Nullable Location at) {
        passes(flow, suggestion.dataClass(), new Cause(what + " " + suggestion.because(), at));
    }

    void passes(Flow flow, String dataClass, Cause cause) {
        if (isKeptOut(flow.from(), dataClass) || isKeptOut(flow.to(), dataClass)) return;
        carried.computeIfAbsent(flow, each -> new LinkedHashSet<>()).add(dataClass);
        put(passing, flow.from(), dataClass, cause);
        arrives(flow.from(), dataClass, cause, new HashSet<>());
    }

    /// The class passes a component without going further, as an answer passes a gateway.
    void stays(String component, Suggestion suggestion, String what, @Nullable Location at) {
        put(passing, component, suggestion.dataClass(), new Cause(what + " " + suggestion.because(), at));
    }

    /// The component shows by its log alone that it has the class: it may be of what it makes, and says nothing of what
    /// it
    /// hands on.
    void shows(String component, Suggestion suggestion, String what, @Nullable Location at) {
        if (!having(suggestion.dataClass()).containsKey(component))
            onlyLogged.computeIfAbsent(component, id -> new HashSet<>()).add(suggestion.dataClass());
        has(component, suggestion, what, at);
    }

    boolean isOnlyLogged(String component, String dataClass) {
        return onlyLogged.getOrDefault(component, Set.of()).contains(dataClass);
    }

    /// The class is in what the flow's beginning writes to a log. That a caller's address passes every API says nothing
    /// of the API, so only the log has it.
    void isLogged(Flow log, Suggestion suggestion, String what, @Nullable Location at) {
        if (isKeptOut(log.to(), suggestion.dataClass())) return;
        has(log.to(), suggestion, what, at);
        carried.computeIfAbsent(log, each -> new LinkedHashSet<>()).add(suggestion.dataClass());
    }

    /// Whoever calls the component sends it this.
    void comes(String component, String dataClass) {
        if (isKeptOut(component, dataClass)) return;
        for (Flow flow : flows) {
            if (flow.to().equals(component)
                    && roleOf(flow.from()) == Role.ACTOR
                    && flow.mechanism() == Mechanism.REQUEST)
                carried.computeIfAbsent(flow, each -> new LinkedHashSet<>()).add(dataClass);
        }
    }

    private void arrives(String gateway, String dataClass, Cause cause, Set<String> seen) {
        if (roleOf(gateway) != Role.GATEWAY || !seen.add(gateway)) return;
        for (Flow flow : flows) {
            if (!flow.to().equals(gateway) || !ARRIVING.contains(flow.mechanism())) continue;
            Role sender = roleOf(flow.from());
            if (sender != Role.ACTOR && sender != Role.GATEWAY) continue;
            carried.computeIfAbsent(flow, each -> new LinkedHashSet<>()).add(dataClass);
            if (sender == Role.GATEWAY) {
                put(passing, flow.from(), dataClass, cause);
                arrives(flow.from(), dataClass, cause, seen);
            }
        }
    }

    /// A name server says where to send something, and never sees it.
    boolean isNameServer(String id) {
        return component(id)
                .filter(component -> component.service().startsWith("aws.route53"))
                .isPresent();
    }

    private Role roleOf(String id) {
        return component(id).map(Component::role).orElse(Role.GUARD);
    }

    private void put(Map<String, Map<String, Cause>> seeds, String component, String dataClass, Cause cause) {
        if (!components.containsKey(component) || isKeptOut(component, dataClass)) return;
        Role role = roleOf(component);
        if (role == Role.ACTOR || role == Role.GUARD || isNameServer(component)) return;
        seeds.computeIfAbsent(component, id -> new LinkedHashMap<>()).putIfAbsent(dataClass, cause);
    }

    /// The components that have a class and give it on.
    Map<String, Cause> having(String dataClass) {
        return of(had, dataClass);
    }

    /// The components that a class only passes.
    Map<String, Cause> passing(String dataClass) {
        return of(passing, dataClass);
    }

    private static Map<String, Cause> of(Map<String, Map<String, Cause>> seeds, String dataClass) {
        var found = new LinkedHashMap<String, Cause>();
        seeds.forEach((component, causes) -> {
            Cause cause = causes.get(dataClass);
            if (cause != null) found.put(component, cause);
        });
        return found;
    }

    boolean isCarried(Flow flow, String dataClass) {
        return carried.getOrDefault(flow, Set.of()).contains(dataClass);
    }

    /// Every class that begins somewhere.
    Set<String> classes() {
        var found = new LinkedHashSet<String>();
        had.values().forEach(causes -> found.addAll(causes.keySet()));
        passing.values().forEach(causes -> found.addAll(causes.keySet()));
        carried.values().forEach(found::addAll);
        return found;
    }
}
