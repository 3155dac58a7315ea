package dev.fourfold.map.layout;

import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// Which components are drawn as one box. A group of one is the component itself, under its own id.
///
/// @param keys the key of each component's box, by the component's id
record Grouping(Map<String, String> keys) {
    static final String STACK = "stack:";
    private static final int ROUNDS = 6;
    private static final int WORTH_IT = 3;
    private static final int HUB = 6;

    /// Every component by itself.
    static Grouping none(Cast cast) {
        var keys = new LinkedHashMap<String, String>();
        cast.components().forEach(component -> keys.put(component.id(), component.id()));
        return new Grouping(keys);
    }

    /// One box for each stack that a test chooses and that has more than one component; the rest stays by itself.
    static Grouping byStack(Cast cast, Predicate<String> isCollapsed) {
        var sizes = new HashMap<String, Integer>();
        for (var component : cast.components())
            if (component.declared()) sizes.merge(component.stack(), 1, Integer::sum);
        var keys = new LinkedHashMap<String, String>();
        for (var component : cast.components()) {
            boolean isInside = component.declared()
                    && sizes.getOrDefault(component.stack(), 0) > 1
                    && isCollapsed.test(component.stack());
            keys.put(component.id(), isInside ? STACK + component.stack() : component.id());
        }
        return new Grouping(keys);
    }

    int size() {
        return (int) keys.values().stream().distinct().count();
    }

    String key(String id) {
        return Objects.requireNonNull(keys.get(id), id);
    }

    /// Draws more and more together until at most so many boxes are left: first what has the same service and the same
    /// neighbours, of which a picture loses nothing but names, and after that only who reads and who writes; then what
    /// people called alike; then what is fed alike; then what works on the same stores; then what has the same service.
    Grouping atMost(int most, Cast cast) {
        var grouping = this;
        for (int round = 0; round < ROUNDS && grouping.size() > most; round++)
            grouping = grouping.merged(most, WORTH_IT, cast, alike(grouping.neighbours(cast, Side.EACH)));
        for (int round = 0; round < ROUNDS && grouping.size() > most; round++) {
            grouping = grouping.merged(most, WORTH_IT, cast, alike(grouping.neighbours(cast, Side.EITHER)));
            grouping = grouping.merged(most, cast, alike(grouping.families(cast)));
        }
        for (int round = 0; round < ROUNDS && grouping.size() > most; round++)
            grouping = grouping.merged(most, cast, alike(grouping.neighbours(cast, Side.FEEDING)));
        grouping = grouping.merged(most, cast, alike(grouping.stores(cast)));
        grouping = grouping.merged(most, cast, Grouping::kind);
        return grouping.merged(
                most, cast, (key, component) -> component.isOutside() ? kind(key, component) : place(component));
    }

    /// What two boxes must share to become one.
    private interface Feature {
        String of(String key, Component member);
    }

    private static Feature alike(Function<String, String> neighbours) {
        return (key, component) -> kind(key, component) + '\n' + neighbours.apply(key);
    }

    /// Merges boxes that share a feature, as long as there are too many.
    private Grouping merged(int most, Cast cast, Feature feature) {
        return merged(most, Integer.MAX_VALUE, cast, feature);
    }

    /// @param always from this size on, a group is merged in any case, so that of many alike none is left over
    private Grouping merged(int most, int always, Cast cast, Feature feature) {
        if (size() <= most) return this;
        var alike = new LinkedHashMap<String, Set<String>>();
        for (var component : cast.components()) {
            var key = key(component.id());
            alike.computeIfAbsent(feature.of(key, component), f -> new TreeSet<>())
                    .add(key);
        }
        var groups = new ArrayList<>(alike.values());
        groups.removeIf(group -> group.size() < 2);
        groups.sort(Comparator.<Set<String>>comparingInt(Set::size));
        var renamed = new HashMap<String, String>();
        for (int left = size(); left > most && !groups.isEmpty(); ) {
            var group = next(groups, left - most);
            groups.remove(group);
            left -= rename(group, renamed);
        }
        groups.stream().filter(group -> group.size() >= always).forEach(group -> rename(group, renamed));
        var keys = new LinkedHashMap<String, String>();
        this.keys.forEach((id, key) -> keys.put(id, renamed.getOrDefault(key, key)));
        return new Grouping(keys);
    }

