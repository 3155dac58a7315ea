package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.Either;
import dev.fourfold.check.code.Expression.Index;
import dev.fourfold.check.code.Expression.Joined;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Expression.Other;
import dev.fourfold.check.code.Expression.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads expressions out of the words of a file, for all languages alike: operators, and chains of members, calls and
/// indexes. What it does not know becomes [Other]; nothing is an error. Each chain is read once.
final class Grammar {

    static final int DEEPEST = 60;
    private static final int LONGEST_CHAIN = 200;
    private static final Set<String> PREFIXES = Set.of(
            "await", "yield", "typeof", "not", "void", "delete", "ref", "out", "mut", "return", "throw", "raise",
            "async");
    private static final Set<String> COMPARING = Set.of(
            "==",
            "===",
            "!=",
            "!==",
            "<",
            ">",
            "<=",
            ">=",
            "-",
            "*",
            "/",
            "%",
            "in",
            "is",
            "instanceof",
            "not",
            "&",
            "|",
            "^",
            "**",
            "//");

    final List<Token> tokens;
    final Blocks blocks;
    final Language language;
    private final Literals literals = new Literals(this);
    private final Map<Integer, Read> chains = new HashMap<>();
    private final Map<Integer, Read> wholes = new HashMap<>();

    /// The next token to read.
    int position;

    private int depth;

    private record Read(Expression expression, int end) {}

    Grammar(List<Token> tokens, Blocks blocks, Language language) {
        this.tokens = tokens;
        this.blocks = blocks;
        this.language = language;
    }

    /// The expression that begins at a token.
    Expression expression(int at) {
        Read known = wholes.get(at);
        if (known != null) {
            position = known.end;
            return known.expression;
        }
        position = at;
        Expression read = whole();
        if (depth == 0) wholes.put(at, new Read(read, position));
        return read;
    }

    /// The chain that begins at a token: `a.b(c)[d]`.
    Expression chain(int at) {
        position = at;
        return chain();
    }

    boolean at(String mark) {
        return position < tokens.size() && tokens.get(position).is(mark);
    }

    boolean atWord(String word) {
        return position < tokens.size() && tokens.get(position).word(word);
    }

    /// Whether the expression that is being read ends here, because a statement does.
    private boolean ended() {
        if (position >= tokens.size()) return true;
        Token token = tokens.get(position);
        if (!token.startsLine()) return false;
        return language == Language.PYTHON || language == Language.GO || (language == Language.RUBY && !token.is("."));
    }

    // Operators

    Expression whole() {
        if (depth >= DEEPEST) return skipped();
        depth++;
        Expression left = alternatives();
        if (!ended() && at("?") && language != Language.GO && language != Language.RUST) left = conditional();
        else if (!ended() && language == Language.PYTHON && atWord("if")) left = pythonConditional(left);
        depth--;
        return left;
    }

    private Expression conditional() {
        int start = position++;
        Expression first = whole();
        if (!at(":")) return first;
        position++;
        return new Either(start, List.of(first, whole()));
    }

    private Expression pythonConditional(Expression first) {
        int start = position++;
        alternatives();
        if (!atWord("else")) return first;
        position++;
        return new Either(start, List.of(first, whole()));
    }

    private Expression alternatives() {
        Expression left = joined();
        var options = new ArrayList<Expression>();
        while (!ended()) {
            int start = position;
            Token token = tokens.get(position);
            if (token.is("||") || token.is("??") || token.word("or")) {
                position++;
                options.add(left);
                left = joined();
            } else if (token.is("&&") || token.word("and")) {
                position++;
                left = joined();
            } else if ((token.word("as") || token.word("satisfies")) && language != Language.PYTHON) {
                position++;
                skipType();
            } else if (token.is("%") && left instanceof Text format) {
                position++;
                joined();
                left = Literals.percentFormat(format);
            } else if (COMPARING.contains(token.text()) && token.kind() != Token.Kind.TEXT) {
                position++;
                joined();
                left = new Other(start);
            } else break;
        }
        if (options.isEmpty()) return left;
        options.add(left);
        return new Either(left.at(), options);
    }

    private Expression joined() {
        Expression left = unary();
        if (ended() || !at("+")) return left;
        var parts = new ArrayList<Expression>();
        parts.add(left);
        while (!ended() && at("+")) {
            position++;
            parts.add(unary());
        }
        return new Joined(left.at(), parts);
    }

    private Expression unary() {
        int start = position;
        boolean changed = false;
        while (position < tokens.size()) {
            Token token = tokens.get(position);
            boolean negates =
                    token.is("!") || token.is("-") || token.is("~") || token.word("typeof") || token.word("not");
            boolean points = token.is("&") || token.is("*") || token.is("<-");
            if (!negates && !points && !(token.named() && PREFIXES.contains(token.text()))) break;
            changed |= negates;
            position++;
        }
        Expression read = chain();
        return changed ? new Other(start) : read;
    }

    // Chains

    Expression chain() {
        int start = position;
        Read known = chains.get(start);
        if (known != null) {
            position = known.end;
            return known.expression;
        }
        if (depth >= DEEPEST || start >= tokens.size()) return skipped();
        depth++;
        Expression read = literals.primary();
        for (int links = 0; links < LONGEST_CHAIN; links++) {
            Expression longer = link(read);
            if (longer == read) break;
            read = longer;
        }
        depth--;
        if (depth < DEEPEST / 2) chains.put(start, new Read(read, position));
        return read;
    }

