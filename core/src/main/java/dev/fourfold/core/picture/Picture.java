package dev.fourfold.core.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A drawing of a map, or of a part of it. All lengths are in pixels of a picture shown in its natural size; the origin
/// is the upper left corner.
///
/// @param title what is drawn
/// @param note what is not drawn, or drawn together, in one sentence; empty when everything is there
/// @param groups drawn first, the outer before the inner
public record Picture(
        String title,
        String note,
        double width,
        double height,
        List<Group> groups,
        List<Route> routes,
        List<Box> boxes) {

    public Picture {
        groups = List.copyOf(groups);
        routes = List.copyOf(routes);
        boxes = List.copyOf(boxes);
    }

    public record Point(double x, double y) {}

    /// A frame around boxes: a stack, or a zone of trust.
    public record Group(String title, Trust trust, double x, double y, double width, double height) {
        /// Who is in charge inside the frame.
        public enum Trust {
            STACK,
            INTERNET,
            THIRD_PARTY
        }
    }

    /// A component, or several drawn as one.
    ///
    /// @param id unique in its picture
    /// @param members ids of the components that it stands for
    /// @param detail the service, or what is inside
    /// @param badges what was folded into this box: `key`, `logs`
    /// @param data the data classes held, the most sensitive first
    /// @param tooltip what a reader sees who stays on the box; lines end in line feeds
    public record Box(
            String id,
            List<String> members,
            String title,
            String detail,
            Glyph glyph,
            Kind kind,
            List<String> badges,
            List<String> data,
            String tooltip,
            double x,
            double y,
            double width,
            double height) {
        public enum Kind {
            COMPONENT,
            /// No template of the application declares it.
            UNDECLARED,
            OUTSIDE,
            /// Several components.
            COLLAPSED
        }

        public Box {
            members = List.copyOf(members);
            badges = List.copyOf(badges);
            data = List.copyOf(data);
        }

        /// A box under the id of the only component that it stands for.
        public Box(
                String id,
                String title,
                String detail,
                Glyph glyph,
                Kind kind,
                List<String> badges,
                List<String> data,
                String tooltip,
                double x,
                double y,
                double width,
                double height) {
            this(id, List.of(id), title, detail, glyph, kind, badges, data, tooltip, x, y, width, height);
        }
    }

    /// A line along which data flows.
    ///
    /// @param points at least two
    /// @param atStart whether there is an arrow head at the first point
    /// @param atEnd whether there is an arrow head at the last point
    /// @param label a few characters, or empty
    /// @param labelAt the middle of the label, if there is one
    /// @param data the data classes that move, the most sensitive first
    /// @param count how many flows it stands for
    public record Route(
            List<Point> points,
            Line line,
            boolean atStart,
            boolean atEnd,
            String label,
            @Nullable Point labelAt,
            List<String> data,
            int count,
            String tooltip) {
        /// How the data moves.
        public enum Line {
            /// A request and its answer, a read or a write.
            CALL,
            /// An event, a message, a record of a stream.
            EVENT,
            /// A copy: logs, archives, replicas.
            COPY
        }

        public Route {
            points = List.copyOf(points);
            data = List.copyOf(data);
        }
    }
}
