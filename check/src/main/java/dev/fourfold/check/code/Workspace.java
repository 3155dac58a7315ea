package dev.fourfold.check.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The application's files: each is listed and read at most once, and none outside the root is.
final class Workspace {

    private static final long LARGEST = 1_000_000;
    private static final int MOST_FILES = 4_000;
    private static final int DEEPEST = 16;
    private static final Set<String> FOREIGN = Set.of(
            "node_modules",
            "__pycache__",
            "venv",
            "env",
            "site-packages",
            "test",
            "tests",
            "__tests__",
            "__mocks__",
            "spec",
            "testdata",
            "vendor",
            "target",
            "obj",
            "cdk.out",
            "coverage",
            "fixtures",
            "e2e");

    private final Path root;
    private final Map<Path, Optional<Source>> sources = new HashMap<>();
    private final Map<Path, Map<String, Boolean>> folders = new HashMap<>();
    private final Map<Path, List<Path>> trees = new HashMap<>();
    private final Set<Path> refused = new HashSet<>();

    Workspace(Path root) {
        this.root = real(root);
    }

    Path root() {
        return root;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException | SecurityException missing) {
            return path.toAbsolutePath().normalize();
        }
    }

    /// The path itself when it lies in the application, its nearest folder that exists otherwise.
    Path nearest(Path path) {
        Path walk = (path.isAbsolute() ? path : root.resolve(path)).normalize();
        while (walk != null && !Files.exists(walk)) walk = walk.getParent();
        if (walk == null) return root;
        Path found = real(walk);
        return found.startsWith(root) ? found : root;
    }

    boolean isFile(Path path) {
        Path parent = path.getParent();
        Path name = path.getFileName();
        if (parent == null || name == null) return false;
        return Boolean.TRUE.equals(folder(parent).get(name.toString()));
    }

    boolean isFolder(Path path) {
        return Files.isDirectory(path) && real(path).startsWith(root);
    }

    /// The names in a folder; true for files.
    private Map<String, Boolean> folder(Path folder) {
        var known = folders.get(folder);
        if (known != null) return known;
        var names = new HashMap<String, Boolean>();
        folders.put(folder, names);
        if (!Files.isDirectory(folder) || !real(folder).startsWith(root)) return names;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (names.size() > MOST_FILES) break;
                if (Files.isSymbolicLink(entry) && !real(entry).startsWith(root)) continue;
                Path name = entry.getFileName();
                if (name != null) names.put(name.toString(), Files.isRegularFile(entry));
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException | SecurityException unreadable) {
            names.clear();
        }
        return names;
    }

    /// The application's own code under a folder, without tests, builds and what others wrote.
    List<Path> tree(Path top) {
        var known = trees.get(top);
        if (known != null) return known;
        var found = new ArrayList<Path>();
        Deque<Path> open = new ArrayDeque<>();
        open.add(top);
        int visited = 0;
        while (!open.isEmpty() && found.size() < MOST_FILES && visited++ < MOST_FILES) {
            Path folder = open.poll();
            var names = new ArrayList<>(folder(folder).entrySet());
            names.sort(Map.Entry.comparingByKey());
            for (var name : names) {
                Path entry = folder.resolve(name.getKey());
                if (name.getValue()) {
                    if (Language.ofFile(name.getKey()).isPresent() && !isTest(name.getKey())) found.add(entry);
                } else if (mayEnter(top, entry, name.getKey())) open.add(entry);
            }
        }
        trees.put(top, found);
        return found;
    }

    private static boolean mayEnter(Path top, Path folder, String name) {
        if (name.startsWith(".") || FOREIGN.contains(name.toLowerCase(Locale.ROOT)) || name.endsWith(".Tests"))
            return false;
        if (name.equals("bin") && !folder.endsWith(Path.of("src", "bin"))) return false;
        return folder.getNameCount() - top.getNameCount() <= DEEPEST && !Files.isSymbolicLink(folder);
    }

    static boolean isTest(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("test_")
                || lower.contains(".test.")
                || lower.contains(".spec.")
                || lower.endsWith("_test.go")
                || lower.endsWith("_test.py")
                || name.endsWith("Test.java")
                || name.endsWith("Tests.cs")
                || lower.equals("conftest.py");
    }

    /// A file's code; nothing when it is no code, lies outside, or is too large to be written by hand.
    Optional<Source> source(Path path) {
        var known = sources.get(path);
        if (known != null) return known;
        Optional<Source> read = load(path);
        sources.put(path, read);
        return read;
    }

    boolean isRefused(Path path) {
        return refused.contains(path);
    }

    private Optional<Source> load(Path path) {
        Path name = path.getFileName();
        if (name == null) return Optional.empty();
        Optional<Language> language = Language.ofFile(name.toString());
        if (language.isEmpty()) return Optional.empty();
        Optional<String> text = text(path);
        if (text.isEmpty() || isMinified(text.get())) {
            refused.add(path);
            return Optional.empty();
        }
        return Optional.of(Source.of(relative(path), path, language.get(), text.get()));
    }

    Optional<String> text(Path path) {
        try {
            Path real = path.toRealPath();
            if (!real.startsWith(root) || !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS))
                return Optional.empty();
            if (Files.size(real) > LARGEST) return Optional.empty();
            String text = new String(Files.readAllBytes(real), StandardCharsets.UTF_8);
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (IOException | SecurityException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isMinified(String text) {
        if (text.length() < 20_000) return false;
        long lines = text.chars().filter(letter -> letter == '\n').count() + 1;
        return text.length() / lines > 300;
    }

    String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }
}
