package dev.fourfold.choose;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.catalogue.ResourceType;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The places that a component is, by its role, what its service keeps, and what flows into it.
final class Places {
    private static final String INTERNET = "actor.internet";
    private static final Set<Mechanism> COPIES = EnumSet.of(Mechanism.LOG, Mechanism.ARCHIVE);

    private final Catalogue catalogue;
    private final Map<String, List<Flow>> into = new HashMap<>();
    private final Map<String, List<Flow>> outOf = new HashMap<>();

    Places(AppMap map, Catalogue catalogue) {
        this.catalogue = catalogue;
        for (var flow : map.flows()) {
            into.computeIfAbsent(flow.to(), id -> new ArrayList<>()).add(flow);
            outOf.computeIfAbsent(flow.from(), id -> new ArrayList<>()).add(flow);
        }
    }

    List<Flow> into(Component component) {
        return into.getOrDefault(component.id(), List.of());
    }

    List<Flow> outOf(Component component) {
        return outOf.getOrDefault(component.id(), List.of());
    }

    Set<Place> of(Component component) {
        var places = EnumSet.noneOf(Place.class);
        if (component.isOutside() || component.role() == Role.GUARD) return places;
        if (isKeeping(component)) {
            switch (component.role()) {
                case STORE -> places.add(isSite(component) ? Place.SITE : isCopy(component) ? Place.COPY : Place.REST);
                case CHANNEL -> places.add(Place.WAY);
                case IDENTITY -> places.add(Place.USERS);
                default -> {
                    if (catalogue.service(component.service()).stream()
                            .anyMatch(service -> !service.keeps().isEmpty())) places.add(Place.COPY);
                }
            }
        }
        boolean isCallable = component.role() == Role.GATEWAY
                || component.role() == Role.PROCESS
                || component.role() == Role.IDENTITY;
        if (isCallable && isReachedFromInternet(component)) places.add(Place.DOOR);
        return places;
    }

    /// Whether data only passes through it.
    boolean isPassing(Component component) {
        return component.role() == Role.GATEWAY || component.role() == Role.PROCESS;
    }

    private boolean isKeeping(Component component) {
        return catalogue.type(component.type()).map(ResourceType::keepsData).orElse(true);
    }

    /// An object store that browsers read. What else listens to the internet, such as a database, has to be closed.
    private boolean isSite(Component component) {
        return isKind(component, "object-store") && isReachedFromInternet(component);
    }

    private boolean isReachedFromInternet(Component component) {
        return into(component).stream().anyMatch(flow -> flow.from().equals(INTERNET));
    }

    private boolean isKind(Component component, String kind) {
        return catalogue
                .service(component.service())
                .map(Service::kind)
                .filter(kind::equals)
                .isPresent();
    }

    /// A log store, or a store that nothing but logs and archives reach.
    private boolean isCopy(Component component) {
        boolean isLogStore = isKind(component, "log-store");
        var flows = into(component).stream()
                .filter(flow -> flow.mechanism() != Mechanism.PROTECT)
                .toList();
        return isLogStore || !flows.isEmpty() && flows.stream().allMatch(flow -> COPIES.contains(flow.mechanism()));
    }
}
