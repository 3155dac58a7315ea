/// What templates say, whatever their language: resources whose values are exact, partial or unknown.
@NullMarked
package dev.fourfold.map.blueprint;

import org.jspecify.annotations.NullMarked;
