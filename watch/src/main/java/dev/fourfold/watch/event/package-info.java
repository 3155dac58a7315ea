/// Reads the records of production as events: CloudTrail and business events, from files.
@NullMarked
package dev.fourfold.watch.event;

import org.jspecify.annotations.NullMarked;
