/// What the code of a function does with services outside it, as immutable values. The check step extracts them, the
/// map joins them in.
@NullMarked
package dev.fourfold.core.code;

import org.jspecify.annotations.NullMarked;
