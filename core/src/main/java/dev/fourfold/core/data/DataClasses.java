package dev.fourfold.core.data;

import dev.fourfold.core.data.DataClass.Suggestion;
import dev.fourfold.core.page.Page;
import dev.fourfold.core.page.Pages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All data classes, found by the names and formats that suggest them. Immutable, safe for many threads.
///
/// ```java
/// DataClasses.shipped().classify("billing_email"); // personal
/// ```
public final class DataClasses {
    /// A name that says anything says it in its last words.
    private static final int MOST_WORDS = 6;

    private final Map<String, DataClass> byId = new LinkedHashMap<>();
    private final List<Told> told = new ArrayList<>();

    /// A class with its names as they are compared.
    private record Told(
            DataClass dataClass, Set<String> names, Set<String> whole, Set<String> never, Set<String> stores) {
        static Told of(DataClass dataClass) {
            return new Told(
                    dataClass,
                    joined(dataClass.names()),
                    joined(dataClass.whole()),
                    joined(dataClass.never()),
                    joined(dataClass.stores()));
        }

        private static Set<String> joined(List<String> names) {
            var joined = new HashSet<String>();
            names.forEach(name -> joined.add(Words.joined(name)));
            joined.remove("");
            return joined;
        }

        boolean isField(List<List<String>> readings) {
            for (var words : readings) {
                if (whole.contains(String.join("", words))) return true;
                int friend = longest(words, never);
                if (longest(words, names) > friend) return true;
                if (friend > 0) return false;
            }
            return false;
        }

        boolean isStore(List<List<String>> readings) {
            return readings.stream().anyMatch(words -> longest(words, stores) > 0);
        }
    }

    private DataClasses(Collection<DataClass> classes) {
        for (var each : classes) byId.put(each.id(), each);
        byId.values().stream()
                .sorted(Comparator.comparingInt(DataClass::rank).reversed().thenComparing(DataClass::id))
                .forEach(each -> told.add(Told.of(each)));
    }

    /// Whether two names are the same words: `date_of_birth` and `dateOfBirth`.
    public static boolean isSame(String name, String other) {
        String joined = Words.joined(name);
        return !joined.isEmpty() && joined.equals(Words.joined(other));
    }

    /// The classes that ship with Fourfold. Read once for each process.
    public static DataClasses shipped() {
        return Shipped.CLASSES;
    }

    private static final class Shipped {
        static final DataClasses CLASSES = of(Pages.of("core", "data", DataClasses.class));
    }

    /// @param pages the text of each page, by its file
    /// @throws dev.fourfold.core.model.Problem.Fatal if a page cannot be read
    public static DataClasses of(Map<String, String> pages) {
        var classes = new ArrayList<DataClass>();
        pages.forEach((file, text) -> classes.add(DataClassPage.read(file, Page.front(file, text))));
        return new DataClasses(classes);
    }

    /// These classes and others; one with a known id takes its place.
    public DataClasses with(Collection<DataClass> others) {
        if (others.isEmpty()) return this;
        var all = new ArrayList<>(byId.values());
        all.addAll(others);
        return new DataClasses(all);
    }

    /// The classes that the name of a field suggests, the highest rank first; none for most names.
    public List<Suggestion> classify(String field) {
        var readings = Words.ofField(field);
        return told.stream()
                .filter(each -> each.isField(readings))
                .map(each -> suggestion(each.dataClass()))
                .toList();
    }

    /// The classes that the name of a table, a bucket or a queue suggests by itself.
    public List<Suggestion> ofStore(String name) {
        var readings = Words.ofStore(name);
        return told.stream()
                .filter(each -> each.isStore(readings))
                .map(each -> suggestion(each.dataClass()))
                .toList();
    }

    /// The classes that a format of a JSON Schema (`email`) or a scalar type of GraphQL (`AWSPhone`) suggests.
    public List<Suggestion> ofFormat(String format) {
        String plain = format.toLowerCase(Locale.ROOT);
        return told.stream()
                .map(Told::dataClass)
                .filter(each -> each.formats().stream().anyMatch(known -> known.equalsIgnoreCase(plain)))
                .map(DataClasses::suggestion)
                .toList();
    }

    public Optional<DataClass> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// All classes by rank, the highest first.
    public List<DataClass> all() {
        return told.stream().map(Told::dataClass).toList();
    }

    /// What is at stake with a class; unknown classes rank as the user's own do.
    public int rank(String id) {
        var known = byId.get(id);
        return known == null ? 1 : known.rank();
    }

    /// Classes from the most to the least sensitive, each once.
    public List<String> sorted(Collection<String> ids) {
        return ids.stream()
                .distinct()
                .sorted(Comparator.comparingInt(this::rank).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /// The class and all that it implies: what is `health` data is `personal` too. Lists on the map name only the class
    /// itself; who derives needs from a class asks here.
    public Set<String> withImplied(String id) {
        var found = new LinkedHashSet<String>();
        imply(id, found);
        return found;
    }

    private void imply(String id, Set<String> found) {
        if (!found.add(id)) return;
        get(id).ifPresent(known -> known.implies().forEach(implied -> imply(implied, found)));
    }

    private static Suggestion suggestion(DataClass dataClass) {
        return new Suggestion(dataClass.id(), dataClass.because());
    }

    /// The number of letters of the longest known sequence that the words end in, 0 for none.
    private static int longest(List<String> words, Set<String> known) {
        int longest = 0;
        String ending = "";
        for (int i = words.size() - 1; i >= Math.max(0, words.size() - MOST_WORDS); i--) {
            ending = words.get(i) + ending;
            if (known.contains(ending)) longest = ending.length();
        }
        return longest;
    }
}
