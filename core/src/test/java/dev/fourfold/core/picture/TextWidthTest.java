package dev.fourfold.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWidthTest {
    @Test
    void aTextIsCutToWhatFits() {
        var cut = TextWidth.cut("CreateOrderFromTheSeventhShop", 13, 100);

        assertThat(cut).startsWith("Create").endsWith("…");
        assertThat(TextWidth.of(cut, 13)).isLessThanOrEqualTo(100);
        assertThat(TextWidth.cut("short", 13, 100)).isEqualTo("short");
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(TextWidth.cut("😀😀😀😀", 13, 30)).matches("(😀)*…");
        assertThat(TextWidth.cut("", 13, 0)).isEmpty();
    }
}
