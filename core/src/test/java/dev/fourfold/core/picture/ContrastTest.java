package dev.fourfold.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// WCAG 2.2, success criterion 1.4.3: text has a contrast of at least 4.5 to 1 on what is behind it.
class ContrastTest {
    @ParameterizedTest
    @EnumSource
    void aDataClassCanBeReadInLightAndDark(DataColour colour) {
        assertThat(contrast(colour.light(), "#ffffff")).isGreaterThan(4.5);
        assertThat(contrast(colour.dark(), "#1f2b3a")).isGreaterThan(4.5);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * part(colour, 1) + 0.7152 * part(colour, 3) + 0.0722 * part(colour, 5);
    }

    private static double part(String colour, int at) {
        double value = Integer.parseInt(colour, at, at + 2, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
