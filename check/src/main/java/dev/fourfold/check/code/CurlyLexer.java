package dev.fourfold.check.code;

import dev.fourfold.check.code.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Words of the languages with braces: JavaScript and TypeScript, Java, C#, Go, Rust.
final class CurlyLexer extends Scanner {

    private static final List<String> MARKS = List.of(
            ">>>=", "===", "!==", "...", "??=", "||=", "&&=", "**=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??",
            "?.", ":=", "->", "::", "+=", "-=", "<-", "++", "--");
    private static final Set<String> BEFORE_PATTERN = Set.of(
            "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "await", "yield");
    private static final int DEEPEST_TEMPLATE = 200;

    private final Language language;

    /// How the templates that the cursor is inside of end, each with the braces open in its current hole.
    private final Deque<Template> templates = new ArrayDeque<>();

    private boolean lineStarts = true;

    private CurlyLexer(String text, Language language) {
        super(text);
        this.language = language;
    }

    static List<Token> read(String text, Language language) {
        var lexer = new CurlyLexer(text, language);
        if (lexer.sees("#!") && language == Language.SCRIPT) lexer.skipLine();
        while (!lexer.ended()) lexer.step();
        return lexer.tokens;
    }

    private void step() {
        char next = peek();
        if (next == '\n') {
            lineStarts = true;
            at++;
        } else if (Character.isWhitespace(next)) at++;
        else if (sees("//")) skipLine();
        else if (sees("/*")) {
            at += 2;
            skipPast("*/");
        } else if (startsTemplate()) openTemplate();
        else if (startsRaw()) raw();
        else if (next == '"' || next == '\'') quoted(next);
        else if (next == '/' && language == Language.SCRIPT && patternMayStart()) pattern();
        else if (startsName() || next == '@' || (next == '#' && language == Language.SCRIPT)) name();
        else if (Character.isDigit(next)) number();
        else punctuation();
    }

    private void put(Kind kind, String word, int start) {
        add(kind, word, start, lineStarts ? 0 : -1);
        lineStarts = false;
    }

    private void name() {
        int start = at;
        if (peek() == '@' || peek() == '#') {
            put(Kind.MARK, String.valueOf(peek()), start);
            at++;
            return;
        }
        skipName();
        if (at == start) at++;
        put(Kind.NAME, text.substring(start, at), start);
    }

    private void number() {
        int start = at;
        skipNumber();
        if (at == start) at++;
        put(Kind.NUMBER, text.substring(start, at), start);
    }

    private void punctuation() {
        int start = at;
        String mark = operator(MARKS);
        Template open = templates.peek();
        if (open != null && mark.equals("{")) open.braces++;
        if (open != null && mark.equals("}") && open.braces-- == 0) {
            closeHole(open);
            return;
        }
        at += mark.length();
        put(Kind.MARK, mark, start);
    }

    // Strings without expressions in them

    private boolean startsRaw() {
        return switch (language) {
            case JAVA -> sees("\"\"\"");
            case CSHARP -> sees("\"\"\"") || sees("@\"");
            case GO -> peek() == '`';
            case RUST -> sees("r\"") || sees("r#\"");
            default -> false;
        };
    }

    private void raw() {
        int start = at;
        if (sees("@\"")) verbatim();
        else if (sees("\"\"\"")) between("\"\"\"", "\"\"\"", start);
        else if (peek() == '`') between("`", "`", start);
        else if (sees("r#\"")) between("r#\"", "\"#", start);
        else between("r\"", "\"", start);
    }

    private void between(String open, String close, int start) {
        at += open.length();
        int from = at;
        skipPast(close);
        int end = Math.max(from, text.startsWith(close, at - close.length()) ? at - close.length() : at);
        put(Kind.TEXT, text.substring(from, end), start);
    }

    private void verbatim() {
        int start = at;
        at += 2;
        var plain = new StringBuilder();
        for (; !ended(); at++) {
            if (peek() == '"' && peek(1) != '"') break;
            if (peek() == '"') at++;
            plain.append(peek());
        }
        at++;
        put(Kind.TEXT, plain.toString(), start);
    }

    private void quoted(char quote) {
        int start = at;
        if (quote == '\'' && language == Language.RUST && peek(2) != '\'' && peek(1) != '\\') {
            at++;
            return;
        }
        at++;
        var plain = new StringBuilder();
        while (!ended() && peek() != quote && (peek() != '\n' || language == Language.RUST)) {
            if (peek() == '\\') {
                at++;
                if (!ended() && peek() != '\n') plain.append(unescape(peek()));
            } else plain.append(peek());
            if (!ended()) at++;
        }
        if (peek() == quote) at++;
        put(Kind.TEXT, plain.toString(), start);
    }

    // JavaScript's regular expressions

    private boolean patternMayStart() {
        if (tokens.isEmpty()) return true;
        Token last = tokens.getLast();
        return switch (last.kind()) {
            case NAME -> BEFORE_PATTERN.contains(last.text());
            case TEXT, NUMBER -> false;
            case MARK -> !last.is(")") && !last.is("]") && !last.is("}") && !last.is(Token.CLOSE_TEMPLATE);
        };
    }

    private void pattern() {
        int start = at;
        boolean inClass = false;
        for (at++; !ended() && peek() != '\n'; at++) {
            if (peek() == '\\') at++;
            else if (peek() == '[') inClass = true;
            else if (peek() == ']') inClass = false;
            else if (peek() == '/' && !inClass) break;
        }
        if (peek() == '/') at++;
        skipName();
        at = Math.min(at, text.length());
        put(Kind.NUMBER, "/", start);
    }

    // Strings with expressions in them

    private static final class Template {
        final char quote;
        final String hole;
        int braces;

        Template(char quote, String hole) {
            this.quote = quote;
            this.hole = hole;
        }
    }

    private boolean startsTemplate() {
        if (language == Language.SCRIPT) return peek() == '`';
        return language == Language.CSHARP && (sees("$\"") || sees("$@\"") || sees("@$\""));
    }

    private void openTemplate() {
        int start = at;
        boolean script = language == Language.SCRIPT;
        at += script ? 1 : sees("$\"") ? 2 : 3;
        put(Kind.MARK, Token.OPEN_TEMPLATE, start);
        var template = new Template(script ? '`' : '"', script ? "${" : "{");
        templates.push(template);
        inside(template);
    }

    private void closeHole(Template template) {
        put(Kind.MARK, Token.CLOSE_HOLE, at);
        at++;
        template.braces = 0;
        inside(template);
    }

    /// Reads plain text up to the next hole or the template's end.
    private void inside(Template template) {
        int start = at;
        var plain = new StringBuilder();
        while (!ended() && peek() != template.quote) {
            if (sees("{{") && template.hole.equals("{")) at++;
            else if (sees(template.hole) && templates.size() < DEEPEST_TEMPLATE) {
                putPlain(plain, start);
                put(Kind.MARK, Token.OPEN_HOLE, at);
                at += template.hole.length();
                return;
            } else if (peek() == '\\' && at + 1 < text.length()) at++;
            plain.append(peek());
            at++;
        }
        putPlain(plain, start);
        put(Kind.MARK, Token.CLOSE_TEMPLATE, Math.min(at, text.length()));
        at++;
        templates.pop();
    }

    private void putPlain(StringBuilder plain, int start) {
        if (!plain.isEmpty()) put(Kind.TEXT, plain.toString(), start);
    }
}
