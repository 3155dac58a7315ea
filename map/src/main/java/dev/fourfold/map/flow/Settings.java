package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Control;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Setting;
import dev.fourfold.core.model.Setting.State;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which controls the declared components have, as far as their own resources and those that belong to them show it:
/// the service pages say where to look.
final class Settings {
    private final Blueprint blueprint;
    private final Sketch sketch;
    private final Resolver resolver;
    private final Authentication authentication;

    Settings(Blueprint blueprint, Sketch sketch, Resolver resolver, ApiFlows apis) {
        this.blueprint = blueprint;
        this.sketch = sketch;
        this.resolver = resolver;
        this.authentication = new Authentication(resolver, apis);
    }

    /// In the order of the components and of their pages' controls.
    List<Setting> all() {
        var settings = new ArrayList<Setting>();
        for (var component : sketch.components()) {
            var resource = blueprint.resource(component.id());
            if (!component.declared() || resource.isEmpty()) continue;
            authentication.of(component, resource.get()).ifPresent(settings::add);
            var controls = sketch.catalogue()
                    .service(component.service())
                    .map(Service::controls)
                    .orElse(java.util.Map.of());
            for (var control : controls.values()) {
                var setting = setting(component, resource.get(), control);
                if (setting != null) settings.add(setting);
            }
        }
        return settings;
    }

    private @Nullable Setting setting(Component component, Resource resource, Control control) {
        Found found = null;
        for (var sign : control.shownBy()) {
            var next = look(component, resource, sign);
            if (next != null) found = found == null || Sign.any(found.sign, next.sign) == next.sign ? next : found;
        }
        if (found == null) return null;
        var at = found.sign.at() == null ? found.resource.at() : found.sign.at();
        return new Setting(
                component.id(), control.name(), found.sign.state(), found.sign.path(), found.sign.value(), at);
    }

    private record Found(Resource resource, Sign sign) {}

    /// What the resources that a sign is about say together; null if it is not about this component.
    private @Nullable Found look(Component component, Resource resource, Control.Sign sign) {
        if (sign.of().isEmpty()) return sign.type().equals(resource.type()) ? look(resource, sign) : null;
        if (!isNear(sign.type(), resource.type())) return null;
        Found found = null;
        for (var other : resolver.ofType(sign.type())) {
            if (!names(other, sign.of(), component)) continue;
            var next = look(other, sign);
            if (next != null) found = found == null || Sign.all(found.sign, next.sign) == next.sign ? next : found;
        }
        if (found != null) return found;
        String path = sign.type() + " " + sign.holds().keySet().iterator().next();
        return switch (sign.missing()) {
            case OFF -> new Found(resource, new Sign(State.OFF, path, "", null));
            case UNKNOWN -> new Found(resource, new Sign(State.UNKNOWN, path, "", null));
            case IGNORED -> null;
        };
    }

    /// Of one service, where a service has resource types for several kinds of component: API Gateway's REST stages say
    /// nothing of an HTTP API. A trail watches all services.
    private static boolean isNear(String type, String component) {
        return namespace(type).equals(namespace(component)) || type.startsWith("AWS::CloudTrail::");
    }

    private static String namespace(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf("::")));
    }

    private boolean names(Resource other, String path, Component component) {
        return Paths.at(other.properties(), path).stream()
                .anyMatch(value -> resolver.declared(value, component.service()).contains(component.id()));
    }

    private static @Nullable Found look(Resource resource, Control.Sign sign) {
        if (sign.each().isEmpty()) {
            Sign found = look(resource.properties(), sign);
            return found == null ? null : new Found(resource, found);
        }
        Sign found = new Sign(State.OFF, sign.each(), "", null);
        for (Value element : Paths.at(resource.properties(), sign.each())) {
            Sign next = look(element, sign);
            if (next != null) found = Sign.any(found, next);
        }
        return new Found(resource, found);
    }

    /// Null where the sign is not about these properties.
    private static @Nullable Sign look(Value properties, Control.Sign sign) {
        boolean counts =
                sign.where().isEmpty() || Sign.of(properties, sign.where()).state() != State.OFF;
        return counts ? Sign.of(properties, sign.holds()) : null;
    }
}
