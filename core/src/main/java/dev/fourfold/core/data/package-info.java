/// Data classes: what kind of data a field, a schema or a store holds, told by names and formats. One page for each
/// class.
@NullMarked
package dev.fourfold.core.data;

import org.jspecify.annotations.NullMarked;
