package dev.fourfold.check.code;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the application's own file that an import means, from where the runtime would look for it.
final class Imports {

    private final Workspace workspace;
    private final Path base;
    private final List<Path> roots = new ArrayList<>();
    private final Map<String, Optional<Path>> known = new HashMap<>();
    private Map<String, Path> types = Map.of();

    Imports(Workspace workspace, Path base, List<Path> layers, Entry entry) {
        this.workspace = workspace;
        this.base = base;
        roots.add(base);
        for (Source source : entry.files()) {
            Path folder = source.path.getParent();
            if (folder != null && !roots.contains(folder)) roots.add(folder);
        }
        roots.add(base.resolve("src"));
        for (Path layer : layers) addLayer(workspace.nearest(layer));
        if (!entry.files().isEmpty()) indexTypes(entry.files().getFirst().language);
    }

    private void addLayer(Path layer) {
        roots.add(layer);
        roots.add(layer.resolve("python"));
        roots.add(layer.resolve("nodejs"));
        roots.add(layer.resolve("nodejs").resolve("node_modules"));
    }

    private void indexTypes(Language language) {
        if (language != Language.JAVA && language != Language.CSHARP) return;
        types = new HashMap<>();
        for (Path path : workspace.tree(base)) {
            Path name = path.getFileName();
            if (name == null || !Optional.of(language).equals(Language.ofFile(name.toString()))) continue;
            types.putIfAbsent(name.toString().substring(0, name.toString().lastIndexOf('.')), path);
            if (language == Language.CSHARP) {
                workspace
                        .source(path)
                        .ifPresent(source ->
                                source.declarations.classNames().forEach(type -> types.putIfAbsent(type, path)));
            }
        }
    }

    /// The file that declares a class of that name.
    Optional<Path> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    Optional<Path> resolve(Source from, String module) {
        if (module.isEmpty() || module.length() > 300) return Optional.empty();
        Path folder = from.path.getParent();
        String key = (module.startsWith(".") ? folder + "|" : "") + from.language + "|" + module;
        var found = known.get(key);
        if (found == null) {
            found = find(from, module);
            known.put(key, found);
        }
        return found;
    }

    private Optional<Path> find(Source from, String module) {
        Path folder = from.path.getParent();
        if (folder == null) return Optional.empty();
        try {
            return switch (from.language) {
                case PYTHON -> python(folder, module);
                case SCRIPT -> script(folder, module);
                case GO -> goPackage(module);
                case RUST -> first(List.of(folder, base.resolve("src")), module, List.of(".rs", "/mod.rs"));
                case RUBY -> first(module.startsWith(".") ? List.of(folder) : roots, module, List.of(".rb"));
                case JAVA, CSHARP -> Optional.empty();
            };
        } catch (InvalidPathException unspeakable) {
            return Optional.empty();
        }
    }

    private Optional<Path> first(List<Path> folders, String name, List<String> endings) {
        for (Path folder : folders) {
            for (String ending : endings) {
                Path path = folder.resolve(name + ending).normalize();
                if (path.startsWith(workspace.root()) && workspace.isFile(path)) return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private Optional<Path> python(Path folder, String module) {
        int dots = 0;
        while (dots < module.length() && module.charAt(dots) == '.') dots++;
        String name = module.substring(dots).replace('.', '/');
        if (dots == 0 && Libraries.isForeign(Language.PYTHON, module) && !isOwn(folder, name)) return Optional.empty();
        Path start = folder;
        for (int up = 1; up < dots; up++) {
            start = start.getParent();
            if (start == null) return Optional.empty();
        }
        var endings = List.of(".py", "/__init__.py");
        if (dots > 0) return first(List.of(start), name.isEmpty() ? "__init__" : name, endings);
        return first(roots, name, endings).or(() -> first(List.of(folder), name, endings));
    }

    /// A single file may bear a library's name; a folder of that name is a copy of the library.
    private boolean isOwn(Path folder, String name) {
        String top = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
        return workspace.isFile(folder.resolve(top + ".py")) || workspace.isFile(base.resolve(top + ".py"));
    }

    private Optional<Path> script(Path folder, String module) {
        if (module.startsWith(".")) return scriptFile(folder.resolve(module).normalize());
        for (String layer : List.of("/opt/nodejs/", "/opt/")) {
            if (!module.startsWith(layer)) continue;
            return roots.stream()
                    .map(root -> scriptFile(root.resolve(module.substring(layer.length()))))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (Libraries.isForeign(Language.SCRIPT, module) || module.startsWith("/")) return Optional.empty();
        boolean alias = module.startsWith("@/") || module.startsWith("~/");
        String name = alias ? module.substring(2) : module;
        return roots.stream()
                .map(root -> scriptFile(root.resolve(name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// TypeScript's imports may name the `.js` that will be built.
    private Optional<Path> scriptFile(Path path) {
        if (!path.startsWith(workspace.root())) return Optional.empty();
        if (workspace.isFile(path)) return Optional.of(path);
        String name = path.toString();
        String bare = name.endsWith(".js") || name.endsWith(".mjs") ? name.substring(0, name.lastIndexOf('.')) : name;
        for (String stem : List.of(name, bare, name + "/index")) {
            for (String ending : Language.SCRIPT.endings()) {
                Path candidate = Path.of(stem + ending);
                if (workspace.isFile(candidate)) return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// Any file of a Go package that lies under the module's own root.
    private Optional<Path> goPackage(String module) {
        for (Path root = base; root != null && root.startsWith(workspace.root()); root = root.getParent()) {
            Path file = root.resolve("go.mod");
            if (!workspace.isFile(file)) continue;
            String name = workspace
                    .text(file)
                    .orElse("")
                    .lines()
                    .filter(line -> line.startsWith("module "))
                    .findFirst()
                    .orElse("module ")
                    .substring(7)
                    .strip();
            if (name.isEmpty() || !module.startsWith(name + "/")) return Optional.empty();
            Path folder = root.resolve(module.substring(name.length() + 1)).normalize();
            return workspace.tree(root).stream()
                    .filter(path ->
                            folder.equals(path.getParent()) && path.toString().endsWith(".go"))
                    .findFirst();
        }
        return Optional.empty();
    }
}
