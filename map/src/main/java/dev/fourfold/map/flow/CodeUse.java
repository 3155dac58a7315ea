package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Access;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What code was seen to do: with which components, and with which services where the component is not known.
final class CodeUse {
    private final Map<String, Set<Access>> byComponent = new LinkedHashMap<>();
    private final Map<String, Set<Access>> byService = new LinkedHashMap<>();

    /// A call of a service that is about a component.
    void of(String component, Access access) {
        byComponent
                .computeIfAbsent(component, id -> EnumSet.noneOf(Access.class))
                .add(access);
    }

    /// A call of a service, about one of its components that is not known.
    void ofSome(String service, Access access) {
        byService.computeIfAbsent(service, id -> EnumSet.noneOf(Access.class)).add(access);
    }

    /// A call of a service whose component is known.
    void ofService(String service) {
        byService.computeIfAbsent(service, id -> EnumSet.noneOf(Access.class));
    }

    /// Whether no call of a service was seen.
    boolean isUnseen(String service) {
        return !byService.containsKey(service);
    }

    boolean isEmpty() {
        return byService.isEmpty();
    }

    /// Whether the code does this with the component, or may.
    boolean does(String component, String service, Access access) {
        return byComponent.getOrDefault(component, Set.of()).contains(access)
                || byService.getOrDefault(service, Set.of()).contains(access);
    }
}
