package dev.fourfold.watch.plan;

import dev.fourfold.core.model.Severity;
import java.io.Serializable;
import java.util.List;

/// A behaviour of the business with a limit, from `fourfold.yaml`.
///
/// @param name unique; part of the ids of its alerts
/// @param event type of the events that count (`order.refunded`), or an action (`dynamodb:Scan`)
/// @param field the field that is summed; empty when events are counted
/// @param by the field that tells entities apart (`entity`, `customer`, `ip`)
/// @param where ids of the components it is about, possibly none
public record Behaviour(
        String name, String event, String field, String by, Condition condition, Severity severity, List<String> where)
        implements Serializable {

    public Behaviour {
        where = List.copyOf(where);
        if (name.isBlank()) throw new IllegalArgumentException("a behaviour needs a name");
        if (event.isBlank()) throw new IllegalArgumentException(name + ": name the type of event that it is about");
        if (condition.measure() == Condition.Measure.SUM && field.isBlank())
            throw new IllegalArgumentException(name + ": a sum needs the field that is summed");
        if (by.isBlank()) by = "entity";
    }

    /// The same, about these components.
    public Behaviour at(List<String> where) {
        return new Behaviour(name, event, field, by, condition, severity, where);
    }
}
