package dev.fourfold.check.code;

import dev.fourfold.check.code.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Words of Python (and, near enough for what is looked for, of Ruby).
final class PythonLexer extends Scanner {

    private static final List<String> MARKS = List.of(
            "**=", "//=", "...", "::", ":=", "==", "!=", "<=", ">=", "+=", "-=", "->", "=>", "**", "//", "||", "&&");

    private static final int DEEPEST_STRING = 6;

    private final boolean ruby;
    private final int level;
    private int depth;
    private boolean lineStarts = true;
    private int indent;

    private PythonLexer(String text, boolean ruby, int level) {
        super(text);
        this.ruby = ruby;
        this.level = level;
    }

    static List<Token> read(String text, boolean ruby) {
        var lexer = new PythonLexer(text, ruby, 0);
        lexer.indent = lexer.measureIndent();
        while (!lexer.ended()) lexer.step();
        return lexer.tokens;
    }

    private void step() {
        char next = peek();
        if (next == '\n') newLine();
        else if (next == '\\' && (peek(1) == '\n' || peek(1) == '\r')) at += peek(1) == '\r' && peek(2) == '\n' ? 3 : 2;
        else if (Character.isWhitespace(next)) at++;
        else if (next == '#') skipLine();
        else if (next == '"' || next == '\'') string(at, "");
        else if (startsName()) nameOrString();
        else if (Character.isDigit(next)) number();
        else if (ruby && (next == '@' || (next == ':' && Character.isLetter(peek(1)) && !wordBefore()))) symbol();
        else punctuation();
    }

    private boolean wordBefore() {
        return at > 0 && (peek(-1) == ':' || Character.isJavaIdentifierPart(peek(-1)));
    }

    private void newLine() {
        at++;
        if (depth > 0) return;
        lineStarts = true;
        indent = measureIndent();
    }

    private int measureIndent() {
        int width = 0;
        while (peek() == ' ' || peek() == '\t') {
            width += peek() == '\t' ? 8 - width % 8 : 1;
            at++;
        }
        return width;
    }

    private void put(Kind kind, String word, int start) {
        add(kind, word, start, lineStarts ? indent : -1);
        lineStarts = false;
    }

    private void number() {
        int start = at;
        skipNumber();
        if (at == start) at++;
        put(Kind.NUMBER, text.substring(start, at), start);
    }

    private void symbol() {
        int start = at;
        while (peek() == '@' || peek() == ':') at++;
        skipName();
        put(
                peek(start - at) == ':' ? Kind.TEXT : Kind.NAME,
                text.substring(start, at).replace(":", ""),
                start);
    }

    private void nameOrString() {
        int start = at;
        skipName();
        String word = text.substring(start, at);
        if (!ruby && word.length() <= 2 && (peek() == '"' || peek() == '\'') && isPrefix(word)) string(start, word);
        else put(Kind.NAME, word, start);
    }

    private static boolean isPrefix(String word) {
        return word.chars().allMatch(letter -> "rbfuRBFUtT".indexOf(letter) >= 0);
    }

    private void punctuation() {
        int start = at;
        String mark = operator(MARKS);
        at += mark.length();
        if ("([{".contains(mark)) depth++;
        if (")]}".contains(mark) && depth > 0) depth--;
        put(Kind.MARK, mark, start);
    }

    private void string(int start, String prefix) {
        String lower = prefix.toLowerCase(java.util.Locale.ROOT);
        boolean formatted = ruby ? peek() == '"' : lower.contains("f") || lower.contains("t");
        char quote = peek();
        String end = String.valueOf(quote).repeat(3);
        if (ruby || !sees(end)) end = String.valueOf(quote);
        at += end.length();
        var parts = new ArrayList<Object>();
        var plain = new StringBuilder();
        while (!ended() && !sees(end)) {
            char next = peek();
            if (next == '\n' && end.length() == 1 && !ruby) break;
            if (next == '\\') escape(plain, lower.contains("r"));
            else if (formatted && opensHole(next)) hole(parts, plain, quote);
            else if (formatted && !ruby && (sees("{{") || sees("}}"))) {
                plain.append(next);
                at += 2;
            } else {
                plain.append(next);
                at++;
            }
        }
        if (sees(end)) at += end.length();
        emit(parts, plain, start);
    }

    private boolean opensHole(char next) {
        if (level > DEEPEST_STRING) return false;
        return ruby ? next == '#' && peek(1) == '{' : next == '{' && peek(1) != '{';
    }

    private void escape(StringBuilder plain, boolean raw) {
        at++;
        if (ended()) return;
        if (raw) plain.append('\\').append(peek());
        else if (peek() != '\n') plain.append(unescape(peek()));
        at++;
    }

    /// The source of an expression in a string runs to its closing brace, or to `!` or `:` which tell its format.
    private void hole(List<Object> parts, StringBuilder plain, char quote) {
        parts.add(plain.toString());
        plain.setLength(0);
        at += ruby ? 2 : 1;
        int start = at;
        int end = -1;
        int nested = 0;
        while (!ended() && peek() != '\n') {
            char next = peek();
            if (next == '}' && nested == 0) break;
            if (next == '{' || next == '[' || next == '(') nested++;
            else if (next == '}' || next == ']' || next == ')') nested--;
            else if (nested == 0 && end < 0 && !ruby && (next == ':' || (next == '!' && peek(1) != '='))) end = at;
            else if (next == quote && nested <= 0) break;
            at++;
        }
        parts.add(new Hole(start, end < 0 ? at : end));
        if (peek() == '}') at++;
    }

    private void emit(List<Object> parts, StringBuilder plain, int start) {
        if (parts.isEmpty()) {
            put(Kind.TEXT, plain.toString(), start);
            return;
        }
        parts.add(plain.toString());
        put(Kind.MARK, Token.OPEN_TEMPLATE, start);
        for (Object part : parts) {
            if (part instanceof Hole hole) emit(hole, start);
            else if (part instanceof String words && !words.isEmpty()) put(Kind.TEXT, words, start);
        }
        put(Kind.MARK, Token.CLOSE_TEMPLATE, start);
    }

    /// Words inside a string stand at the string's own place; a place inside it would need a second map of lines.
    private void emit(Hole hole, int start) {
        put(Kind.MARK, Token.OPEN_HOLE, start);
        var inner = new PythonLexer(text.substring(hole.start, hole.end), ruby, level + 1);
        inner.depth = 1;
        inner.lineStarts = false;
        while (!inner.ended()) inner.step();
        for (Token token : inner.tokens) put(token.kind(), token.text(), start);
        put(Kind.MARK, Token.CLOSE_HOLE, start);
    }

    private record Hole(int start, int end) {}
}
