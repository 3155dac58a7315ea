package dev.fourfold.core.code;

import dev.fourfold.core.model.Location;
import org.jspecify.annotations.Nullable;

/// A value that a template itself gives to an environment variable of a function. What a parameter without a readable
/// default, a secret store or another resource gives is none.
///
/// @param function id of the function's component
/// @param name the variable's name
/// @param text the value as written
public record EnvironmentLiteral(
        String function, String name, String text, @Nullable Location location) {}
