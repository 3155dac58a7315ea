package dev.fourfold.check.code;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The libraries that go to systems outside the provider.
final class Libraries {

    private static final Map<Language, Map<String, Library>> ALL = read();

    /// @param http whether each call says where it goes, rather than one client that is made
    record Library(String name, boolean http) {}

    private Libraries() {}

    private static Map<Language, Map<String, Library>> read() {
        var all = new EnumMap<Language, Map<String, Library>>(Language.class);
        for (String line : Table.lines("libraries.txt")) {
            String[] words = line.split(" ", -1);
            var language = Language.valueOf(words[0].toUpperCase(Locale.ROOT));
            var library = new Library(words.length > 3 ? words[3] : words[1], words[2].equals("http"));
            all.computeIfAbsent(language, key -> new HashMap<>()).put(words[1], library);
        }
        return all;
    }

    /// The library that a module belongs to: its own name, or that of a module above it.
    static Optional<Library> of(Language language, String module) {
        Map<String, Library> known = ALL.getOrDefault(language, Map.of());
        String name = module;
        while (!name.isEmpty()) {
            Library found = known.get(name);
            if (found != null) return Optional.of(found);
            int cut = Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'));
            name = cut < 0 ? "" : name.substring(0, cut);
        }
        return Optional.empty();
    }

    /// Whether a module is surely not the application's own, even where a copy of it lies beside the code.
    static boolean isForeign(Language language, String module) {
        if (module.startsWith(".")) return false;
        if (module.startsWith("boto") || module.startsWith("aws_lambda_powertools") || module.startsWith("@aws-"))
            return true;
        return of(language, module)
                        .filter(library -> !library.name().equals("http"))
                        .isPresent()
                || module.equals("aws-sdk")
                || module.startsWith("aws-sdk/")
                || module.equals("http")
                || module.equals("urllib");
    }
}
