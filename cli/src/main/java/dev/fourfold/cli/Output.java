package dev.fourfold.cli;

import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes a report whole or not at all.
final class Output {
    private Output() {}

    /// @param file where to, or null for stdout
    /// @throws Problem.Fatal if the file cannot be written
    static void write(Console console, @Nullable String file, String text) {
        if (file != null) {
            write(file, text);
            return;
        }
        console.out().print(text);
        if (!text.endsWith("\n")) console.out().println();
        console.out().flush();
    }

    static void write(String file, String text) {
        try {
            Path target = Path.of(file).toAbsolutePath();
            Path folder = target.getParent();
            if (folder == null || Files.isDirectory(target)) throw cannot(file, "is a folder");
            Files.createDirectories(folder);
            Path whole = Files.createTempFile(folder, ".fourfold", ".tmp");
            try {
                Files.writeString(whole, text);
                Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException | InvalidPathException e) {
            throw cannot(file, "cannot be written: " + e.getMessage());
        }
    }

    /// Writes a file of ours into the application's folder, which a stranger may have made: a link in it must not lead
    /// the
    /// file elsewhere.
    ///
    /// @param root the application's folder, with links resolved
    /// @param name as the user names the file
    static void writeInside(Path root, Path file, String name, String text) {
        Path folder = Objects.requireNonNull(file.getParent());
        try {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                    && !folder.toRealPath().startsWith(root))
                throw cannot(name, "would lie outside the application's folder, where a link leads");
        } catch (IOException e) {
            throw cannot(name, "cannot be written: " + e.getMessage());
        }
        write(file.toString(), text);
    }

    private static Problem.Fatal cannot(String file, String message) {
        return new Problem.Fatal(
                List.of(new Problem(Location.of(file), message, "name a file in a folder that may be written")));
    }
}
