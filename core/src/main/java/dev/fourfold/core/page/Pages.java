package dev.fourfold.core.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pages that ship inside a module. The build lists them in `META-INF/pages/<module>`: nothing is registered by
/// hand, no class path is scanned.
public final class Pages {
    private Pages() {}

    /// The text of each page of a module, by its path.
    ///
    /// @param module the module's name, such as `core`
    /// @param folder only pages under this folder of `pages/`, such as `services`
    /// @param anchor any class of that module: its class loader finds the pages
    public static Map<String, String> of(String module, String folder, Class<?> anchor) {
        var pages = new LinkedHashMap<String, String>();
        text(anchor, "META-INF/pages/" + module)
                .lines()
                .filter(name -> name.startsWith("pages/" + folder + "/"))
                .sorted()
                .forEach(name -> pages.put(name, text(anchor, name)));
        return pages;
    }

    private static String text(Class<?> anchor, String resource) {
        try (@Nullable InputStream in = anchor.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException(resource + ": not in the build");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + ": cannot be read", e);
        }
    }
}
