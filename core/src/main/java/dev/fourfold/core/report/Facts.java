package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What one wants to know first of an application, as short lists of words under their labels. What is empty is left
/// out.
final class Facts {
    private static final int NAME = 28;

    private final AppMap map;
    private final FlowIndex index;
    private final Map<String, List<String>> facts = new LinkedHashMap<>();

    private Facts(AppMap map, FlowIndex index) {
        this.map = map;
        this.index = index;
    }

    static Map<String, List<String>> of(AppMap map, FlowIndex index) {
        var facts = new Facts(map, index);
        facts.names("starts by itself", facts::startsAlone);
        facts.counts("runs", Role.PROCESS);
        facts.names("stores", component -> component.role() == Role.STORE && !isLog(component) && component.declared());
        facts.counts("carries", Role.CHANNEL);
        facts.names("decides who", component -> component.role() == Role.IDENTITY);
        facts.names("sends out to", component -> component.role() == Role.EXTERNAL);
        facts.names("not declared here", component -> !component.declared() && !component.isOutside());
        facts.data();
        facts.names("no flow found", facts::isUnconnected);
        return facts.facts;
    }

    private boolean startsAlone(Component component) {
        return component.role() == Role.CHANNEL
                && component.declared()
                && index.to(component.id()).isEmpty()
                && !index.from(component.id()).isEmpty();
    }

    private boolean isUnconnected(Component component) {
        return component.role() != Role.GUARD && !index.isTouched(component.id());
    }

    private static boolean isLog(Component component) {
        return component.service().equals("aws.logs");
    }

    /// Components counted by service, the most frequent first: `9 Lambda`, `1 Step Functions`.
    private void counts(String label, Role role) {
        var words = counted(map.components().stream()
                .filter(component -> component.role() == role)
                .toList());
        if (!words.isEmpty()) facts.put(label, words);
    }

    static List<String> counted(List<Component> components) {
        var counts = new TreeMap<String, Integer>();
        for (var component : components) counts.merge(ServiceName.of(component), 1, Integer::sum);
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .toList();
    }

    /// Components by name, those of one service together: `Orders`, `Carts (DynamoDB)`, `Uploads (S3)`.
    private void names(String label, Predicate<Component> which) {
        var byService = map.components().stream()
                .filter(which)
                .collect(Collectors.groupingBy(ServiceName::of, TreeMap::new, Collectors.toList()));
        var words = new ArrayList<String>();
        byService.forEach((service, components) -> {
            for (var component : components) words.add(Plain.of(component.name(), NAME));
            boolean isSaid = components.getFirst().isOutside() || service.equalsIgnoreCase(words.getLast());
            if (!isSaid) words.set(words.size() - 1, words.getLast() + " (" + service + ")");
        });
        if (!words.isEmpty()) facts.put(label, words);
    }

    private void data() {
        var byClass = new TreeMap<String, List<String>>();
        for (var component : map.components()) {
            if (component.role() != Role.STORE) continue;
            for (var data : component.data())
                byClass.computeIfAbsent("holds " + Plain.of(data, NAME), key -> new ArrayList<>())
                        .add(Plain.of(component.name(), NAME));
        }
        facts.putAll(byClass);
    }
}
