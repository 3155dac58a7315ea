package dev.fourfold.check.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds what a JavaScript or TypeScript file defines.
final class ScriptDeclarations {

    private static final Set<String> NO_METHOD = Set.of(
            "if", "for", "while", "switch", "catch", "function", "return", "with", "super", "await", "constructor?");
    private static final Set<String> MODIFIERS =
            Set.of("private", "public", "protected", "readonly", "static", "declare", "override", "abstract");

    private final Grammar grammar;
    private final List<Token> tokens;
    private final Declarations found;
    private final ScriptTypes types;

    private ScriptDeclarations(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
        this.found = new Declarations(grammar.blocks);
        this.types = new ScriptTypes(grammar);
    }

    static Declarations of(Grammar grammar) {
        var reading = new ScriptDeclarations(grammar);
        for (int i = 0; i < reading.tokens.size(); i++) reading.read(i);
        reading.found.close(reading.tokens.size());
        return reading.found;
    }

    private Token token(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at) : new Token(Token.Kind.MARK, "", 0, 0, 0);
    }

    private void read(int at) {
        Token token = tokens.get(at);
        if (token.is("=")) assign(at);
        else if (token.is("(")) method(at);
        else if (token.is(":") && isFunction(at + 1) && isKey(at - 1)) named(at - 1, at - 1, at + 1, false);
        if (!token.named() || token(at - 1).is(".")) return;
        switch (token.text()) {
            case "import" -> ScriptImports.importing(this.grammar, found, at);
            case "export" -> ScriptImports.exporting(this.grammar, found, at);
            case "require" -> ScriptImports.requiring(this.grammar, found, at);
            case "const", "let", "var" -> declare(at);
            case "function" -> function(at);
            case "class" -> openClass(at);
            default -> {
                if (MODIFIERS.contains(token.text())) typedField(at);
            }
        }
    }

    private boolean isKey(int at) {
        return token(at).named() || token(at).kind() == Token.Kind.TEXT;
    }

    private boolean isFunction(int at) {
        if (token(at).word("async")) return isFunction(at + 1) || token(at + 1).word("function");
        if (token(at).word("function")) return true;
        if (token(at).named()) return token(at + 1).is("=>");
        return token(at).is("(") && arrowBehind(at);
    }

    /// `(a, b) =>` and `(a: T): R =>`.
    private boolean arrowBehind(int open) {
        int next = grammar.after(open);
        if (token(next).is("=>")) return true;
        return token(next).is(":") && token(types.behind(next + 1, true)).is("=>");
    }

    // Values

    private void declare(int at) {
        int i = at + 1;
        for (int guard = 0; guard < 50 && i < tokens.size(); guard++) {
            int name = i;
            int equals = valueOf(grammar.after(i));
            boolean iterates = token(equals).word("of") || token(equals).word("in");
            if (iterates && token(name).named()) found.bind(token(name).text(), new Binding.Each(name, equals + 1));
            if (!token(equals).is("=")) return;
            if (token(name).is("{") || token(name).is("[")) pick(name, equals + 1);
            else if (token(name).named()) value(name, equals);
            grammar.expression(equals + 1);
            if (!token(grammar.position).is(",")) return;
            i = grammar.position + 1;
        }
    }

    /// Steps over a type.
    private int valueOf(int behindName) {
        int colon = token(behindName).is("!") ? behindName + 1 : behindName;
        return token(colon).is(":") ? types.behind(colon + 1, false) : behindName;
    }

    private void value(int name, int equals) {
        String word = token(name).text();
        found.bind(word, new Binding.Assigned(name, equals + 1, true));
        if (isFunction(equals + 1)) {
            named(name, name, equals + 1, false);
            return;
        }
        grammar.expression(equals + 1);
        int end = grammar.position;
        boolean top = grammar.blocks.block(name) == 0;
        if (top && holdsFunction(equals + 1, end))
            found.define(new Function(word, name, equals + 1, end, List.of(), false));
    }

    private boolean holdsFunction(int start, int end) {
        if (token(start).is("{") || token(start).word("class")) return false;
        for (int i = start; i < end; i++) if (token(i).is("=>") || token(i).word("function")) return true;
        return false;
    }

    private void pick(int open, int value) {
        int close = grammar.blocks.close(open);
        boolean list = token(open).is("[");
        int place = 0;
        for (int i = open + 1; i < close; i = grammar.after(i)) {
            if (token(i).is(",")) place++;
            if (!token(i).named() || token(i - 1).is("=") || token(i - 1).is(":")) continue;
            String key = list ? String.valueOf(place) : token(i).text();
            boolean renamed = !list && token(i + 1).is(":");
            if (renamed && token(i + 2).is("{")) pickDeeper(i + 2, value, key);
            else found.bind(token(renamed ? i + 2 : i).text(), new Binding.Picked(i, value, key));
        }
    }

    private void pickDeeper(int open, int value, String key) {
        int close = grammar.blocks.close(open);
        for (int i = open + 1; i < close; i = grammar.after(i)) {
            if (!token(i).named() || token(i - 1).is(":") || token(i - 1).is("=")) continue;
            boolean renamed = token(i + 1).is(":");
            found.bind(token(renamed ? i + 2 : i).text(), new Binding.Picked(i, value, key + "." + token(i).text()));
        }
    }

    private void assign(int at) {
        int name = at - 1;
        if (!token(name).named()) return;
        if (token(name - 1).is(".") || token(name - 1).is("#")) {
            assignMember(name, at);
            return;
        }
        Token before = token(name - 1);
        if (before.word("const") || before.word("let") || before.word("var")) return;
        if (before.is(":") && !isLabel(name - 1)) return;
        boolean field = found.inClass(name);
        if (field) found.bind("this." + token(name).text(), new Binding.Assigned(name, at + 1, true));
        else if (!before.is("(") && !before.is(","))
            found.bind(token(name).text(), new Binding.Assigned(name, at + 1, false));
        if (isFunction(at + 1)) named(name, name, at + 1, false);
    }

    /// Whether a colon ends `case "a":` or `default:`, rather than stands in front of a type.
    private boolean isLabel(int colon) {
        for (int i = colon - 1; i >= Math.max(0, colon - 8); i--) {
            if (token(i).word("case") || token(i).word("default")) return true;
            if (token(i).is(";") || token(i).is("{") || token(i).is("}") || token(i).is(":")) return false;
        }
        return false;
    }

    private void assignMember(int name, int at) {
        int dot = token(name - 1).is("#") ? name - 2 : name - 1;
        String owner = token(dot - 1).text();
        String word = token(name).text();
        var binding = new Binding.Assigned(name, at + 1, true);
        boolean module = owner.equals("module") && word.equals("exports");
        if (module) {
            found.export("default", binding);
            grammar.expression(at + 1);
            if (token(at + 1).is("{")) found.exportWords(at + 1, grammar.position);
        } else if (owner.equals("exports")) {
            if (!token(at + 1).word("void")) found.export(word, binding);
        } else found.bind(owner + "." + word, binding);
        if (isFunction(at + 1)) named(name, dot - 1, at + 1, false);
        else if (owner.equals("exports")) exportedRegion(word, name, at);
    }

    private void exportedRegion(String word, int name, int at) {
        grammar.expression(at + 1);
        int end = grammar.position;
        if (holdsFunction(at + 1, end)) found.define(new Function(word, name, at + 1, end, List.of(), false));
        else if (token(at + 1).named() && end == at + 2) found.exportWords(at + 1, end);
    }

    private void typedField(int at) {
        int name = at + 1;
        if (!token(name).named() || MODIFIERS.contains(token(name).text())) return;
        int colon = token(name + 1).is("?") || token(name + 1).is("!") ? name + 2 : name + 1;
        if (token(colon).is(":") && token(colon + 1).named()) {
            found.bind(
                    "this." + token(name).text(),
                    new Binding.TypedAs(name, token(colon + 1).text()));
        }
    }

    // Functions and classes

    private void openClass(int at) {
        for (int i = at + 1; i < Math.min(at + 40, tokens.size()); i++) {
            if (!token(i).is("{")) continue;
            if (i + 1 < tokens.size())
                found.openClass(grammar.blocks.block(i + 1), token(at + 1).text());
            return;
        }
    }

    private void function(int at) {
        int name = token(at + 1).is("*") ? at + 2 : at + 1;
        boolean byDefault = token(at - 1).word("default") || token(at - 2).word("default");
        if (token(name).named()) named(name, at, name + 1, byDefault);
        else if (byDefault) named(at - 1, at, name, true);
    }

    private void method(int open) {
        int name = open - 1;
        if (!token(name).named()
                || NO_METHOD.contains(token(name).text())
                || token(name - 1).is(".") && !token(name - 2).is(".")) return;
        if (token(name - 1).word("function")
                || token(name - 1).word("new")
                || token(name - 1).is("*") && token(name - 2).word("function")) return;
        int body = grammar.after(open);
        if (token(body).is(":")) body = types.behind(body + 1, false);
        if (!token(body).is("{") || !mayBeMethod(name)) return;
        boolean always = token(name).word("constructor");
        define(token(name).text(), name, open, body, Math.min(grammar.after(body), tokens.size()), always);
    }

    private boolean mayBeMethod(int name) {
        Token before = token(name - 1);
        return before.is("{")
                || before.is("}")
                || before.is(",")
                || before.is(";")
                || before.is("*")
                || before.is("#")
                || before.named()
                || before.is(")")
                || token(name).startsLine();
    }

    /// A function whose own words begin at `from` (its parameters, or `async` or `function` before them).
    private void named(int name, int start, int from, boolean byDefault) {
        int open = from;
        while (token(open).word("async")
                || token(open).word("function")
                || token(open).is("*")) open++;
        if (token(open).named() && !token(open + 1).is("=>")) open++;
        int body = grammar.after(open);
        boolean arrow =
                !byDefault && !token(start).word("function") && !token(open - 1).word("function");
        if (token(body).is(":")) body = types.behind(body + 1, arrow);
        if (token(body).is("=>")) body++;
        int end;
        if (token(body).is("{")) end = grammar.after(body);
        else {
            grammar.expression(body);
            end = grammar.position;
        }
        String word = token(name).text();
        define(word, start, open, body, Math.min(end, tokens.size()), false);
        if (byDefault)
            found.export("default", new Binding.Defines(start, found.functions().getLast()));
    }

    private void define(String name, int start, int open, int body, int end, boolean always) {
        found.header(open);
        int inside = token(body).is("{") ? Math.min(body + 1, tokens.size()) : body;
        var parameters = new ArrayList<Function.Parameter>();
        if (token(open).is("(")) parameters(open, parameters);
        else parameters.add(new Function.Parameter(token(open).text(), "", -1));
        var function = new Function(name, start, inside, Math.max(end, inside), parameters, always);
        found.define(function);
        if (token(open).is("(")) patterns(open, function);
    }

    private void parameters(int open, List<Function.Parameter> parameters) {
        int close = grammar.blocks.close(open);
        boolean fresh = true;
        for (int i = open + 1; i < close; ) {
            if (token(i).is(",")) fresh = true;
            else if (fresh && token(i).is("{")) {
                parameters.add(new Function.Parameter("", "", -1));
                fresh = false;
            } else if (fresh && token(i).named() && !MODIFIERS.contains(token(i).text())) {
                parameters.add(parameter(i));
                fresh = false;
            }
            i = behindPart(i);
        }
    }

    /// Behind a word between the brackets of parameters; a type is stepped over as a whole, with the commas in it.
    private int behindPart(int at) {
        return token(at).is(":") ? Math.max(at + 1, types.behind(at + 1, false)) : grammar.after(at);
    }

    private Function.Parameter parameter(int name) {
        int next = token(name + 1).is("?") ? name + 2 : name + 1;
        String type = token(next).is(":") ? token(next + 1).text() : "";
        int behind = token(next).is(":") ? valueOf(next) : next;
        return new Function.Parameter(token(name).text(), type, token(behind).is("=") ? behind + 1 : -1);
    }

    private void patterns(int open, Function function) {
        int close = grammar.blocks.close(open);
        int place = 0;
        for (int i = open + 1; i < close; i = behindPart(i)) {
            if (token(i).is(",")) place++;
            if (!token(i).is("{") || token(i - 1).is(":") || token(i - 1).is("=")) continue;
            for (int key = i + 1; key < grammar.blocks.close(i); key = grammar.after(key)) {
                if (!token(key).named()
                        || token(key - 1).is("=")
                        || token(key - 1).is(":")) continue;
                String name = token(key + 1).is(":")
                        ? token(key + 2).text()
                        : token(key).text();
                found.bind(
                        name,
                        new Binding.Parameter(
                                function.body(), function, place, token(key).text()));
            }
        }
    }
}
