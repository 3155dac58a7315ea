package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Alert.Place;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.model.Severity;
import java.util.List;

/// An event that is an offence by itself.
///
/// @param cause what makes two offences the same alert: who, and what kind of thing to what
/// @param deed what was done, as it is counted: an action and the components that it was done on
/// @param rank of the deed, 0 for what tells the most
/// @param frame the title around the deed
/// @param words of an alert for this event alone
record Offence(
        String cause,
        Severity severity,
        String deed,
        int rank,
        Frame frame,
        Alert.Words words,
        List<Place> where,
        List<String> data,
        Event event) {

    /// The title for different deeds, around their number: `RenderInvoice was denied` ... `different actions`.
    ///
    /// @param after empty where the number is not told
    record Frame(String before, String after) {
        String around(String number) {
            return after.isEmpty() ? before : before + number + after;
        }

        /// Whether the title is the same whatever was done.
        boolean isWhole() {
            return after.isEmpty();
        }
    }

    /// How the event ended.
    String outcome() {
        if (event.isDenied()) return "denied";
        return event.error().isEmpty() ? "succeeded" : "ended with " + event.error();
    }
}
