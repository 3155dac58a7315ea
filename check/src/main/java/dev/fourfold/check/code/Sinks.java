package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.External;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Spans.Span;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.page.FrontMatter;
import dev.fourfold.core.page.Page;
import dev.fourfold.core.page.Pages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The calls that do harm with what they are given.
final class Sinks {

    private static final Map<String, List<Sink>> ALL = read();
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
    private static final String ALL_ARGUMENTS = "all";
    private static final Set<String> STARTERS = Set.of("subprocess", "child_process");
    private static final Set<String> SAFE_LOADERS = Set.of("SafeLoader", "CSafeLoader", "BaseLoader");

    /// @param needed the argument that makes it one (`shell=True`), or which arguments count (`all`, `second`); empty
    ///     when it always is one, by its first argument
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

    /// The sinks stand in the pages of the rules: a call, and what has to be so for it to be one.
    private static Map<String, List<Sink>> read() {
        var all = new HashMap<String, List<Sink>>();
        Pages.of("check", "rules", Sinks.class).forEach((file, text) -> {
            var front = FrontMatter.of(file, Page.front(file, text));
            if (!front.has("sinks")) return;
            var kind = Weakness.Kind.valueOf(front.text("kind").toUpperCase(Locale.ROOT));
            front.at("sinks").values().forEach((name, sinks) -> {
                var language = Language.valueOf(name.toUpperCase(Locale.ROOT));
                for (String sink : sinks) {
                    String[] words = sink.split(" ", 2);
                    all.computeIfAbsent(key(language, words[0]), key -> new ArrayList<>())
                            .add(new Sink(kind, words[0], words.length > 1 ? words[1] : ""));
                }
            });
        });
        return all;
    }

    private static String key(Language language, String path) {
        return language + " " + path;
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
            List<Sink> sinks = List.of();
            if (site.expression() instanceof External external) {
                if (isShellStarted(external, spans, parts)) return shell(external);
                sinks = external(source.language, external);
            } else if (site.expression() instanceof Name name && !callee.member()) {
                sinks = ALL.getOrDefault(key(source.language, name.id()), List.of());
            }
            for (Sink sink : sinks) if (isMet(sink, spans, open)) return sink;
            if (!sinks.isEmpty()) return null;
        }
        boolean statement = callee.member() && STATEMENTS.contains(callee.last());
        return statement ? new Sink(Weakness.Kind.SQL, spans.shown(callee.start(), open), "") : null;
    }

    private static List<Sink> external(Language language, External external) {
        String path = module(external);
        if (!external.path().isEmpty()) path += "." + external.path();
        if (language == Language.SCRIPT) path = path.replace(".default", "");
        return ALL.getOrDefault(key(language, path), List.of());
    }

    private static String module(External external) {
        return external.module().startsWith("node:") ? external.module().substring(5) : external.module();
    }

    private static boolean isShellStarted(External external, Spans spans, List<Span> parts) {
        return STARTERS.contains(module(external)) && startsShell(spans, parts);
    }

    private static Sink shell(External external) {
        return new Sink(Weakness.Kind.SHELL, module(external) + "." + external.path(), COMMAND);
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
        if (sink.name().equals("yaml.load") || sink.name().equals("yaml.load_all")) {
            for (int i = open; i < end; i++) {
                if (spans.token(i).named()
                        && SAFE_LOADERS.contains(spans.token(i).text())) return false;
            }
            return true;
        }
        int equals = sink.needed().indexOf('=');
        if (equals < 0) return true;
        String name = sink.needed().substring(0, equals);
        for (int i = open + 1; i + 2 < end; i++) {
            boolean given = spans.token(i).kind() != Token.Kind.MARK
                    && spans.token(i).text().equals(name)
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
        if (sink.kind() == Weakness.Kind.URL) return addresses(sink, parts);
        if (sink.needed().equals(ALL_ARGUMENTS)) return parts;
        int run = sink.needed().equals(COMMAND) ? 2 : sink.name().equals("Function") ? parts.size() : 1;
        return parts.subList(0, Math.min(run, parts.size()));
    }

    /// What tells where a request goes: an argument by name or by its place.
    private static List<Span> addresses(Sink sink, List<Span> parts) {
        for (Span part : parts) if (part.name().equals("url")) return List.of(part);
        int place = sink.needed().equals("second") ? 1 : 0;
        boolean placed = place < parts.size() && parts.get(place).name().isEmpty();
        return placed ? List.of(parts.get(place)) : List.of();
    }
}
