package dev.fourfold.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.check.code.CodeScan;
import dev.fourfold.check.code.Weakness;
import dev.fourfold.core.code.CodeUnit;
import dev.fourfold.core.page.FrontMatter;
import dev.fourfold.core.page.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What a page says is flagged is, and what it says passes does.
class RulePagesTest {

    @TempDir
    private Path root;

    @TestFactory
    Stream<DynamicTest> examplesHold() {
        return RulePages.pages().stream()
                .flatMap(page -> page.examples().stream()
                        .map(example -> DynamicTest.dynamicTest(
                                RulePages.id(page) + " " + example.heading() + " line " + example.line(),
                                () -> holds(page, example))));
    }

    private void holds(Page page, Page.Example example) {
        String runtime = example.language().equals("python") ? "python3.13" : "nodejs22.x";
        var unit = new CodeUnit("F", root, runtime, "index.handler", List.of(), example.text());

        var rules = CodeScan.of(root, List.of(unit)).weaknesses().stream()
                .map(weakness -> Injections.rule(weakness.kind()))
                .distinct()
                .toList();

        if (example.heading().equals("Flags")) assertThat(rules).containsExactly(RulePages.id(page));
        else assertThat(rules).isEmpty();
    }

    @Test
    void everyRuleHasAPageThatSaysWhatIsWrong() {
        var rules = Check.rules();

        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.title()).isNotBlank();
            assertThat(rule.help()).hasSizeGreaterThan(100);
        });
        assertThat(rules)
                .extracting(rule -> rule.id())
                .contains(Exposures.API, Exposures.FUNCTION, Exposures.STORE, WildcardGrants.RULE)
                .contains(PlainSecrets.ENVIRONMENT, PlainSecrets.CODE)
                .containsAll(
                        Stream.of(Weakness.Kind.values()).map(Injections::rule).toList());
    }

    @Test
    void codeRulesHaveExamplesOfBothKinds() {
        for (Page page : RulePages.pages()) {
            if (!RulePages.id(page).startsWith("event-")) continue;
            assertThat(page.examples()).extracting(Page.Example::heading).contains("Flags", "Passes");
        }
    }

    @Test
    void aPagesIdIsItsName() {
        for (Page page : RulePages.pages())
            assertThat(FrontMatter.of(page.file(), page.front()).text("id")).isEqualTo(RulePages.id(page));
    }
}
