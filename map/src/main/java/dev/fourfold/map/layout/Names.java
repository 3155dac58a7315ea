package dev.fourfold.map.layout;

import dev.fourfold.core.model.Component;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What names say of who belongs together: `OrderCancel` and `OrderGet` are a family, `GetOrder` and `GetUser` are
/// none.
final class Names {
    private static final int SHORTEST = 3;
    private static final Pattern FIRST_WORD = Pattern.compile("[A-Z]*+[a-z0-9]++|[A-Z]++");

    /// What functions do rather than what they are about, and what only says where they stand.
    private static final Set<String> VERBS = Set.of(
            "get",
            "put",
            "post",
            "list",
            "create",
            "update",
            "delete",
            "add",
            "remove",
            "read",
            "write",
            "save",
            "send",
            "set",
            "find",
            "fetch",
            "process",
            "handle",
            "check",
            "validate",
            "publish",
            "load",
            "start",
            "stop",
            "run",
            "make",
            "upload",
            "download",
            "generate",
            "notify",
            "register",
            "search",
            "the",
            "app",
            "aws",
            "dev",
            "prod",
            "test",
            "lambda",
            "function",
            "my");

    private Names() {}

    /// The first word of a name in lower case; empty where it says nothing of a family.
    static String family(String name) {
        var word = FIRST_WORD.matcher(name);
        if (!word.find()) return "";
        String first = word.group().toLowerCase(Locale.ROOT);
        return first.length() < SHORTEST || VERBS.contains(first) ? "" : first;
    }

    /// The first word that all names share, as written; empty if they share none.
    static String shared(List<Component> components) {
        var families =
                components.stream().map(component -> family(component.name())).collect(Collectors.toSet());
        if (families.size() != 1 || families.contains("")) return "";
        var word = FIRST_WORD.matcher(components.getFirst().name());
        return word.find() ? word.group() : "";
    }
}
