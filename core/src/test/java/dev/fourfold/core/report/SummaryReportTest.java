package dev.fourfold.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.event.Guard;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryReportTest {
    private static final AppMap TWO = Sketch.of("two", """
            Users aws.dynamodb store data=personal
            Orders aws.dynamodb store
            """);

    @Test
    void aLargeApplicationIsToldInFewLines() {
        var map = Sketch.large(120);
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < 20; i++) findings.addAll(Wholes.findings(map, Severity.HIGH, "rule-" + i));

        var report = SummaryReport.of(Wholes.found(map, findings, 0), TextStyle.PLAIN, "fourfold check large", "");

        assertThat(report.lines()).hasSizeLessThanOrEqualTo(80).allMatch(line -> line.length() <= 80);
        assertThat(report).contains("120 routes", "+116 more", "next  fourfold check large");
    }

    @Test
    void theWorstComesFirstWithReasonAndFix() {
        var report = show(Wholes.found(TWO, Wholes.findings(TWO, Severity.MEDIUM, "table-without-backup"), 2));

        assertThat(report)
                .contains("WORST FIRST  2 medium, 2 accepted")
                .contains("MEDIUM    Orders has no backup", "template.yaml:12")
                .contains("why  it holds personal data; data must come back after a mistake")
                .contains("fix  2 lines at template.yaml:18: Point-in-time recovery brings the", "table back.")
                .doesNotContain("Now it is gone");
    }

    @Test
    void findingsOfOneRuleAreToldTogether() {
        var report = show(Wholes.found(TWO, Wholes.findings(TWO, Severity.HIGH, "table-without-backup"), 0));

        assertThat(report.lines().filter(line -> line.startsWith("HIGH"))).hasSize(1);
        assertThat(report).contains("also Users");
    }

    @Test
    void whatTheTitleNamesIsNotAmongTheOthers() {
        var one = Wholes.findings(TWO, Severity.HIGH, "wildcard-grant").getFirst();

        assertThat(show(Wholes.found(TWO, List.of(one, one), 0)))
                .doesNotContain("also")
                .contains("path");
    }

    @Test
    void aReasonIsCutWhereASentenceEnds() {
        assertThat(Paragraph.cut("one two; three four; five six", 10, 2)).containsExactly("one two;", "three four");
        assertThat(Paragraph.cut("one two three four five", 10, 2)).containsExactly("one two", "three fou…");
    }

    @Test
    void whatTheWatchWouldTellIsSaid() {
        var guard = new Guard(
                List.of("Orders"),
                List.of("role/ci"),
                List.of("Orders"),
                List.of("Orders"),
                List.of("Users"),
                List.of(),
                List.of("refunds"),
                List.of("Users"));

        assertThat(show(Wholes.guarded(TWO, guard)))
                .contains("WATCH WOULD TELL")
                .contains("changed code       by anyone but role/ci, of 1 function")
                .contains("ungranted access   by 1 component, 1 of them with grants not wholly known")
                .contains("direct access      by anyone but the application, to Users")
                .contains("odd business       refunds")
                .contains("needs              CloudTrail, with data events of DynamoDB");
    }

    @Test
    void whatCouldNotBeReadIsSaidAloud() {
        assertThat(show(Wholes.quiet(Sketch.shop())))
                .contains("NOT RESOLVED", "template.yaml:104", "${CourierUrl}")
                .contains("PROBLEMS in the input", "other.yaml:7:12", "write !Ref")
                .doesNotContain("every expression resolved");
    }

    @Test
    void thatAllWasReadIsSaidOnlyWhenItIsTrue() {
        assertThat(show(Wholes.quiet(Sketch.of("a", "Table aws.dynamodb store at=template.yaml:1"))))
                .contains("NOTHING FOUND", "Every template was read and every expression resolved.");
        assertThat(show(Wholes.quiet(Sketch.of("empty", ""))))
                .contains("No serverless component was found")
                .doesNotContain("every expression resolved");
    }

    private static String show(Whole whole) {
        return SummaryReport.of(whole, TextStyle.PLAIN, "", "");
    }
}
