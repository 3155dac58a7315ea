package dev.fourfold.check.code;

import dev.fourfold.core.code.CodeUnit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the file and the function that a unit's handler names, with the ways in which builds move them.
final class Entries {

    private static final int MOST_FILES = 300;
    private static final List<String> USUAL = List.of("lambda_function", "index", "app", "handler", "main", "lambda");
    private static final List<String> BUILT = List.of("dist/", "build/", "out/", "lib/", ".build/", "js/");

    private final Workspace workspace;
    private final CodeUnit unit;
    private final Path base;
    private final String handler;

    private Entries(Workspace workspace, CodeUnit unit) {
        this.workspace = workspace;
        this.unit = unit;
        this.base = folder(workspace, unit);
        this.handler =
                unit.handler().isBlank() ? containerHandler() : unit.handler().strip();
    }

    static Entry find(Workspace workspace, CodeUnit unit) {
        return new Entries(workspace, unit).find();
    }

    /// The folder of a unit's code; the folder around it when what the unit names is yet to be built.
    static Path folder(Workspace workspace, CodeUnit unit) {
        Path nearest = workspace.nearest(unit.root());
        Path parent = nearest.getParent();
        return workspace.isFile(nearest) && parent != null ? parent : nearest;
    }

    private Entry find() {
        Path named = workspace.nearest(unit.root());
        if (workspace.isFile(named) && workspace.source(named).isPresent()) {
            return new Entry(load(List.of(named)), functionName());
        }
        Optional<Language> language = Language.ofRuntime(unit.runtime());
        Entry entry = language.map(this::inLanguage).orElseGet(this::inAnyLanguage);
        if (!entry.files().isEmpty()) return entry;
        var all = workspace.tree(base).stream()
                .filter(path -> language.isEmpty() || language.equals(Language.ofFile(path.toString())))
                .limit(MOST_FILES)
                .toList();
        return new Entry(load(all), "");
    }

    private Entry inAnyLanguage() {
        for (var language :
                List.of(Language.GO, Language.RUST, Language.PYTHON, Language.SCRIPT, Language.JAVA, Language.CSHARP)) {
            if ((language == Language.PYTHON || language == Language.SCRIPT) && !handler.contains(".")) continue;
            if (language == Language.GO && handler.contains("::")) continue;
            Entry entry = inLanguage(language);
            if (!entry.files().isEmpty()) return entry;
        }
        return new Entry(List.of(), "");
    }

    private Entry inLanguage(Language language) {
        return switch (language) {
            case PYTHON, SCRIPT, RUBY -> byModule(language);
            case JAVA, CSHARP -> byClass(language);
            case GO -> new Entry(load(program("main.go", ".go")), "main");
            case RUST -> new Entry(load(program("main.rs", ".rs")), "main");
        };
    }

    private List<Source> load(List<Path> paths) {
        return paths.stream().map(workspace::source).flatMap(Optional::stream).toList();
    }

    // Modules: `src/app.handler`

    private String moduleName(Language language) {
        int slash = handler.lastIndexOf('/');
        int dot = language == Language.SCRIPT ? handler.indexOf('.', slash + 1) : handler.lastIndexOf('.');
        String module = dot <= slash ? handler : handler.substring(0, dot);
        if (language == Language.PYTHON) module = module.replace('.', '/');
        return module.startsWith("./") ? module.substring(2) : module;
    }

    private String functionName() {
        int end = Math.max(handler.lastIndexOf('.'), handler.lastIndexOf(':'));
        return end < 0 ? "" : handler.substring(end + 1);
    }

    private Entry byModule(Language language) {
        String module = moduleName(language);
        for (String candidate : candidates(module)) {
            var found = file(base, candidate, language).or(() -> file(base, candidate + "/index", language));
            if (found.isPresent() && !candidate.isEmpty()) return new Entry(List.of(found.get()), functionName());
        }
        return anywhere(module, language)
                .or(() -> anywhere(module.substring(module.lastIndexOf('/') + 1), language))
                .map(source -> new Entry(List.of(source), functionName()))
                .orElseGet(() -> usual(language));
    }

    private static List<String> candidates(String module) {
        var candidates = new ArrayList<String>();
        candidates.add(module);
        for (String built : BUILT) {
            if (!module.startsWith(built)) continue;
            String inside = module.substring(built.length());
            candidates.add("src/" + inside);
            candidates.add(inside);
        }
        candidates.add("src/" + module);
        return candidates;
    }

