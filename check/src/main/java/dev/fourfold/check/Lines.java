package dev.fourfold.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Lines of our own data files, and of files of the application.
final class Lines {

    private static final long LARGEST = 4_000_000;

    private Lines() {}

    /// Of a data file of this package, without comments and empty lines.
    static List<String> ours(String name) {
        try (InputStream stream = Lines.class.getResourceAsStream(name)) {
            if (stream == null) throw new IllegalStateException("no data file " + name);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of a file of the application; none when it cannot be read, is too large or lies outside.
    static List<String> of(Path root, String file) {
        try {
            Path real = root.resolve(file).toRealPath();
            if (!real.startsWith(root.toRealPath()) || Files.size(real) > LARGEST) return List.of();
            return Files.readString(real).lines().toList();
        } catch (IOException | java.nio.file.InvalidPathException unreadable) {
            return List.of();
        }
    }
}
