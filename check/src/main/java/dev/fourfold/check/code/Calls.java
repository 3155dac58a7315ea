package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.Index;
import dev.fourfold.check.code.Expression.Member;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Finds every call in a file.
final class Calls {

    private static final Set<String> WORDS = Set.of(
            "return",
            "await",
            "yield",
            "if",
            "else",
            "elif",
            "for",
            "while",
            "in",
            "of",
            "not",
            "and",
            "or",
            "is",
            "throw",
            "raise",
            "async",
            "def",
            "class",
            "function",
            "func",
            "fn",
            "const",
            "let",
            "var",
            "import",
            "from",
            "export",
            "with",
            "as",
            "try",
            "case",
            "typeof",
            "void",
            "delete",
            "go",
            "defer",
            "switch",
            "catch",
            "lambda",
            "assert");

    private final Source source;
    private final BitSet seen = new BitSet();
    private final List<Call> found = new ArrayList<>();

    private Calls(Source source) {
        this.source = source;
    }

    static List<Call> in(Source source) {
        var calls = new Calls(source);
        for (int i = 0; i < source.tokens.size(); i++) {
            if (calls.startsChain(i)) calls.collect(source.grammar.chain(i));
        }
        return calls.found;
    }

    private boolean startsChain(int at) {
        Token token = source.token(at);
        if (at > 0) {
            Token before = source.token(at - 1);
            if (before.is(".") || before.is("?.") || before.is("::")) return false;
            if (before.word("def") || before.word("function") || before.word("func") || before.word("class"))
                return false;
            boolean value = before.named() && !WORDS.contains(before.text()) || before.is(")") || before.is("]");
            if (token.is("(") && value) return false;
        }
        return token.named() ? !WORDS.contains(token.text()) : token.is("(");
    }

    private void collect(Expression chain) {
        Expression walk = chain;
        while (true) {
            switch (walk) {
                case Call call -> {
                    if (!seen.get(call.at()) && !source.declarations.isHeader(call.at())) found.add(call);
                    seen.set(call.at());
                    walk = call.of();
                }
                case Member member -> walk = member.of();
                case Index index -> walk = index.of();
                default -> {
                    return;
                }
            }
        }
    }
}
