/// What production may do, derived from the map, and what its owner says about it.
@NullMarked
package dev.fourfold.watch.plan;

import org.jspecify.annotations.NullMarked;
