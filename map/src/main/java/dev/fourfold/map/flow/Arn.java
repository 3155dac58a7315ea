package dev.fourfold.map.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `arn:partition:service:region:account:resource`, in which what is not known stands as `${…}` with colons of its own.
record Arn(String service, String region, String account, String resource) {

    static Optional<Arn> of(String text) {
        if (!text.startsWith("arn:")) return Optional.empty();
        var parts = parts(text, 6);
        return parts.size() < 6
                ? Optional.empty()
                : Optional.of(new Arn(parts.get(2), parts.get(3), parts.get(4), parts.get(5)));
    }

    /// The parts between colons outside braces; the last one keeps its colons.
    static List<String> parts(String text, int limit) {
        return split(text, ":", limit);
    }

    /// The parts between any of the separators, outside braces.
    static List<String> split(String text, String separators, int limit) {
        var parts = new ArrayList<String>();
        int from = 0;
        int depth = 0;
        for (int i = 0; i < text.length() && parts.size() < limit - 1; i++) {
            char c = text.charAt(i);
            if (c == '{') depth++;
            else if (c == '}') depth = Math.max(0, depth - 1);
            else if (depth == 0 && separators.indexOf(c) >= 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    /// Whether it names everything of its service: the resource is `*`, or a kind and `*` (`table/*`).
    boolean isWildcard() {
        if (resource.startsWith("*")) return true;
        if (service.equals("s3")) return false;
        var segments = split(resource, ":/", 3);
        return segments.size() > 1 && segments.get(1).equals("*");
    }
}
