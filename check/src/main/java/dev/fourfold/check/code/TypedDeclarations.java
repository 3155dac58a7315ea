package dev.fourfold.check.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds what a Java or C# file defines.
final class TypedDeclarations {

    private static final Set<String> NO_METHOD = Set.of(
            "if",
            "for",
            "while",
            "switch",
            "catch",
            "synchronized",
            "try",
            "using",
            "lock",
            "foreach",
            "new",
            "return",
            "when",
            "fixed",
            "super",
            "this",
            "throw",
            "else",
            "await");
    private static final Set<String> NO_TYPE = Set.of(
            "return",
            "new",
            "throw",
            "else",
            "package",
            "import",
            "case",
            "in",
            "is",
            "as",
            "instanceof",
            "await",
            "yield",
            "goto",
            "out",
            "ref");
    private static final Set<String> KINDS = Set.of("class", "interface", "record", "enum", "struct");

    private final Grammar grammar;
    private final List<Token> tokens;
    private final Declarations found;
    private final boolean java;

    private TypedDeclarations(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
        this.found = new Declarations(grammar.blocks);
        this.java = grammar.language == Language.JAVA;
    }

    static Declarations of(Grammar grammar) {
        var reading = new TypedDeclarations(grammar);
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
        if (!token.named()) return;
        if (token.text().equals(java ? "import" : "using") && grammar.blocks.block(at) == 0) imports(at);
        else if (KINDS.contains(token.text()) && token(at + 1).named()) openClass(at);
        else declare(at);
    }

    private void imports(int at) {
        boolean fixed = token(at + 1).word("static");
        var name = new StringBuilder();
        int i = fixed ? at + 2 : at + 1;
        for (; i < at + 40 && (token(i).named() || token(i).is(".") || token(i).is("*")); i++)
            name.append(token(i).text());
        if (!token(i).is(";") || name.isEmpty()) return;
        String module = name.toString();
        found.imports.add(module);
        int dot = module.lastIndexOf('.');
        if (!java || dot < 0 || module.endsWith("*")) return;
        String last = module.substring(dot + 1);
        String owner = module.substring(0, dot);
        found.bind(last, fixed ? new Binding.Imported(at, owner, last) : new Binding.Imported(at, module, ""));
    }

    private void openClass(int at) {
        for (int i = at + 1; i < Math.min(at + 80, tokens.size()); i++) {
            if (token(i).is(";")) return;
            if (!token(i).is("{")) continue;
            if (i + 1 < tokens.size())
                found.openClass(grammar.blocks.block(i + 1), token(at + 1).text());
            return;
        }
    }

    /// `Type name` before the end of a statement, an assignment or another parameter.
    private void declare(int at) {
        if (NO_TYPE.contains(token(at).text())
                || !Character.isUpperCase(token(at).text().codePointAt(0))) return;
        int name = token(at + 1).is("?") ? at + 2 : at + 1;
        if (!token(name).named() || KINDS.contains(token(name).text())) return;
        Token next = token(name + 1);
        boolean client = ClientNames.ofType(token(at).text()).isPresent();
        if (next.is(";") || next.is(")") || next.is(",") || next.is("{") || next.is(":") || next.is("=") && client) {
            found.bind(token(name).text(), new Binding.TypedAs(name, token(at).text()));
        }
    }

    private void assign(int at) {
        int name = at - 1;
        if (!token(name).named()) return;
        Token before = token(name - 1);
        String word = token(name).text();
        if (before.is(".")) {
            String owner = token(name - 2).text();
            found.bind(owner + "." + word, new Binding.Assigned(name, at + 1, true));
            if (owner.equals("this")) found.bind(word, new Binding.Assigned(name, at + 1, false));
            return;
        }
        boolean typed = before.named() && !NO_TYPE.contains(before.text())
                || before.is(">")
                || before.is("]")
                || before.is("?");
        if (typed && before.named() && ClientNames.ofType(before.text()).isPresent()) return;
        if (before.is("(") || before.is(",")) return;
        found.bind(word, new Binding.Assigned(name, at + 1, typed));
    }

    private void method(int open) {
        int name = open - 1;
        if (!token(name).named() || NO_METHOD.contains(token(name).text())) return;
        Token before = token(name - 1);
        boolean typed = before.named() && !NO_TYPE.contains(before.text())
                || before.is(">")
                || before.is("]")
                || before.is("?");
        boolean bare = before.is("}") || before.is(";") || before.is("{");
        if (!typed && !bare) return;
        int body = grammar.after(open);
        int limit = Math.min(body + 40, tokens.size());
        while (body < limit
                && (token(body).word("throws")
                        || token(body).named()
                        || token(body).is(",")
                        || token(body).is(".")
                        || token(body).is(":") && !java)) {
            body = token(body).is(":") ? grammar.after(body + 2) : body + 1;
        }
        boolean arrow = !java && token(body).is("=>");
        if (!token(body).is("{") && !arrow) return;
        define(name, open, body, arrow);
    }

    private void define(int name, int open, int body, boolean arrow) {
        int end;
        if (arrow) {
            grammar.expression(body + 1);
            end = Math.max(grammar.position, body + 1);
        } else end = grammar.after(body);
        found.header(open);
        String word = token(name).text();
        boolean constructor = word.equals(found.className(name));
        int inside = Math.min(body + 1, tokens.size());
        found.define(new Function(
                word,
                name,
                inside,
                Math.max(inside, Math.min(end, tokens.size())),
                parameters(open),
                constructor || annotated(name)));
    }

    /// Java's frameworks find methods by what is written over them.
    private boolean annotated(int name) {
        if (!java) return false;
        for (int i = name - 1; i > name - 30 && i >= 0; i--) {
            if (token(i).is("@")) return true;
            if (token(i).is(";") || token(i).is("}") || token(i).is("{")) return false;
        }
        return false;
    }

    private List<Function.Parameter> parameters(int open) {
        var parameters = new ArrayList<Function.Parameter>();
        int close = Math.min(grammar.blocks.close(open), tokens.size());
        int nested = 0;
        for (int i = open + 1; i <= close; i++) {
            if (token(i).is("<")) nested++;
            if (token(i).is(">")) nested--;
            if (nested > 0 || i != close && !token(i).is(",")) continue;
            if (!token(i - 1).named()) continue;
            String type = token(i - 2).named() ? token(i - 2).text() : "";
            parameters.add(new Function.Parameter(token(i - 1).text(), type, -1));
        }
        return parameters;
    }
}
