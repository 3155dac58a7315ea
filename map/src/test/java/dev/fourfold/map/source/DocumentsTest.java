package dev.fourfold.map.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// YAML and JSON as trees in which every value knows its place.
class DocumentsTest {
    private final List<Problem> problems = new ArrayList<>();

    private Node read(String text) {
        return Documents.read("a.yaml", text, problems::add).orElseThrow();
    }

    private static Node at(Node root, String... path) {
        Node node = root;
        for (String step : path) node = Objects.requireNonNull(node.get(step), step);
        return node;
    }

    @Test
    void everyValueKnowsItsLineAndColumn() {
        var root = read("""
                a:
                  - b
                  - { c: d }
                """);
        assertThat(root.at()).hasToString("a.yaml:1:1");
        assertThat(at(root, "a").at()).hasToString("a.yaml:2:3");
        assertThat(at(at(root, "a").elements().get(1), "c").at()).hasToString("a.yaml:3:10");
    }

    @Test
    void jsonIsReadTheSameWay() {
        var root = read("{\"a\": {\"b\": [1, true, null]}}");
        assertThat(at(root, "a", "b").elements())
                .extracting(item -> ((Node.Scalar) item).text())
                .containsExactly("1", "true", "null");
        assertThat(problems).isEmpty();
    }

    @Test
    void textsStayAsTheyAreWritten() {
        var root = read("{ a: 010, b: 1e3, c: yes, d: 2012-10-17, e: 0x1F }");
        assertThat(root.entries().values())
                .extracting(item -> ((Node.Scalar) item).text())
                .containsExactly("010", "1e3", "yes", "2012-10-17", "0x1F");
    }

    @Test
    void onlyAnUnquotedNullIsNone() {
        var root = read("{ a: null, b: ~, c: , d: 'null', e: '' }");
        assertThat(root.entries().values())
                .extracting(item -> ((Node.Scalar) item).isNull())
                .containsExactly(true, true, true, false, false);
    }

    @Test
    void shortFormsAreLong() {
        var root = read("{ a: !Ref x, b: !Sub 'y', c: !GetAtt z.Arn, d: !Condition e, f: !Base64 g }");
        assertThat(root.entries().values())
                .extracting(item -> item.entries().keySet().iterator().next())
                .containsExactly("Ref", "Fn::Sub", "Fn::GetAtt", "Condition", "Fn::Base64");
    }

    @Test
    void anchorsAndMergesAreResolved() {
        var root = read("""
                base: &base { a: 1, b: 2 }
                more: &more { c: 3 }
                both: { <<: [*base, *more], a: own }
                one: { <<: *base }
                """);
        assertThat(at(root, "both").entries().keySet()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(at(root, "both").text("a", "")).isEqualTo("own");
        assertThat(at(root, "one").text("b", "")).isEqualTo("2");
    }

    @Test
    void ofAKeyThatOccursTwiceTheLastOneCounts() {
        assertThat(read("{ a: 1, a: 2 }").text("a", "")).isEqualTo("2");
    }

    @Test
    void keysThatAreNoTextsAreLeftOut() {
        var root = read("""
                ? [a, b]
                : c
                1: d
                true: e
                """);
        assertThat(root.entries().keySet()).containsExactly("1", "true");
    }

    @Test
    void onlyTheFirstOfSeveralDocumentsCounts() {
        assertThat(read("a: 1\n---\nb: 2\n").entries()).isEqualTo(read("a: 1\n").entries());
        assertThat(problems).isEmpty();
    }

    @Test
    void nothingIsNoDocument() {
        for (String text : List.of("", "\n\n", "# only words\n"))
            assertThat(Documents.read("a.yaml", text, problems::add)).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void aSlipIsNamedOnceHoweverOftenTheTextIsReadAgain() {
        var root = read("""
                a: 1
                b: 'x'y
                c: 3
                d: ]
                e: 5
                """);
        assertThat(root.entries().keySet()).contains("a", "c", "e");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.location()).hasToString("a.yaml:2:7");
            assertThat(problem.advice()).isEqualTo("correct it here");
        });
    }
}
