package dev.fourfold.check.code;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the names of fields, and of calls that make their values, say about what they hold.
final class FieldWords {

    private static final Set<String> CONTAINERS = read("container");
    private static final Set<String> SCALARS = read("scalar");
    private static final Set<String> FRESH = read("fresh");
    private static final Set<String> COUNTS = read("count");
    private static final Set<String> HIDDEN = read("hidden");
    private static final Set<String> ERRORS = read("error");

    private FieldWords() {}

    private static Set<String> read(String kind) {
        var words = new HashSet<String>();
        for (String line : Table.lines("fields.txt")) {
            String[] all = line.split(" ", -1);
            if (all[0].equals(kind)) words.addAll(List.of(all).subList(1, all.length));
        }
        return Set.copyOf(words);
    }

    /// What usually holds other fields.
    static boolean isContainer(String name) {
        return CONTAINERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /// What is called an id, a date or a number holds nothing else, whatever it is taken from.
    static boolean isScalar(String name) {
        int start = name.length();
        while (start > 0 && Character.isLowerCase(name.charAt(start - 1))) start--;
        boolean capital = start > 0 && Character.isUpperCase(name.charAt(start - 1));
        String last = name.substring(capital ? start - 1 : start).toLowerCase(Locale.ROOT);
        return !name.equals("Key") && SCALARS.contains(last);
    }

    /// A call that gives a new value.
    static boolean isFresh(String call) {
        return FRESH.contains(call);
    }

    /// A member or a call that tells about data without showing any of it.
    static boolean isCount(String name) {
        return COUNTS.contains(name);
    }

    /// A call whose answer does not show what it is given: a digest, a mask.
    static boolean hides(String call) {
        String plain = call.toLowerCase(Locale.ROOT).replace("_", "");
        return HIDDEN.stream().anyMatch(word -> plain.startsWith(word.toLowerCase(Locale.ROOT)));
    }

    static boolean isError(String name) {
        return ERRORS.contains(name.toLowerCase(Locale.ROOT));
    }
}
