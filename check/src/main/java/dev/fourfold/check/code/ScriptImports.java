package dev.fourfold.check.code;

/// Reads what JavaScript and TypeScript files import, and what they give to others.
final class ScriptImports {

    private static final Token NONE = new Token(Token.Kind.MARK, "", 0, 0, 0);

    private final Grammar grammar;
    private final Declarations found;

    private ScriptImports(Grammar grammar, Declarations found) {
        this.grammar = grammar;
        this.found = found;
    }

    static void importing(Grammar grammar, Declarations found, int at) {
        new ScriptImports(grammar, found).importing(at);
    }

    static void exporting(Grammar grammar, Declarations found, int at) {
        new ScriptImports(grammar, found).exporting(at);
    }

    static void requiring(Grammar grammar, Declarations found, int at) {
        var imports = new ScriptImports(grammar, found);
        if (imports.token(at + 1).is("(") && imports.isText(at + 2))
            found.imports.add(imports.token(at + 2).text());
    }

    private Token token(int at) {
        return at >= 0 && at < grammar.tokens.size() ? grammar.tokens.get(at) : NONE;
    }

    private boolean isText(int at) {
        return token(at).kind() == Token.Kind.TEXT;
    }

    private void importing(int at) {
        if (token(at + 1).is("(")) {
            requiring(grammar, found, at);
            return;
        }
        if (isText(at + 1)) {
            found.imports.add(token(at + 1).text());
            return;
        }
        boolean typeOnly = token(at + 1).word("type")
                && !token(at + 2).is(",")
                && !token(at + 2).word("from");
        int from = at + 1;
        int limit = Math.min(at + 400, grammar.tokens.size());
        while (from < limit
                && !token(from).word("from")
                && !token(from).is("=")
                && !token(from).is(";")
                && !isText(from)) {
            from = grammar.after(from);
        }
        if (!isText(from + 1)) return;
        String module = token(from + 1).text();
        if (!typeOnly) found.imports.add(module);
        names(typeOnly ? at + 2 : at + 1, from, module);
    }

    private void names(int start, int end, String module) {
        for (int i = start; i < end; i = grammar.after(i)) {
            if (token(i).is("{")) members(i, module);
            else if (token(i).is("*") && token(i + 1).word("as")) {
                found.bind(token(i + 2).text(), new Binding.Imported(i, module, ""));
                i += 2;
            } else if (token(i).named()) found.bind(token(i).text(), new Binding.Imported(i, module, "default"));
        }
    }

    private void members(int open, String module) {
        for (int i = open + 1; i < grammar.blocks.close(open); i++) {
            if (!token(i).named() || token(i).word("type") && token(i + 1).named()) continue;
            boolean renamed = token(i + 1).word("as");
            String name = token(renamed ? i + 2 : i).text();
            found.bind(name, new Binding.Imported(i, module, token(i).text()));
            if (renamed) i += 2;
        }
    }

    private void exporting(int at) {
        if (token(at + 1).word("default")) {
            boolean named = token(at + 2).word("function")
                    || token(at + 2).word("class")
                    || token(at + 3).word("function");
            if (!named) found.export("default", new Binding.Assigned(at, at + 2, true));
        } else if (token(at + 1).is("{")) exportList(at + 1);
        else if (token(at + 1).is("*")) {
            int from = token(at + 2).word("as") ? at + 4 : at + 2;
            if (token(from).word("from") && isText(from + 1)) {
                found.imports.add(token(from + 1).text());
                found.bind("*", new Binding.Imported(at, token(from + 1).text(), ""));
            }
        }
    }

    private void exportList(int open) {
        int close = grammar.blocks.close(open);
        found.exportWords(open, close);
        boolean passed = token(close + 1).word("from") && isText(close + 2);
        String module = passed ? token(close + 2).text() : "";
        if (passed) found.imports.add(module);
        for (int i = open + 1; i < close; i++) {
            if (!token(i).named()) continue;
            boolean renamed = token(i + 1).word("as");
            String outside = token(renamed ? i + 2 : i).text();
            if (passed) found.export(outside, new Binding.Imported(i, module, token(i).text()));
            else if (renamed) found.export(outside, new Binding.Assigned(i, i, true));
            if (renamed) i += 2;
        }
    }
}
