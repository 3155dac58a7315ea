package dev.fourfold.map.layout;

import dev.fourfold.core.picture.Picture.Box;
import dev.fourfold.core.picture.TextWidth;
import dev.fourfold.map.layout.Scene.Node;

/// How large a box must be for the words on it.
final class BoxSize {
    private static final double LEAST = 112;
    private static final double MOST = 250;
    private static final double MOST_COLLAPSED = 320;
    private static final double BESIDE_TEXT = 34 + 12;

    private BoxSize() {}

    static double width(Node node) {
        double title = TextWidth.bold(node.title(), 13);
        double detail = TextWidth.of(node.detail(), 11);
        double most = node.kind() == Box.Kind.COLLAPSED ? MOST_COLLAPSED : MOST;
        return Math.ceil(Math.clamp(Math.max(title, detail) + BESIDE_TEXT, LEAST, most));
    }

    static double height(Node node) {
        return node.badges().isEmpty() && node.data().isEmpty() ? 44 : 64;
    }
}
