/// What a map looks like from outside: one class per output format, each a pure function of the map.
///
/// Names come from templates that others wrote, so every format escapes them in its own way, and no format trusts them.
@NullMarked
package dev.fourfold.core.report;

import org.jspecify.annotations.NullMarked;
