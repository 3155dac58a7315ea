package dev.fourfold.check.code;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the methods of one kind of store's clients do with data.
final class Protocol {

    private static final Map<String, Protocol> BY_LIBRARY = read();

    private final Map<String, Use> methods = new HashMap<>();
    private final Set<String> objects = new HashSet<>();

    enum Use {
        READ,
        WRITE,
        BOTH,
        /// The statement tells that is given.
        STATEMENT,
        BATCH,
        NONE,
        UNKNOWN;

        boolean isData() {
            return EnumSet.of(READ, WRITE, BOTH, STATEMENT).contains(this);
        }
    }

    private Protocol() {}

    private static Map<String, Protocol> read() {
        var named = new LinkedHashMap<String, Protocol>();
        var byLibrary = new HashMap<String, Protocol>();
        for (String line : Table.lines("accesses.txt")) {
            int colon = line.indexOf(':');
            String[] head = line.substring(0, colon).split(" ", -1);
            var protocol = named.computeIfAbsent(head[0], key -> new Protocol());
            for (String word : line.substring(colon + 1).strip().split(" ", -1)) {
                switch (head[1]) {
                    case "of" -> byLibrary.put(word, protocol);
                    case "objects" -> protocol.objects.add(word);
                    default -> protocol.methods.put(word, Use.valueOf(head[1].toUpperCase(Locale.ROOT)));
                }
            }
        }
        return Map.copyOf(byLibrary);
    }

    static Optional<Protocol> of(String library) {
        return Optional.ofNullable(BY_LIBRARY.get(library.toLowerCase(Locale.ROOT)));
    }

    /// Whether what a library gives back are objects that write themselves.
    boolean givesObjects(String library) {
        return objects.contains(library);
    }

    Use use(String method) {
        String name = plain(method);
        Use exact = methods.get(name);
        if (exact != null) return exact;
        for (int length = name.length(); length > 0; length--) {
            Use found = methods.get(name.substring(0, length) + "*");
            if (found != null) return found;
        }
        return Use.UNKNOWN;
    }

    private static String plain(String method) {
        var plain = new StringBuilder(method.length());
        for (int i = 0; i < method.length(); i++)
            if (Character.isLetterOrDigit(method.charAt(i))) plain.append(Character.toLowerCase(method.charAt(i)));
        String name = plain.toString();
        return name.endsWith("async") && name.length() > 5 ? name.substring(0, name.length() - 5) : name;
    }
}
