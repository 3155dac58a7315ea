/// The files of an application, read safely: YAML and JSON as trees with positions, bounded in size, depth and number,
/// never outside the root.
@NullMarked
package dev.fourfold.map.source;

import org.jspecify.annotations.NullMarked;
