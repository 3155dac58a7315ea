package dev.fourfold.watch.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    @ParameterizedTest
    @ValueSource(strings = {"count over 10m > 5", "sum over 1h > 2000", "sum over 30s > 0.5", "count over 7d > 100"})
    void a_condition_is_written_as_it_is_read(String text) {
        assertThat(Condition.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "count > 5",
                "avg over 1h > 5",
                "count over 0m > 5",
                "count over 999999d > 5",
                "count over 1h < 5"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Condition.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_message_shows_how_it_is_written() {
        assertThatThrownBy(() -> Condition.of("more than 5")).hasMessageContaining("count over 10m > 5");
    }
}
