package dev.fourfold.core.model;

import org.jspecify.annotations.Nullable;

/// What could not be resolved, so that silence never means "nothing there".
///
/// @param subject id of the component whose flow or grant may be missing from the map; empty when it belongs to none
/// @param expression what was not resolved, as written
/// @param reason why not, and what was assumed (one sentence, no full stop)
public record Gap(
        String subject,
        String expression,
        String reason,
        @Nullable Location location) {}
