/// A laid-out drawing as values: boxes, groups and routes with their places, before any format draws them.
@NullMarked
package dev.fourfold.core.picture;

import org.jspecify.annotations.NullMarked;
