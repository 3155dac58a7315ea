package dev.fourfold.check.code;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a handler reaches: the files that it imports, and in them the functions whose names are said on the way. A file
/// may hold many handlers, and a shared module more than one of them needs; what is never named is not this function's.
final class Reach {

    private static final int MOST_FILES = 600;

    private final Workspace workspace;
    private final Imports imports;
    private final Map<Path, Source> files = new LinkedHashMap<>();
    private final Set<String> said = new HashSet<>();
    private final Map<String, List<Place>> functions = new HashMap<>();
    private final Set<Function> reached = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean complete;

    private record Place(Source source, Function function) {}

    private Reach(Workspace workspace, Imports imports, Entry entry) {
        this.workspace = workspace;
        this.imports = imports;
        this.complete = !entry.files().isEmpty();
        for (Source source : entry.files()) files.put(source.path, source);
    }

    static Reach from(Workspace workspace, Imports imports, Entry entry) {
        var reach = new Reach(workspace, imports, entry);
        reach.followFiles();
        reach.followNames(entry);
        return reach;
    }

    List<Source> files() {
        return List.copyOf(files.values());
    }

    boolean complete() {
        return complete;
    }

    Imports imports() {
        return imports;
    }

    /// Whether the handler can come to a word of a file.
    boolean reaches(Source source, int token) {
        int owner = source.declarations.owner(token);
        return owner < 0 || reached.contains(source.declarations.functions().get(owner));
    }

    /// The application's own file that an import means, when it is among those that are reached.
    Optional<Source> module(Source from, String name) {
        return imports.resolve(from, name).map(files::get);
    }

    Optional<Source> type(String name) {
        return imports.type(name).map(files::get);
    }

    // Files

    private void followFiles() {
        Deque<Source> open = new ArrayDeque<>(files.values());
        while (!open.isEmpty()) {
            Source source = open.poll();
            for (Path path : next(source)) {
                if (files.containsKey(path)) continue;
                if (files.size() >= MOST_FILES) {
                    complete = false;
                    return;
                }
                Optional<Source> found = workspace.source(path);
                if (found.isEmpty()) complete &= !workspace.isRefused(path);
                else {
                    files.put(path, found.get());
                    open.add(found.get());
                }
            }
        }
    }

    private List<Path> next(Source source) {
        var next = new ArrayList<Path>();
        for (String module : source.declarations.imports) {
            imports.resolve(source, module).ifPresent(path -> next.addAll(whole(source, path)));
        }
        if (source.language == Language.JAVA || source.language == Language.CSHARP) {
            for (Token token : source.tokens)
                if (token.named()) imports.type(token.text()).ifPresent(next::add);
        }
        return next;
    }

    /// Go imports a folder at once, Python runs the folders' own files on the way.
    private List<Path> whole(Source source, Path path) {
        if (source.language != Language.GO || path.getParent() == null) return List.of(path);
        return workspace.tree(path.getParent()).stream()
                .filter(other -> path.getParent().equals(other.getParent())
                        && other.toString().endsWith(".go"))
                .toList();
    }

    // Names

    private void followNames(Entry entry) {
        Deque<Place> open = new ArrayDeque<>();
        for (Source source : files.values()) {
            boolean dynamic = source.tokens.stream().anyMatch(token -> token.word("getattr") || token.word("globals"));
            for (Function function : source.declarations.functions()) {
                var place = new Place(source, function);
                functions
                        .computeIfAbsent(function.name(), key -> new ArrayList<>())
                        .add(place);
                if (dynamic || function.always()) open.add(place);
            }
        }
        for (Source source : entry.files())
            start(entry.function(), source, entry.files().size() > 1, open);
        for (Source source : files.values()) say(source, -1, open);
        while (!open.isEmpty()) {
            Place place = open.poll();
            if (!reached.add(place.function)) continue;
            say(place.source, place.source.declarations.place(place.function), open);
        }
    }

    private void start(String handler, Source source, boolean several, Deque<Place> open) {
        var all = source.declarations.functions();
        boolean named = all.stream().anyMatch(function -> function.name().equals(handler));
        for (Function function : all) {
            if (function.name().equals(handler) || (!named && !several) || handler.isEmpty())
                open.add(new Place(source, function));
        }
    }

    private void say(Source source, int owner, Deque<Place> open) {
        for (int word : source.declarations.words(owner)) {
            Token token = source.token(word);
            if (!token.named() || source.declarations.isExport(word)) continue;
            if (!said.add(token.text())) continue;
            open.addAll(functions.getOrDefault(token.text(), List.of()));
        }
    }
}
