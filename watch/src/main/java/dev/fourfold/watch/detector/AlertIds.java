package dev.fourfold.watch.detector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Ids of alerts, from what caused them: the same in every engine and every run.
final class AlertIds {
    private AlertIds() {}

    /// @param event id of the first event of the cause
    static String of(String detector, String cause, String event) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {detector, cause, event}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(new byte[] {(byte) (bytes.length >> 8), (byte) bytes.length});
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
