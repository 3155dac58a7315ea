package dev.fourfold.check.code;

import java.util.Set;

/// Steps over the types of TypeScript: `Promise<{ a: string }>`, `Map<string, Order[]> | null`, `(a: A) => B`.
final class ScriptTypes {

    private static final int LONGEST = 400;
    private static final Set<String> OPERATORS =
            Set.of("keyof", "typeof", "readonly", "unique", "infer", "asserts", "new", "abstract");
    private static final Set<String> JOINING = Set.of("is", "extends");

    private final Grammar grammar;

    ScriptTypes(Grammar grammar) {
        this.grammar = grammar;
    }

    private Token token(int at) {
        return at < grammar.tokens.size() ? grammar.tokens.get(at) : new Token(Token.Kind.MARK, "", 0, 0, 0);
    }

    /// Behind the type that begins at a word.
    ///
    /// @param result whether it is what an arrow function gives back, so that an arrow behind it is none of the type
    int behind(int start, boolean result) {
        int i = start;
        boolean begins = true;
        for (int steps = 0; steps < LONGEST && i < grammar.tokens.size(); steps++) {
            Token token = token(i);
            if (begins) {
                boolean leads = token.is("|") || token.is("&") || token.named() && OPERATORS.contains(token.text());
                boolean whole = token.opens() || token.kind() != Token.Kind.MARK;
                if (!leads && !whole) return i;
                begins = leads;
                i = leads ? i + 1 : grammar.after(i);
            } else if (joins(token) || token.is("=>") && !result) {
                begins = true;
                i++;
            } else if (token.is("<")) {
                int close = closing(i);
                if (close < 0) return i;
                i = close + 1;
            } else if (token.is("[") && !token.startsLine()) i = grammar.after(i);
            else return i;
        }
        return i;
    }

    private static boolean joins(Token token) {
        return token.is(".") || token.is("|") || token.is("&") || token.named() && JOINING.contains(token.text());
    }

    /// The mark that closes type arguments; -1 when they are none.
    private int closing(int open) {
        int nested = 0;
        int limit = Math.min(open + LONGEST, grammar.tokens.size());
        for (int i = open; i < limit; i = grammar.after(i)) {
            Token token = token(i);
            if (token.is("<")) nested++;
            else if (token.kind() == Token.Kind.MARK && token.text().startsWith(">")) {
                nested -= (int) token.text().chars().filter(mark -> mark == '>').count();
                if (nested <= 0) return i;
            } else if (token.is(";") || token.closes()) return -1;
        }
        return -1;
    }
}
