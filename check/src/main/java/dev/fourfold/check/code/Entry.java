package dev.fourfold.check.code;

import java.util.List;

/// Where a function's code starts.
///
/// @param function name of the function that the provider calls; empty when it is not known
record Entry(List<Source> files, String function) {

    Entry {
        files = List.copyOf(files);
    }
}
