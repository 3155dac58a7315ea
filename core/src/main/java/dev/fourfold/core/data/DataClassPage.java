package dev.fourfold.core.data;

import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads the front matter of a data class's page. Every key is checked: a misspelt one is a problem, not a name that
/// never matches.
final class DataClassPage {
    private static final Set<String> KEYS =
            Set.of("id", "title", "rank", "because", "implies", "names", "whole", "never", "stores", "formats");

    private final String file;

    private DataClassPage(String file) {
        this.file = file;
    }

    static DataClass read(String file, String front) {
        return new DataClassPage(file).read(front);
    }

    private DataClass read(String front) {
        try {
            if (!(new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(front)
                    instanceof Map<?, ?> map)) throw problem("front matter is not a mapping");
            for (Object key : map.keySet()) {
                if (!KEYS.contains(String.valueOf(key)))
                    throw problem("unknown key '" + key + "', expected one of "
                            + KEYS.stream().sorted().toList());
            }
            return new DataClass(
                    text(map, "id"),
                    text(map, "title"),
                    Integer.parseInt(text(map, "rank")),
                    text(map, "because"),
                    texts(map, "implies"),
                    texts(map, "names"),
                    texts(map, "whole"),
                    texts(map, "never"),
                    texts(map, "stores"),
                    texts(map, "formats"));
        } catch (YamlEngineException | NumberFormatException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    private String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) throw problem("no " + key);
        return String.valueOf(value);
    }

    private static List<String> texts(Map<?, ?> map, String key) {
        var texts = new ArrayList<String>();
        if (map.get(key) instanceof List<?> list) list.forEach(item -> texts.add(String.valueOf(item)));
        return texts;
    }

    private Problem.Fatal problem(String message) {
        return new Problem.Fatal(
                List.of(new Problem(Location.of(file), message, "see CONTRIBUTING.md, Add a data class")));
    }
}
