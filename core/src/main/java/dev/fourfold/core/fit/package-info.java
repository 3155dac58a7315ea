/// What the data needs, and whether the chosen services and settings give it: the values of step 2.
@NullMarked
package dev.fourfold.core.fit;

import org.jspecify.annotations.NullMarked;
