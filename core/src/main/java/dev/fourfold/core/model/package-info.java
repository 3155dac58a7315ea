/// The map of an application as immutable values: what every step of Fourfold shares.
///
/// The words are those of data-flow diagrams: a *component* processes, stores, carries or exposes data; a *flow* is a
/// directed edge on which data moves.
@NullMarked
package dev.fourfold.core.model;

import org.jspecify.annotations.NullMarked;
