package dev.fourfold.check.code;

import dev.fourfold.check.code.Sinks.Callee;
import dev.fourfold.check.code.Spans.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells where a token (JSON Web Token, RFC 7519: three parts in base64url with dots between them) is taken apart by
/// hand, and where its signature is checked.
final class Tokens {

    private static final Set<String> DECODERS = Set.of(
            "b64decode",
            "urlsafe_b64decode",
            "standard_b64decode",
            "base64url_decode",
            "base64UrlDecode",
            "decode",
            "toBuffer",
            "atob",
            "from");

    /// What checks signatures, by the names that libraries give it.
    private static final Set<String> VERIFIERS = Set.of(
            "verify",
            "jwtVerify",
            "verifySync",
            "compactVerify",
            "createVerify",
            "createVerifier",
            "CognitoJwtVerifier",
            "JwtRsaVerifier",
            "JwtVerifier",
            "PyJWKClient",
            "createRemoteJWKSet",
            "verify_oauth2_token",
            "verifyIdToken",
            "verify_id_token",
            "verify_token");

    private final Map<Source, Boolean> verified = new IdentityHashMap<>();
    private final Map<Function, Set<String>> parted = new HashMap<>();

    /// Whether a file checks signatures somewhere.
    boolean verifies(Source source) {
        return verified.computeIfAbsent(source, key -> {
            for (int i = 0; i < key.tokens.size(); i++)
                if (key.token(i).named() && VERIFIERS.contains(key.token(i).text())) return true;
            return false;
        });
    }

    /// Notes `sections = token.split(".")` and `header, claims, signature = token.split(".")`.
    void note(Function function, Spans in, Assignments.Assignment assignment) {
        int split = split(in, assignment.value(), assignment.end());
        if (split < 0) return;
        var known = parted.computeIfAbsent(function, key -> new HashSet<>());
        var names = assignment.names();
        boolean second = in.after(split + 1) < assignment.end() && isSecond(in, in.after(split + 1));
        if (names.size() == 1) known.add(second ? names.getFirst() : names.getFirst() + "[1]");
        else if (names.size() > 1 && names.size() <= 3) known.add(names.get(1));
    }

    /// Whether a call decodes the claims of a token.
    boolean decodes(Function function, Spans in, Callee callee, int open) {
        List<Span> parts = in.parts(open);
        if (!DECODERS.contains(callee.last()) || parts.isEmpty()) return false;
        Span part = parts.getFirst();
        int split = split(in, part.start(), part.end());
        if (split >= 0) return isSecond(in, in.after(split + 1));
        var known = parted.getOrDefault(function, Set.of());
        for (int i = part.start(); i < part.end(); i++) {
            if (!in.token(i).named() || in.isMember(i)) continue;
            String name = in.token(i).text();
            if (known.contains(name) || known.contains(name + "[1]") && isSecond(in, i + 1)) return true;
        }
        return false;
    }

    private static boolean isSecond(Spans in, int bracket) {
        return in.token(bracket).is("[") && in.token(bracket + 1).text().equals("1");
    }

    /// The word `split` of a split at dots.
    private static int split(Spans in, int start, int end) {
        for (int i = start; i + 2 < end; i++) {
            boolean splits = in.token(i).word("split")
                    && in.isMember(i)
                    && in.token(i + 1).is("(");
            if (splits && in.token(i + 2).text().equals(".")) return i;
        }
        return -1;
    }
}
