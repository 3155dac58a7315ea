package dev.fourfold.check;

import dev.fourfold.core.model.Component;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Sentences about components.
final class Words {

    private static final int MOST = 4;

    private Words() {}

    /// `A`, `A and B`, `A, B and 3 more`.
    static String list(Collection<String> names) {
        var all = List.copyOf(names);
        if (all.size() <= 1) return String.join("", all);
        if (all.size() <= MOST) {
            return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
        }
        return String.join(", ", all.subList(0, MOST - 1)) + " and " + (all.size() - MOST + 1) + " more";
    }

    /// `Orders (payment.card, personal) and Archive`, those with the gravest data first.
    static String withData(Scene scene, Collection<String> components) {
        var words = new ArrayList<String>();
        for (String id : byStake(scene, components)) {
            var data = Data.worthy(scene.component(id));
            words.add(data.isEmpty() ? scene.name(id) : scene.name(id) + " (" + String.join(", ", data) + ")");
        }
        return list(words);
    }

    static List<String> byStake(Scene scene, Collection<String> components) {
        return components.stream()
                .sorted(java.util.Comparator.comparingInt((String id) -> -Data.rank(Data.worthy(scene.component(id))))
                        .thenComparing(scene::name))
                .toList();
    }

    /// The classes of data of all components.
    static List<String> data(Map<String, Component> components, Collection<String> ids) {
        var all = new ArrayList<String>();
        for (String id : ids) {
            Component component = components.get(id);
            if (component != null) all.addAll(component.data());
        }
        return Data.worthy(all);
    }
}
