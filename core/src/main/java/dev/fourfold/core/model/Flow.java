package dev.fourfold.core.model;

import java.util.Comparator;
import java.util.List;

/// Data moves from one component to another.
///
/// @param from id of the component that gives the data or the event
/// @param to id of the component that receives it
/// @param data the data classes that move
/// @param evidence every fact that led to this flow, at least one
/// @param crosses the trust boundaries on the way, empty when there are none
public record Flow(
        String from, String to, Mechanism mechanism, List<String> data, List<Evidence> evidence, List<Boundary> crosses)
        implements Comparable<Flow> {

    private static final Comparator<Flow> ORDER =
            Comparator.comparing(Flow::from).thenComparing(Flow::to).thenComparing(Flow::mechanism);

    public Flow {
        data = List.copyOf(data);
        evidence = List.copyOf(evidence);
        crosses = List.copyOf(crosses);
        if (evidence.isEmpty()) throw new IllegalArgumentException(from + " -> " + to + ": a flow without evidence");
    }

    /// Whether a fact of this kind is among the evidence.
    public boolean isShownBy(Evidence.Kind kind) {
        return evidence.stream().anyMatch(e -> e.kind() == kind);
    }

    @Override
    public int compareTo(Flow other) {
        return ORDER.compare(this, other);
    }
}
