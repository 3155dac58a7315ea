package dev.fourfold.core.fit;

import dev.fourfold.core.model.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a component gives what is needed of it.
///
/// @param verdict `UNKNOWN` where a value is decided only at deployment; never guessed
/// @param setting what the template shows, null where the service gives the control by itself or cannot give it
/// @param how how the service gives the control, in a sentence
/// @param patches the smallest change of the application's own template that closes the gap: first what changes at the
///     component, then what else it takes, such as a key, which is the same patch wherever it is needed; empty where
///     there is no gap or no such change. [Patches#apply] applies them together.
public record Fit(Need need, Verdict verdict, @Nullable Setting setting, String how, List<Patch> patches) {

    /// What was found.
    public enum Verdict {
        PASS,
        FAIL,
        UNKNOWN
    }

    public Fit {
        patches = List.copyOf(patches);
    }

    /// The change at the component itself, null where there is none.
    public @Nullable Patch patch() {
        return patches.isEmpty() ? null : patches.getFirst();
    }
}
