package dev.fourfold.choose;

import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Setting;
import dev.fourfold.core.report.Routes;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which of an API's routes that ask nobody who he is lead to something that needs it. Much of the web is meant for
/// everyone: a list of products is no gap.
final class OpenRoutes {
    private static final String PUBLIC = "public";
    private static final int SHOWN = 4;
    private static final Set<Mechanism> ASIDE = EnumSet.of(Mechanism.LOG, Mechanism.AUTHORIZE, Mechanism.PROTECT);

    private final Places places;
    private final Map<String, Component> components;

    OpenRoutes(Places places, Map<String, Component> components) {
        this.places = places;
        this.components = components;
    }

    /// The routes, in the order of the setting's value; empty if none matters, or none is named.
    List<String> that(Component api, Setting setting) {
        return setting.value().isEmpty()
                ? List.of()
                : List.of(setting.value().split(", ")).stream()
                        .filter(route -> matters(api, route))
                        .toList();
    }

    private boolean matters(Component api, String route) {
        var behind = places.outOf(api).stream()
                .filter(flow -> !ASIDE.contains(flow.mechanism()))
                .filter(flow -> Routes.of(flow).stream().anyMatch(route::equalsIgnoreCase))
                .map(flow -> components.get(flow.to()))
                .toList();
        // Where a route leads nowhere that is known, it may lead anywhere.
        return behind.isEmpty() || behind.stream().anyMatch(target -> target == null || leadsOn(target));
    }

    /// Whether it has data that needs protection, reads such data, or hands what callers send on to others.
    private boolean leadsOn(Component target) {
        return isSensitive(target)
                || places.outOf(target).stream().anyMatch(flow -> !ASIDE.contains(flow.mechanism()))
                || places.into(target).stream()
                        .filter(flow -> flow.mechanism() == Mechanism.READ)
                        .map(Flow::from)
                        .map(components::get)
                        .anyMatch(from -> from == null || isSensitive(from));
    }

    private static boolean isSensitive(Component component) {
        return component.data().stream().anyMatch(each -> !each.equals(PUBLIC));
    }

    /// `POST /orders, GET /orders and 3 more`.
    static String shown(List<String> routes) {
        if (routes.size() <= SHOWN) return String.join(", ", routes);
        return String.join(", ", routes.subList(0, SHOWN)) + " and " + (routes.size() - SHOWN) + " more";
    }
}
