package dev.fourfold.core.report;

import dev.fourfold.core.model.Severity;
import dev.fourfold.core.picture.DataColour;
import dev.fourfold.core.picture.Picture;
import dev.fourfold.core.picture.Picture.Box;
import dev.fourfold.core.picture.Picture.Group;
import dev.fourfold.core.picture.Picture.Point;
import dev.fourfold.core.picture.Picture.Route;
import dev.fourfold.core.picture.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Draws a picture as SVG elements that a style sheet colours.
final class SvgDrawing {
    private static final double HEAD = 8;
    private static final double CHIP = 15;
    private static final double PILE = 4;

    /// A word on the upper edge of a box.
    ///
    /// @param link where a click on it leads
    record Mark(String link, Severity severity, String words, String tooltip) {}

    private SvgDrawing() {}

    static String styleClass(DataColour colour) {
        return "d-" + colour.name().toLowerCase(Locale.ROOT);
    }

    static String styleClass(Severity severity) {
        return "s-" + severity.word();
    }

    static void open(Picture picture, StringBuilder out) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\" aria-label=\"Map: ");
        out.append(Markup.of(picture.title())).append("\" width=\"").append(number(picture.width()));
        out.append("\" height=\"").append(number(picture.height())).append("\" viewBox=\"0 0 ");
        out.append(number(picture.width()))
                .append(' ')
                .append(number(picture.height()))
                .append("\">\n");
    }

    /// @param link for a box's id, where a click on it leads; empty for nowhere
    /// @param mark what stands on the edge of a box, if anything
    static void body(
            Picture picture, UnaryOperator<String> link, Function<Box, Optional<Mark>> mark, StringBuilder out) {
        picture.groups().forEach(group -> group(group, out));
        picture.routes().forEach(route -> route(route, out));
        picture.boxes().forEach(box -> box(box, link.apply(box.id()), out));
        picture.routes().forEach(route -> label(route, out));
        picture.boxes().forEach(box -> mark.apply(box).ifPresent(found -> mark(box, found, out)));
    }

    /// Half above the box, so that it takes none of the room that the layout has measured.
    private static void mark(Box box, Mark mark, StringBuilder out) {
        double width = chipWidth(mark.words());
        double x = box.x() + box.width() - width - 8;
        out.append("<a href=\"").append(Markup.of(mark.link())).append("\"><g class=\"found ");
        out.append(styleClass(mark.severity())).append("\"><title>");
        out.append(Markup.of(mark.tooltip())).append("</title>");
        rectangle(x, box.y() - CHIP / 2, width, CHIP, 4, out);
        text("", x + 5, box.y() + 3.5, mark.words(), out);
        out.append("</g></a>\n");
    }

    private static void group(Group group, StringBuilder out) {
        out.append("<g class=\"group ").append(group.trust() == Group.Trust.STACK ? "stack" : "outside");
        out.append("\">");
        rectangle(group.x(), group.y(), group.width(), group.height(), 10, out);
        var title = TextWidth.cut(Plain.of(group.title()), 13, group.width() / 1.09 - 26);
        text("", group.x() + 14, group.y() + 23, title, out);
        out.append("</g>\n");
    }

    private static void route(Route route, StringBuilder out) {
        var colour = styleClass(DataColour.of(route.data()));
        out.append("<g class=\"route ")
                .append(route.line().name().toLowerCase(Locale.ROOT))
                .append("\"><title>");
        out.append(Markup.lines(route.tooltip())).append("</title>");
        path("hit", route.points(), out);
        path(colour, shortened(route), out);
        if (route.atEnd()) head(colour, fromEnd(route, 1), fromEnd(route, 0), out);
        if (route.atStart()) head(colour, route.points().get(1), route.points().get(0), out);
        out.append("</g>\n");
    }

    private static Point fromEnd(Route route, int index) {
        return route.points().get(route.points().size() - 1 - index);
    }

    /// The points with room for the heads, so that no line shows beside a point.
    private static List<Point> shortened(Route route) {
        var points = new ArrayList<>(route.points());
        int last = points.size() - 1;
        if (route.atEnd()) points.set(last, toward(points.get(last), points.get(last - 1), HEAD - 1));
        if (route.atStart()) points.set(0, toward(points.get(0), points.get(1), HEAD - 1));
        return points;
    }

    private static Point toward(Point from, Point to, double by) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        if (length < by) return from;
        return new Point(from.x() + (to.x() - from.x()) / length * by, from.y() + (to.y() - from.y()) / length * by);
    }

    private static void path(String styleClass, List<Point> points, StringBuilder out) {
        out.append("<path class=\"").append(styleClass).append("\" d=\"");
        for (int i = 0; i < points.size(); i++)
            out.append(i == 0 ? 'M' : 'L')
                    .append(number(points.get(i).x()))
                    .append(' ')
                    .append(number(points.get(i).y()));
        out.append("\"/>");
    }

    private static void head(String colour, Point from, Point tip, StringBuilder out) {
        var base = toward(tip, from, HEAD);
        double acrossX = (tip.y() - base.y()) / 2;
        double acrossY = (base.x() - tip.x()) / 2;
        out.append("<path class=\"head ").append(colour).append("\" d=\"M").append(number(tip.x()));
        out.append(' ').append(number(tip.y())).append('L').append(number(base.x() + acrossX));
        out.append(' ').append(number(base.y() + acrossY)).append('L').append(number(base.x() - acrossX));
        out.append(' ').append(number(base.y() - acrossY)).append("z\"/>");
    }

    private static void label(Route route, StringBuilder out) {
        var at = route.labelAt();
        if (at == null) return;
        double width = TextWidth.of(route.label(), 10) + 8;
        out.append("<g class=\"label\">");
        rectangle(at.x() - width / 2, at.y() - 7.5, width, CHIP, 7.5, out);
        text("", at.x() - width / 2 + 4, at.y() + 3.5, Plain.of(route.label()), out);
        out.append("</g>\n");
    }

    private static void box(Box box, String link, StringBuilder out) {
        if (!link.isEmpty()) out.append("<a href=\"").append(Markup.of(link)).append("\">");
        out.append("<g class=\"box ")
                .append(box.kind().name().toLowerCase(Locale.ROOT))
                .append("\"><title>");
        out.append(Markup.lines(box.tooltip())).append("</title>");
        if (box.kind() == Box.Kind.COLLAPSED) {
            frame(box, PILE, PILE, out);
            frame(box, 0, PILE, out);
        } else {
            frame(box, 0, 0, out);
        }
        out.append("<path class=\"glyph\" transform=\"translate(").append(number(box.x() + 9));
        out.append(' ').append(number(box.y() + 13)).append(")\" d=\"");
        out.append(box.glyph().path()).append("\"/>");
        double room = box.width() - 42;
        var title = TextWidth.cut(Plain.of(box.title()), 13, room / 1.09);
        text("title", box.x() + 33, box.y() + 19, title, out);
        text("detail", box.x() + 33, box.y() + 35, TextWidth.cut(Plain.of(box.detail()), 11, room), out);
        chips(box, out);
        out.append("</g>").append(link.isEmpty() ? "\n" : "</a>\n");
    }

    private static void frame(Box box, double offset, double smaller, StringBuilder out) {
        out.append("<rect class=\"frame\" x=\"").append(number(box.x() + offset));
        out.append("\" y=\"").append(number(box.y() + offset));
        out.append("\" width=\"").append(number(box.width() - smaller));
        out.append("\" height=\"").append(number(box.height() - smaller)).append("\" rx=\"7\"/>");
    }

    private static void chips(Box box, StringBuilder out) {
        double x = box.x() + 9;
        double end = box.x() + box.width() - 6;
        int left = box.data().size() + box.badges().size();
        for (int i = 0; left > 0; i++, left--) {
            boolean isData = i < box.data().size();
            var word = Plain.of(
                    isData ? box.data().get(i) : box.badges().get(i - box.data().size()));
            boolean fits = x + chipWidth(word) + (left > 1 ? chipWidth("+9") + 4 : 0) <= end;
            if (!fits && i > 0) {
                chip("badge", x, box.y() + 43, "+" + left, out);
                return;
            }
            var shown = fits ? word : TextWidth.cut(word, 10.5, end - x - 44);
            chip(isData ? styleClass(DataColour.of(word)) : "badge", x, box.y() + 43, shown, out);
            x += chipWidth(shown) + 4;
        }
    }

    private static double chipWidth(String word) {
        return TextWidth.bold(word, 9.5) + 10;
    }

    private static void chip(String styleClass, double x, double y, String word, StringBuilder out) {
        out.append("<rect class=\"chip ").append(styleClass).append("\" x=\"").append(number(x));
        out.append("\" y=\"").append(number(y)).append("\" width=\"").append(number(chipWidth(word)));
        out.append("\" height=\"").append(number(CHIP)).append("\" rx=\"4\"/>");
        text("chip " + styleClass, x + 5, y + 11, word, out);
    }

    private static void rectangle(double x, double y, double width, double height, double radius, StringBuilder out) {
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
        out.append("\" rx=\"").append(number(radius)).append("\"/>");
    }

    private static void text(String styleClass, double x, double y, String text, StringBuilder out) {
        out.append("<text");
        if (!styleClass.isEmpty()) out.append(" class=\"").append(styleClass).append('"');
        out.append(" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\">");
        out.append(Markup.of(text)).append("</text>");
    }

    /// At most one decimal, the same on every machine.
    static String number(double value) {
        long tenths = Math.round(value * 10);
        var sign = tenths < 0 ? "-" : "";
        long positive = Math.abs(tenths);
        return positive % 10 == 0 ? sign + positive / 10 : sign + positive / 10 + "." + positive % 10;
    }
}
