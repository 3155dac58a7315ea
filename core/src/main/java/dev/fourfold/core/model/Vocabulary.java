package dev.fourfold.core.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The words that there are for something, so that one which is not among them is answered with those that are.
///
/// @param what the thing that the words name, such as `control`
public record Vocabulary(String what, List<String> words) {
    /// So many letters wrong make another word.
    private static final int FAR = 3;
    /// A word that is longer is no slip of a known one, and not worth the time to compare.
    private static final int LONGEST = 60;

    private static final int LISTED = 30;

    public Vocabulary(String what, Collection<String> words) {
        this(what, words.stream().distinct().toList());
    }

    public Vocabulary {
        words = List.copyOf(words);
    }

    /// @throws IllegalArgumentException if there is no such word
    public String require(String word) {
        if (!words.contains(word)) throw new IllegalArgumentException(missing(word) + "; " + listed());
        return word;
    }

    /// `no control is called 'bakup' (did you mean 'backup'?)`
    public String missing(String word) {
        String shown = word.length() > LONGEST ? word.substring(0, LONGEST) + "…" : word;
        return "no " + what + " is called '" + shown + "'"
                + nearest(word).map(near -> " (did you mean '" + near + "'?)").orElse("");
    }

    /// `there are access-logging, backup, …`
    public String listed() {
        int more = words.size() - LISTED;
        return "there are "
                + String.join(", ", words.subList(0, Math.min(LISTED, words.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /// What to do about a word that is not there: `did you mean 'backup'?`, or what there is.
    public String advice(String word) {
        return nearest(word).map(near -> "did you mean '" + near + "'?").orElseGet(this::listed);
    }

    private Optional<String> nearest(String word) {
        if (word.isBlank() || word.length() > LONGEST) return Optional.empty();
        var near = words.stream().min(Comparator.comparingInt(each -> distance(word, each)));
        return near.filter(each -> distance(word, each) < Math.min(FAR, each.length()))
                .or(() -> words.stream()
                        .filter(each -> each.contains(word) || word.contains(each))
                        .findFirst());
    }

    /// How many letters have to be added, taken away or changed (Levenshtein).
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) before[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[before.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[other.length()];
    }
}
