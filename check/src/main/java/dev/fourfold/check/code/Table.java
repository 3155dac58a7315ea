package dev.fourfold.check.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The lines of a data file of this package.
final class Table {

    private Table() {}

    /// Without comments and empty lines.
    static List<String> lines(String name) {
        try (InputStream stream = Table.class.getResourceAsStream(name)) {
            if (stream == null) throw new IllegalStateException("no data file " + name);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
