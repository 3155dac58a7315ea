package dev.fourfold.map.blueprint;

import dev.fourfold.core.model.Location;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A resource that a template declares. Its properties are evaluated when they are first asked for; not safe for many
/// threads.
public final class Resource {
    private final String id;
    private final String name;
    private final String type;
    private final String stack;
    private final Path file;
    private final Location at;
    private final @Nullable String condition;
    private final Supplier<Value> source;
    private @Nullable Value properties;
    private String asset = "";
    private String context = "";

    /// @param id unique in the blueprint
    /// @param name the template's own name for it (the logical id)
    /// @param stack the stack's name, empty when the application has one template
    /// @param file the template
    /// @param properties evaluates the properties
    public Resource(
            String id,
            String name,
            String type,
            String stack,
            Path file,
            Location at,
            @Nullable String condition,
            Supplier<Value> properties) {
        this.id = id;
        this.name = name;
        this.type = type;
        this.stack = stack;
        this.file = file;
        this.at = at;
        this.condition = condition;
        this.source = properties;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    public String stack() {
        return stack;
    }

    public Path file() {
        return file;
    }

    public Location at() {
        return at;
    }

    public @Nullable String condition() {
        return condition;
    }

    /// The properties: [Value.Fields], or a choice of such.
    public Value properties() {
        Value known = properties;
        if (known == null) properties = known = source.get();
        return known;
    }

    /// Where the CDK put the resource's code or nested template, beside the template that declares it; empty if the
    /// template does not say.
    public String asset() {
        return asset;
    }

    /// The folder from which SAM builds a container image; empty if the template does not say.
    public String context() {
        return context;
    }

    /// Keeps what the template's metadata says of files.
    public Resource withFiles(String asset, String context) {
        this.asset = asset;
        this.context = context;
        return this;
    }

    @Override
    public String toString() {
        return type + " " + id;
    }
}
