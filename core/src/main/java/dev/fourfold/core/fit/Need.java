package dev.fourfold.core.fit;

import dev.fourfold.core.model.Severity;
import java.util.List;

/// A control that a component must have.
///
/// @param component id of the component
/// @param control name of the control (`encryption-at-rest.customer-key`)
/// @param severity how bad it is not to have it
/// @param reasons why it is needed, each a sentence that names data and path ("`email` (personal) reaches it from `POST
/// /orders`")
public record Need(String component, String control, Severity severity, List<String> reasons) {
    public Need {
        reasons = List.copyOf(reasons);
    }

    /// A control in words: `encryption at rest (customer key)`.
    public static String words(String control) {
        int dot = control.indexOf('.');
        String words = dot < 0 ? control : control.substring(0, dot) + " (" + control.substring(dot + 1) + ")";
        return words.replace('-', ' ');
    }
}
