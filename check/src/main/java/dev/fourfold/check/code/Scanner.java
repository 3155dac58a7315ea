package dev.fourfold.check.code;

import java.util.ArrayList;
import java.util.List;

/// What the lexers share: a cursor over a text that goes forward only, so that no input costs more than linear time.
abstract class Scanner {

    static final char END = '\0';

    final String text;
    final List<Token> tokens = new ArrayList<>();
    int at;
    private int line = 1;
    private int lineStart;
    private int counted;

    Scanner(String text) {
        this.text = text;
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        int index = at + ahead;
        return index < text.length() ? text.charAt(index) : END;
    }

    boolean ended() {
        return at >= text.length();
    }

    boolean sees(String word) {
        return text.startsWith(word, at);
    }

    void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /// Goes behind the next `end`, or to the end of the text.
    void skipPast(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
    }

    void add(Token.Kind kind, String word, int start) {
        add(kind, word, start, -1);
    }

    void add(Token.Kind kind, String word, int start, int indent) {
        countLines(start);
        tokens.add(new Token(kind, word, line, start - lineStart + 1, indent));
    }

    void mark(String word, int start) {
        add(Token.Kind.MARK, word, start);
    }

    private void countLines(int until) {
        for (; counted < until; counted++) {
            if (text.charAt(counted) != '\n') continue;
            line++;
            lineStart = counted + 1;
        }
    }

    void skipNumber() {
        while (Character.isLetterOrDigit(peek()) || peek() == '_' || (peek() == '.' && Character.isDigit(peek(1))))
            at++;
    }

    void skipName() {
        while (Character.isJavaIdentifierPart(peek()) && peek() != END) at++;
    }

    boolean startsName() {
        return Character.isJavaIdentifierStart(peek());
    }

    /// The longest of `marks` (sorted long to short) at the cursor, or the single character there.
    String operator(List<String> marks) {
        for (String mark : marks) if (sees(mark)) return mark;
        return String.valueOf(peek());
    }

    /// What stands for the character behind a backslash; the cursor is on that character.
    static char unescape(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> escaped;
        };
    }
}
