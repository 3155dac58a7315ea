package dev.fourfold.map.layout;

import dev.fourfold.core.model.Flow;
import dev.fourfold.core.picture.Glyph;
import dev.fourfold.core.picture.Picture.Box;
import dev.fourfold.core.picture.Picture.Group;
import dev.fourfold.core.picture.Picture.Route;
import java.util.List;

/// What a picture shows, before anything has a place.
record Scene(String title, String note, List<Zone> zones, List<Node> nodes, List<Link> links) {

    /// @param key unique in its scene
    record Zone(String key, String title, Group.Trust trust) {}

    /// @param members ids of the components that are drawn together
    /// @param zone the key of a zone; empty for a node in none
    record Node(
            String key,
            List<String> members,
            String title,
            String detail,
            Glyph glyph,
            Box.Kind kind,
            String zone,
            List<String> badges,
            List<String> data,
            String tooltip) {}

    /// A line from left to right. A read is drawn from the reader to the store, with its head at the reader, so that
    /// stores stand to the right of those who use them.
    ///
    /// @param forward whether data moves from left to right
    /// @param backward whether data moves from right to left
    record Link(
            String left,
            String right,
            boolean forward,
            boolean backward,
            Route.Line line,
            String label,
            List<String> data,
            List<Flow> flows,
            String tooltip) {}
}