    private Entry usual(Language language) {
        for (String name : USUAL) {
            var found = file(base, name, language).or(() -> file(base.resolve("src"), name, language));
            if (found.isPresent()) return new Entry(List.of(found.get()), functionName());
        }
        return new Entry(List.of(), "");
    }

    private Optional<Source> file(Path folder, String module, Language language) {
        for (String ending : language.endings()) {
            Path path = resolve(folder, module + ending);
            if (path.startsWith(workspace.root()) && workspace.isFile(path)) return workspace.source(path);
        }
        return Optional.empty();
    }

    private static Path resolve(Path folder, String name) {
        try {
            return folder.resolve(name).normalize();
        } catch (java.nio.file.InvalidPathException unspeakable) {
            return folder;
        }
    }

    private Optional<Source> anywhere(String module, Language language) {
        if (module.isEmpty()) return Optional.empty();
        for (Path path : workspace.tree(base)) {
            String name = "/" + workspace.relative(path);
            for (String ending : language.endings()) {
                if (name.endsWith("/" + module + ending)) return workspace.source(path);
            }
        }
        return Optional.empty();
    }

    // Classes: `com.example.App::handle`, `Assembly::Namespace.Class::Method`

    private Entry byClass(Language language) {
        String[] parts = handler.split("::", -1);
        String type = language == Language.CSHARP && parts.length > 1 ? parts[1] : parts[0];
        String method = parts.length > 1 ? parts[parts.length - 1] : "";
        String name = generatedFor(type);
        String simple = name.substring(name.lastIndexOf('.') + 1);
        var found = anywhere(name.replace('.', '/'), language)
                .or(() -> simple.isEmpty() ? Optional.empty() : anywhere(simple, language));
        if (found.isPresent()) return new Entry(List.of(found.get()), method.isEmpty() ? "handleRequest" : method);
        if (language == Language.CSHARP && parts.length > 1) return declaring(simple, method);
        return new Entry(List.of(), "");
    }

    /// The source that a class was generated from: `Functions_Add_Generated`, `Outer$Inner`.
    private static String generatedFor(String type) {
        int inner = type.indexOf('$');
        String outer = inner < 0 ? type : type.substring(0, inner);
        if (!outer.endsWith("_Generated")) return outer;
        int cut = outer.indexOf('_', outer.lastIndexOf('.') + 1);
        return outer.substring(0, cut);
    }

    private Entry declaring(String simple, String method) {
        for (Path path : workspace.tree(base)) {
            if (!path.toString().endsWith(".cs")) continue;
            var source = workspace.source(path);
            if (source.isPresent() && source.get().declarations.declaresClass(simple))
                return new Entry(List.of(source.get()), method);
        }
        return new Entry(List.of(), "");
    }

    // Programs: every file beside the one that holds the main function

    private List<Path> program(String main, String ending) {
        Path top = workspace.isFile(base.resolve("src").resolve(main)) ? base.resolve("src") : base;
        Optional<Path> start = workspace.isFile(top.resolve(main))
                ? Optional.of(top.resolve(main))
                : workspace.tree(base).stream()
                        .filter(path -> path.endsWith(main))
                        .findFirst();
        Optional<Path> first = start.or(() -> workspace.tree(base).stream()
                .filter(path -> path.toString().endsWith(ending))
                .findFirst());
        if (first.isEmpty()) return List.of();
        Path folder = first.get().getParent();
        return workspace.tree(base).stream()
                .filter(path -> path.toString().endsWith(ending)
                        && path.getParent() != null
                        && path.getParent().equals(folder))
                .limit(MOST_FILES)
                .toList();
    }

    // Images

    /// The handler in a container's `CMD ["app.handler"]`.
    private String containerHandler() {
        Optional<String> file = workspace.isFile(base.resolve("Dockerfile"))
                ? workspace.text(base.resolve("Dockerfile"))
                : Optional.empty();
        if (file.isEmpty()) return "";
        String command = file.get()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("CMD"))
                .reduce("", (first, last) -> last);
        int open = command.indexOf('"');
        int close = command.indexOf('"', open + 1);
        return open < 0 || close < 0 ? "" : command.substring(open + 1, close);
    }
}
