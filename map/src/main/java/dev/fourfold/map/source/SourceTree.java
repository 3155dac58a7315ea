package dev.fourfold.map.source;

import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The folder of an application. Nothing outside it is ever read: a path or a symbolic link that leaves it is a
/// problem.
public final class SourceTree {
    /// CloudFormation takes templates up to 1 MB; comments and generated ones may be larger here.
    public static final long MAX_BYTES = 4L << 20;

    private static final int MAX_FILES = 50_000;
    private static final int MAX_DEPTH = 24;
    private static final Set<String> LEFT_OUT = Set.of(
            "node_modules",
            "bower_components",
            "vendor",
            "site-packages",
            "venv",
            "env",
            "__pycache__",
            "build",
            "dist",
            "out",
            "target",
            "bin",
            "obj",
            "coverage",
            "packaged",
            "test",
            "tests",
            "__tests__",
            "spec",
            "fixtures",
            "__fixtures__",
            "testdata",
            "mocks",
            "__mocks__");

    private final Path root;
    private final boolean everything;
    private final Consumer<Problem> problems;

    /// @param root an existing folder
    /// @param everything whether to look into `node_modules`, build output and tests too
    /// @param problems takes what is wrong with files
    public SourceTree(Path root, boolean everything, Consumer<Problem> problems) throws IOException {
        this.root = root.toRealPath();
        this.everything = everything;
        this.problems = problems;
    }

    public Path root() {
        return root;
    }

    /// A file's name in messages and positions: relative to the root, with `/`.
    public String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /// The files that could be templates or definitions, sorted by name.
    public List<Path> candidates() {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(root, Set.of(), MAX_DEPTH, new Visitor(found));
        } catch (IOException e) {
            problem(Location.of("."), "cannot be listed: " + e.getMessage(), "check the folder's permissions");
        }
        found.sort(null);
        return found;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final List<Path> found;
        private int seen;

        Visitor(List<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(root) || everything) return FileVisitResult.CONTINUE;
            String name = folder.getFileName().toString();
            boolean hidden = name.startsWith(".") || name.startsWith("asset.") || LEFT_OUT.contains(name);
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (++seen > MAX_FILES) {
                problem(
                        Location.of("."),
                        "has more than " + MAX_FILES + " files, the rest was not looked at",
                        "name the application's own folder");
                return FileVisitResult.TERMINATE;
            }
            if (attributes.isRegularFile() && isDocument(file.getFileName().toString())) found.add(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isDocument(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json") || name.endsWith(".template");
    }

    /// The file or folder at a path seen from a file, if it is there and inside the root; says nothing if not.
    public Optional<Path> peek(Path from, String path) {
        try {
            Path folder = from.getParent();
            Path found = (folder == null ? root : folder).resolve(path).normalize();
            return found.startsWith(root)
                            && Files.exists(found)
                            && found.toRealPath().startsWith(root)
                    ? Optional.of(found)
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// The file that a template names, seen from the file that names it; empty, with a problem, if it leaves the root
    /// or
    /// is none.
    public Optional<Path> file(Path from, String path, Location at) {
        try {
            Path folder = from.getParent();
            Path found = (folder == null ? root : folder).resolve(path).normalize();
            if (!found.startsWith(root)) {
                problem(at, "names a path outside the application: " + path, "name a path inside it");
                return Optional.empty();
            }
            if (Files.exists(found) && !found.toRealPath().startsWith(root)) {
                problem(at, "names a link that leaves the application: " + path, "name a path inside it");
                return Optional.empty();
            }
            var file = Files.isRegularFile(found) ? Optional.of(found) : inOtherCase(found);
            if (file.isEmpty())
                problem(at, "names a file that does not exist: " + path, "create it, or correct the path");
            return file;
        } catch (IOException | InvalidPathException e) {
            problem(at, "names a path that cannot be read: " + path, "correct the path");
        }
        return Optional.empty();
    }

    /// The only file of that name in other letters' case: on the machine where the template was written, both were the
    /// same file.
    private Optional<Path> inOtherCase(Path path) throws IOException {
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder) || !folder.toRealPath().startsWith(root))
            return Optional.empty();
        String name = path.getFileName().toString();
        try (var files = Files.list(folder)) {
            var same = files.filter(file -> file.getFileName().toString().equalsIgnoreCase(name))
                    .toList();
            return same.size() == 1 && Files.isRegularFile(same.getFirst(), LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(same.getFirst())
                    : Optional.empty();
        }
    }

    /// A file's text; empty, with a problem, if it is too large, leaves the root or is not UTF-8.
    public Optional<String> text(Path file) {
        return bytes(file).flatMap(bytes -> decode(file, bytes));
    }

    /// A file's bytes; empty, with a problem, if it is too large or leaves the root.
    public Optional<byte[]> bytes(Path file) {
        var at = Location.of(name(file));
        try {
            if (!file.toRealPath().startsWith(root)) {
                problem(at, "is a link that leaves the application", "replace the link by the file");
            } else if (!Files.isRegularFile(file)) {
                problem(at, "is not a file", "replace it by a file");
            } else if (Files.size(file) > MAX_BYTES) {
                problem(at, "is larger than " + (MAX_BYTES >> 20) + " MB", "split it, or leave it out");
            } else {
                return Optional.of(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            problem(at, "cannot be read: " + e.getMessage(), "check that the file exists and may be read");
        }
        return Optional.empty();
    }

    /// The text of bytes that are UTF-8; empty, with a problem that has the place of the first wrong byte, if they are
    /// not.
    public Optional<String> decode(Path file, byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(buffer)
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            int line = 1;
            int column = 1;
            for (int i = 0; i < buffer.position(); i++) {
                boolean inside = (bytes[i] & 0xC0) == 0x80;
                if (bytes[i] == '\n') {
                    line++;
                    column = 1;
                } else if (!inside) {
                    column++;
                }
            }
            problem(new Location(name(file), line, column), "is not UTF-8", "save the file as UTF-8");
            return Optional.empty();
        }
    }

    private void problem(Location at, String message, String advice) {
        problems.accept(new Problem(at, message, advice));
    }
}
