package dev.fourfold.core.finding;

import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something wrong with an application, with its reason and its fix.
///
/// @param rule the rule's id, for ever (`function-invoked-by-anyone`)
/// @param title what is wrong, in one line
/// @param component id of the component, empty where it is about the application as a whole
/// @param subject the normalised property path, or the code's symbol and sink; part of the identity
/// @param evidence what was found there (a value, a call), without line numbers; part of the identity
/// @param reason why it matters here: the data at stake and how it is reached
/// @param path ids of the components on the way from a trust boundary to the data, possibly none
/// @param steps the places in code on the way from what comes in to what must not get it, in order, possibly none
/// @param fix what to do, in words
/// @param patches the changes that do it, together, where there are some; findings may share one (a key that several
/// need)
public record Finding(
        String rule,
        String title,
        Severity severity,
        String component,
        String subject,
        String evidence,
        @Nullable Location location,
        String reason,
        List<String> path,
        List<Step> steps,
        String fix,
        List<Patch> patches) {

    public Finding {
        path = List.copyOf(path);
        steps = List.copyOf(steps);
        patches = patches.stream().distinct().toList();
    }

    /// A finding that is not about code.
    public Finding(
            String rule,
            String title,
            Severity severity,
            String component,
            String subject,
            String evidence,
            @Nullable Location location,
            String reason,
            List<String> path,
            String fix,
            List<Patch> patches) {
        this(rule, title, severity, component, subject, evidence, location, reason, path, List.of(), fix, patches);
    }

    /// A place in code that data passes.
    ///
    /// @param text what stands there, in a few words (`filename = parse.unquote_plus(...)`)
    public record Step(Location location, String text) {}

    /// The finding's identity: rule, component, subject and a hash of the evidence; never a line number, so that it
    /// survives edits around it.
    public String fingerprint() {
        return rule + "/" + component + "/" + subject + "/" + hash(evidence);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
