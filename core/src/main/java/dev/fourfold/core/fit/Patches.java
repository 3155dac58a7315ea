package dev.fourfold.core.fit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Applies patches that were made for the same state of a file, in any number and order.
///
/// Two patches that replace the same lines, or come before the same line, share the lines with which both begin: two
/// properties for a resource that had no `Properties` make one `Properties`.
public final class Patches {
    private record Hunk(int line, List<String> removed) {}

    private Patches() {}

    /// The text of the file after the patches.
    ///
    /// @param patches all for this file; equal ones are applied once
    /// @throws IllegalArgumentException if the text is not the one that a patch was made for, or two replace parts of
    ///     the same lines
    public static String apply(String text, Collection<Patch> patches) {
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        var lines = new ArrayList<>(text.lines().toList());
        var hunks = new LinkedHashMap<Hunk, List<List<String>>>();
        for (Patch patch : new LinkedHashSet<>(patches)) {
            hunks.computeIfAbsent(new Hunk(patch.line(), patch.removed()), hunk -> new ArrayList<>())
                    .add(patch.added());
        }
        int untouched = Integer.MAX_VALUE;
        for (var hunk : lastFirst(hunks)) {
            int from = hunk.getKey().line() - 1;
            int to = from + hunk.getKey().removed().size();
            if (to > untouched) throw new IllegalArgumentException("line " + (from + 1) + ": two patches overlap");
            if (to > lines.size()
                    || !lines.subList(from, to).equals(hunk.getKey().removed()))
                throw new IllegalArgumentException("line " + (from + 1) + ": not the text that was patched");
            lines.subList(from, to).clear();
            lines.addAll(from, together(hunk.getValue()));
            untouched = from;
        }
        return String.join(end, lines) + end;
    }

    /// From the end of the file to its beginning; what is replaced stands after what is only added before it.
    private static List<Map.Entry<Hunk, List<List<String>>>> lastFirst(Map<Hunk, List<List<String>>> hunks) {
        return hunks.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Hunk, List<List<String>>> hunk) ->
                                hunk.getKey().line())
                        .thenComparing(hunk -> !hunk.getKey().removed().isEmpty())
                        .reversed())
                .toList();
    }

    /// One after the other, what is indented deeper first: it belongs to the lines before. What begins alike begins
    /// once.
    private static List<String> together(List<List<String>> additions) {
        if (additions.size() == 1) return additions.getFirst();
        var byFirst = new LinkedHashMap<String, List<List<String>>>();
        additions.stream()
                .filter(added -> !added.isEmpty())
                .sorted(Comparator.comparingInt(added -> -indent(added.getFirst())))
                .forEach(added -> byFirst.computeIfAbsent(added.getFirst(), first -> new ArrayList<>())
                        .add(added.subList(1, added.size())));
        var all = new ArrayList<String>();
        byFirst.forEach((first, rests) -> {
            all.add(first);
            all.addAll(together(rests));
        });
        return all;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
