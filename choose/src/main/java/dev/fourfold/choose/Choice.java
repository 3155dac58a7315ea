package dev.fourfold.choose;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.catalogue.Control;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Fit.Verdict;
import dev.fourfold.core.fit.Need;
import dev.fourfold.core.fit.Offer;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.model.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The door of step 2: what the data needs, whether each component gives it, and how to close the gaps.
///
/// ```java
/// List<Fit> fits = Choice.of(map, mapping.root(), Policy.standard());
/// List<Offer> offers = Choice.of("object-store", List.of("personal"), List.of("aws", "azure", "gcp"));
/// ```
public final class Choice {
    private static final String AUTHENTICATION = "authentication";

    private record Key(String component, String control) {}

    /// A fit whose patches are not written yet.
    private record Draft(
            Need need, Verdict verdict, @Nullable Setting setting, String how, Changes.@Nullable Planned change) {}

    private final Catalogue catalogue;
    private final Map<String, Component> components;
    private final Map<Key, Setting> settings = new HashMap<>();
    private final Changes changes;
    private final OpenRoutes routes;

    private Choice(AppMap map, Path root, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.components = map.byId();
        map.settings().forEach(setting -> settings.put(new Key(setting.component(), setting.control()), setting));
        var places = new Places(map, catalogue);
        this.changes = new Changes(root, catalogue, components, places);
        this.routes = new OpenRoutes(places, components);
    }

    /// The fit of every need, gaps first, the worst first of all.
    ///
    /// @param root the application's folder, from which templates are read to write patches for them
    public static List<Fit> of(AppMap map, Path root, Policy policy) {
        var catalogue = Catalogue.shipped();
        return new Choice(map, root, catalogue).fits(Needs.of(map, policy, catalogue));
    }

    private List<Fit> fits(List<Need> needs) {
        var drafts = needs.stream().map(this::draft).toList();
        return drafts.stream()
                .map(this::fit)
                .sorted(Comparator.comparingInt((Fit fit) -> rank(fit.verdict()))
                        .thenComparing(fit -> fit.need().severity()))
                .toList();
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> 0;
            case UNKNOWN -> 1;
            case PASS -> 2;
        };
    }

    private Draft draft(Need need) {
        var component = Objects.requireNonNull(components.get(need.component()));
        var service = catalogue.service(component.service());
        var control = service.flatMap(page -> page.control(need.control()));
        if (control.isEmpty()) {
            String title = service.map(Service::title).orElse(component.service());
            return unknown(need, "How " + title + " has this control is not described yet.");
        }
        boolean always = control.get().how() == Control.How.DEFAULT
                && control.get().shownBy().isEmpty();
        if (!component.declared() && !always)
            return unknown(need, "No template here declares it, so its settings are not known.");
        var setting = settings.get(new Key(component.id(), need.control()));
        if (setting != null) return shown(need, component, control.get(), setting);
        return switch (control.get().how()) {
            case DEFAULT -> new Draft(need, Verdict.PASS, null, control.get().says(), null);
            case IMPOSSIBLE -> new Draft(need, Verdict.FAIL, null, control.get().says(), null);
            case WITH_SETTINGS, WITH_SERVICE, AT_CREATION_ONLY ->
                unknown(need, control.get().says());
        };
    }

    private static Draft unknown(Need need, String how) {
        return new Draft(need, Verdict.UNKNOWN, null, how, null);
    }

    private Draft shown(Need need, Component component, Control control, Setting setting) {
        return switch (setting.state()) {
            case ON -> new Draft(need, Verdict.PASS, setting, control.says(), null);
            case UNKNOWN -> new Draft(need, Verdict.UNKNOWN, setting, control.says(), null);
            case OFF -> {
                if (isOpenToAll(component, setting)) yield openRoutes(need, component, control, setting);
                var change = changes.plan(component, control, setting).orElse(null);
                String words = change == null ? "" : change.change().says();
                String says = words.isEmpty() ? control.says() : words;
                yield new Draft(need, Verdict.FAIL, setting, says + asItIs(control, setting), change);
            }
        };
    }

    private static boolean isOpenToAll(Component component, Setting setting) {
        return setting.control().equals(AUTHENTICATION)
                && component.role() == Role.GATEWAY
                && !setting.value().isEmpty();
    }

    private Draft openRoutes(Need need, Component api, Control control, Setting setting) {
        var open = routes.that(api, setting);
        if (!open.isEmpty())
            return new Draft(
                    need, Verdict.FAIL, setting, control.says() + " Open: " + OpenRoutes.shown(open) + ".", null);
        String all = OpenRoutes.shown(List.of(setting.value().split(", ")));
        return new Draft(
                need, Verdict.PASS, setting, "Open to anyone, but nothing behind needs protection: " + all + ".", null);
    }

    /// What the absence of the setting means, or what stands there.
    private static String asItIs(Control control, Setting setting) {
        if (!setting.value().isEmpty()) return " Now " + setting.property() + " is " + setting.value() + ".";
        return control.absent().isEmpty() ? "" : " Now: " + control.absent() + ".";
    }

    private Fit fit(Draft draft) {
        List<Patch> patches = draft.change() == null ? List.of() : changes.patches(draft.change());
        return new Fit(draft.need(), draft.verdict(), draft.setting(), draft.how(), patches);
    }

    /// Every patch of the fits, each once.
    public static List<Patch> patches(Collection<Fit> fits) {
        return fits.stream().flatMap(fit -> fit.patches().stream()).distinct().toList();
    }

    /// What could keep, carry or work on data of these classes, without an application: the services of a kind, those
    /// first that answer most needs.
    ///
    /// @param kind one of [#kinds]
    /// @param data the classes of the data
    /// @param clouds some of [#clouds]; empty for all
    public static List<Offer> of(String kind, List<String> data, List<String> clouds) {
        return Offers.of(Catalogue.shipped(), Policy.standard(), kind, data, clouds);
    }

    /// The kinds of services that can be asked for, sorted.
    public static List<String> kinds() {
        return Catalogue.shipped().services().stream()
                .map(Service::kind)
                .filter(kind -> !kind.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /// The clouds of which some service is described, sorted.
    public static List<String> clouds() {
        var clouds = new ArrayList<String>();
        for (var service : Catalogue.shipped().services()) if (!service.kind().isEmpty()) clouds.add(service.cloud());
        return clouds.stream().distinct().sorted().toList();
    }
}
