package dev.fourfold.core.finding;

import java.util.List;

/// What a run looked at and what it could not see, so that no findings never means "could not read".
///
/// @param controls how many needed controls were compared with what the templates show
/// @param undecided how many of them only the deployment decides
/// @param functions how many functions there are
/// @param unread ids of functions whose code was not, or not wholly, found and understood, sorted
/// @param unresolved how many expressions of the templates were not resolved
public record Coverage(int controls, int undecided, int functions, List<String> unread, int unresolved) {
    public Coverage {
        unread = List.copyOf(unread);
    }
}