    private Expression link(Expression left) {
        if (ended()) return left;
        int start = position;
        Token token = tokens.get(position);
        if (token.is(".") || token.is("?.") || token.is("::")) return member(left, start);
        if (token.is("!") && language == Language.SCRIPT) {
            position++;
            return link(left);
        }
        if (token.is("?") && language == Language.RUST) {
            position++;
            return link(left);
        }
        boolean sameLine = !token.startsLine() || (language != Language.SCRIPT && language != Language.RUBY);
        if (token.is("(") && sameLine) return new Call(start, left, arguments(start), false);
        if (token.is("[") && sameLine) return index(left, start);
        if (token.is("<") && typeArguments(start) > 0) {
            position = typeArguments(start);
            return link(left);
        }
        if (token.is(Token.OPEN_TEMPLATE) && language == Language.SCRIPT) {
            return new Call(start, left, List.of(Argument.placed(literals.template())), false);
        }
        if (token.is("{") && language == Language.GO && literals.isComposite(left, start)) {
            return new Call(start, left, literals.entries(start), true);
        }
        return left;
    }

    private Expression member(Expression left, int start) {
        position++;
        if (at("#")) position++;
        if (at("<")) position = Math.max(position, typeArguments(position));
        if (at("(") && tokens.get(start).is(".") && language == Language.GO) {
            position = after(position);
            return link(left);
        }
        if (at("(") || at("[")) return link(left);
        if (position >= tokens.size() || !tokens.get(position).named()) return new Other(start);
        return new Member(position, left, tokens.get(position++).text());
    }

    private Expression index(Expression left, int start) {
        position = start + 1;
        Expression key = at("]") ? new Other(start) : whole();
        position = after(start);
        return new Index(start, left, key);
    }

    List<Argument> arguments(int open) {
        int close = blocks.close(open);
        var arguments = new ArrayList<Argument>();
        position = open + 1;
        while (position < close) {
            int start = position;
            boolean spread = at("...") || at("**") || at("*");
            if (spread) position++;
            String name = argumentName(close);
            Expression value = upToComma(close);
            arguments.add(new Argument(name, value, value, spread));
            if (position <= start) position = start + 1;
        }
        position = Math.min(close + 1, tokens.size());
        return arguments;
    }

    private String argumentName(int close) {
        if (position + 1 >= close || !tokens.get(position).named()) return "";
        String separator = language == Language.PYTHON ? "=" : ":";
        if (language == Language.SCRIPT || !tokens.get(position + 1).is(separator)) return "";
        String name = tokens.get(position).text();
        position += 2;
        return name;
    }

    /// An expression and everything behind it up to a comma; no expression that is understood when something is left.
    Expression upToComma(int close) {
        int start = position;
        if (at(",")) {
            position++;
            return new Other(start);
        }
        Expression value = whole();
        boolean clean = position >= close || at(",") || atWord("for") || atWord("if");
        skipToComma(close);
        return clean ? value : new Other(start);
    }

    void skipToComma(int close) {
        while (position < close && !at(",")) position = after(position);
        position = Math.min(position, close);
        if (position < close) position++;
    }

    // Skipping

    /// The token behind this one, or behind its closing bracket.
    int after(int token) {
        if (token >= tokens.size()) return tokens.size();
        if (!tokens.get(token).opens()) return token + 1;
        return Math.min(blocks.close(token) + 1, tokens.size());
    }

    private Expression skipped() {
        int start = position;
        position = after(position);
        return new Other(start);
    }

    void skipType() {
        while (position < tokens.size()) {
            Token token = tokens.get(position);
            if (token.named()) position++;
            else if (token.is(".") || token.is("|") || token.is("&") || token.is("::")) {
                position++;
                continue;
            } else break;
            if (at("<")) position = Math.max(position, typeArguments(position));
            while (at("[")) position = after(position);
            if (!at(".") && !at("|") && !at("&") && !at("::")) break;
        }
    }

    /// Where type arguments that begin at a `<` end, when something is called or made behind them; 0 otherwise.
    int typeArguments(int open) {
        if (language == Language.PYTHON || language == Language.GO || language == Language.RUBY) return 0;
        int nested = 0;
        int limit = Math.min(open + 60, tokens.size());
        for (int i = open; i < limit; i++) {
            Token token = tokens.get(i);
            if (token.is("<")) nested++;
            else if (token.is(">") && --nested == 0) return endsTypes(i + 1) ? i + 1 : 0;
            else if (token.opens()) i = Math.min(blocks.close(i), limit);
            else if (token.kind() == Token.Kind.MARK && !".,?|&:[]@=>".contains(token.text())) return 0;
        }
        return 0;
    }

    private boolean endsTypes(int next) {
        if (next >= tokens.size()) return false;
        Token token = tokens.get(next);
        return token.is("(") || token.is("{") || token.is("::") || token.is(".") || token.is("[") || token.named();
    }

    Name name(int at) {
        return new Name(at, tokens.get(at).text());
    }
}
