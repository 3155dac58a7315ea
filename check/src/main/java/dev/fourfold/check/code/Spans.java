package dev.fourfold.check.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs of words of a file: the arguments of a call, the names of a pattern, what a run looks like in a report.
final class Spans {

    private static final int LONGEST_SHOWN = 70;
    private static final int LONGEST_WORD = 16;

    /// From a word to before another one.
    ///
    /// @param name the argument's name, empty when it has only a place
    record Span(String name, int start, int end) {}

    private final Source source;
    private final int[] openers;

    Spans(Source source) {
        this.source = source;
        this.openers = new int[source.tokens.size()];
        Arrays.fill(openers, -1);
        for (int i = 0; i < openers.length; i++) {
            if (!source.token(i).opens()) continue;
            int close = source.grammar.blocks.close(i);
            if (close < openers.length) openers[close] = i;
        }
    }

    Token token(int at) {
        return at >= 0 && at < openers.length ? source.token(at) : new Token(Token.Kind.MARK, "", 0, 0, -1);
    }

    int after(int at) {
        return source.grammar.after(at);
    }

    /// The bracket that a closing one closes, -1 if none does.
    int opener(int close) {
        return close >= 0 && close < openers.length ? openers[close] : -1;
    }

    boolean isMember(int at) {
        return token(at - 1).is(".") || token(at - 1).is("?.");
    }

    /// What stands between brackets, from comma to comma.
    List<Span> parts(int open) {
        int close = Math.min(source.grammar.blocks.close(open), openers.length);
        var parts = new ArrayList<Span>();
        int start = open + 1;
        for (int i = start; i < close; i = after(i)) {
            if (!token(i).is(",")) continue;
            if (i > start) parts.add(part(start, i));
            start = i + 1;
        }
        if (close > start) parts.add(part(start, close));
        return parts;
    }

    private Span part(int start, int end) {
        boolean named = source.language == Language.PYTHON
                && token(start).named()
                && token(start + 1).is("=")
                && start + 2 < end;
        return named ? new Span(token(start).text(), start + 2, end) : new Span("", start, end);
    }

    /// The names that a pattern binds: `{ a, b: c, ...d }`, `[a, b]`, `(a, b)`.
    List<String> bound(int start, int end) {
        var names = new ArrayList<String>();
        for (int i = start; i < end; i++) {
            if (token(i).is("=")) i = Math.max(i, behindDefault(i, end) - 1);
            else if (token(i).named() && !token(i + 1).is(":")) names.add(token(i).text());
        }
        return names;
    }

    private int behindDefault(int equals, int end) {
        int i = equals + 1;
        while (i < end && !token(i).is(",") && !token(i).closes()) i = after(i);
        return i;
    }

    /// The names that the parameter of a function at a place binds.
    List<String> parameter(Function function, int place) {
        if (place < function.parameters().size()) {
            String name = function.parameters().get(place).name();
            if (!name.isEmpty()) return List.of(name);
        }
        for (int i = function.start(); i < function.body(); i++) {
            if (!token(i).is("(")) continue;
            var parts = parts(i);
            if (place >= parts.size()) return List.of();
            Span part = parts.get(place);
            return token(part.start()).opens() ? bound(part.start(), after(part.start())) : List.of();
        }
        return List.of();
    }

    /// The words as they stand, on one line and cut; longer texts are left out, since they may be secret.
    String shown(int start, int end) {
        var shown = new StringBuilder();
        for (int i = start; i < end && shown.length() < LONGEST_SHOWN; i++) {
            Token token = token(i);
            boolean words = i > start && isWord(token) && isWord(token(i - 1));
            boolean spaced = token.is("=")
                    || token(i - 1).is("=") && i > start
                    || token(i - 1).is(",")
                    || words;
            spaced |= token(i - 1).is(")") && token.named() && i > start;
            if (spaced && !shown.isEmpty()) shown.append(' ');
            boolean inTemplate = token.kind() == Token.Kind.TEXT
                    && (token(i - 1).is(Token.OPEN_TEMPLATE) || token(i - 1).is(Token.CLOSE_HOLE));
            shown.append(inTemplate ? "…" : shown(token));
        }
        return shown.length() < LONGEST_SHOWN ? shown.toString() : shown.substring(0, LONGEST_SHOWN - 1) + "…";
    }

    private static boolean isWord(Token token) {
        return token.kind() != Token.Kind.MARK;
    }

    private static String shown(Token token) {
        if (token.kind() == Token.Kind.TEXT) return isPlain(token.text()) ? "\"" + token.text() + "\"" : "\"…\"";
        return switch (token.text()) {
            case Token.OPEN_TEMPLATE, Token.CLOSE_TEMPLATE -> "`";
            case Token.CLOSE_HOLE -> "}";
            default -> token.text();
        };
    }

    private static boolean isPlain(String text) {
        return text.length() <= LONGEST_WORD
                && text.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || letter == '_' || letter == '-');
    }
}
