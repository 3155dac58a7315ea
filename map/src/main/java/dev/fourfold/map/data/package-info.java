/// Which data classes components have and flows carry: seeds from names in templates, schemas and code, spread along
/// the
/// flows.
@NullMarked
package dev.fourfold.map.data;

import org.jspecify.annotations.NullMarked;
