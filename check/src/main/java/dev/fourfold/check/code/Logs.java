package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.External;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Tracing.Site;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Tells the calls that write to a function's log.
final class Logs {

    private static final Map<String, Set<String>> WORDS = read();

    private final Tracing tracing;

    Logs(Tracing tracing) {
        this.tracing = tracing;
    }

    private static Map<String, Set<String>> read() {
        var words = new HashMap<String, Set<String>>();
        for (String line : Table.lines("logs.txt")) {
            String[] all = line.split(" ", -1);
            var known = words.computeIfAbsent(all[0] + " " + all[1], key -> new HashSet<>());
            for (int i = 2; i < all.length; i++) known.add(all[i]);
        }
        return words;
    }

    private static boolean has(Language language, String kind, String word) {
        return WORDS.getOrDefault(language.name().toLowerCase(Locale.ROOT) + " " + kind, Set.of())
                .contains(word);
    }

    boolean isLog(Site site, Call call) {
        Language language = site.source().language;
        if (call.made()) return false;
        if (call.of() instanceof Name name)
            return has(language, "call", name.id())
                    && tracing.expand(site.with(name)).stream()
                            .noneMatch(value -> value.expression() instanceof Expression.Defined);
        return call.of() instanceof Member member
                && has(language, "method", member.name())
                && isLogger(site, member.of());
    }

    private boolean isLogger(Site site, Expression owner) {
        Language language = site.source().language;
        String last = lastWord(Tracing.lastName(owner));
        if (has(language, "owner", Tracing.lastName(owner)) || has(language, "owner", last)) return true;
        if (owner instanceof Call call) return has(language, "maker", Tracing.lastName(call.of()));
        if (language != Language.PYTHON && language != Language.SCRIPT) return false;
        return tracing.expand(site.with(owner)).stream().anyMatch(value -> switch (value.expression()) {
            case External external -> has(language, "maker", external.module());
            case Call call -> has(language, "maker", Tracing.lastName(call.of()));
            default -> false;
        });
    }

    /// `logger` of `_logger`, `auditLogger`, `app_log`.
    private static String lastWord(String name) {
        int start = name.length();
        while (start > 0 && Character.isLowerCase(name.charAt(start - 1))) start--;
        boolean capitals = start == name.length();
        if (!capitals && start > 0 && Character.isUpperCase(name.charAt(start - 1))) start--;
        return name.substring(capitals ? name.lastIndexOf('_') + 1 : start).toLowerCase(Locale.ROOT);
    }
}
