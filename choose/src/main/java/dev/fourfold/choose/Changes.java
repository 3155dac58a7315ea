package dev.fourfold.choose;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.catalogue.Control;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The changes that close gaps, collected first and written then: the application's own key is one for all of a
/// template, and its policy names all that use it.
final class Changes {

    /// One change of one resource.
    ///
    /// @param key logical id of the key that it names, if it names one
    record Planned(Template template, Template.Declared resource, Control.Change change, String key) {}

    /// Who uses the key of a template.
    private record KeyUse(Set<String> through, Set<String> own) {}

    private final Path root;
    private final Catalogue catalogue;
    private final Map<String, Component> components;
    private final Places places;
    private final Map<String, Optional<Template>> templates = new HashMap<>();
    private final Map<Template, KeyUse> keys = new HashMap<>();

    Changes(Path root, Catalogue catalogue, Map<String, Component> components, Places places) {
        this.root = root;
        this.catalogue = catalogue;
        this.components = components;
        this.places = places;
    }

    /// The change for a gap, if its page has one for the resource where the gap shows.
    ///
    /// @param place where the gap shows, else the component's own
    Optional<Planned> plan(Component component, @Nullable Location place, Control control) {
        var at = place == null ? component.location() : place;
        if (at == null) return Optional.empty();
        var template = templates.computeIfAbsent(at.file(), file -> Template.read(root, file));
        if (template.isEmpty()) return Optional.empty();
        // A value may stand outside of the resources, in Globals or among the parameters.
        var resource = template.get().at(at).or(() -> template.get().at(component.location()));
        if (resource.isEmpty()) return Optional.empty();
        var change = control.changes().get(resource.get().type());
        if (change == null) return Optional.empty();
        String key = change.usesKey() ? key(template.get(), component, change) : "";
        return Optional.of(new Planned(template.get(), resource.get(), change, key));
    }

    /// The template's own key if its policy lets the service use it, else the one that is added.
    private String key(Template template, Component component, Control.Change change) {
        var own = change.keyFor().stream()
                .filter(principal -> isAround(principal, component))
                .toList();
        return template.key(change.keyThrough(), own).orElseGet(() -> use(template, own, change));
    }

    private String use(Template template, List<String> own, Control.Change change) {
        var use = keys.computeIfAbsent(template, key -> new KeyUse(new TreeSet<>(), new TreeSet<>()));
        use.through.addAll(change.keyThrough());
        use.own.addAll(own);
        return OwnKey.ID;
    }

    /// Whether a service principal is the component's own service, or one that sends to it.
    private boolean isAround(String principal, Component component) {
        String prefix = principal.substring(0, principal.indexOf('.'));
        var service = catalogue.byPrefix(prefix).map(Service::id).orElse("aws." + prefix);
        return isOf(component, service)
                || places.into(component).stream()
                        .map(Flow::from)
                        .map(components::get)
                        .anyMatch(from -> isOf(from, service));
    }

    private static boolean isOf(@Nullable Component component, String service) {
        return component != null
                && (component.service().equals(service) || component.service().startsWith(service + "."));
    }

    /// The patches of a change: at the resource, then what else it takes. Empty where the template is written in a way
    /// that cannot be changed line by line.
    List<Patch> patches(Planned planned) {
        var change = planned.change();
        if (change.isWords()) return List.of();
        var patches = new ArrayList<Patch>();
        if (!change.properties().isEmpty()) {
            patches.addAll(planned.template().over(planned.resource(), filled(planned, change.properties())));
            if (patches.isEmpty()) return List.of();
        }
        if (!change.resources().isEmpty()) {
            String added = filled(planned, change.resources());
            // What is called so already may be anything; a second one would take its place.
            if (planned.template().has(added.substring(0, added.indexOf(':')))) return List.of();
            patches.add(planned.template().with(added));
        }
        var use = keys.get(planned.template());
        if (planned.key().equals(OwnKey.ID)
                && use != null
                && !planned.template().has(OwnKey.ID))
            patches.add(planned.template().with(OwnKey.yaml(use.through, use.own)));
        return patches;
    }

    private static String filled(Planned planned, String yaml) {
        return yaml.replace("${self}", planned.resource().name()).replace(Control.Change.KEY, planned.key());
    }
}
