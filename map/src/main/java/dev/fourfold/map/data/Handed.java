package dev.fourfold.map.data;

import dev.fourfold.core.model.Flow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which classes a function or a workflow hands to a flow, where its code or definition shows that; of all other flows
/// it has to be expected that they carry whatever the component has.
final class Handed {
    private final Map<Flow, Set<String>> shown = new HashMap<>();
    private final Set<Flow> whole = new HashSet<>();
    private final Set<String> read = new HashSet<>();
    private final Set<Flow> alternatives = new HashSet<>();

    /// These classes, and no others unless they are shown too.
    void only(Flow flow, Set<String> classes) {
        shown.computeIfAbsent(flow, each -> new LinkedHashSet<>()).addAll(classes);
    }

    /// Whatever the component has.
    void everything(Flow flow) {
        whole.add(flow);
    }

    /// All of a function's code was read, so that the fields that it takes are known.
    void isRead(String function) {
        read.add(function);
    }

    /// The call behind the flow goes to one of several: what is handed over need not go to this one.
    void toOneOf(Flow flow) {
        alternatives.add(flow);
    }

    /// Whether the receiver may get something: of a call that goes to one of several functions, each gets what it
    /// takes.
    ///
    /// @param takes whether the receiver's code takes it
    boolean mayTake(Flow flow, boolean takes) {
        return takes || !alternatives.contains(flow) || !takesOnlyWhatIsKnown(flow.to());
    }

    /// Whether the fields that a component takes are known.
    boolean takesOnlyWhatIsKnown(String component) {
        return read.contains(component);
    }

    /// Whether the component hands over a class that it has. Of credentials only what is shown: they are used, not
    /// passed on.
    boolean hands(Flow flow, String dataClass) {
        var known = shown.get(flow);
        if (known != null && known.contains(dataClass)) return true;
        return (known == null || whole.contains(flow)) && !dataClass.equals(Spread.CREDENTIAL);
    }
}
