package dev.fourfold.core.model;

import java.util.List;

/// A mistake in the input, with its place and what to do about it. Problems are collected, never thrown one at a time.
///
/// @param message what is wrong, and in what (one sentence, no full stop)
/// @param advice what to do (one sentence, no full stop)
public record Problem(Location location, String message, String advice) implements Comparable<Problem> {

    @Override
    public int compareTo(Problem other) {
        int byPlace = location.compareTo(other.location);
        return byPlace != 0 ? byPlace : message.compareTo(other.message);
    }

    @Override
    public String toString() {
        return location + ": " + message + (advice.isEmpty() ? "" : "; " + advice);
    }

    /// Thrown where nothing can go on; carries every problem found, never only the first.
    public static final class Fatal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Problem> problems;

        public Fatal(List<Problem> problems) {
            super(String.join("\n", problems.stream().map(Problem::toString).toList()));
            this.problems = List.copyOf(problems);
        }

        public List<Problem> problems() {
            return problems;
        }
    }
}
