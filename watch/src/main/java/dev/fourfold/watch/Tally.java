package dev.fourfold.watch;

/// What a watch did with its events.
///
/// @param events all that it was given
/// @param considered those that a detector had a use for, once for each detector
/// @param duplicates those that had been seen before
/// @param late those that came too late to be put in order; they count all the same
/// @param unsure those that might be trouble but could not be brought together with the map
/// @param forgotten principals and entities that were given up because there were too many; an alert says so too
public record Tally(long events, long considered, long duplicates, long late, long unsure, long forgotten) {}
