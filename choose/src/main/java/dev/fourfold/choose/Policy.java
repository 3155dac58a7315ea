package dev.fourfold.choose;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.data.DataClasses;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.model.Vocabulary;
import dev.fourfold.core.page.FrontMatter;
import dev.fourfold.core.page.Page;
import dev.fourfold.core.page.Pages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which controls data needs, by its class and by the place where it is. The default is the page `policy/default`; a
/// user's changes are laid over it. Immutable.
///
/// @param rules all that apply ask together
/// @param changes of the user, of which the last one that is about a class and a control decides
public record Policy(List<Rule> rules, List<Change> changes) {
    /// The class of a rule that asks whatever the data is.
    public static final String ANY = "any";

    /// The word for a control that is not needed.
    public static final String NOT_NEEDED = "none";

    private static final String PUBLIC = "public";
    private static final String CONFIDENTIAL = "confidential";
    private static final Set<String> ROOTS =
            Set.of("personal", "health", "payment", "financial", "credential", CONFIDENTIAL, PUBLIC);
    private static final Set<String> KEYS = Set.of("control", "at", "data", "severity", "because", "source");

    /// One row: a control that data of these classes needs in these places.
    ///
    /// @param data classes, each standing for its parts too; or `any`
    /// @param because why, with the law or standard that asks for it
    public record Rule(
            String control, Set<Place> at, List<String> data, Severity severity, String because, String source) {
        public Rule {
            at = Set.copyOf(at);
            data = List.copyOf(data);
        }

        /// Whether data of this class falls under the rule.
        public boolean isAbout(String dataClass) {
            if (dataClass.equals(PUBLIC)) return false;
            String known = ROOTS.contains(root(dataClass)) ? dataClass : CONFIDENTIAL;
            return data.contains(ANY) || data.stream().anyMatch(each -> covers(each, known));
        }
    }

    /// A change by the user, such as `fourfold.yaml` gives it.
    ///
    /// @param data the class that it is about, or `any`
    /// @param at the places that it is about, empty for all where the control is asked for
    /// @param severity how bad it is not to have the control; null if it is not needed
    /// @param because the user's reason
    public record Change(
            String data,
            String control,
            Set<Place> at,
            @Nullable Severity severity,
            String because) {
        public Change {
            at = Set.copyOf(at);
        }

        /// A change in words, as a user writes it.
        ///
        /// @param at words of [Place#words], none for all places where the control is asked for
        /// @param severity a word of [Severity], or `none` if the control is not needed
        /// @param own the classes that the user made, beside those that ship
        /// @throws IllegalArgumentException if a word is none of those that there are; the message lists them
        public static Change of(
                String data,
                String control,
                Collection<String> at,
                String severity,
                String because,
                Collection<String> own) {
            if (because.isBlank()) throw new IllegalArgumentException("no reason; add 'because: …'");
            if (!data.equals(ANY) && !isClass(data, own)) new Vocabulary("data class", classes(own)).require(data);
            new Vocabulary("control", controls()).require(control);
            var places = EnumSet.noneOf(Place.class);
            at.forEach(place -> places.add(Place.of(place)));
            var words = new ArrayList<>(List.of(NOT_NEEDED));
            for (var each : Severity.values()) words.add(each.word());
            new Vocabulary("severity", words).require(severity);
            return new Change(
                    data, control, places, severity.equals(NOT_NEEDED) ? null : Severity.of(severity), because);
        }

        private boolean isAbout(String dataClass, String control, Place place) {
            return this.control.equals(control)
                    && (at.isEmpty() || at.contains(place))
                    && (data.equals(ANY) || covers(data, dataClass));
        }
    }

    /// What is asked for, and why.
    record Asked(String control, Severity severity, String because) {}

    public Policy {
        rules = List.copyOf(rules);
        changes = List.copyOf(changes);
    }

    /// The policy that ships with Fourfold.
    public static Policy standard() {
        return Standard.POLICY;
    }

