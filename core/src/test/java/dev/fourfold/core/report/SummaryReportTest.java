package dev.fourfold.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryReportTest {
    @Test
    void aLargeApplicationFitsOneScreen() {
        var report = SummaryReport.of(Sketch.large(120), TextStyle.PLAIN, "fourfold map large");

        assertThat(report.lines()).hasSizeLessThanOrEqualTo(30).allMatch(line -> line.length() <= 80);
        assertThat(report).contains("120 routes", "+116 more", "next  fourfold map large");
    }

    @Test
    void whatCouldNotBeReadIsSaidAloud() {
        var report = SummaryReport.of(Sketch.shop(), TextStyle.PLAIN, "");

        assertThat(report)
                .contains("NOT RESOLVED", "template.yaml:104", "${CourierUrl}")
                .contains("PROBLEMS in the input", "other.yaml:7:12", "write !Ref")
                .doesNotContain("every expression resolved");
    }

    @Test
    void thatAllWasReadIsSaidOnlyWhenItIsTrue() {
        var whole = "Table aws.dynamodb store at=template.yaml:1";

        assertThat(SummaryReport.of(Sketch.of("a", whole), TextStyle.PLAIN, ""))
                .contains("Every template was read and every expression resolved.");
        assertThat(SummaryReport.of(Sketch.of("empty", ""), TextStyle.PLAIN, ""))
                .contains("No serverless component was found")
                .doesNotContain("every expression resolved");
    }
}
