package dev.fourfold.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeRulesTest {
    @TempDir
    Path root;

    @Test
    void a_method_of_61_lines_is_too_long() throws IOException {
        source(
                "core/src/main/java/A.java",
                "class A {\n    @Deprecated\n    void run() {\n" + "\n".repeat(58) + "    }\n}\n");

        assertThat(SizeRules.violations(root))
                .containsExactly("core/src/main/java/A.java:2: method run has 61 lines, at most 60 allowed");
    }

    @Test
    void a_method_of_60_lines_is_not() throws IOException {
        source(
                "core/src/main/java/A.java",
                "class A {\n    /// Long.\n    void run() {\n" + "\n".repeat(58) + "    }\n}\n");

        assertThat(SizeRules.violations(root)).isEmpty();
    }

    @Test
    void a_file_of_501_lines_is_too_long() throws IOException {
        source("map/src/test/java/B.java", "class B {}\n" + "\n".repeat(500));

        assertThat(SizeRules.violations(root))
                .containsExactly("map/src/test/java/B.java:1: file has 501 lines, at most 500 allowed");
    }

    @Test
    void what_lies_outside_of_src_is_not_ours() throws IOException {
        source("cli/target/picocli/C.java", "class C {}\n" + "\n".repeat(500));

        assertThat(SizeRules.violations(root)).isEmpty();
    }

    private void source(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
