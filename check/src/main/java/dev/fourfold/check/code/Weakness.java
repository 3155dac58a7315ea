package dev.fourfold.check.code;

import dev.fourfold.core.finding.Finding.Step;
import dev.fourfold.core.model.Location;
import java.util.List;

/// Data of an event that comes, as it was sent, to where it does harm; or an error's insides that come to callers.
///
/// @param function id of the function's component
/// @param symbol name of the function in the code, as it is written
/// @param sink the call that takes it (`os.system`)
/// @param source what of the event it is, as it is written (`event["body"]`)
/// @param steps from the event to the sink
public record Weakness(
        Kind kind, String function, String symbol, String sink, String source, Location location, List<Step> steps) {

    public Weakness {
        steps = List.copyOf(steps);
    }

    /// What the data becomes.
    public enum Kind {
        SHELL,
        CODE,
        SQL,
        OBJECTS,
        PATH,
        URL,
        /// Claims of a token whose signature nobody checked.
        TOKEN,
        /// Not the event's data but an error's stack, in what the function answers.
        INTERNALS
    }
}
