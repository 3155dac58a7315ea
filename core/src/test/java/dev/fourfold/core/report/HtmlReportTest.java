package dev.fourfold.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.event.Guard;
import dev.fourfold.core.finding.Coverage;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Need;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.fit.Responsibility;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.DataTrace;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.picture.Glyph;
import dev.fourfold.core.picture.Picture;
import dev.fourfold.core.picture.Picture.Box;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final Coverage ALL_READ = new Coverage(0, 0, 0, List.of(), 0);

    @Test
    void everyLinkLeadsToOnePlaceOnThePage() {
        for (var html : List.of(page(SmallWhole.of(Sketch.shop())), HtmlReport.of(Sketch.shop(), Drawn.pictures()))) {
            var places = found(html, " id=\"([^\"]*)\"");

            assertThat(places).doesNotHaveDuplicates();
            assertThat(found(html, " href=\"#([^\"]*)\"")).isNotEmpty().isSubsetOf(places);
            assertThat(found(html, "aria-labelledby=\"([^\"]*)\"")).isSubsetOf(places);
        }
    }

    @Test
    void theWorstStandsBeforeTheMapAndTheTablesComeLast() {
        var html = page(SmallWhole.of(Sketch.shop()));

        assertThat(found(html, "<section id=\"([^\"]*)\""))
                .containsExactly(
                        "findings",
                        "map",
                        "data",
                        "needs",
                        "responsibility",
                        "watch",
                        "gaps",
                        "problems",
                        "components",
                        "flows",
                        "grants");
    }

    @Test
    void headingsStepDownOneAtATime() {
        var levels = found(page(SmallWhole.of(Sketch.shop())), "<h(\\d)").stream()
                .map(Integer::valueOf)
                .toList();

        assertThat(levels.getFirst()).isEqualTo(1);
        for (int i = 1; i < levels.size(); i++) assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }

    @Test
    void manyFindingsOfOneKindStandBehindTheFirst() {
        var files = List.of("a", "b", "c", "d", "e");

        var html = page(SmallWhole.with(
                Sketch.shop(), files.stream().map(SmallWhole::loose).toList()));

        assertThat(html).contains("<summary>4 more like it ").containsOnlyOnce("class=\"more\"");
        assertThat(found(html, "<article[^>]*id=\"(f\\d)\"")).containsExactly("f1", "f2", "f3", "f4", "f5");
    }

    @Test
    void fewFindingsOfOneKindStandBesideEachOther() {
        var html = page(SmallWhole.with(Sketch.shop(), List.of(SmallWhole.loose("a"), SmallWhole.loose("b"))));

        assertThat(html).doesNotContain("more like it");
    }

    @Test
    void aChangeThatSeveralNeedIsShownOnce() {
        var html = page(SmallWhole.of(Sketch.shop()));

        assertThat(html).containsOnlyOnce("<ins>+   DataKey:</ins>").contains("template.yaml:160</a> as above");
    }

    @Test
    void aGapLeadsToTheFindingThatReportsIt() {
        var html = page(SmallWhole.of(Sketch.shop()));

        assertThat(html)
                .contains("<a href=\"#f2\" title=\"Name your own KMS key for the table.\">"
                        + "<span aria-hidden=\"true\">✗</span> missing</a>")
                .contains("<a href=\"#n2\" title=\"Keep it for less.\">");
    }

    @Test
    void nothingFoundNeverMeansNothingRead() {
        var html = page(SmallWhole.with(Sketch.shop(), List.of()));

        assertThat(html)
                .contains("Nothing was found.")
                .contains("the code of 3 of 4 functions")
                .contains("<strong>Not read to the end:</strong> the code of <a href=\"#c9\">Ship</a>")
                .contains("Only the deployment decides <a href=\"#needs\">1 control</a>");
    }

    @Test
    void aBoxBearsTheWorstFindingOfTheComponentsInIt() {
        var box = new Box(
                "alike:CreateOrder",
                List.of("CreateOrder", "Orders"),
                "2 components",
                "",
                Glyph.STACK,
                Box.Kind.COLLAPSED,
                List.of(),
                List.of(),
                "",
                0,
                10,
                150,
                64);
        var picture = new Picture("shop", "", 200, 100, List.of(), List.of(), List.of(box));

        var html = HtmlReport.of(SmallWhole.of(Sketch.shop()), List.of(picture));

        assertThat(html)
                .contains("<a href=\"#f1\"><g class=\"found s-critical\"><title>2 findings: 1 critical, 1 medium. "
                        + "The worst: CreateOrder puts event[&quot;body&quot;] into a shell command</title>")
                .contains(">critical +1</text>");
        assertThat(HtmlReport.of(Sketch.shop(), List.of(picture))).doesNotContain("class=\"found");
    }

    @Test
    void manyPicturesOfPartsStandBehindOneLine() {
        var whole = SmallWhole.of(Sketch.shop());
        var parts =
                Stream.of("All", "a", "b", "c", "d", "e").map(Drawn::picture).toList();

        assertThat(HtmlReport.of(whole, parts)).contains("<summary>Part by part <small>5 pictures</small>");
        assertThat(page(whole)).doesNotContain("Part by part");
    }

    @Test
    void dataThatIsKeptStandsBeforeDataThatPasses() {
        var html = page(SmallWhole.of(Sketch.shop()));

        assertThat(html)
                .contains("<span class=\"data d-personal\">personal</span>  "
                        + "<small>kept in 2, passes through 5</small>");
        assertThat(html.indexOf("aria-label=\"Keeps it: personal\""))
                .isPositive()
                .isLessThan(html.indexOf("aria-label=\"Passes it: personal\""));
    }

    @Test
    void aBackquoteWithoutItsPairIsText() {
        assertThat(prose("the field `email`, which")).isEqualTo("the field <code>email</code>, which");
        assertThat(prose("`<b>` and `")).isEqualTo("`&lt;b&gt;` and `");
        assertThat(prose("`a` ")).isEqualTo("<code>a</code> ");
    }

    @Test
    void aLongWayOfDataKeepsItsBeginningAndItsEnd() {
        var html = page(chain(5000, null));

        assertThat(html)
                .contains("<li><a href=\"#c1\">Queue1000</a></li><li>…</li><li><a href=\"#c4995\">Queue5994</a></li>")
                .contains("the field <code>email</code>");
    }

    @Test
    void dataThatCameInACircleEndsSomewhere() {
        assertThat(page(chain(20, "Queue1019"))).contains("Queue1000");
    }

    @Test
    void fourHundredFunctionsTakeLessThanASecond() {
        var whole = large();
        page(SmallWhole.of(Sketch.shop()));

        var begun = System.nanoTime();
        var html = page(whole);
        var taken = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(taken).isLessThan(Duration.ofSeconds(1));
        assertThat(html.length()).isLessThan(4_000_000);
    }

    private static String page(Whole whole) {
        return HtmlReport.of(whole, Drawn.pictures());
    }

    private static String prose(String words) {
        return new HtmlWriter(Sketch.shop()).prose(words).toString();
    }

    private static List<String> found(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /// Queues of which each has its data from the one before.
    private static Whole chain(int length, @Nullable String before) {
        var components = new ArrayList<Component>();
        var traces = new ArrayList<DataTrace>();
        @Nullable String from = before;
        for (int i = 0; i < length; i++) {
            var id = "Queue" + (1000 + i);
            components.add(component(id, "aws.sqs", Role.CHANNEL));
            traces.add(new DataTrace(id, "personal", from, from == null ? "the field `email`" : "write", null));
            from = id;
        }
        var map = new AppMap(
                "chain", components, List.of(), List.of(), List.of(), traces, List.of(), List.of(), List.of());
        return whole(map, List.of(), List.of());
    }

    /// 400 functions, 3000 flows, data from one end to the other, a need of each table and a finding of each function.
    private static Whole large() {
        var components = new ArrayList<Component>();
        var flows = new ArrayList<Flow>();
        var traces = new ArrayList<DataTrace>();
        var fits = new ArrayList<Fit>();
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < 400; i++) {
            components.add(component("Function" + i, "aws.lambda", Role.PROCESS));
            components.add(component("Table" + i, "aws.dynamodb", Role.STORE));
            traces.add(new DataTrace("Table" + i, "personal", "Function" + i, "write", null));
            traces.add(new DataTrace("Function" + i, "personal", i == 0 ? null : "Table" + (i - 1), "read", null));
            findings.add(SmallWhole.loose("Function" + i));
            var need = new Need("Table" + i, "control-" + i % 12, Severity.MEDIUM, List.of("it holds data"));
            var patch = new Patch("template.yaml", i + 1, List.of(), List.of("Key: " + i));
            fits.add(new Fit(need, Fit.Verdict.FAIL, null, "switch it on", List.of(patch)));
        }
        for (int i = 0; i < 3000; i++)
            flows.add(new Flow(
                    "Function" + i % 400,
                    "Table" + i * 7 % 400,
                    Mechanism.values()[i / 400],
                    List.of("personal"),
                    List.of(new Evidence(Evidence.Kind.CODE, "put_item", null)),
                    List.of()));
        var map = new AppMap("large", components, flows, List.of(), List.of(), traces, List.of(), List.of(), List.of());
        return whole(map, fits, findings);
    }

    private static Component component(String id, String service, Role role) {
        return new Component(id, id, service, role, "", true, "", null, null, List.of("personal"));
    }

    private static Whole whole(AppMap map, List<Fit> fits, List<Finding> findings) {
        var ids = map.components().stream().map(Component::id).toList();
        return new Whole(
                map,
                fits,
                findings,
                0,
                ALL_READ,
                Responsibility.of(map),
                new Guard(ids, List.of(), ids, List.of(), ids, List.of(), List.of(), ids));
    }
}
