package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.Fields;
import dev.fourfold.check.code.Expression.Items;
import dev.fourfold.check.code.Expression.Joined;
import dev.fourfold.check.code.Expression.Lambda;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Expression.Other;
import dev.fourfold.check.code.Expression.Text;
import java.util.ArrayList;
import java.util.List;

/// What an expression can begin with: names, texts, objects and lists, anonymous functions, what `new` makes.
final class Literals {

    private final Grammar grammar;

    Literals(Grammar grammar) {
        this.grammar = grammar;
    }

    private Token token() {
        return grammar.tokens.get(grammar.position);
    }

    private Token token(int at) {
        return grammar.tokens.get(Math.min(at, grammar.tokens.size() - 1));
    }

    Expression primary() {
        int start = grammar.position;
        Token token = token();
        return switch (token.kind()) {
            case NAME -> named(start, token);
            case TEXT -> text();
            case NUMBER -> {
                grammar.position++;
                yield new Other(start);
            }
            case MARK ->
                switch (token.text()) {
                    case Token.OPEN_TEMPLATE -> text();
                    case "(" -> group(start);
                    case "[" -> list(start);
                    case "{" -> new Fields(start, entries(start));
                    default -> {
                        if (!token.closes() && !token.is(",") && !token.is(";")) grammar.position++;
                        yield new Other(start);
                    }
                };
        };
    }

    private Expression named(int start, Token token) {
        boolean arrow = isArrow(start + 1);
        grammar.position++;
        if (arrow) return lambda(start, List.of(token.text()));
        return switch (token.text()) {
            case "new" ->
                grammar.language == Language.PYTHON || grammar.language == Language.GO
                        ? grammar.name(start)
                        : made(start);
            case "function", "func", "fn" -> anonymous(start);
            case "lambda" -> grammar.language == Language.PYTHON ? pythonLambda(start) : grammar.name(start);
            case "map" -> grammar.language == Language.GO && grammar.at("[") ? goMap(start) : grammar.name(start);
            default -> grammar.name(start);
        };
    }

    // Texts

    /// A text with all that stands beside it without an operator, as Python joins them.
    private Expression text() {
        int start = grammar.position;
        var parts = new ArrayList<Expression>();
        do {
            if (token().kind() == Token.Kind.TEXT) {
                parts.add(new Text(grammar.position, token().text()));
                grammar.position++;
            } else parts.add(template());
        } while (grammar.language == Language.PYTHON && moreText());
        return parts.size() == 1 ? parts.getFirst() : new Joined(start, parts);
    }

    private boolean moreText() {
        if (grammar.position >= grammar.tokens.size() || token().startsLine()) return false;
        return token().kind() == Token.Kind.TEXT || grammar.at(Token.OPEN_TEMPLATE);
    }

    Expression template() {
        int start = grammar.position;
        int close = grammar.blocks.close(start);
        var parts = new ArrayList<Expression>();
        for (int i = start + 1; i < close; i = grammar.after(i)) {
            if (token(i).kind() == Token.Kind.TEXT) parts.add(new Text(i, token(i).text()));
            else if (token(i).is(Token.OPEN_HOLE)) {
                grammar.position = i + 1;
                parts.add(grammar.blocks.close(i) == i + 1 ? new Other(i) : grammar.whole());
            }
        }
        grammar.position = grammar.after(start);
        return new Joined(start, parts);
    }

    static Expression percentFormat(Text format) {
        var parts = new ArrayList<Expression>();
        int from = 0;
        for (int hole;
                (hole = format.text().indexOf('%', from)) >= 0;
                from = Math.min(hole + 2, format.text().length())) {
            parts.add(new Text(format.at(), format.text().substring(from, hole)));
            parts.add(new Other(format.at()));
        }
        if (from < format.text().length())
            parts.add(new Text(format.at(), format.text().substring(from)));
        return new Joined(format.at(), parts);
    }

    // Brackets

    private Expression group(int start) {
        int close = grammar.blocks.close(start);
        if (isArrow(close + 1)) {
            grammar.position = close + 1;
            return lambda(start, parameterNames(start, close));
        }
        if (isCast(start, close)) {
            grammar.position = close + 1;
            return grammar.chain();
        }
        var items = items(start);
        if (items.size() == 1) return items.getFirst();
        if (items.isEmpty()) return new Other(start);
        return grammar.language == Language.SCRIPT ? items.getLast() : new Items(start, items);
    }

    private boolean isCast(int start, int close) {
        if (grammar.language != Language.JAVA && grammar.language != Language.CSHARP) return false;
        if (close + 1 >= grammar.tokens.size() || close - start > 12) return false;
        for (int i = start + 1; i < close; i++) {
            Token inner = token(i);
            if (!inner.named() && !(inner.kind() == Token.Kind.MARK && ".<>,?[]".contains(inner.text()))) return false;
        }
        Token next = token(close + 1);
        return close > start + 1 && (next.named() || next.kind() == Token.Kind.TEXT || next.is("("));
    }

    private List<Expression> items(int open) {
        var items = new ArrayList<Expression>();
        for (Argument argument : grammar.arguments(open)) items.add(argument.value());
        return items;
    }

    private Expression list(int start) {
        var items = items(start);
        if (grammar.language != Language.GO) return new Items(start, items);
        grammar.skipType();
        if (grammar.at("*")) {
            grammar.position++;
            grammar.skipType();
        }
        return grammar.at("{") ? new Items(start, items(grammar.position)) : new Items(start, items);
    }

