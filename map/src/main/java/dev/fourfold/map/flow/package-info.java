/// Turns a blueprint and the facts of its code into components and flows. One class for each kind of evidence; the door
/// is [Flows].
@NullMarked
package dev.fourfold.map.flow;

import org.jspecify.annotations.NullMarked;
