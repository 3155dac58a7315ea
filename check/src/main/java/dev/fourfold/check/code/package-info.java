/// Reads what the code of a function does with services outside it: calls to the provider, calls over the network, and
/// the environment variables that name their targets. [dev.fourfold.check.code.CodeReading] is the only door.
@NullMarked
package dev.fourfold.check.code;

import org.jspecify.annotations.NullMarked;
