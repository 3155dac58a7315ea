package dev.fourfold.core.model;

import org.jspecify.annotations.Nullable;

/// Why a component has a data class: a name or a user's word where it begins, or the flow on which it came.
///
/// @param component id of the component
/// @param dataClass the class (`personal`)
/// @param from id of the component that the data came from; null where it begins
/// @param reason what suggests the class where it begins (`the key "email" of the table`), or the flow's mechanism
/// @param location where the reason stands, if it stands in a file
public record DataTrace(
        String component,
        String dataClass,
        @Nullable String from,
        String reason,
        @Nullable Location location) {}
