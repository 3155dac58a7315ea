package dev.fourfold.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fourfold.core.model.Problem;
import dev.fourfold.core.picture.DataColour;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataClassesTest {
    private static final DataClasses CLASSES = DataClasses.shipped();

    private static List<String> of(String name) {
        return CLASSES.classify(name).stream()
                .map(DataClass.Suggestion::dataClass)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cardNumber",
                "card_number",
                "card-number",
                "CARD_NO",
                "Card Numbers",
                "cardNum",
                "billing.cardNr"
            })
    void a_name_is_known_in_whatever_way_it_is_written(String name) {
        assertThat(of(name)).containsExactly("payment.card");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename",
                "hostname",
                "table_name",
                "functionName",
                "tokenCount",
                "maxTokens",
                "nextToken",
                "email_template",
                "id",
                "status",
                "createdAt",
                "items",
                "quantity",
                "sku",
                "userId",
                "orderId",
                "name",
                "type"
            })
    void the_words_of_everyday_code_suggest_nothing(String name) {
        assertThat(of(name)).isEmpty();
    }

    @Test
    void a_suggestion_says_why() {
        assertThat(CLASSES.classify("dob").getFirst().because()).contains("GDPR art. 4");
    }

    @Test
    void the_last_word_says_what_a_thing_is() {
        assertThat(of("customerEmail")).containsExactly("personal");
        assertThat(of("customerEmailTemplateId")).isEmpty();
    }

    @Test
    void formats_and_scalar_types_suggest_classes_too() {
        assertThat(CLASSES.ofFormat("email"))
                .extracting(DataClass.Suggestion::dataClass)
                .containsExactly("personal");
        assertThat(CLASSES.ofFormat("AWSPhone"))
                .extracting(DataClass.Suggestion::dataClass)
                .containsExactly("personal");
        assertThat(CLASSES.ofFormat("date-time")).isEmpty();
    }

    @Test
    void classes_are_sorted_as_pictures_colour_them() {
        var ids = List.of(
                "public",
                "personal",
                "credential",
                "health",
                "payment.card",
                "financial",
                "confidential",
                "personal.sensitive");
        assertThat(CLASSES.sorted(ids)).isEqualTo(DataColour.sorted(ids));
        assertThat(CLASSES.all()).extracting(DataClass::id).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void health_data_is_personal_by_definition_and_card_data_is_not() {
        assertThat(CLASSES.withImplied("health")).containsExactly("health", "personal");
        assertThat(CLASSES.withImplied("payment.card")).containsExactly("payment.card");
    }

    @Test
    void a_class_of_the_users_own_is_found_beside_the_shipped_ones() {
        var own = CLASSES.with(List.of(DataClass.named("grades", "pupils' marks", List.of("final grade", "mark"))));
        assertThat(own.classify("finalGrades"))
                .extracting(DataClass.Suggestion::dataClass)
                .containsExactly("grades");
        assertThat(own.sorted(List.of("public", "grades", "personal"))).containsExactly("personal", "grades", "public");
        assertThat(CLASSES.classify("finalGrades")).isEmpty();
    }

    @Test
    void a_misspelt_key_of_a_page_is_a_problem() {
        assertThatThrownBy(() -> DataClasses.of(Map.of("x.md", "---\nid: x\nnmaes: [a]\n---\n# X\n")))
                .isInstanceOf(Problem.Fatal.class)
                .hasMessageContaining("unknown key 'nmaes'");
    }

    @Test
    void names_that_are_no_names_suggest_nothing() {
        assertThat(of("")).isEmpty();
        assertThat(of("\u0000\uD800 \n")).isEmpty();
        assertThat(of("email".repeat(100_000))).isEmpty();
        assertThat(of("____email____")).containsExactly("personal");
        assertThat(of("...")).isEmpty();
    }
}
