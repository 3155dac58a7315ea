package dev.fourfold.core.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The files that reports are made with, from beside the classes.
final class Resource {
    private Resource() {}

    static String text(String name) {
        try (var in = Resource.class.getResourceAsStream("/report/" + name)) {
            if (in == null) throw new IllegalStateException("report/" + name + " is not in this build");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report/" + name + " cannot be read", e);
        }
    }
}
