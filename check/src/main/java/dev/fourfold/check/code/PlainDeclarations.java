package dev.fourfold.check.code;

import java.util.ArrayList;
import java.util.List;

/// Finds what Go, Rust and Ruby files define: imports, functions, and plain assignments.
final class PlainDeclarations {

    private final Grammar grammar;
    private final List<Token> tokens;
    private final Declarations found;
    private final Language language;

    private PlainDeclarations(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
        this.found = new Declarations(grammar.blocks);
        this.language = grammar.language;
    }

    static Declarations of(Grammar grammar) {
        var reading = new PlainDeclarations(grammar);
        for (int i = 0; i < reading.tokens.size(); i++) reading.read(i);
        reading.found.close(reading.tokens.size());
        return reading.found;
    }

    private Token token(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at) : new Token(Token.Kind.MARK, "", 0, 0, 0);
    }

    private void read(int at) {
        Token token = tokens.get(at);
        if (token.is(":=") || token.is("=")) assign(at);
        if (!token.named()) return;
        switch (token.text()) {
            case "import" -> {
                if (language == Language.GO) goImports(at);
            }
            case "func", "fn" -> function(at);
            case "use" -> {
                if (language == Language.RUST) use(at);
            }
            case "mod" -> {
                if (language == Language.RUST && token(at + 2).is(";"))
                    found.imports.add(token(at + 1).text());
            }
            case "require_relative" -> {
                if (token(at + 1).kind() == Token.Kind.TEXT)
                    found.imports.add("./" + token(at + 1).text());
            }
            default -> {}
        }
    }

    // Assignments

    private void assign(int at) {
        int name = at - 1;
        if (token(at).is(":=")) {
            while (token(name).named()
                    && token(name - 1).is(",")
                    && token(name - 2).named()) name -= 2;
        }
        if (!token(name).named()) return;
        if (token(name - 1).is(".")) {
            found.bind(token(name - 2).text() + "." + token(name).text(), new Binding.Assigned(name, at + 1, true));
            return;
        }
        if (token(name - 1).is(":") && language == Language.RUST) name -= 2;
        Token before = token(name - 1);
        boolean declares = token(at).is(":=")
                || before.word("let")
                || before.word("mut")
                || before.word("var")
                || before.word("const");
        if (declares || token(name).startsLine() || before.is("(")) {
            found.bind(token(name).text(), new Binding.Assigned(name, at + 1, declares));
        }
    }

    // Imports

    private void goImports(int at) {
        if (!token(at + 1).is("(")) {
            goImport(at + 1);
            return;
        }
        for (int i = at + 2; i < grammar.blocks.close(at + 1); i++) if (token(i).startsLine()) goImport(i);
    }

    private void goImport(int at) {
        boolean renamed = token(at).named();
        Token path = token(renamed ? at + 1 : at);
        if (path.kind() != Token.Kind.TEXT) return;
        found.imports.add(path.text());
        String name = renamed ? token(at).text() : lastSegment(path.text());
        found.bind(name, new Binding.Imported(at, path.text(), ""));
    }

    private static String lastSegment(String path) {
        String[] segments = path.split("/", -1);
        String last = segments[segments.length - 1];
        boolean version = last.length() > 1
                && last.charAt(0) == 'v'
                && last.chars().skip(1).allMatch(Character::isDigit);
        return version && segments.length > 1 ? segments[segments.length - 2] : last;
    }

    /// `use a::b::{C, d as e};`
    private void use(int at) {
        var path = new StringBuilder();
        for (int i = at + 1; i < Math.min(at + 30, tokens.size()) && !token(i).is(";"); i++) {
            if (token(i).is("{")) {
                members(i, path.toString());
                return;
            }
            if (token(i).named()) {
                if (!path.isEmpty()) path.append('.');
                path.append(token(i).text());
            }
        }
        String module = path.toString();
        found.imports.add(module.replace('.', '/'));
        found.bind(module.substring(module.lastIndexOf('.') + 1), new Binding.Imported(at, module, ""));
    }

    private void members(int open, String module) {
        for (int i = open + 1; i < grammar.blocks.close(open); i++) {
            if (token(i).named() && !token(i + 1).is("::"))
                found.bind(token(i).text(), new Binding.Imported(i, module, token(i).text()));
        }
    }

    // Functions

    private void function(int at) {
        int name = token(at + 1).is("(") ? grammar.after(at + 1) : at + 1;
        if (!token(name).named()) return;
        int open = name + 1;
        for (int i = open; i < Math.min(name + 60, tokens.size()) && !token(i).is("("); i++) open = i + 1;
        if (!token(open).is("(")) return;
        int body = grammar.after(open);
        int limit = Math.min(body + 80, tokens.size());
        while (body < limit && !token(body).is("{") && !token(body).is(";")) body = grammar.after(body);
        if (!token(body).is("{")) return;
        found.header(open);
        String word = token(name).text();
        boolean always = word.equals("main") || word.equals("init") || word.equals("new");
        int inside = Math.min(body + 1, tokens.size());
        found.define(new Function(
                word,
                at,
                inside,
                Math.max(inside, Math.min(grammar.after(body), tokens.size())),
                parameters(open),
                always));
    }

    private List<Function.Parameter> parameters(int open) {
        var parameters = new ArrayList<Function.Parameter>();
        boolean fresh = true;
        for (int i = open + 1; i < grammar.blocks.close(open); i = grammar.after(i)) {
            if (token(i).is(",")) fresh = true;
            else if (fresh && token(i).named() && !token(i).word("mut") && !token(i).word("self")) {
                parameters.add(new Function.Parameter(token(i).text(), "", -1));
                fresh = false;
            }
        }
        return parameters;
    }
}
