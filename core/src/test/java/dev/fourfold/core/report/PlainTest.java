package dev.fourfold.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {
    @Test
    void terminalEscapesAreLeftOutWhole() {
        assertThat(Plain.of("\u001b[31mred\u001b[0m")).isEqualTo("red");
        assertThat(Plain.of("a\u001b]8;;http://x\u0007b\u001b]8;;\u001b\\c")).isEqualTo("abc");
        assertThat(Plain.of("\u009b2Jx")).isEqualTo("x");
        assertThat(Plain.of("end\u001b")).isEqualTo("end");
    }

    @Test
    void controlCharactersBecomeOneBlankAndInvisibleOnesNothing() {
        assertThat(Plain.of("a\r\n\tb")).isEqualTo("a b");
        assertThat(Plain.of("zero\u200bwidth")).isEqualTo("zerowidth");
        assertThat(Plain.of("abc\u202edef")).isEqualTo("abcdef");
    }

    @Test
    void aCutTextEndsInAnEllipsisAndNeverInHalfACharacter() {
        assertThat(Plain.cut("abcdef", 4)).isEqualTo("abc…");
        assertThat(Plain.cut("abcd", 4)).isEqualTo("abcd");
        assertThat(Plain.cut("漢字漢字", 5)).isEqualTo("漢字…");
        assertThat(Plain.cut("漢字", 4)).isEqualTo("漢字");
        assertThat(Plain.cut("a", 0)).isEmpty();
    }

    @Test
    void plainTextIsReturnedAsItIs() {
        var text = "POST /orders/{id} → Ordérs";

        assertThat(Plain.of(text)).isSameAs(text);
    }
}
