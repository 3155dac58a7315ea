package dev.fourfold.core.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Percent-encoding of paths and fragments (RFC 3986).
final class Percent {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Percent() {}

    static String encoded(String text) {
        var out = new StringBuilder(text.length() + 8);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(octet)) out.append((char) octet);
            else out.append('%').append(HEX.toHexDigits(octet));
        }
        return out.toString();
    }

    private static boolean isPlain(byte octet) {
        return octet >= 'a' && octet <= 'z'
                || octet >= 'A' && octet <= 'Z'
                || octet >= '0' && octet <= '9'
                || "-._~/".indexOf(octet) >= 0;
    }
}
