package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Wildcard;
import java.util.Set;

/// Names that components have at the provider, in which what is not known stands as `${…}`.
final class Names {
    /// Services whose ARNs hold the name first (`arn:aws:s3:::bucket/key`) rather than after a kind (`table/name`).
    private static final Set<String> NAME_FIRST = Set.of("s3", "sns", "sqs");

    private Names() {}

    /// Whether two names are the same at deployment, or one is a pattern (`orders-*`) that the other fits.
    static boolean same(String known, String wanted) {
        if (known.equals(wanted)) return true;
        return wanted.length() > 2 && wanted.indexOf('*') > 0 && Wildcard.matches(wanted, known);
    }

    /// The name in the resource part of an ARN.
    static String inArn(String prefix, String resource) {
        var segments = Arn.split(resource, ":/", 20);
        if (segments.size() == 1 || NAME_FIRST.contains(prefix)) return plain(segments.get(0));
        // Parameters and secrets have slashes in their names.
        if (prefix.equals("ssm") || prefix.equals("secretsmanager")) {
            return plain(resource.substring(segments.get(0).length() + 1));
        }
        return plain(segments.get(1));
    }

    /// Without the marks of what is not known and without wildcards: `${Stage}-orders*` becomes `Stage-orders`.
    static String plain(String name) {
        String plain = name.replace("${", "").replace("}", "").replace("*", "").replace("AWS::", "");
        int end = plain.length();
        while (end > 0 && "-_/.:".indexOf(plain.charAt(end - 1)) >= 0) end--;
        return plain.substring(0, end);
    }
}
