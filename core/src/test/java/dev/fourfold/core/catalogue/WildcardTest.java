package dev.fourfold.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// IAM's wildcards.
class WildcardTest {
    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource(textBlock = """
            GetItem,        GetItem,       true
            getitem,        GetItem,       true
            Get*,           GetItem,       true
            Get*,           Get,           true
            Get*,           BatchGetItem,  false
            *Get*,          BatchGetItem,  true
            *,              anything,      true
            *,              '',            true
            **,             '',            true
            '',             '',            true
            '',             a,             false
            ?,              a,             true
            ?,              '',            false
            ?,              ab,            false
            a?c,            abc,           true
            a*b*c,          aXbYc,         true
            a*b*c,          aXcYb,         false
            *Item,          GetItemItem,   true
            *Item,          GetItems,      false
            a.c,            abc,           false
            (a+)+,          aaa,           false
            """)
    void aPatternMatchesAWholeText(String pattern, String text, boolean matches) {
        assertThat(Wildcard.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void patternsMadeToHangDoNot() {
        String text = "a".repeat(20_000);
        assertThat(Wildcard.matches("*a".repeat(5_000) + "b", text)).isFalse();
        assertThat(Wildcard.matches("*a".repeat(5_000), text)).isTrue();
        assertThat(Wildcard.matches("*".repeat(100_000), text)).isTrue();
        assertThat(Wildcard.matches("?".repeat(20_001), text)).isFalse();
        assertThat(Wildcard.matches("*?".repeat(10_000) + "b", text)).isFalse();
    }

    @Test
    void agreesWithARegularExpressionOnRandomPatterns() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String pattern = word(random, "ab*?");
            String text = word(random, "ab");
            boolean expected = Pattern.matches(pattern.replace("*", ".*").replace('?', '.'), text);
            assertThat(Wildcard.matches(pattern, text)).as(pattern + " " + text).isEqualTo(expected);
        }
    }

    private static String word(Random random, String letters) {
        var word = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--)
            word.append(letters.charAt(random.nextInt(letters.length())));
        return word.toString();
    }
}
