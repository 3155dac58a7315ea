package dev.fourfold.check;

import dev.fourfold.core.data.DataClasses;
import dev.fourfold.core.model.Component;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How much is at stake with data.
final class Data {

    private static final String PUBLIC = "public";
    private static final Set<String> SENSITIVE =
            Set.of("personal.sensitive", "health", "payment.card", "financial", "credential");

    private Data() {}

    /// The classes worth a word, the gravest first.
    static List<String> worthy(@Nullable Component component) {
        return component == null ? List.of() : worthy(component.data());
    }

    static List<String> worthy(Collection<String> classes) {
        var worthy = new TreeSet<>(classes);
        worthy.remove(PUBLIC);
        return DataClasses.shipped().sorted(worthy);
    }

    static boolean isSensitive(Collection<String> classes) {
        return classes.stream().anyMatch(SENSITIVE::contains);
    }

    /// How much is at stake; 0 for nothing or `public`.
    static int rank(Collection<String> classes) {
        return classes.stream().mapToInt(DataClasses.shipped()::rank).max().orElse(0);
    }
}
