package dev.fourfold.check.code;

import dev.fourfold.core.finding.Finding.Step;
import dev.fourfold.core.model.Location;
import java.util.List;

/// Data of an event that comes, as it was sent, to where it is run.
///
/// @param function id of the function's component
/// @param symbol name of the function in the code, as it is written
/// @param sink the call that runs it (`os.system`)
/// @param source what of the event it is, as it is written (`event["body"]`)
/// @param steps from the event to the sink
public record Weakness(
        Kind kind, String function, String symbol, String sink, String source, Location location, List<Step> steps) {

    public Weakness {
        steps = List.copyOf(steps);
    }

    /// What the data is run as.
    public enum Kind {
        SHELL,
        CODE,
        SQL,
        OBJECTS
    }
}
