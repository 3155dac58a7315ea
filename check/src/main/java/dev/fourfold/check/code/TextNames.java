package dev.fourfold.check.code;

/// What a text of code is called: the name that it is given to, or the one that it stands in for.
final class TextNames {

    private TextNames() {}

    static String of(Source source, int text) {
        Token before = token(source, text - 1);
        int name = text - 2;
        if (before.is("=") || before.is(":=") || before.is(":")) {
            // `name: type = "text"`
            if (token(source, name - 1).is(":") && token(source, name - 2).named()) return word(source, name - 2);
            if (token(source, name).is("]")) return word(source, name - 1);
            return word(source, name);
        }
        if (before.is("||") || before.is("??") || before.word("or")) {
            return token(source, name).is(")") || token(source, name).is("]")
                    ? word(source, name - 1)
                    : word(source, name);
        }
        // `getenv("NAME", "text")`
        boolean standsIn = before.is(",")
                && token(source, name).kind() == Token.Kind.TEXT
                && token(source, name - 1).is("(");
        return standsIn ? word(source, name) : "";
    }

    private static Token token(Source source, int at) {
        return at >= 0 ? source.token(at) : new Token(Token.Kind.MARK, "", 0, 0, -1);
    }

    private static String word(Source source, int at) {
        Token token = token(source, at);
        return token.kind() == Token.Kind.MARK ? "" : token.text();
    }
}
