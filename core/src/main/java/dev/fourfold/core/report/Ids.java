package dev.fourfold.core.report;

import java.util.HashMap;
import java.util.Map;

/// Short safe names for formats whose identifiers are narrower than ours: `n1`, `n2` in the order asked for.
final class Ids {
    private final String prefix;
    private final Map<String, String> ids = new HashMap<>();

    Ids(String prefix) {
        this.prefix = prefix;
    }

    String of(String id) {
        return ids.computeIfAbsent(id, key -> prefix + (ids.size() + 1));
    }
}
