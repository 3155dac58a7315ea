package dev.fourfold.core.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a component has a control, as its template shows it.
///
/// @param component id of the component
/// @param control name of the control (`encryption-at-rest.customer-key`)
/// @param property the property that shows it, or that would
/// @param value the property's value as written, empty where it is not there
/// @param location the value's place, or the component's
public record Setting(
        String component,
        String control,
        State state,
        String property,
        String value,
        @Nullable Location location) {

    /// What the template says.
    public enum State {
        ON,
        OFF,
        /// A value that only the deployment decides.
        UNKNOWN;

        /// The word in JSON: `on`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
