package dev.fourfold.core.fit;

import java.util.List;

/// A change of one file of the application: lines that go and lines that come.
///
/// @param file relative to the application's root
/// @param line the first line that goes, or before which the new lines come; 1 for the first line of the file
/// @param removed the lines that go, exactly as they stand, possibly none
/// @param added the lines that come
public record Patch(String file, int line, List<String> removed, List<String> added) {
    public Patch {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }
}