    private static final class Standard {
        static final Policy POLICY = of(
                Pages.of("choose", "policy", Policy.class).entrySet().iterator().next());

        private static Policy of(java.util.Map.Entry<String, String> page) {
            return Policy.of(page.getKey(), page.getValue());
        }
    }

    /// The controls that can be asked for: those of the services' pages, sorted.
    public static List<String> controls() {
        return Catalogue.shipped().services().stream()
                .flatMap(service -> service.controls().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// The classes that ship and those of the user, sorted.
    static Set<String> classes(Collection<String> own) {
        var known = new TreeSet<>(own);
        DataClasses.shipped().all().forEach(each -> known.add(each.id()));
        return known;
    }

    /// Whether it is a class that ships, or a part of one (`personal.contact`).
    static boolean isClass(String dataClass) {
        return isClass(dataClass, List.of());
    }

    private static boolean isClass(String dataClass, Collection<String> own) {
        return classes(own).stream().anyMatch(each -> covers(each, dataClass));
    }

    /// @param page the text of a policy's page
    /// @throws dev.fourfold.core.model.Problem.Fatal if it cannot be read
    public static Policy of(String file, String page) {
        var rules = new ArrayList<Rule>();
        for (var row : FrontMatter.of(file, Page.front(file, page))
                .allows(Set.of("needs"))
                .list("needs")) {
            row.allows(KEYS);
            try {
                var at = EnumSet.noneOf(Place.class);
                row.texts("at", List.of()).forEach(place -> at.add(Place.of(place)));
                rules.add(new Rule(
                        row.text("control"),
                        at,
                        row.texts("data", List.of()),
                        Severity.of(row.text("severity")),
                        row.text("because"),
                        row.text("source")));
            } catch (IllegalArgumentException e) {
                throw row.problem(String.valueOf(e.getMessage()));
            }
        }
        return new Policy(rules, List.of());
    }

    /// This policy with the user's changes over it.
    public Policy with(List<Change> more) {
        var all = new ArrayList<>(changes);
        all.addAll(more);
        return new Policy(rules, all);
    }

    /// What data of a class needs in a place; with the class `any`, what the place needs whatever its data.
    List<Asked> asks(String dataClass, Place place) {
        var asked = new ArrayList<Asked>();
        for (var rule : rules) {
            boolean any = rule.data().contains(ANY);
            // A door is asked about once, whatever passes through it.
            boolean about = dataClass.equals(ANY) || place == Place.DOOR && any
                    ? dataClass.equals(ANY) && any
                    : rule.isAbout(dataClass);
            if (!rule.at().contains(place) || !about) continue;
            var change = lastChange(dataClass, rule.control(), place);
            if (change == null) asked.add(new Asked(rule.control(), rule.severity(), rule.because()));
        }
        for (var change : changes) {
            var severity = change.severity();
            boolean decides = change.equals(lastChange(dataClass, change.control(), place));
            boolean applies = !change.at().isEmpty() || isAsked(change.control(), place);
            if (decides && applies && severity != null)
                asked.add(new Asked(change.control(), severity, change.because()));
        }
        return asked;
    }

    /// Whether some rule asks for the control in this place at all; a control that no rule knows is asked for where
    /// data rests.
    private boolean isAsked(String control, Place place) {
        var about =
                rules.stream().filter(rule -> rule.control().equals(control)).toList();
        if (about.isEmpty()) return place == Place.REST;
        return about.stream().anyMatch(rule -> rule.at().contains(place));
    }

    private @Nullable Change lastChange(String dataClass, String control, Place place) {
        Change last = null;
        for (var change : changes) if (change.isAbout(dataClass, control, place)) last = change;
        return last;
    }

    private static boolean covers(String whole, String dataClass) {
        return dataClass.equals(whole) || dataClass.startsWith(whole + ".");
    }

    private static String root(String dataClass) {
        int dot = dataClass.indexOf('.');
        return dot < 0 ? dataClass : dataClass.substring(0, dot);
    }
}
