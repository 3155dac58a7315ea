package dev.fourfold.core.report;

import dev.fourfold.core.picture.Glyph;
import dev.fourfold.core.picture.Picture;
import dev.fourfold.core.picture.Picture.Box;
import dev.fourfold.core.picture.Picture.Group;
import dev.fourfold.core.picture.Picture.Point;
import dev.fourfold.core.picture.Picture.Route;
import java.util.List;

/// A picture with one of everything, drawn by hand.
final class Drawn {
    private Drawn() {}

    static Picture picture() {
        return picture("CreateOrder");
    }

    static List<Picture> pictures() {
        return List.of(picture(), picture("Part"));
    }

    static Picture picture(String name) {
        return new Picture(
                name,
                "One component has no known flow and is not drawn; the table lists it.",
                500,
                200,
                List.of(
                        new Group("Internet", Group.Trust.INTERNET, 10, 10, 100, 90),
                        new Group(name, Group.Trust.STACK, 130, 10, 360, 180)),
                List.of(
                        route(Route.Line.CALL, 60, false, true, "×3", name),
                        route(Route.Line.EVENT, 80, true, true, "", name),
                        route(Route.Line.COPY, 100, false, true, "archive", name)),
                List.of(
                        box(name, Box.Kind.COMPONENT, 140, 40),
                        box("b", Box.Kind.UNDECLARED, 300, 40),
                        box("c", Box.Kind.COLLAPSED, 140, 120),
                        box("d", Box.Kind.OUTSIDE, 20, 40)));
    }

    private static Box box(String id, Box.Kind kind, double x, double y) {
        return new Box(
                id,
                id,
                "Lambda · " + id,
                Glyph.FUNCTION,
                kind,
                List.of("key", "logs"),
                List.of("payment.card", "personal", "their own class"),
                id + "\nAWS::Lambda::Function",
                x,
                y,
                150,
                64);
    }

    private static Route route(Route.Line line, double y, boolean atStart, boolean atEnd, String label, String name) {
        return new Route(
                List.of(new Point(100, y), new Point(120, y), new Point(120, y + 20), new Point(140, y + 20)),
                line,
                atStart,
                atEnd,
                label,
                label.isEmpty() ? null : new Point(120, y + 10),
                line == Route.Line.CALL ? List.of("personal") : List.of(),
                3,
                name + " → b: write\n  code put_item, src/create.py:14");
    }
}
