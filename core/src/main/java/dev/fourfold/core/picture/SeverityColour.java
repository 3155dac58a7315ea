package dev.fourfold.core.picture;

import dev.fourfold.core.model.Severity;

/// The colour behind the word of a severity, light and dark. White is written on the light one, the dark page's paper
/// on the dark one, both with a contrast of at least 4.5 to 1. The word is always there too: nobody has to tell colours
/// apart.
public enum SeverityColour {
    CRITICAL("#9f1239", "#ff8fa3"),
    HIGH("#b4380b", "#ffa87d"),
    MEDIUM("#7a5b00", "#e3bd4a"),
    LOW("#475569", "#a9b7c8");

    private final String light;
    private final String dark;

    SeverityColour(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    public String light() {
        return light;
    }

    public String dark() {
        return dark;
    }

    public static SeverityColour of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> CRITICAL;
            case HIGH -> HIGH;
            case MEDIUM -> MEDIUM;
            case LOW -> LOW;
        };
    }
}
