package dev.fourfold.check;

import dev.fourfold.core.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells texts that are secrets: by the shape that their provider gives them, by a password in a connection string, and
/// by a name that says so where the text looks like chance. Linear in the text.
final class SecretShapes {

    private static final List<Shape> SHAPES = read();
    private static final int LONGEST = 20_000;
    private static final int SHOWN = 4;
    private static final int LONG = 16;
    private static final double CHANCE = 3.0;
    private static final Pattern CONNECTION =
            Pattern.compile("\\b([a-z][a-z0-9+.-]{1,20})://([^\\s:/@]{1,100}):([^\\s/@]{3,200})@[A-Za-z0-9\\[]");
    private static final Pattern NAMED = Pattern.compile(
            "(?:(?:^|_)(?:secret|password|passwd|pwd|passphrase|token|apikey|api_key|access_key|private_key|auth_key"
                    + "|secret_key|encryption_key|signing_key|master_key|credentials?|client_secret|salt|pepper"
                    + "|jwt_key)|_key)$");
    private static final Pattern WEAK_NAMED = Pattern.compile("_key$");
    private static final Pattern OF_CHANCE = Pattern.compile("[A-Za-z0-9+/=_-]{12,500}");
    private static final List<String> HARMLESS_NAMES = List.of(
            "public_key",
            "partition_key",
            "sort_key",
            "primary_key",
            "hash_key",
            "range_key",
            "cache_key",
            "object_key",
            "s3_key",
            "foreign_key",
            "next_token",
            "page_token",
            "idempotency_key",
            "message_key");
    private static final List<String> PLACEHOLDERS = List.of(
            "changeme",
            "change_me",
            "change-me",
            "example",
            "sample",
            "placeholder",
            "your",
            "dummy",
            "replace",
            "insert",
            "xxxx",
            "****",
            "....",
            "todo",
            "fake",
            "secret-here",
            "redacted",
            "12345678",
            "abcdef",
            "foobar",
            "localhost",
            "not-a-",
            "test");

    private SecretShapes() {}

    /// @param what what it is, in words
    /// @param shown as much of it as may be shown
    record Secret(String id, String what, Severity severity, String shown) {}

    private record Shape(String id, String what, Severity severity, Pattern pattern) {}

    private static List<Shape> read() {
        var shapes = new ArrayList<Shape>();
        for (String line : Lines.ours("secrets.txt")) {
            String[] words = line.split(" ", 4);
            String pattern = words[0].equals("private-key") ? words[3].replace('_', ' ') : words[3];
            shapes.add(
                    new Shape(words[0], words[2].replace('_', ' '), Severity.of(words[1]), Pattern.compile(pattern)));
        }
        return List.copyOf(shapes);
    }

    /// The secret that a text is; null when it is none, or one that stands in for another.
    static @Nullable Secret of(String name, String text) {
        if (text.length() < 6 || text.length() > LONGEST || isReference(text)) return null;
        for (Shape shape : SHAPES) {
            Matcher found = shape.pattern().matcher(text);
            if (found.find() && !isPlaceholder(found.group()))
                return new Secret(shape.id(), shape.what(), shape.severity(), shown(found.group()));
        }
        Matcher connection = CONNECTION.matcher(text);
        if (connection.find()) {
            String password = connection.group(3);
            boolean real = !isReference(password) && !isPlaceholder(password) && !password.equals(connection.group(2));
            return real
                    ? new Secret("connection-string", "a password in a connection string", Severity.HIGH, "")
                    : null;
        }
        return named(words(name), text);
    }

    private static @Nullable Secret named(String name, String text) {
        if (!NAMED.matcher(name).find() || HARMLESS_NAMES.stream().anyMatch(name::endsWith)) return null;
        if (isPlaceholder(text) || text.chars().anyMatch(Character::isWhitespace)) return null;
        if (text.contains("://") || text.startsWith("arn:") || text.startsWith("/") || text.startsWith("${"))
            return null;
        boolean password = name.contains("passw") || name.endsWith("pwd") || name.endsWith("passphrase");
        boolean mixed =
                text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter);
        boolean words = text.matches("[A-Za-z]+(?:[._:/-][A-Za-z]+){0,20}");
        int least = password ? 6 : WEAK_NAMED.matcher(name).find() ? 20 : 12;
        if (text.length() < least || words || !mixed && !(password && hasSign(text))) return null;
        if (!password && (!OF_CHANCE.matcher(text).matches() || entropy(text) < CHANCE)) return null;
        return password
                ? new Secret("password", "a password", Severity.HIGH, "")
                : new Secret("named-secret", "a text that looks like a secret", Severity.MEDIUM, shown(text));
    }

    private static boolean hasSign(String text) {
        return text.chars().anyMatch(letter -> "!@#$%^&*?".indexOf(letter) >= 0);
    }

    /// `clientSecret`, `CLIENT-SECRET` and `client_secret` alike.
    private static String words(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toLowerCase(Locale.ROOT);
    }

    /// Whether a text only says where the secret is.
    private static boolean isReference(String text) {
        return text.contains("{{resolve:")
                || text.startsWith("${")
                || text.startsWith("{") && text.endsWith("}")
                || text.startsWith("<") && text.endsWith(">")
                || text.equals("*");
    }

    private static boolean isPlaceholder(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.chars().distinct().count() < 4) return true;
        return PLACEHOLDERS.stream().anyMatch(lower::contains);
    }

    /// The last letters of a long text; nothing of a short one.
    private static String shown(String text) {
        return text.length() < LONG ? "" : "…" + text.substring(text.length() - SHOWN);
    }

    /// Bits for each character, by Shannon.
    static double entropy(String text) {
        var counts = new java.util.HashMap<Integer, Integer>();
        text.chars().forEach(letter -> counts.merge(letter, 1, Integer::sum));
        double bits = 0;
        for (int count : counts.values()) {
            double share = (double) count / text.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
