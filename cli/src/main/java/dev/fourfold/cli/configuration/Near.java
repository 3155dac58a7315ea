package dev.fourfold.cli.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What the user may have meant by a word that is not known.
final class Near {
    private static final int LONGEST = 60;
    private static final int MOST_LISTED = 20;

    private Near() {}

    /// `did you mean 'deployers'?`, or what there is.
    static String advice(String word, Collection<String> known) {
        return of(word, known).map(near -> "did you mean '" + near + "'?").orElseGet(() -> thereIs(known));
    }

    private static String thereIs(Collection<String> known) {
        var sorted = known.stream().sorted().limit(MOST_LISTED).toList();
        String more = known.size() > MOST_LISTED ? " and " + (known.size() - MOST_LISTED) + " more" : "";
        return sorted.isEmpty() ? "there is none" : "there is " + String.join(", ", sorted) + more;
    }

    /// The known word that differs least.
    static Optional<String> of(String word, Collection<String> known) {
        record Candidate(String word, int distance) {}
        String asked = word.substring(0, Math.min(LONGEST, word.length())).toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(each -> each.length() <= LONGEST)
                .map(each -> new Candidate(each, distance(asked, each.toLowerCase(Locale.ROOT))))
                .filter(each -> each.distance() <= most(each.word().length()))
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .map(Candidate::word);
    }

    /// So many letters may differ: a third of them, and two that are swapped in any word that is not very short.
    private static int most(int letters) {
        return letters < 4 ? 1 : Math.max(2, letters / 3);
    }

    /// How many letters have to be put in, taken out or changed (Levenshtein 1966).
    private static int distance(String from, String to) {
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) last[j] = j;
        for (int i = 1; i <= from.length(); i++) {
            int[] next = new int[to.length() + 1];
            next[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(changed, 1 + Math.min(last[j], next[j - 1]));
            }
            last = next;
        }
        return last[to.length()];
    }
}
