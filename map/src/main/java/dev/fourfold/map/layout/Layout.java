package dev.fourfold.map.layout;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.picture.Picture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The door of the layout: pictures of a map that can be read. Pure and deterministic: equal maps give equal pictures.
///
/// Data comes in at the left, where the internet is, and leaves at the right, where third parties are. A picture with
/// more than some 25 boxes tells nobody anything, so above that the overview draws each stack as one box, and where
/// there is only one stack, what has the same service and the same neighbours.
public final class Layout {
    private static final int READABLE = 25;
    private static final int WHOLE = 160;
    private static final int MOST_PARTS = 40;

    private final AppMap map;
    private final Cast cast;
    private final Set<String> stacks;

    private Layout(AppMap map) {
        this.map = map;
        this.cast = Cast.of(map);
        this.stacks = cast.components().stream()
                .filter(Component::declared)
                .map(Component::stack)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// One picture of the whole map.
    public static Picture overview(AppMap map) {
        return new Layout(map).overview();
    }

    /// The overview, and where it draws several components as one, the pictures that show them: one for each stack, or
    /// one for each way in, and everything at once if that is not hopeless.
    public static List<Picture> pictures(AppMap map) {
        var layout = new Layout(map);
        var pictures = new ArrayList<Picture>();
        pictures.add(layout.overview());
        if (layout.cast.components().size() <= READABLE) return pictures;
        if (layout.stacks.size() > 1) layout.addStacks(pictures);
        else layout.addEntries(pictures);
        if (layout.cast.components().size() <= WHOLE)
            pictures.add(layout.draw("Everything", "", layout.cast, Grouping.none(layout.cast)));
        return pictures;
    }

    private Picture overview() {
        var each = Grouping.none(cast);
        var grouping = each.size() <= READABLE || stacks.size() < 2 ? each : Grouping.byStack(cast, stack -> true);
        return draw(map.name(), note(), cast, grouping.atMost(READABLE, cast));
    }

    private String note() {
        if (cast.idle() == 0) return "";
        return cast.idle() == 1
                ? "One component has no known flow and is not drawn; the table lists it."
                : cast.idle() + " components have no known flow and are not drawn; the table lists them.";
    }

    private Picture draw(String title, String note, Cast part, Grouping grouping) {
        return ElkLayout.picture(Staging.scene(title, note, map.name(), part, grouping));
    }

    private void addStacks(List<Picture> pictures) {
        for (var stack : stacks.stream().limit(MOST_PARTS).toList()) {
            var ids = cast.components().stream()
                    .filter(component -> isIn(component, stack))
                    .map(Component::id)
                    .collect(Collectors.toSet());
            var touching = cast.flows().stream()
                    .filter(flow -> ids.contains(flow.from()) || ids.contains(flow.to()))
                    .toList();
            var part = withEnds(touching, ids);
            var grouping = Grouping.byStack(part, other -> !other.equals(stack)).atMost(READABLE + 10, part);
            pictures.add(draw(stack.isEmpty() ? map.name() : stack, "", part, grouping));
        }
    }

    private static boolean isIn(Component component, String stack) {
        return component.declared() && component.stack().equals(stack);
    }

    private Cast withEnds(List<Flow> flows, Set<String> ids) {
        Set<String> all = new HashSet<>(ids);
        for (var flow : flows) {
            all.add(flow.from());
            all.add(flow.to());
        }
        return cast.only(component -> all.contains(component.id())).with(flows);
    }

    /// A picture for each way in, of all that is behind it, unless that is nearly everything.
    private void addEntries(List<Picture> pictures) {
        var starts = cast.components().stream().filter(this::isStart).toList();
        for (var start : starts.stream().limit(MOST_PARTS).toList()) {
            var ids = behind(start.id());
            if (ids.size() < 3 || ids.size() > 0.8 * cast.components().size()) continue;
            var part = cast.only(component -> ids.contains(component.id()));
            var grouping = Grouping.none(part).atMost(READABLE + 10, part);
            pictures.add(draw("From " + start.name(), "", part, grouping));
        }
    }

    private boolean isStart(Component component) {
        var sources = cast.flows().stream()
                .filter(flow -> flow.to().equals(component.id()) && flow.mechanism() != Mechanism.READ)
                .map(Flow::from)
                .collect(Collectors.toSet());
        return !component.isOutside() && sources.stream().allMatch(this::isActor);
    }

    private boolean isActor(String id) {
        return cast.components().stream()
                .anyMatch(component -> component.id().equals(id) && component.role() == Role.ACTOR);
    }

    /// What data from one component reaches, the stores read on the way, and who calls it.
    private Set<String> behind(String start) {
        Set<String> seen = new HashSet<>(Set.of(start));
        var left = new ArrayDeque<>(List.of(start));
        while (!left.isEmpty()) {
            var id = left.remove();
            for (var flow : cast.flows()) {
                boolean isRead = flow.mechanism() == Mechanism.READ;
                if (flow.from().equals(id) && !isRead && seen.add(flow.to())) left.add(flow.to());
                if (flow.to().equals(id) && isRead) seen.add(flow.from());
            }
        }
        for (var flow : cast.flows()) {
            if (flow.to().equals(start) && isActor(flow.from())) seen.add(flow.from());
        }
        return Objects.requireNonNull(seen);
    }
}
