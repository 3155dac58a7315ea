package dev.fourfold.check.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds what a Python file defines.
final class PythonDeclarations {

    private final Grammar grammar;
    private final List<Token> tokens;
    private final Declarations found;
    private final Set<String> globals = new HashSet<>();

    private PythonDeclarations(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
        this.found = new Declarations(grammar.blocks);
    }

    static Declarations of(Grammar grammar) {
        var reading = new PythonDeclarations(grammar);
        for (int i = 0; i < reading.tokens.size(); i++) {
            if (reading.tokens.get(i).word("global")) reading.globals(i);
        }
        for (int i = 0; i < reading.tokens.size(); i++) reading.read(i);
        reading.found.close(reading.tokens.size());
        return reading.found;
    }

    private Token token(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at) : new Token(Token.Kind.MARK, "", 0, 0, 0);
    }

    private void globals(int at) {
        for (int i = at + 1; i < tokens.size() && !token(i).startsLine(); i++)
            if (token(i).named()) globals.add(token(i).text());
    }

    private void read(int at) {
        Token token = tokens.get(at);
        if (token.is("=")) assign(at);
        else if (token.is(":=") && token(at - 1).named())
            found.bind(token(at - 1).text(), new Binding.Assigned(at - 1, at + 1, true));
        else if (!token.named()) return;
        else if (token.startsLine() && token.text().equals("import")) imports(at);
        else if (token.startsLine() && token.text().equals("from")) importsFrom(at);
        else if (token.text().equals("def")) define(at);
        else if (token.text().equals("class") && token.startsLine()) openClass(at);
        else if (token.text().equals("as")) with(at);
        else if (token.text().equals("for")) loop(at);
    }

    private int statementEnd(int at) {
        int i = at + 1;
        while (i < tokens.size() && !token(i).startsLine()) i++;
        return i;
    }

    // Imports

    private void imports(int at) {
        int end = statementEnd(at);
        for (int i = at + 1; i < end; i++) {
            int start = i;
            String module = dotted(i, end);
            i += Math.max(0, width(start, end) - 1);
            if (module.isEmpty()) continue;
            found.imports.add(module);
            if (token(i + 1).word("as")) {
                found.bind(token(i + 2).text(), new Binding.Imported(start, module, ""));
                i += 2;
            } else {
                String top = module.contains(".") ? module.substring(0, module.indexOf('.')) : module;
                found.bind(top, new Binding.Imported(start, top, ""));
            }
        }
    }

    private void importsFrom(int at) {
        int end = statementEnd(at);
        String module = dotted(at + 1, end);
        int i = at + 1 + width(at + 1, end);
        if (!token(i).word("import")) return;
        found.imports.add(module);
        for (i++; i < end; i++) {
            if (!token(i).named()) continue;
            String member = token(i).text();
            found.imports.add(module + (module.endsWith(".") ? "" : ".") + member);
            boolean renamed = token(i + 1).word("as");
            found.bind(renamed ? token(i + 2).text() : member, new Binding.Imported(i, module, member));
            if (renamed) i += 2;
        }
    }

    private int width(int start, int end) {
        int i = start;
        while (i < end && (token(i).is(".") || token(i).is("...") || (token(i).named() && !keyword(i)))) {
            if (token(i).named() && !token(i + 1).is(".") && !token(i + 1).is("...")) return i + 1 - start;
            i++;
        }
        return i - start;
    }

    private boolean keyword(int at) {
        return token(at).word("import") || token(at).word("as");
    }

    private String dotted(int start, int end) {
        var name = new StringBuilder();
        int width = width(start, end);
        for (int i = start; i < start + width; i++) name.append(token(i).text());
        return name.toString();
    }

    // Assignments

    private void assign(int at) {
        int before = at - 1;
        if (!token(before).named()
                || token(before).startsLine() && token(before).word("return")) {
            unpack(at);
            return;
        }
        int start = before;
        while (!token(start).startsLine() && start > 0 && at - start < 8) start--;
        if (!token(start).startsLine() || isArgument(start, at)) return;
        bindTarget(annotated(start, before), at);
    }

    /// Whether a bracket is open before an `=`, so that it gives an argument its name or its default.
    private boolean isArgument(int start, int at) {
        int open = 0;
        for (int i = start; i < at; i++) {
            if (token(i).opens()) open++;
            else if (token(i).closes()) open--;
        }
        return open > 0;
    }

    /// `name: Type = value` has its name in front.
    private int annotated(int start, int before) {
        for (int i = start; i < before; i++) if (token(i).is(":")) return i - 1;
        return before;
    }

    private void bindTarget(int name, int at) {
        if (!token(name).named()) return;
        String word = token(name).text();
        boolean global = globals.contains(word);
        if (token(name - 1).is(".") && token(name - 2).named()) {
            String owner = token(name - 2).text();
            String prefix = owner.equals("self") || owner.equals("cls") ? "this" : owner;
            found.bind(prefix + "." + word, new Binding.Assigned(name, at + 1, true));
        } else if (token(name).startsLine()
                || token(name - 1).is("=")
                || token(name - 1).is(",")) {
            found.bind(word, new Binding.Assigned(name, at + 1, !global));
        } else if (token(name - 1).is(":")) found.bind(word, new Binding.Assigned(name, at + 1, true));
    }

    /// `a["b"] = c` and `(a, b) = c` bind no name that is followed; `a, b = c` does.
    private void unpack(int at) {
        if (!token(at - 1).is("]") || token(at - 3).kind() == Token.Kind.MARK) return;
        boolean key = token(at - 2).kind() == Token.Kind.TEXT && token(at - 3).is("[");
        if (key && token(at - 4).named()) {
            found.bind(token(at - 4).text() + "." + token(at - 2).text(), new Binding.Assigned(at - 4, at + 1, true));
        }
    }

    private void with(int at) {
        int start = at;
        while (!token(start).startsLine() && start > 0 && at - start < 200) start--;
        int opener = token(start).word("async") ? start + 1 : start;
        if (!token(opener).word("with") || !token(at + 1).named()) return;
        int value = opener + 1;
        for (int i = opener + 1; i < at; i = grammar.after(i)) {
            if (token(i).is(",")) value = i + 1;
            if (token(i).is("(") && grammar.after(i) > at) value = ++i;
        }
        found.bind(token(at + 1).text(), new Binding.Assigned(at + 1, value, true));
    }

    private void loop(int at) {
        if (token(at + 1).named() && token(at + 2).word("in"))
            found.bind(token(at + 1).text(), new Binding.Each(at + 1, at + 3));
    }

    // Functions and classes

    private void openClass(int at) {
        int body = suite(at);
        if (body < tokens.size() && token(body).startsLine())
            found.openClass(grammar.blocks.block(body), token(at + 1).text());
        found.header(at + 2);
        if (token(at + 1).named()) {
            found.bind(
                    token(at + 1).text(), new Binding.TypedAs(at, token(at + 1).text()));
        }
    }

    /// The first token of what the colon of a header begins.
    private int suite(int at) {
        int i = at;
        while (i < tokens.size() && !token(i).is(":")) {
            i = grammar.after(i);
            if (i < tokens.size() && token(i).startsLine()) return i;
        }
        return i + 1;
    }

    private void define(int at) {
        if (!token(at + 1).named() || !token(at + 2).is("(")) return;
        found.header(at + 2);
        int header = token(at - 1).word("async") ? at - 1 : at;
        int indent = token(header).indent();
        int body = suite(at);
        int end = body;
        while (end < tokens.size() && (token(end).indent() < 0 || token(end).indent() > indent)) end++;
        if (indent < 0) end = statementEnd(at);
        String name = token(at + 1).text();
        boolean decorated = decorated(header);
        boolean dunder = name.startsWith("__");
        var parameters = parameters(at + 2);
        if (isStep(header) && !parameters.isEmpty()) parameters.removeFirst();
        found.define(new Function(name, header, Math.min(body, tokens.size()), end, parameters, decorated || dunder));
    }

    /// A step of a durable function is given its context by the decorator, so that its callers leave it out.
    private boolean isStep(int header) {
        int line = header - 1;
        while (line > 0 && !token(line).startsLine()) line--;
        return token(line).is("@") && token(line + 1).word("durable_step");
    }

    private boolean decorated(int header) {
        int line = header - 1;
        while (line > 0 && !token(line).startsLine()) line--;
        if (!token(line).is("@")) return false;
        String decorator = token(line + 1).text();
        return !decorator.equals("staticmethod")
                && !decorator.equals("classmethod")
                && token(line + 2).is(".")
                && !decorator.equals("tracer")
                && !decorator.equals("logger")
                && !decorator.equals("metrics")
                && !decorator.equals("xray_recorder");
    }

    private List<Function.Parameter> parameters(int open) {
        var parameters = new ArrayList<Function.Parameter>();
        int close = Math.min(grammar.blocks.close(open), tokens.size());
        int start = open + 1;
        for (int i = open + 1; i <= close; i = i < close ? grammar.after(i) : i + 1) {
            if (i != close && !token(i).is(",")) continue;
            if (i > start) parameter(start, i, parameters);
            start = i + 1;
        }
        return parameters;
    }

    private void parameter(int start, int end, List<Function.Parameter> parameters) {
        if (!token(start).named() || token(start).word("self") || token(start).word("cls")) return;
        String type = token(start + 1).is(":") ? typeName(start + 2) : "";
        int value = -1;
        for (int i = start + 1; i < end; i = grammar.after(i)) if (token(i).is("=")) value = i + 1;
        parameters.add(new Function.Parameter(token(start).text(), type, value));
    }

    private String typeName(int at) {
        if (token(at).kind() == Token.Kind.TEXT) return token(at).text();
        return token(at).named() ? token(at).text() : "";
    }
}