    /// The smallest group that is enough, so that no more is drawn together than has to be; else the largest.
    ///
    /// @param groups by size, the smallest first
    private static Set<String> next(List<Set<String>> groups, int tooMany) {
        return groups.stream()
                .filter(group -> group.size() > tooMany)
                .findFirst()
                .orElseGet(groups::getLast);
    }

    private static int rename(Set<String> group, Map<String, String> renamed) {
        var name = "alike:" + group.iterator().next();
        group.forEach(key -> renamed.put(key, name));
        return group.size() - 1;
    }

    private static String kind(String key, Component component) {
        if (key.startsWith(STACK)) return STACK;
        return component.isOutside() ? component.role().word() : component.service() + '\n' + place(component);
    }

    private static String place(Component component) {
        return component.declared() ? "in " + component.stack() : "undeclared";
    }

    /// Which neighbours count.
    private enum Side {
        /// Those that feed a box, and apart from them those that it feeds.
        EACH,
        /// All, whether they feed it or it feeds them.
        EITHER,
        FEEDING
    }

    private Function<String, String> neighbours(Cast cast, Side side) {
        var neighbours = new HashMap<String, Set<String>>();
        String to = side == Side.EITHER ? "" : "to ";
        String from = side == Side.EITHER ? "" : "from ";
        for (var flow : cast.flows()) {
            var source = key(flow.from());
            var target = key(flow.to());
            if (source.equals(target)) continue;
            neighbours.computeIfAbsent(target, key -> new TreeSet<>()).add(from + source);
            if (side != Side.FEEDING)
                neighbours.computeIfAbsent(source, key -> new TreeSet<>()).add(to + target);
        }
        return key -> String.join("\n", neighbours.getOrDefault(key, Set.of()));
    }

    /// The first word of the names in each box (`OrderCancel`, `OrderGet`), where they all begin with it. Who hands
    /// work
    /// to many, or is given it by many, stays by itself: it holds the picture together.
    private Function<String, String> families(Cast cast) {
        var families = new HashMap<String, String>();
        var neighbours = new HashMap<String, Set<String>>();
        for (var flow : cast.flows()) {
            neighbours.computeIfAbsent(key(flow.from()), key -> new TreeSet<>()).add(key(flow.to()));
            neighbours.computeIfAbsent(key(flow.to()), key -> new TreeSet<>()).add(key(flow.from()));
        }
        members(cast).forEach((key, members) -> {
            var words = new TreeSet<String>();
            members.forEach(member -> words.add(Names.family(member.name())));
            boolean hub = neighbours.getOrDefault(key, Set.of()).size() >= HUB;
            families.put(key, words.size() == 1 && !words.first().isEmpty() && !hub ? words.first() : key);
        });
        return key -> families.getOrDefault(key, key);
    }

    private Function<String, String> stores(Cast cast) {
        Set<String> stores = new HashSet<>();
        for (var component : cast.components()) if (component.role() == Role.STORE) stores.add(component.id());
        var used = new HashMap<String, Set<String>>();
        for (var flow : cast.flows()) {
            if (stores.contains(flow.to()))
                used.computeIfAbsent(key(flow.from()), key -> new TreeSet<>()).add(key(flow.to()));
            if (stores.contains(flow.from()))
                used.computeIfAbsent(key(flow.to()), key -> new TreeSet<>()).add(key(flow.from()));
        }
        return key -> String.join("\n", used.getOrDefault(key, Set.of(key)));
    }

    /// The members of each box, in the order of the map.
    Map<String, List<Component>> members(Cast cast) {
        var members = new LinkedHashMap<String, List<Component>>();
        for (var component : cast.components())
            members.computeIfAbsent(key(component.id()), key -> new ArrayList<>())
                    .add(component);
        return members;
    }
}
