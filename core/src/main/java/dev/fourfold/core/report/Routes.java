package dev.fourfold.core.report;

import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The requests that take a flow, read from its evidence: a detail that begins with a verb and a path (`POST /orders`),
/// or is one of a WebSocket API's own routes (`$connect`).
public final class Routes {
    private static final Set<String> VERBS =
            Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "ANY", "*");

    private Routes() {}

    /// Sorted by path, each once, safe to show.
    public static List<String> of(Flow flow) {
        return flow.evidence().stream()
                .map(Routes::route)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Routes::byPath)
                .toList();
    }

    private static int byPath(String one, String other) {
        int byPath = path(one).compareTo(path(other));
        return byPath != 0 ? byPath : one.compareTo(other);
    }

    static String path(String route) {
        return route.substring(route.indexOf(' ') + 1);
    }

    private static @Nullable String route(Evidence evidence) {
        var detail = Plain.of(evidence.detail());
        if (detail.equals("$default") || detail.equals("$connect") || detail.equals("$disconnect")) return detail;
        int blank = detail.indexOf(' ');
        if (blank < 1 || blank + 1 >= detail.length() || detail.charAt(blank + 1) != '/') return null;
        var verb = detail.substring(0, blank).toUpperCase(Locale.ROOT);
        if (!VERBS.contains(verb)) return null;
        int end = detail.indexOf(' ', blank + 1);
        return verb + " " + (end < 0 ? detail.substring(blank + 1) : detail.substring(blank + 1, end));
    }
}
