package dev.fourfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.testkit.SizeRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Once for the sources of all modules.
class SizeTest {
    @Test
    void no_file_and_no_method_is_too_long() {
        assertThat(SizeRules.violations(Path.of("..").toAbsolutePath().normalize()))
                .isEmpty();
    }
}
