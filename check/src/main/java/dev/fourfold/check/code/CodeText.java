package dev.fourfold.check.code;

import dev.fourfold.core.model.Location;

/// A text that stands in code.
///
/// @param function id of the function's component that reaches the file
/// @param name what it is given to or looked up by (`API_KEY`), empty if nothing
public record CodeText(String function, String name, String text, Location location) {}
