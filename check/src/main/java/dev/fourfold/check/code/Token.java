package dev.fourfold.check.code;

/// A word of a source file. Comments and white space leave no token.
///
/// @param indent width of the white space before the token when it starts a logical line, -1 otherwise
record Token(Kind kind, String text, int line, int column, int indent) {

    /// Opens and closes a string with expressions in it; between them stand texts and holes.
    static final String OPEN_TEMPLATE = "\"{";

    static final String CLOSE_TEMPLATE = "}\"";
    static final String OPEN_HOLE = "${";
    static final String CLOSE_HOLE = "}$";

    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        MARK
    }

    boolean is(String mark) {
        return kind == Kind.MARK && text.equals(mark);
    }

    boolean word(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    boolean named() {
        return kind == Kind.NAME;
    }

    boolean startsLine() {
        return indent >= 0;
    }

    boolean opens() {
        return kind == Kind.MARK
                && switch (text) {
                    case "(", "[", "{", OPEN_TEMPLATE, OPEN_HOLE -> true;
                    default -> false;
                };
    }

    boolean closes() {
        return kind == Kind.MARK
                && switch (text) {
                    case ")", "]", "}", CLOSE_TEMPLATE, CLOSE_HOLE -> true;
                    default -> false;
                };
    }
}
