package dev.fourfold.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// WCAG 2.2, success criterion 1.4.3: text has a contrast of at least 4.5 to 1 on what is behind it.
class ContrastTest {
    @ParameterizedTest
    @EnumSource
    void aDataClassCanBeReadInLightAndDark(DataColour colour) {
        assertThat(contrast(colour.light(), "#ffffff")).isGreaterThan(4.5);
        assertThat(contrast(colour.dark(), "#1f2b3a")).isGreaterThan(4.5);
    }

    @ParameterizedTest
    @EnumSource
    void theWordOnASeverityCanBeReadInLightAndDark(SeverityColour colour) {
        assertThat(contrast(colour.light(), "#ffffff")).isGreaterThan(4.5);
        assertThat(contrast(colour.dark(), "#0f1722")).isGreaterThan(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ink", "soft", "link", "alert", "good"})
    void everyTextOfThePageCanBeReadInLightAndDark(String text) throws IOException {
        var css = Files.readString(Path.of("src/main/resources/report/report.css"));
        for (var behind : List.of("paper", "shade", "alert-shade")) {
            assertThat(contrast(colours(css, text).get(0), colours(css, behind).get(0)))
                    .as("%s on %s, light", text, behind)
                    .isGreaterThan(4.5);
            assertThat(contrast(colours(css, text).get(1), colours(css, behind).get(1)))
                    .as("%s on %s, dark", text, behind)
                    .isGreaterThan(4.5);
        }
    }

    /// The values of a variable of the style sheet: light, dark and on paper.
    private static List<String> colours(String css, String variable) {
        return Pattern.compile("--" + variable + ":(#[0-9a-f]+)")
                .matcher(css)
                .results()
                .map(found -> found.group(1))
                .map(value -> value.length() == 4 ? value.replaceAll("([0-9a-f])", "$1$1") : value)
                .toList();
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
