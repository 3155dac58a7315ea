package dev.fourfold.check.code;

import dev.fourfold.core.code.CodeUnit;
import dev.fourfold.core.model.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the functions' code does with its events and with secrets.
///
/// It goes the same way as [CodeReading]: from each handler through the application's own files. Events are followed in
/// Python, JavaScript and TypeScript; texts are gathered in every language. Bounded, and it never throws on what code
/// holds.
///
/// @param weaknesses where data of an event is run
/// @param texts what texts stand in the code
/// @param unread ids of functions whose event was not followed: no code was found, its language is not known, or the
///     budget ran out
public record CodeScan(List<Weakness> weaknesses, List<CodeText> texts, List<String> unread) {

    private static final String STRICT = "fourfold.strict";
    private static final Set<String> EVENTS = Set.of("event", "evt", "_event", "request", "req", "input");
    private static final int LONGEST_INLINE = 1_000_000;
    private static final int MOST_TEXTS = 20_000;

    public CodeScan {
        weaknesses = List.copyOf(weaknesses);
        texts = List.copyOf(texts);
        unread = List.copyOf(unread);
    }

    /// Scans the code of all units.
    ///
    /// @param appRoot the application's root; no file outside it is read
    public static CodeScan of(Path appRoot, List<CodeUnit> units) {
        var workspace = new Workspace(appRoot);
        var weaknesses = new ArrayList<Weakness>();
        var unread = new ArrayList<String>();
        Map<Location, CodeText> texts = new LinkedHashMap<>();
        for (CodeUnit unit : units) {
            try {
                var reach = reach(workspace, unit);
                if (!weaknesses(unit, reach, weaknesses)) unread.add(unit.function());
                reach.reach().files().forEach(source -> texts(unit.function(), source, texts));
            } catch (RuntimeException | StackOverflowError fault) {
                if (Boolean.getBoolean(STRICT)) throw fault;
                unread.add(unit.function());
            }
        }
        return new CodeScan(weaknesses, List.copyOf(texts.values()), unread);
    }

    private record Reached(Entry entry, Reach reach) {}

    private static Reached reach(Workspace workspace, CodeUnit unit) {
        boolean inline = !unit.inline().isBlank();
        Entry entry = inline ? inline(workspace, unit) : Entries.find(workspace, unit);
        Path base = inline ? workspace.nearest(unit.root()) : Entries.folder(workspace, unit);
        return new Reached(entry, Reach.from(workspace, new Imports(workspace, base, unit.layers(), entry), entry));
    }

    /// Code that stands in the template itself.
    private static Entry inline(Workspace workspace, CodeUnit unit) {
        var language = Language.ofRuntime(unit.runtime());
        if (language.isEmpty() || unit.inline().length() > LONGEST_INLINE) return new Entry(List.of(), "");
        Path root = workspace.nearest(unit.root());
        var source = Source.of(workspace.relative(root), root.resolve("index"), language.get(), unit.inline());
        return new Entry(
                List.of(source), unit.handler().substring(unit.handler().lastIndexOf('.') + 1));
    }

    /// Whether the event was followed to the end.
    private static boolean weaknesses(CodeUnit unit, Reached reached, List<Weakness> weaknesses) {
        var taint = new EventTaint(unit.function(), new Tracing(reached.reach()));
        boolean begun = false;
        for (Source source : reached.entry().files()) {
            if (source.language != Language.PYTHON && source.language != Language.SCRIPT) continue;
            for (Function function : handlers(source, reached.entry().function())) {
                var event = event(taint.spans(source), function);
                if (event.isEmpty()) continue;
                begun = true;
                Disclosures.in(unit.function(), source, taint.spans(source), function)
                        .forEach(weaknesses::add);
                var carrying = new LinkedHashMap<String, Trail>();
                boolean whole = event.size() == 1;
                event.forEach(name -> carrying.put(name, Trail.begin(whole ? "" : "event." + name)));
                taint.analyse(source, function, carrying, 0);
            }
        }
        weaknesses.addAll(taint.found());
        return begun && !taint.exhausted() && reached.reach().complete();
    }

    /// The function that the provider calls; when it is not known, all that take an event.
    private static List<Function> handlers(Source source, String handler) {
        var all = source.declarations.functions();
        var named =
                all.stream().filter(function -> function.name().equals(handler)).toList();
        if (!named.isEmpty()) return named;
        return all.stream()
                .filter(function -> !function.parameters().isEmpty()
                        && EVENTS.contains(function.parameters().getFirst().name()))
                .toList();
    }

    /// The names of the event: the first parameter, also of a handler that something is wrapped around.
    private static List<String> event(Spans spans, Function function) {
        var first = spans.parameter(function, 0);
        if (!first.isEmpty()) return first;
        for (int i = function.body(); i < function.end(); i++) {
            if (spans.token(i).is("=>")
                    && spans.token(i - 1).named()
                    && !spans.token(i - 2).is(":"))
                return List.of(spans.token(i - 1).text());
            boolean opens = spans.token(i).is("(")
                    && (spans.token(spans.after(i)).is("=>")
                            || spans.token(i - 1).word("function"));
            if (!opens || spans.after(i) == i + 2) continue;
            int name = i + 1;
            return spans.token(name).opens()
                    ? spans.bound(name, spans.after(name))
                    : List.of(spans.token(name).text());
        }
        return List.of();
    }

    private static void texts(String function, Source source, Map<Location, CodeText> texts) {
        for (int i = 0; i < source.tokens.size() && texts.size() < MOST_TEXTS; i++) {
            Token token = source.token(i);
            if (token.kind() != Token.Kind.TEXT || token.text().length() < 6) continue;
            var location = new Location(source.file, token.line(), token.column());
            texts.putIfAbsent(location, new CodeText(function, TextNames.of(source, i), token.text(), location));
        }
    }
}
