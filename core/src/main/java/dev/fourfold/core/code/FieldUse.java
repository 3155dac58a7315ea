package dev.fourfold.core.code;

import dev.fourfold.core.model.Location;
import org.jspecify.annotations.Nullable;

/// A field by its name, as code takes it from what it is given or hands it on.
///
/// @param name the field's name as written, or what the kind says
/// @param location where the code names the field
/// @param call the place of the call that the field goes to or comes from, as in [ServiceCall#location] and
/// [HttpCall#location]; null for the function's own input
public record FieldUse(
        Kind kind, String name, Location location, @Nullable Location call) {

    /// What is done with the field.
    public enum Kind {
        /// Taken from what the function is given: its event, a message, a request.
        INPUT,
        /// Taken from the answer of a call.
        ANSWER,
        /// Handed to a call.
        SENT,
        /// Something whose fields the code does not show is handed to a call: whatever the function has.
        SENT_WHOLE,
        /// A label by which a bus sorts what a call hands to it: `source=shop.orders`, `detail-type=OrderPlaced`, with
        /// `*`
        /// for a value that the code does not show.
        LABEL,
        /// Written to the function's log; with an empty name something whose fields the code does not show, such as the
        /// whole event. Its call is null.
        LOGGED,
        /// A call was looked into, so that what is not named as sent to it is not sent; its name is empty.
        SEEN
    }
}
