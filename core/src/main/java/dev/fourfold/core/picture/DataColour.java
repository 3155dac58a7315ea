package dev.fourfold.core.picture;

import java.util.Comparator;
import java.util.List;

/// The colour that a data class has in every picture, light and dark; both have a contrast of at least 4.5 to 1 on
/// their background. Declared from the most to the least sensitive: what carries several classes shows the first.
public enum DataColour {
    CREDENTIAL("#7e22ce", "#d8a8ff"),
    CARD("#b4380b", "#ff9d70"),
    HEALTH("#0f6e63", "#4fd1bf"),
    SENSITIVE("#a3155f", "#ff8fc7"),
    PERSONAL("#1d4ed8", "#8ab4ff"),
    FINANCIAL("#7a5b00", "#e3bd4a"),
    CONFIDENTIAL("#3f4a5a", "#c3cede"),
    OTHER("#3b6d0c", "#a3d46b"),
    NONE("#64748b", "#8b9bb0");

    private final String light;
    private final String dark;

    DataColour(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    public String light() {
        return light;
    }

    public String dark() {
        return dark;
    }

    /// The colour of a data class; `public` data has none.
    public static DataColour of(String dataClass) {
        return switch (dataClass) {
            case "credential" -> CREDENTIAL;
            case "payment.card" -> CARD;
            case "health" -> HEALTH;
            case "personal.sensitive" -> SENSITIVE;
            case "personal" -> PERSONAL;
            case "financial" -> FINANCIAL;
            case "confidential" -> CONFIDENTIAL;
            case "public" -> NONE;
            default -> OTHER;
        };
    }

    /// The colour of the most sensitive class, `NONE` if there is none.
    public static DataColour of(List<String> dataClasses) {
        return dataClasses.stream()
                .map(DataColour::of)
                .min(Comparator.naturalOrder())
                .orElse(NONE);
    }

    /// Data classes from the most to the least sensitive, each once.
    public static List<String> sorted(List<String> dataClasses) {
        return dataClasses.stream()
                .distinct()
                .sorted(Comparator.<String, DataColour>comparing(DataColour::of)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
