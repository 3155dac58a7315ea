package dev.fourfold.map.layout;

import dev.fourfold.core.picture.Picture;
import dev.fourfold.core.picture.Picture.Box;
import dev.fourfold.core.picture.Picture.Group;
import dev.fourfold.core.picture.Picture.Point;
import dev.fourfold.core.picture.Picture.Route;
import dev.fourfold.core.picture.TextWidth;
import dev.fourfold.map.layout.Scene.Link;
import dev.fourfold.map.layout.Scene.Node;
import dev.fourfold.map.layout.Scene.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jspecify.annotations.Nullable;

/// Gives everything in a scene its place, by the Eclipse Layout Kernel's layered algorithm: layers from left to right,
/// orthogonal routes that cross no box. The seed is fixed, so equal scenes give equal pictures.
final class ElkLayout {
    private static final double MARGIN = 12;
    private static final double NEARLY = 3;

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private final Scene scene;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> zones = new LinkedHashMap<>();
    private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
    private final Map<Link, ElkEdge> edges = new LinkedHashMap<>();

    private ElkLayout(Scene scene) {
        this.scene = scene;
    }

    static Picture picture(Scene scene) {
        if (scene.nodes().isEmpty())
            return new Picture(scene.title(), scene.note(), 0, 0, List.of(), List.of(), List.of());
        var layout = new ElkLayout(scene);
        layout.describe();
        new RecursiveGraphLayoutEngine().layout(layout.root, new BasicProgressMonitor());
        return layout.read();
    }

    private void describe() {
        options();
        for (var zone : scene.zones()) zones.put(zone.key(), zoneNode(zone));
        for (var node : scene.nodes()) {
            var parent = node.zone().isEmpty() ? root : Objects.requireNonNull(zones.get(node.zone()));
            var elk = ElkGraphUtil.createNode(parent);
            elk.setDimensions(BoxSize.width(node), BoxSize.height(node));
            nodes.put(node.key(), elk);
        }
        for (var link : scene.links())
            edges.put(
                    link,
                    ElkGraphUtil.createSimpleEdge(
                            Objects.requireNonNull(nodes.get(link.left())),
                            Objects.requireNonNull(nodes.get(link.right()))));
    }

    private void options() {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.RANDOM_SEED, 1);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        root.setProperty(CoreOptions.SPACING_NODE_NODE, 16d);
        root.setProperty(CoreOptions.SPACING_EDGE_NODE, 12d);
        root.setProperty(CoreOptions.SPACING_EDGE_EDGE, 9d);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 50d);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 16d);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 9d);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    }

    private ElkNode zoneNode(Zone zone) {
        var node = ElkGraphUtil.createNode(root);
        node.setProperty(CoreOptions.PADDING, new ElkPadding(36, 16, 16, 16));
        if (zone.trust() == Group.Trust.INTERNET)
            node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST);
        if (zone.trust() == Group.Trust.THIRD_PARTY)
            node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.LAST);
        return node;
    }

    private Picture read() {
        var groups = new ArrayList<Group>();
        for (var zone : scene.zones()) {
            var elk = Objects.requireNonNull(zones.get(zone.key()));
            groups.add(new Group(zone.title(), zone.trust(), elk.getX(), elk.getY(), elk.getWidth(), elk.getHeight()));
        }
        var boxes = scene.nodes().stream().map(this::box).toList();
        var routes = scene.links().stream().map(this::route).toList();
        return new Picture(scene.title(), scene.note(), root.getWidth(), root.getHeight(), groups, routes, boxes);
    }

    private Box box(Node node) {
        var elk = Objects.requireNonNull(nodes.get(node.key()));
        var at = absolute(elk.getParent(), elk.getX(), elk.getY());
        return new Box(
                node.key(),
                node.members(),
                node.title(),
                node.detail(),
                node.glyph(),
                node.kind(),
                node.badges(),
                node.data(),
                node.tooltip(),
                at.x(),
                at.y(),
                elk.getWidth(),
                elk.getHeight());
    }

    private Route route(Link link) {
        var points = points(Objects.requireNonNull(edges.get(link)));
        return new Route(
                points,
                link.line(),
                link.backward(),
                link.forward(),
                link.label(),
                room(points, link.label()),
                link.data(),
                link.flows().size(),
                link.tooltip());
    }

    private List<Point> points(ElkEdge edge) {
        var points = new ArrayList<Point>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(absolute(edge.getContainingNode(), section.getStartX(), section.getStartY()));
            section.getBendPoints()
                    .forEach(bend -> points.add(absolute(edge.getContainingNode(), bend.getX(), bend.getY())));
            points.add(absolute(edge.getContainingNode(), section.getEndX(), section.getEndY()));
        }
        return levelled(points);
    }

    private Point absolute(@Nullable ElkNode parent, double x, double y) {
        double atX = x;
        double atY = y;
        for (var node = parent; node != null && node.getParent() != null; node = node.getParent()) {
            atX += node.getX();
            atY += node.getY();
        }
        return new Point(atX, atY);
    }

    /// ELK aligns ends in different zones only to a pixel or so; what is nearly level is meant to be.
    private static List<Point> levelled(List<Point> points) {
        var levelled = new ArrayList<>(points);
        for (int i = 1; i < levelled.size(); i++) {
            var from = levelled.get(i - 1);
            var to = levelled.get(i);
            double slant = Math.abs(to.y() - from.y());
            if (slant > 0 && slant < NEARLY && Math.abs(to.x() - from.x()) > NEARLY) {
                levelled.set(i, new Point(to.x(), from.y()));
                if (i + 1 == levelled.size() - 1)
                    levelled.set(i + 1, new Point(levelled.get(i + 1).x(), from.y()));
            }
        }
        return levelled;
    }

    /// The middle of the longest piece that is long enough for the label.
    private static @Nullable Point room(List<Point> points, String label) {
        if (label.isEmpty()) return null;
        double width = TextWidth.of(label, 10) + 8;
        Point best = null;
        double most = 0;
        for (int i = 1; i < points.size(); i++) {
            var from = points.get(i - 1);
            var to = points.get(i);
            double level = Math.abs(to.x() - from.x());
            double upright = Math.abs(to.y() - from.y());
            double spare = Math.max(level - width - 10, upright - 40);
            if (spare > most) {
                most = spare;
                best = new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
            }
        }
        return best;
    }
}
