package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.External;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Spans.Span;
import dev.fourfold.check.code.Tracing.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The calls that run what they are given.
final class Sinks {

    private static final Map<String, Sink> ALL = read();
    private static final Set<String> STATEMENTS = Set.of(
            "execute",
            "executemany",
            "executescript",
            "execute_statement",
            "query",
            "raw",
            "$queryRawUnsafe",
            "$executeRawUnsafe",
            "run",
            "all",
            "exec");
    private static final Set<String> STATEMENT_ARGUMENTS = Set.of("sql", "Statement", "query", "QueryString");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "/bin/sh", "/bin/bash", "zsh", "cmd.exe");
    /// What a shell takes a command by.
    private static final String COMMAND = "-c";
    private static final Set<String> STARTERS = Set.of("subprocess", "child_process");
    private static final Set<String> SAFE_LOADERS = Set.of("SafeLoader", "CSafeLoader", "BaseLoader");

    /// @param needed the argument that makes it run (`shell=True`), empty when it always does
    record Sink(Weakness.Kind kind, String name, String needed) {}

    /// What stands before the bracket of a call.
    ///
    /// @param expression the callee
    /// @param start its first word
    /// @param last its last name
    record Callee(Expression expression, int start, String last, boolean member) {}

    private final Tracing tracing;

    Sinks(Tracing tracing) {
        this.tracing = tracing;
    }

    private static Map<String, Sink> read() {
        var all = new HashMap<String, Sink>();
        for (String line : Table.lines("sinks.txt")) {
            String[] words = line.split(" ", -1);
            var kind = Weakness.Kind.valueOf(words[1].toUpperCase(Locale.ROOT));
            String name = words[2].equals("-") ? words[3] : words[2] + "." + words[3];
            var language = Language.valueOf(words[0].toUpperCase(Locale.ROOT));
            all.put(key(language, words[2], words[3]), new Sink(kind, name, words.length > 4 ? words[4] : ""));
        }
        return all;
    }

    private static String key(Language language, String module, String path) {
        return language + " " + module + " " + path;
    }

    /// The callee of the call whose bracket this is; null when the bracket opens no call.
    static @Nullable Callee callee(Spans spans, int open) {
        int last = open - 1;
        if (!spans.token(last).named()) return null;
        int start = last;
        var names = new ArrayList<Integer>();
        names.add(last);
        while (spans.isMember(start) && spans.token(start - 2).named() && names.size() < 8) {
            start -= 2;
            names.addFirst(start);
        }
        String name = spans.token(last).text();
        if (spans.isMember(start)) {
            var required = required(spans, start - 2, names);
            return required == null ? new Callee(new Name(last, name), start, name, true) : required;
        }
        Expression whole = new Name(start, spans.token(start).text());
        for (int i = 1; i < names.size(); i++)
            whole = new Member(names.get(i), whole, spans.token(names.get(i)).text());
        return new Callee(whole, start, name, names.size() > 1);
    }

    /// `require('child_process').exec`
    private static @Nullable Callee required(Spans spans, int close, List<Integer> names) {
        int open = spans.opener(close);
        if (open < 1 || close != open + 2 || !spans.token(open - 1).word("require")) return null;
        var path = new ArrayList<String>();
        for (int at : names) path.add(spans.token(at).text());
        var module = spans.token(open + 1).text();
        return new Callee(
                new External(names.getFirst(), module, String.join(".", path)), open - 1, path.getLast(), true);
    }

    /// What a callee can be, through imports and other names for it.
    List<Site> resolved(Source source, Callee callee) {
        if (callee.expression() instanceof External) return List.of(Site.of(source, callee.expression()));
        if (callee.member() && callee.expression() instanceof Name) return List.of();
        var found = new ArrayList<Site>();
        for (Site site : tracing.expand(source, callee.expression())) {
            if (site.expression() instanceof Call call
                    && Tracing.lastName(call.of()).equals("promisify")
                    && !call.arguments().isEmpty()) {
                found.addAll(
                        tracing.expand(site.with(call.arguments().getFirst().value())));
            } else found.add(site);
        }
        return found;
    }

    /// The sink that a call is, if it is one.
    @Nullable
    Sink sink(Source source, Spans spans, Callee callee, List<Site> resolved, int open) {
        var parts = spans.parts(open);
        if (parts.isEmpty()) return null;
        for (Site site : resolved) {
            Sink sink = null;
            if (site.expression() instanceof External external) {
                sink = external(source.language, external, spans, parts);
            } else if (site.expression() instanceof Name name && !callee.member()) {
                sink = ALL.get(key(source.language, "-", name.id()));
            }
            if (sink != null) return isMet(sink, spans, open) ? sink : null;
        }
        boolean statement = callee.member() && STATEMENTS.contains(callee.last());
        return statement ? new Sink(Weakness.Kind.SQL, spans.shown(callee.start(), open), "") : null;
    }

    private static @Nullable Sink external(Language language, External external, Spans spans, List<Span> parts) {
        String module =
                external.module().startsWith("node:") ? external.module().substring(5) : external.module();
        Sink sink = ALL.get(key(language, module, external.path()));
        if (sink == null && external.path().isEmpty()) {
            int dot = module.lastIndexOf('.');
            if (dot > 0) sink = ALL.get(key(language, module.substring(0, dot), module.substring(dot + 1)));
        }
        if (STARTERS.contains(module) && startsShell(spans, parts)) {
            return new Sink(Weakness.Kind.SHELL, module + "." + external.path(), COMMAND);
        }
        return sink;
    }

    /// `["sh", "-c", command]`, or `"sh", ["-c", command]`.
    private static boolean startsShell(Spans spans, List<Span> parts) {
        int end = Math.min(parts.getLast().end(), parts.getFirst().start() + 40);
        boolean shell = false;
        for (int i = parts.getFirst().start(); i < end; i++) {
            Token token = spans.token(i);
            if (token.kind() != Token.Kind.TEXT) continue;
            if (shell)
                return token.text().equals("-c")
                        || token.text().equals("-lc")
                        || token.text().equals("/c");
            if (!SHELLS.contains(token.text())) return false;
            shell = true;
        }
        return false;
    }

    private static boolean isMet(Sink sink, Spans spans, int open) {
        int end = spans.after(open);
        if (sink.name().equals("yaml.load")) {
            for (int i = open; i < end; i++) {
                if (spans.token(i).named()
                        && SAFE_LOADERS.contains(spans.token(i).text())) return false;
            }
            return true;
        }
        if (sink.needed().isEmpty() || sink.needed().equals(COMMAND)) return true;
        int equals = sink.needed().indexOf('=');
        String name = sink.needed().substring(0, equals);
        for (int i = open + 1; i + 2 < end; i++) {
            boolean given = spans.token(i).word(name)
                    && (spans.token(i + 1).is("=") || spans.token(i + 1).is(":"));
            if (given && spans.token(i + 2).word(sink.needed().substring(equals + 1))) return true;
        }
        return false;
    }

    /// The arguments of a sink that are run.
    static List<Span> run(Sink sink, List<Span> parts) {
        if (sink.kind() == Weakness.Kind.SQL) {
            for (Span part : parts) if (STATEMENT_ARGUMENTS.contains(part.name())) return List.of(part);
            return parts.getFirst().name().isEmpty() ? List.of(parts.getFirst()) : List.of();
        }
        int run = sink.needed().equals(COMMAND) ? 2 : sink.name().equals("Function") ? parts.size() : 1;
        return parts.subList(0, Math.min(run, parts.size()));
    }
}
