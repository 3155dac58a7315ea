package dev.fourfold.core.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One fact that led to a flow.
///
/// @param detail the fact in the source's own words: an action, a call, a property path
/// @param location where the fact stands, if it stands in a file
public record Evidence(Kind kind, String detail, @Nullable Location location) {

    /// Where facts come from.
    public enum Kind {
        /// An event source mapping or a SAM event.
        EVENT_SOURCE,
        /// A property of a resource that names the other component.
        PROPERTY,
        /// An integration of an API, in a template or in OpenAPI.
        INTEGRATION,
        /// A state of a state machine.
        WORKFLOW,
        /// A statement of a policy.
        GRANT,
        /// A call in code through a client library.
        CODE,
        /// An environment variable that names the other component.
        ENVIRONMENT,
        /// What the provider does by itself.
        SERVICE;

        /// The word in JSON: `event-source`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
