/// Step 2: what the data needs, whether the chosen services and settings give it, and the smallest change that closes a
/// gap. The door is [dev.fourfold.choose.Choice].
@NullMarked
package dev.fourfold.choose;

import org.jspecify.annotations.NullMarked;
