package dev.fourfold.choose;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.fit.Need;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What each component needs, derived from the data that reaches it and from who can call it. Nothing is asked for
/// without such a reason.
public final class Needs {
    private Needs() {}

    /// Sorted by component, then in the order of the policy.
    public static List<Need> of(AppMap map, Policy policy) {
        return of(map, policy, Catalogue.shipped());
    }

    static List<Need> of(AppMap map, Policy policy, Catalogue catalogue) {
        var places = new Places(map, catalogue);
        var reasons = new Reasons(map, places);
        var needs = new ArrayList<Need>();
        for (var component : map.components()) {
            var drafts = new LinkedHashMap<String, Draft>();
            for (Place place : places.of(component)) {
                for (String dataClass : component.data())
                    ask(policy, dataClass, place, reasons.data(component, dataClass), drafts);
                if (place == Place.DOOR) ask(policy, Policy.ANY, place, reasons.exposure(component), drafts);
            }
            drafts.forEach((control, draft) -> needs.add(draft.need(component, control)));
        }
        return needs;
    }

    private static void ask(Policy policy, String dataClass, Place place, String reason, Map<String, Draft> drafts) {
        for (var asked : policy.asks(dataClass, place)) {
            drafts.computeIfAbsent(asked.control(), control -> new Draft(asked.severity()))
                    .add(asked.severity(), reason, asked.because());
        }
    }

    private static final class Draft {
        private Severity severity;
        private final Set<String> facts = new LinkedHashSet<>();
        private final Set<String> laws = new LinkedHashSet<>();

        Draft(Severity severity) {
            this.severity = severity;
        }

        void add(Severity asked, String fact, String law) {
            if (asked.isAtLeast(severity)) severity = asked;
            facts.add(fact);
            laws.add(law);
        }

        Need need(Component component, String control) {
            var reasons = new ArrayList<>(facts);
            reasons.addAll(laws);
            return new Need(component.id(), control, severity, reasons);
        }
    }
}