    private Expression goMap(int start) {
        grammar.position = grammar.after(grammar.position);
        while (grammar.at("[") || grammar.at("]") || grammar.at("*"))
            grammar.position = grammar.after(grammar.position);
        grammar.skipType();
        return grammar.at("{") ? new Fields(start, entries(grammar.position)) : new Other(start);
    }

    /// Whether braces behind a type make a value of it, rather than open a block.
    boolean isComposite(Expression left, int open) {
        if (open + 1 >= grammar.tokens.size()) return false;
        boolean type = left instanceof Member
                || (left instanceof Name name && Character.isUpperCase(name.id().codePointAt(0)));
        boolean keyed = token(open + 1).named() && token(open + 2).is(":");
        return type && (keyed || token(open + 1).is("}"));
    }

    /// The entries between braces, in each language's spelling: `a: b`, `"a": b`, `[a]: b`, `a = b`, `a`, `...a`.
    List<Argument> entries(int open) {
        int close = grammar.blocks.close(open);
        var entries = new ArrayList<Argument>();
        grammar.position = open + 1;
        while (grammar.position < close) {
            int start = grammar.position;
            if (grammar.at(",")) {
                grammar.position++;
                continue;
            }
            entries.add(entry(close));
            if (grammar.position <= start) grammar.position = start + 1;
        }
        grammar.position = Math.min(close + 1, grammar.tokens.size());
        return entries;
    }

    private Argument entry(int close) {
        int start = grammar.position;
        if (grammar.at("...") || grammar.at("**")) {
            grammar.position++;
            Expression value = grammar.upToComma(close);
            return new Argument("", value, value, true);
        }
        boolean computed = grammar.at("[");
        Expression key = computed ? computedKey(start) : grammar.chain();
        boolean keyed = grammar.at(":") || grammar.at("=") || grammar.at("=>");
        if (!keyed) {
            grammar.skipToComma(close);
            return new Argument(plainName(key), key, key, false);
        }
        grammar.position++;
        Expression value = grammar.upToComma(close);
        boolean variable = grammar.language == Language.PYTHON || computed;
        String name = key instanceof Text || !variable ? plainName(key) : "";
        return new Argument(name, key, value, false);
    }

    private Expression computedKey(int open) {
        var keys = items(open);
        return keys.isEmpty() ? new Other(open) : keys.getFirst();
    }

    private static String plainName(Expression key) {
        return switch (key) {
            case Name name -> name.id();
            case Text text -> text.text();
            default -> "";
        };
    }

    // Making

    private Expression made(int start) {
        if (grammar.position >= grammar.tokens.size() || !token().named()) return new Other(start);
        Expression type = grammar.name(grammar.position++);
        while (grammar.at(".") && token(grammar.position + 1).named()) {
            type = new Member(
                    grammar.position + 1, type, token(grammar.position + 1).text());
            grammar.position += 2;
        }
        grammar.position = Math.max(grammar.position, grammar.at("<") ? grammar.typeArguments(grammar.position) : 0);
        var arguments = new ArrayList<Argument>();
        if (grammar.at("(")) arguments.addAll(grammar.arguments(grammar.position));
        if (grammar.at("{") && grammar.language == Language.CSHARP) arguments.addAll(entries(grammar.position));
        else if (grammar.at("{") && grammar.language == Language.JAVA)
            grammar.position = grammar.after(grammar.position);
        return new Call(start, type, arguments, true);
    }

    // Anonymous functions

    private boolean isArrow(int at) {
        if (at >= grammar.tokens.size()) return false;
        return switch (grammar.language) {
            case SCRIPT, CSHARP -> token(at).is("=>");
            case JAVA -> token(at).is("->");
            default -> false;
        };
    }

    private Expression lambda(int start, List<String> parameters) {
        grammar.position++;
        if (grammar.at("{")) {
            grammar.position = grammar.after(grammar.position);
            return new Lambda(start, parameters, new Other(start));
        }
        return new Lambda(start, parameters, grammar.whole());
    }

    private List<String> parameterNames(int open, int close) {
        var names = new ArrayList<String>();
        for (int i = open + 1; i < close; i = grammar.after(i)) {
            boolean last =
                    token(i + 1).is(",") || token(i + 1).is(":") || token(i + 1).is("=") || i + 1 == close;
            if (token(i).named() && last) names.add(token(i).text());
            else if (token(i).is("{")) names.add("");
        }
        return names;
    }

    private Expression anonymous(int start) {
        while (grammar.position < grammar.tokens.size() && !grammar.at("{") && !grammar.at(";")) {
            grammar.position = grammar.after(grammar.position);
        }
        grammar.position = grammar.at("{") ? grammar.after(grammar.position) : grammar.position;
        return new Lambda(start, List.of(), new Other(start));
    }

    private Expression pythonLambda(int start) {
        var names = new ArrayList<String>();
        while (grammar.position < grammar.tokens.size() && !grammar.at(":") && !token().startsLine()) {
            if (token().named()
                    && token(grammar.position - 1).kind() != Token.Kind.MARK
                            | token(grammar.position - 1).is(",")) {
                names.add(token().text());
            }
            grammar.position = grammar.after(grammar.position);
        }
        if (grammar.at(":")) grammar.position++;
        return new Lambda(start, names, grammar.position < grammar.tokens.size() ? grammar.whole() : new Other(start));
    }
}
