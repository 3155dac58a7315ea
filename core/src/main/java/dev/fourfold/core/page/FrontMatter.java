package dev.fourfold.core.page;

import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A mapping of a page's front matter. Only the keys that it may have can be asked for, and a misspelt one is a
/// problem, not a rule that never fires.
///
/// @param file the page
/// @param place where in the page the mapping stands (`controls.backup`), empty for the front matter itself
public record FrontMatter(String file, String place, Map<?, ?> map) {

    /// A page's front matter.
    ///
    /// @throws Problem.Fatal if it is no mapping
    public static FrontMatter of(String file, String front) {
        try {
            Object value = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(front);
            if (value instanceof Map<?, ?> map) return new FrontMatter(file, "", map);
        } catch (YamlEngineException e) {
            throw new FrontMatter(file, "", Map.of()).problem(String.valueOf(e.getMessage()));
        }
        throw new FrontMatter(file, "", Map.of()).problem("front matter is not a mapping");
    }

    /// This mapping, if it has no other keys.
    public FrontMatter allows(Set<String> keys) {
        for (Object key : map.keySet()) {
            if (!keys.contains(String.valueOf(key)))
                throw problem("unknown key '" + key + "', expected one of "
                        + keys.stream().sorted().toList());
        }
        return this;
    }

    public boolean has(String key) {
        return map.get(key) != null;
    }

    /// The text at a key, or the other one.
    public String text(String key, String otherwise) {
        Object value = map.get(key);
        return value == null ? otherwise : String.valueOf(value);
    }

    /// The text at a key that must be there.
    public String text(String key) {
        Object value = map.get(key);
        if (value == null || value instanceof Map || String.valueOf(value).isBlank()) throw problem("no " + key);
        return String.valueOf(value);
    }

    /// The texts at a key, one text as a list of one.
    public List<String> texts(String key, List<String> otherwise) {
        Object value = map.get(key);
        return value == null ? otherwise : texts(value);
    }

    /// The mapping at a key, empty if there is none.
    public FrontMatter at(String key) {
        return within(key, map.get(key));
    }

    /// The mappings at a key: those of a list, or the one that stands there.
    public List<FrontMatter> list(String key) {
        return list(key, map.get(key));
    }

    /// The mappings under this one, by their keys.
    public Map<String, FrontMatter> each() {
        var each = new LinkedHashMap<String, FrontMatter>();
        map.forEach((key, value) -> each.put(String.valueOf(key), within(String.valueOf(key), value)));
        return each;
    }

    /// The values as texts, by their keys.
    public Map<String, List<String>> values() {
        var values = new LinkedHashMap<String, List<String>>();
        map.forEach((key, value) -> values.put(String.valueOf(key), texts(value)));
        return values;
    }

    private List<FrontMatter> list(String key, @Nullable Object value) {
        if (value == null) return List.of();
        if (!(value instanceof List<?> items)) return List.of(within(key, value));
        var list = new ArrayList<FrontMatter>();
        items.forEach(item -> list.add(within(key + "[" + list.size() + "]", item)));
        return list;
    }

    private FrontMatter within(String key, @Nullable Object value) {
        String inner = place.isEmpty() ? key : place + "." + key;
        if (value == null) return new FrontMatter(file, inner, Map.of());
        if (value instanceof Map<?, ?> mapping) return new FrontMatter(file, inner, mapping);
        throw new FrontMatter(file, inner, Map.of()).problem("expected a mapping, {} for none");
    }

    private static List<String> texts(@Nullable Object value) {
        if (!(value instanceof List<?> list)) return List.of(String.valueOf(value));
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(String.valueOf(item)));
        return texts;
    }

    /// A problem of this mapping.
    public Problem.Fatal problem(String message) {
        return new Problem.Fatal(List.of(new Problem(
                Location.of(file), place.isEmpty() ? message : place + ": " + message, "see CONTRIBUTING.md")));
    }
}
