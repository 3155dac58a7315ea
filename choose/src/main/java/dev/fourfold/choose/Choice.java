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
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.model.Setting;
import dev.fourfold.core.model.Vocabulary;
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
    /// Closing the bucket would take the site down with it, so no patch does.
    private static final String SITE =
            "Anyone on the internet reads it as it is. Keep what is not meant for everyone in a"
                    + " bucket of its own, or serve this one through CloudFront with origin access control and block public"
                    + " access.";

    private record Key(String component, String control) {}

    /// A fit whose patches are not written yet.
    private record Draft(
            Need need, Verdict verdict, @Nullable Setting setting, String how, List<Changes.Planned> changes) {}

    private final Catalogue catalogue;
    private final Map<String, Component> components;
    private final Map<Key, Setting> settings = new HashMap<>();
    private final Places places;
    private final Changes changes;
    private final OpenRoutes routes;

    private Choice(AppMap map, Path root, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.components = map.byId();
        map.settings().forEach(setting -> settings.put(new Key(setting.component(), setting.control()), setting));
        this.places = new Places(map, catalogue);
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
        if (!component.declared() && !always) return undeclared(need, component, control.get());
        var setting = settings.get(new Key(component.id(), need.control()));
        if (setting != null) return shown(need, component, control.get(), setting);
        return switch (control.get().how()) {
            case DEFAULT -> new Draft(need, Verdict.PASS, null, control.get().says(), List.of());
            case IMPOSSIBLE -> new Draft(need, Verdict.FAIL, null, control.get().says(), List.of());
            case WITH_SETTINGS, WITH_SERVICE, AT_CREATION_ONLY ->
                unknown(need, control.get().says());
        };
    }

    private static Draft unknown(Need need, String how) {
        return new Draft(need, Verdict.UNKNOWN, null, how, List.of());
    }

    /// What no template declares is not known, unless those that make it by themselves are: then it is as they make it,
    /// and a template that declares it decides.
    private Draft undeclared(Need need, Component component, Control control) {
        var makers = places.into(component).stream()
                .filter(flow -> flow.mechanism() == Mechanism.LOG)
                .map(flow -> components.get(flow.from()))
                .filter(Objects::nonNull)
                .flatMap(maker -> changes.plan(component, maker.location(), control).stream())
                .filter(planned -> planned.change().properties().isEmpty())
                .toList();
        if (makers.isEmpty()) return unknown(need, "No template here declares it, so its settings are not known.");
        return new Draft(
                need,
                Verdict.FAIL,
                null,
                makers.getFirst().change().says() + " Now: " + control.absent() + ".",
                makers);
    }

    private Draft shown(Need need, Component component, Control control, Setting setting) {
        return switch (setting.state()) {
            case ON -> new Draft(need, Verdict.PASS, setting, control.says(), List.of());
            case UNKNOWN -> new Draft(need, Verdict.UNKNOWN, setting, control.says(), List.of());
            case OFF -> {
                if (isOpenToAll(component, setting)) yield openRoutes(need, component, control, setting);
                if (places.of(component).contains(Place.SITE))
                    yield new Draft(need, Verdict.FAIL, setting, SITE, List.of());
                yield off(need, component, control, setting);
            }
        };
    }

    private Draft off(Need need, Component component, Control control, Setting setting) {
        var change = changes.plan(component, setting.location(), control);
        String says = change.map(planned -> planned.change().says())
                .filter(words -> !words.isEmpty())
                .orElse(control.says());
        return new Draft(
                need,
                Verdict.FAIL,
                setting,
                says + asItIs(control, setting),
                change.stream().toList());
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
                    need, Verdict.FAIL, setting, control.says() + " Open: " + OpenRoutes.shown(open) + ".", List.of());
        String all = OpenRoutes.shown(List.of(setting.value().split(", ")));
        return new Draft(
                need,
                Verdict.PASS,
                setting,
                "Open to anyone, but nothing behind needs protection: " + all + ".",
                List.of());
    }

    /// What the absence of the setting means, or what stands there.
    private static String asItIs(Control control, Setting setting) {
        if (!setting.value().isEmpty()) return " Now " + setting.property() + " is " + setting.value() + ".";
        return control.absent().isEmpty() ? "" : " Now: " + control.absent() + ".";
    }

    private Fit fit(Draft draft) {
        var patches = draft.changes().stream()
                .flatMap(change -> changes.patches(change).stream())
                .toList();
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
    /// @param data the classes of the data, at least one
    /// @param clouds some of [#clouds]; empty for all
    /// @throws Problem.Fatal with every word that means nothing here, and those that there are
    public static List<Offer> of(String kind, List<String> data, List<String> clouds) {
        var problems = new ArrayList<Problem>();
        check(new Vocabulary("kind of service", kinds()), kind, problems);
        if (data.isEmpty())
            problems.add(problem("no data class is named", classes().listed()));
        for (String dataClass : data) if (!Policy.isClass(dataClass)) check(classes(), dataClass, problems);
        for (String cloud : clouds) check(new Vocabulary("cloud", clouds()), cloud, problems);
        if (!problems.isEmpty()) throw new Problem.Fatal(problems);
        return Offers.of(Catalogue.shipped(), Policy.standard(), kind, data, clouds);
    }

    private static void check(Vocabulary vocabulary, String word, List<Problem> problems) {
        if (!vocabulary.words().contains(word)) problems.add(problem(vocabulary.missing(word), vocabulary.listed()));
    }

    private static Problem problem(String message, String advice) {
        return new Problem(Location.of("choose"), message, advice);
    }

    private static Vocabulary classes() {
        return new Vocabulary("data class", Policy.classes(List.of()));
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
