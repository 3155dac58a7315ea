package dev.fourfold.watch.detector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Ids of alerts, from what caused them: the same in every engine and every run.
final class AlertIds {
    private static final int LONGEST_KEY = 160;

    private AlertIds() {}

    /// @param event id of the first event of the cause
    static String of(String detector, String cause, String event) {
        return HexFormat.of().formatHex(digest(detector, cause, event), 0, 8);
    }

    /// A text as a key: the text itself, or where somebody made it very long, its beginning and its hash.
    static String key(String text) {
        if (text.length() <= LONGEST_KEY) return text;
        return text.substring(0, LONGEST_KEY / 2) + "#" + HexFormat.of().formatHex(digest(text), 0, 16);
    }

    private static byte[] digest(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(new byte[] {(byte) (bytes.length >> 8), (byte) bytes.length});
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
