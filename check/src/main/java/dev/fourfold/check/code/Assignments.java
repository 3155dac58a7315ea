package dev.fourfold.check.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what a statement gives to which names, in Python and in JavaScript.
final class Assignments {

    private static final int LONGEST_TARGET = 60;
    private static final Set<String> MARKS = Set.of("=", ":=", "+=", "||=", "??=");
    private static final Set<String> CHANGES =
            Set.of("append", "push", "add", "extend", "insert", "update", "unshift", "setdefault", "set", "write");
    private static final Set<String> DECLARING = Set.of("const", "let", "var");
    private static final Set<String> WORDS =
            Set.of("return", "await", "yield", "case", "typeof", "throw", "else", "in", "of", "default");

    private final Source source;
    private final Spans in;

    /// @param start first word of the statement
    /// @param value first word of the value
    /// @param end behind the value
    /// @param whole whether the names hold nothing of what they held before
    record Assignment(int start, int value, int end, List<String> names, boolean whole) {}

    Assignments(Source source, Spans in) {
        this.source = source;
        this.in = in;
    }

    /// Whether a method puts its arguments into what it belongs to.
    static boolean changes(String method) {
        return CHANGES.contains(method);
    }

    static boolean isWord(String name) {
        return WORDS.contains(name);
    }

    /// The assignment whose mark stands at a word of a function; null when there is none.
    @Nullable
    Assignment at(int mark, Function of) {
        Token token = in.token(mark);
        if (!MARKS.contains(token.text()) || mark <= of.body()) return null;
        int start = source.language == Language.PYTHON ? line(mark, of.body()) : target(mark, of.body());
        if (start < 0) return null;
        int value = mark + 1;
        if (isFunction(value)) return null;
        var names = source.language == Language.PYTHON ? names(start, mark) : scriptNames(start, mark);
        boolean whole = token.is("=") && names.size() == 1 && mark - start <= 2 && isAlone(start, of);
        return names.isEmpty() ? null : new Assignment(start, value, Math.min(end(mark), of.end()), names, whole);
    }

    /// Only where the statement is sure to be reached do names lose what they held.
    private boolean isAlone(int start, Function of) {
        return source.grammar.blocks.block(start) == source.grammar.blocks.block(of.body());
    }

    private boolean isFunction(int value) {
        Token token = in.token(value);
        if (token.word("function") || token.word("lambda")) return true;
        return token.word("async") || in.token(in.after(value)).is("=>");
    }

    /// Behind the expression that follows a word.
    int end(int word) {
        if (source.language == Language.PYTHON) {
            int i = word + 1;
            while (i < source.tokens.size()
                    && !in.token(i).startsLine()
                    && !in.token(i).is(";")) i++;
            return i;
        }
        source.grammar.expression(word + 1);
        return Math.max(source.grammar.position, word + 1);
    }

    // Python: a statement begins a line

    private int line(int mark, int from) {
        for (int i = mark; i >= from && mark - i < LONGEST_TARGET; i--) {
            if (i < mark && in.token(i).opens() && in.after(i) > mark) return -1;
            if (in.token(i).startsLine()) return i;
        }
        return mark - from < LONGEST_TARGET ? from : -1;
    }

    private List<String> names(int start, int mark) {
        var names = new ArrayList<String>();
        for (int i = in.token(start).is("(") ? start + 1 : start; i < mark; i = in.after(i)) {
            Token token = in.token(i);
            if (token.is(":")) break;
            if (!token.named() || in.isMember(i)) continue;
            boolean own = token.word("self") && in.isMember(i + 2);
            names.add(own ? "self." + in.token(i + 2).text() : token.text());
        }
        return names;
    }

    // JavaScript: a statement begins behind another, or with a word that declares

    private int target(int mark, int from) {
        int i = mark - 1;
        int opener = in.opener(i);
        if (opener >= 0 && in.token(opener).is("{")) return opener;
        while (i > from && mark - i < LONGEST_TARGET) {
            Token before = in.token(i - 1);
            if (DECLARING.contains(before.text())) return i;
            boolean goesOn = before.is(".") || before.is("?.") || before.is(":") || before.is("?");
            boolean index = in.opener(i) >= 0;
            if (index) i = in.opener(i) - 1;
            else if (goesOn) i -= 2;
            else return i;
        }
        return i;
    }

    private List<String> scriptNames(int start, int mark) {
        Token first = in.token(start);
        if (first.is("{") || first.is("[")) return in.bound(start, in.after(start));
        if (!first.named()) return List.of();
        boolean own = first.word("this") && in.isMember(start + 2) && start + 2 < mark;
        return List.of(own ? "this." + in.token(start + 2).text() : first.text());
    }
}
