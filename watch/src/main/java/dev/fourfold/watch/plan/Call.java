package dev.fourfold.watch.plan;

import java.io.Serializable;

/// A call that the code of a component is known to make.
///
/// @param on id of the component that it is made on, of the map or outside of it
public record Call(String action, String on) implements Serializable {}
