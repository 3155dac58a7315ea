package dev.fourfold.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of the application that processes, stores, carries, exposes or receives data.
///
/// @param id unique in its map and stable from run to run: the logical id, with the stack before it where there are
/// several;
///     for what no template declares, its service and name (`aws.bedrock`, `external.stripe`)
/// @param name what people call it
/// @param service from the vocabulary `aws.<service>[.<part>]`, `external.<name>`, `actor.<name>`
/// @param type the template's own type (`AWS::SQS::Queue`), empty when no template declares it
/// @param declared whether a template of this application creates it
/// @param stack the template or nested stack it belongs to, empty for what lies outside
/// @param location where it is declared, or the first place that mentions it
/// @param condition the template's condition under which it exists, if there is one
/// @param data the data classes that it holds or handles
public record Component(
        String id,
        String name,
        String service,
        Role role,
        String type,
        boolean declared,
        String stack,
        @Nullable Location location,
        @Nullable String condition,
        List<String> data)
        implements Comparable<Component> {

    public Component {
        data = List.copyOf(data);
    }

    /// Whether it lies outside the application's own account: callers and other people's systems.
    public boolean isOutside() {
        return role == Role.ACTOR || role == Role.EXTERNAL;
    }

    @Override
    public int compareTo(Component other) {
        return id.compareTo(other.id);
    }
}
