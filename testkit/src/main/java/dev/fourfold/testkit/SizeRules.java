package dev.fourfold.testkit;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The size guard: no file over [#FILE_LINES] lines, no method over [#METHOD_LINES]. Methods are found by the JDK's own
/// parser; a method's lines go from its annotations to its closing brace, without its doc comment.
public final class SizeRules {
    public static final int FILE_LINES = 500;
    public static final int METHOD_LINES = 60;

    private SizeRules() {}

    /// What is too large in the Java sources (`src/**/*.java`) of the modules right under `root`.
    ///
    /// @return one line each, `core/src/main/java/X.java:12: method x has 61 lines, at most 60 allowed`, sorted
    public static List<String> violations(Path root) {
        var sources = sources(root);
        var found = new ArrayList<String>();
        for (var source : sources) {
            long lines = lines(source);
            if (lines > FILE_LINES)
                found.add(root.relativize(source) + ":1: file has " + lines + " lines, at most " + FILE_LINES
                        + " allowed");
        }
        found.addAll(longMethods(root, sources));
        return found.stream().sorted().toList();
    }

    private static List<Path> sources(Path root) {
        try (var modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(SizeRules::javaFiles)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path source) {
        try (var lines = Files.lines(source)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> longMethods(Path root, List<Path> sources) {
        if (sources.isEmpty()) return List.of();
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) throw new IllegalStateException("the tests run on a JRE; they need a JDK");
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, problem -> {}, null, null, files.getJavaFileObjectsFromPaths(sources));
            var scanner = new LongMethods(root, task);
            for (var unit : task.parse()) scanner.scan(unit, unit);
            return scanner.found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class LongMethods extends TreeScanner<@Nullable Void, CompilationUnitTree> {
        private final Path root;
        private final SourcePositions positions;
        private final List<String> found = new ArrayList<>();

        LongMethods(Path root, JavacTask task) {
            this.root = root;
            this.positions = Trees.instance(task).getSourcePositions();
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
            measure(unit, method);
            return super.visitMethod(method, unit);
        }

        private void measure(CompilationUnitTree unit, MethodTree method) {
            long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
            long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
            long lines = last - first + 1;
            if (lines > METHOD_LINES)
                found.add(root.relativize(Path.of(unit.getSourceFile().toUri())) + ":" + first + ": method "
                        + method.getName() + " has " + lines + " lines, at most " + METHOD_LINES + " allowed");
        }
    }
}
