package dev.fourfold.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class GoldenTest {
    @TempDir
    Path folder;

    private final @Nullable String before = System.getProperty("update");

    @BeforeEach
    void compare() {
        System.clearProperty("update");
    }

    @AfterEach
    void restore() {
        if (before != null) System.setProperty("update", before);
        else System.clearProperty("update");
    }

    @Test
    void equal_text_passes_whatever_the_line_ends_of_the_checkout() throws IOException {
        var golden = Files.writeString(folder.resolve("map.txt"), "a\r\nb\r\n");

        Golden.assertMatches(golden, "a\nb\n");
    }

    @Test
    void another_text_fails_and_says_how_to_update() throws IOException {
        var golden = Files.writeString(folder.resolve("map.txt"), "a\n");

        assertThatThrownBy(() -> Golden.assertMatches(golden, "b\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("make update");
    }

    @Test
    void a_missing_file_fails() {
        assertThatThrownBy(() -> Golden.assertMatches(folder.resolve("none.txt"), "a\n"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void update_writes_the_file_and_its_folder() {
        var golden = folder.resolve("new/map.txt");
        System.setProperty("update", "");

        Golden.assertMatches(golden, "a\n");

        assertThat(golden).hasContent("a\n");
    }
}
