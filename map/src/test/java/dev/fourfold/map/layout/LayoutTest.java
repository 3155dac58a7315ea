package dev.fourfold.map.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.picture.Picture;
import dev.fourfold.core.picture.Picture.Box;
import dev.fourfold.core.picture.Picture.Group;
import dev.fourfold.core.picture.Picture.Point;
import dev.fourfold.core.picture.Picture.Route;
import dev.fourfold.core.report.HtmlReport;
import dev.fourfold.core.report.SvgReport;
import dev.fourfold.testkit.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {
    static Stream<AppMap> apps() {
        return Stream.of(
                Apps.of(3, 3, false),
                Apps.of(8, 4, false),
                Apps.of(16, 4, true),
                Apps.of(48, 6, false),
                Apps.of(48, 6, true),
                Apps.of(40, 40, false));
    }

    @ParameterizedTest
    @MethodSource("apps")
    void boxesDoNotOverlapAndNoRouteCrossesOne(AppMap map) {
        for (var picture : Layout.pictures(map)) {
            var boxes = picture.boxes();
            for (int i = 0; i < boxes.size(); i++)
                for (int j = i + 1; j < boxes.size(); j++)
                    assertThat(overlap(boxes.get(i), boxes.get(j))).isFalse();
            for (var route : picture.routes())
                for (var box : boxes)
                    assertThat(crosses(route, box))
                            .as(picture.title() + ": " + route)
                            .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("apps")
    void theOverviewCanBeRead(AppMap map) {
        var overview = Layout.overview(map);

        assertThat(overview.boxes()).hasSizeLessThanOrEqualTo(25);
        assertThat(overview.groups()).allSatisfy(group -> assertThat(group.x()).isNotNegative());
    }

    @ParameterizedTest
    @MethodSource("apps")
    void equalMapsGiveEqualPictures(AppMap map) {
        assertThat(Layout.pictures(map)).isEqualTo(Layout.pictures(map));
    }

    @Test
    void theInternetIsAtTheLeftAndThirdPartiesAreAtTheRight() {
        var picture = Layout.overview(Apps.of(8, 4, false));

        var byKind = picture.groups().stream().collect(Collectors.toMap(Group::trust, Group::x));
        assertThat(byKind.get(Group.Trust.INTERNET)).isLessThan(byKind.get(Group.Trust.STACK));
        assertThat(byKind.get(Group.Trust.THIRD_PARTY)).isGreaterThan(byKind.get(Group.Trust.STACK));
    }

    @Test
    void keysAndLogsAreBadges() {
        var picture = Layout.overview(Apps.of(3, 3, false));

        assertThat(picture.boxes()).extracting(Box::title).doesNotContain("OrderKey", "CreateOrderLogs");
        assertThat(box(picture, "OrderTable").badges()).containsExactly("key");
        assertThat(box(picture, "CreateOrder").badges()).containsExactly("logs");
        assertThat(box(picture, "CreateOrder").detail()).isEqualTo("Lambda · POST /orders");
    }

    @Test
    void manyStacksAreOneBoxEachAndThenOnePictureEach() {
        var pictures = Layout.pictures(Apps.of(48, 6, true));

        assertThat(pictures.getFirst().boxes())
                .filteredOn(box -> box.kind() == Box.Kind.COLLAPSED)
                .extracting(Box::title)
                .contains("order", "payment");
        assertThat(pictures).extracting(Picture::title).contains("order", "payment", "Everything");
    }

    @Test
    void everyFlowBetweenShownComponentsIsCountedOnARoute() {
        var map = Apps.of(48, 6, true);
        var everything = Layout.pictures(map).getLast();

        int counted = everything.routes().stream().mapToInt(Route::count).sum();

        long folded = map.flows().stream()
                .filter(flow -> flow.mechanism() == Mechanism.LOG || flow.mechanism() == Mechanism.PROTECT)
                .count();
        assertThat(counted).isEqualTo(map.flows().size() - folded);
    }

    @Test
    void threeHundredFunctionsInOneStackStillGiveAReadableOverview() {
        var map = Apps.of(300, 10, false);

        var pictures = Layout.pictures(map);

        assertThat(pictures.getFirst().boxes()).hasSizeLessThanOrEqualTo(25);
        assertThat(HtmlReport.of(map, pictures).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(2_000_000);
    }

    /// A flat application: a manager calls many functions on two tables, three timers start three others.
    private static AppMap flat() {
        var components = new ArrayList<Component>();
        var flows = new ArrayList<Flow>();
        component(components, "Api", "aws.apigateway.http", Role.GATEWAY);
        component(components, "OrderManager", "aws.lambda", Role.PROCESS);
        flow(flows, "Api", "OrderManager", Mechanism.INTEGRATION);
        for (var family : List.of("Order", "User")) {
            component(components, family + "s", "aws.dynamodb", Role.STORE);
            for (var verb : List.of("Cancel", "Complete", "Get", "New", "Shipping", "Update", "Find", "Keep")) {
                component(components, family + verb, "aws.lambda", Role.PROCESS);
                flow(flows, "OrderManager", family + verb, Mechanism.INVOKE);
                boolean reads = List.of("Get", "Find").contains(verb);
                if (reads) flow(flows, family + "s", family + verb, Mechanism.READ);
                else flow(flows, family + verb, family + "s", Mechanism.WRITE);
            }
        }
        for (var job : List.of("CronClean", "CronCount", "CronSend")) {
            component(components, job, "aws.lambda", Role.PROCESS);
            component(components, job + "Timer", "aws.eventbridge.schedule", Role.CHANNEL);
            component(components, job + "Result", "aws.s3", Role.STORE);
            flow(flows, job + "Timer", job, Mechanism.TARGET);
            flow(flows, job, job + "Result", Mechanism.WRITE);
        }
        return new AppMap("flat", components, flows, List.of(), List.of(), List.of(), List.of());
    }

    private static void component(List<Component> components, String name, String service, Role role) {
        components.add(new Component(name, name, service, role, "AWS::X::Y", true, "", null, null, List.of()));
    }

    private static void flow(List<Flow> flows, String from, String to, Mechanism mechanism) {
        flows.add(new Flow(
                from, to, mechanism, List.of(), List.of(new Evidence(Evidence.Kind.SERVICE, "x", null)), List.of()));
    }

    @Test
    void aFlatApplicationIsDrawnByWhatWorksOnTheSameAndNotAsOneBox() {
        var boxes = Layout.overview(flat()).boxes();

        assertThat(boxes).hasSizeLessThanOrEqualTo(25);
        assertThat(boxes)
                .extracting(Box::title)
                .contains("OrderManager", "Order… · 6 Lambda", "User… · 6 Lambda", "CronClean", "Orders", "Users");
    }

    @Test
    void noMoreIsDrawnTogetherThanHasToBe() {
        var cast = Cast.of(flat());

        assertThat(Grouping.none(cast).atMost(24, cast).size()).isBetween(13, 24);
        assertThat(Grouping.none(cast).atMost(12, cast).size()).isEqualTo(12);
        assertThat(Grouping.none(cast).atMost(6, cast).size()).isLessThanOrEqualTo(6);
    }

    @Test
    void aFamilyIsToldByTheFirstWordUnlessItIsWhatFunctionsDo() {
        assertThat(Names.family("OrderCancel")).isEqualTo("order");
        assertThat(Names.family("order-cancel")).isEqualTo("order");
        assertThat(Names.family("GetOrder")).isEmpty();
        assertThat(Names.family("S3Bucket")).isEmpty();
        assertThat(Names.family("<>")).isEmpty();
    }

    @Test
    void anEmptyMapIsAnEmptyPicture() {
        var map = new AppMap("empty", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        var pictures = Layout.pictures(map);

        assertThat(pictures).hasSize(1);
        assertThat(pictures.getFirst().boxes()).isEmpty();
        assertThat(HtmlReport.of(map, pictures)).contains("There is nothing to draw.");
        assertThat(SvgReport.of(pictures.getFirst())).startsWith("<svg");
    }

    /// What a map may hold at worst: flows in a circle, to itself, into the internet and out of a third party.
    @Test
    void whateverTheFlowsThereIsAPicture() {
        var mechanisms = List.of(Mechanism.values());
        var components = new ArrayList<Component>();
        var flows = new ArrayList<Flow>();
        for (var role : Role.values()) {
            for (int i = 0; i < 2; i++) {
                var id = role.word() + i + "<\u001b[31m" + "x".repeat(i * 300);
                components.add(new Component(
                        id, id, "aws." + role.word(), role, "", i == 0, "s" + i, null, "If", List.of("health")));
            }
        }
        for (var from : components)
            for (var to : components)
                flows.add(new Flow(
                        from.id(),
                        to.id(),
                        mechanisms.get(flows.size() % mechanisms.size()),
                        List.of("personal"),
                        List.of(new Evidence(Evidence.Kind.SERVICE, "x", null)),
                        List.of()));
        var map = new AppMap("worst", components, flows, List.of(), List.of(), List.of(), List.of());

        var pictures = Layout.pictures(map);

        assertThat(pictures.getFirst().boxes()).hasSizeGreaterThan(10);
        assertThat(HtmlReport.of(map, pictures)).doesNotContain("\u001b");
    }

    @Test
    void thePictureOfASmallApplicationIsAsItWas() {
        Golden.assertMatches(
                Path.of("src/test/golden/layout/small.svg"), SvgReport.of(Layout.overview(Apps.of(3, 3, false))));
    }

    private static Box box(Picture picture, String title) {
        return picture.boxes().stream()
                .filter(box -> box.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static boolean overlap(Box one, Box other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    private static boolean crosses(Route route, Box box) {
        for (int i = 1; i < route.points().size(); i++)
            if (crosses(route.points().get(i - 1), route.points().get(i), box)) return true;
        return false;
    }

    private static boolean crosses(Point from, Point to, Box box) {
        double slack = 1;
        return Math.min(from.x(), to.x()) < box.x() + box.width() - slack
                && Math.max(from.x(), to.x()) > box.x() + slack
                && Math.min(from.y(), to.y()) < box.y() + box.height() - slack
                && Math.max(from.y(), to.y()) > box.y() + slack;
    }
}
