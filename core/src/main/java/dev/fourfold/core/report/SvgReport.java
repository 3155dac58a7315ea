package dev.fourfold.core.report;

import dev.fourfold.core.picture.DataColour;
import dev.fourfold.core.picture.Picture;
import java.util.Optional;

/// One picture as an SVG file that needs nothing else, in light and dark.
public final class SvgReport {
    private SvgReport() {}

    public static String of(Picture picture) {
        var out = new StringBuilder(1 << 14);
        SvgDrawing.open(picture, out);
        out.append("<title>").append(Markup.of(picture.title())).append("</title>\n");
        out.append("<style>\n").append(style()).append("</style>\n");
        out.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
        SvgDrawing.body(picture, id -> "", box -> Optional.empty(), out);
        return out.append("</svg>\n").toString();
    }

    /// The style sheet of every picture: the fixed part and the data classes' colours.
    static String style() {
        var out = new StringBuilder(Resource.text("picture.css"));
        for (var colour : DataColour.values()) rules(colour, colour.light(), out);
        out.append("@media (prefers-color-scheme: dark) {\n");
        for (var colour : DataColour.values()) rules(colour, colour.dark(), out);
        out.append("}\n");
        return out.toString();
    }

    private static void rules(DataColour colour, String value, StringBuilder out) {
        var name = SvgDrawing.styleClass(colour);
        out.append(".picture .").append(name).append("{stroke:").append(value).append("}\n");
        out.append(".picture text.").append(name).append(",.picture .head.").append(name);
        out.append("{stroke:none;fill:").append(value).append("}\n");
        out.append(".data.").append(name).append("{color:").append(value).append("}\n");
    }
}
