package dev.fourfold.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fourfold.core.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A page is front matter, a title, prose and fenced examples.
class PageTest {
    private static final String WHOLE = """
            ---
            id: aws.sqs
            title: Amazon SQS
            ---
            # Amazon SQS

            Queues.
            A message stays.

            ## Example

            ```yaml
            Resources:
              Jobs: { Type: AWS::SQS::Queue }
            ```

            Words between.

            ```flows
            A -> B write
            ```

            ## Another
            ```
            no language
            ```
            """;

    @Test
    void hasFrontMatterATitleAndProse() {
        var page = Page.parse("sqs.md", WHOLE);
        assertThat(page.file()).isEqualTo("sqs.md");
        assertThat(page.front()).isEqualTo("id: aws.sqs\ntitle: Amazon SQS\n");
        assertThat(page.title()).isEqualTo("Amazon SQS");
        assertThat(page.prose()).isEqualTo("Queues.\nA message stays.");
    }

    @Test
    void hasExamplesWithTheirHeadingLanguageAndLine() {
        assertThat(Page.parse("sqs.md", WHOLE).examples())
                .containsExactly(
                        new Page.Example("Example", "yaml", "Resources:\n  Jobs: { Type: AWS::SQS::Queue }\n", 13),
                        new Page.Example("Example", "flows", "A -> B write\n", 20),
                        new Page.Example("Another", "", "no language\n", 25));
    }

    @Test
    void givesItsFrontMatterAlone() {
        assertThat(Page.front("a.md", "---\na: b\n---\nrest")).isEqualTo("a: b\n");
        assertThat(Page.front("a.md", "---\n---\n")).isEmpty();
    }

    @Test
    void headingsInsideAFenceAreText() {
        var page = Page.parse("a.md", "---\n---\n# T\n```yaml\n# a comment\n## another\n```\n");
        assertThat(page.title()).isEqualTo("T");
        assertThat(page.examples()).containsExactly(new Page.Example("", "yaml", "# a comment\n## another\n", 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# No front matter\n", "---\nid: a\n", "id: a\n---\n", "---", "----\n---\n"})
    void withoutFrontMatterItIsNone(String text) {
        assertThatThrownBy(() -> Page.parse("a.md", text))
                .isInstanceOf(Problem.Fatal.class)
                .hasMessage("a.md:1:1: a page needs front matter; begin it with a line --- and end it with a line ---");
    }

    @Test
    void aFenceThatIsNotClosedIsNamedAtItsLine() {
        assertThatThrownBy(() -> Page.parse("a.md", "---\nid: a\n---\n# T\n\n```yaml\nx: 1\n"))
                .isInstanceOf(Problem.Fatal.class)
                .hasMessage("a.md:6:1: a fence is not closed; add a line ```");
    }
}
