package dev.fourfold.map.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Data files that ship with Fourfold.
public final class Shipped {
    private Shipped() {}

    /// @param anchor the class beside which a relative name is looked for
    public static Node document(Class<?> anchor, String name) {
        try (@Nullable InputStream in = anchor.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + ": not in the build");
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Documents.read(name, text, problem -> {
                        throw new IllegalStateException(problem.toString());
                    })
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot be read", e);
        }
    }
}
