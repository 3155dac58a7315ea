package dev.fourfold.watch.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Principal;
import dev.fourfold.core.model.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilesTest {
    @TempDir
    Path folder;

    private final List<Problem> problems = new ArrayList<>();

    private List<Event> events(Path... sources) {
        var events = new ArrayList<Event>();
        try (var files = EventFiles.open(List.of(sources), Map.of(), problems::add)) {
            for (var event = files.next(); event != null; event = files.next()) events.add(event);
        }
        return events;
    }

    private Path file(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static String record(String id, String time) {
        return """
                {"eventVersion": "1.09", "eventID": "%s", "eventTime": "%s", "eventSource": "dynamodb.amazonaws.com",
                 "eventName": "GetItem", "awsRegion": "eu-west-1", "sourceIPAddress": "203.0.113.9", "userAgent": "Boto3/1",
                 "userIdentity": {"type": "AssumedRole", "accountId": "111122223333",
                   "arn": "arn:aws:sts::111122223333:assumed-role/shop-GetRole-1/shop-Get-2"},
                 "requestParameters": {"tableName": "shop-Orders-9", "key": {"deep": [{"er": 1}]}},
                 "resources": [{"ARN": "arn:aws:dynamodb:eu-west-1:111122223333:table/shop-Orders-9"}],
                 "recipientAccountId": "111122223333"}""".formatted(id, time);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_record_of_cloudtrail_is_an_event() throws IOException {
        var event = events(file("trail.json", "{\"Records\": [" + record("e1", "2026-08-01T10:00:00Z") + "]}"))
                .getFirst();

        assertThat(event.id()).isEqualTo("e1");
        assertThat(event.time()).isEqualTo("2026-08-01T10:00:00Z");
        assertThat(event.action()).isEqualTo("dynamodb:GetItem");
        assertThat(event.principal().kind()).isEqualTo(Principal.Kind.ROLE);
        assertThat(event.principal().name()).isEqualTo("shop-GetRole-1");
        assertThat(event.principal().session()).isEqualTo("shop-Get-2");
        assertThat(event.resources())
                .containsExactlyInAnyOrder(
                        "shop-Orders-9", "arn:aws:dynamodb:eu-west-1:111122223333:table/shop-Orders-9");
        assertThat(event.account()).isEqualTo("111122223333");
        assertThat(event.source()).endsWith("trail.json#1");
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lambda.amazonaws.com, UpdateFunctionCode20150331v2, lambda:UpdateFunctionCode",
        "lambda.amazonaws.com, Invoke, lambda:InvokeFunction",
        "s3.amazonaws.com, ListObjectsV2, s3:ListBucket",
        "monitoring.amazonaws.com, PutMetricData, cloudwatch:PutMetricData",
        "dynamodb.amazonaws.com, Query, dynamodb:Query"
    })
    void the_action_is_what_a_policy_has_to_allow(String source, String name, String action) {
        assertThat(Actions.of(source, name)).isEqualTo(action);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Records\": [%s]}", "[%s]", "%s", "{\"detail-type\": \"AWS API Call\", \"detail\": %s}"})
    void records_come_in_several_wrappings(String wrapping) throws IOException {
        var trail = file("trail.json", wrapping.replace("%s", record("e1", "2026-08-01T10:00:00Z")));

        assertThat(events(trail)).extracting(Event::id).containsExactly("e1");
    }

    @Test
    void a_folder_as_in_s3_is_read_in_the_order_of_time_over_all_regions() throws IOException {
        var at =
                "AWSLogs/111122223333/CloudTrail/%s/2026/08/01/111122223333_CloudTrail_%1$s_20260801T%sZ_abcdefghijklmnop.json.gz";
        for (var each :
                List.of(List.of("eu-west-1", "1005"), List.of("us-east-1", "1005"), List.of("eu-west-1", "1105"))) {
            var file = file(at.formatted(each.get(0), each.get(1)), "");
            String time = "2026-08-01T" + each.get(1).substring(0, 2) + ":0"
                    + (each.get(0).startsWith("eu") ? 1 : 2) + ":00Z";
            String id = each.get(0) + each.get(1);
            Files.write(file, gzip(("{\"Records\":[" + record(id, time) + "]}").getBytes(StandardCharsets.UTF_8)));
        }
        file("AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/digest.json", "{\"digestStartTime\": 1}");

        assertThat(events(folder))
                .extracting(Event::id)
                .containsExactly("eu-west-11005", "us-east-11005", "eu-west-11105");
        assertThat(problems).isEmpty();
    }

    @Test
    void business_events_are_one_a_line() throws IOException {
        var day = file("day.ndjson", """
                {"time": "2026-08-01T10:00:00+02:00", "type": "order.placed", "entity": "c-1", "amount": 12.5, "order": {"id": 7}}

                {"time": 1785578401000, "type": "order.refunded", "id": "r-9", "entity": "c-1"}
                """);

        var events = events(day);

        assertThat(events).extracting(Event::action).containsExactly("order.placed", "order.refunded");
        assertThat(events.get(0).time()).isEqualTo("2026-08-01T08:00:00Z");
        assertThat(events.get(0).id()).isEqualTo("day.ndjson:1");
        assertThat(events.get(0).attributes()).containsEntry("amount", "12.5").containsEntry("order.id", "7");
        assertThat(events.get(1).id()).isEqualTo("r-9");
        assertThat(problems).isEmpty();
    }

    @Test
    void a_bad_line_is_a_problem_with_its_number_and_the_rest_is_read() throws IOException {
        var day = folder.resolve("day.ndjson");
        var good = "{\"time\": \"2026-08-01T10:00:00Z\", \"type\": \"a\"}\n";
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((good + "{broken\n[1]\n{\"time\": \"2026-08-01T10:00:00Z\"}\n{\"type\": \"a\"}\n")
                .getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(
                "{\"time\": \"+999999999-01-01T00:00:00Z\", \"type\": \"a\"}\n".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}', '\n'});
        bytes.writeBytes(("{\"x\": \"" + "y".repeat(3 << 20) + "\"}\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(good.getBytes(StandardCharsets.UTF_8));
        Files.write(day, bytes.toByteArray());

        assertThat(events(day)).extracting(Event::id).containsExactly("day.ndjson:1", "day.ndjson:9");
        assertThat(problems).extracting(problem -> problem.location().line()).containsExactly(2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void a_file_that_breaks_off_gives_what_stands_before_and_the_others_are_read() throws IOException {
        byte[] whole = gzip(("{\"Records\":[" + record("e1", "2026-08-01T10:00:00Z") + "," + "x".repeat(50_000))
                .getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("a.json.gz"), java.util.Arrays.copyOf(whole, whole.length - 20));
        file("b.json", "{\"Records\":[" + record("e2", "2026-08-01T10:00:01Z") + "]}");
        file("c.json.gz", "not gzip and not JSON");
        Files.write(folder.resolve("d.json.gz"), new byte[] {0x1f, (byte) 0x8b, 9});

        assertThat(events(folder)).extracting(Event::id).containsExactly("e1", "e2");
        assertThat(problems)
                .extracting(problem ->
                        Path.of(problem.location().file()).getFileName().toString())
                .containsExactlyInAnyOrder("a.json.gz", "c.json.gz", "d.json.gz");
    }

    @Test
    void a_small_file_that_inflates_to_a_giant_is_left() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            byte[] blanks = new byte[1 << 20];
            java.util.Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 80; i++) gzip.write(blanks);
        }
        Files.write(folder.resolve("bomb.json.gz"), bytes.toByteArray());

        assertThat(events(folder)).isEmpty();
        assertThat(problems).singleElement().asString().contains("inflates to more than 100 times");
    }

    @Test
    void a_record_nested_too_deeply_is_read_without_what_is_deep() throws IOException {
        String deep = "{\"a\":".repeat(400) + "1" + "}".repeat(400);
        String record =
                record("e1", "2026-08-01T10:00:00Z").replace("\"key\": {\"deep\": [{\"er\": 1}]}", "\"key\": " + deep);

        assertThat(events(file("deep.json", "{\"Records\":[" + record + "]}")))
                .extracting(Event::id)
                .containsExactly("e1");
        assertThat(events(file("deeper.json", "[".repeat(100_000)))).isEmpty();
    }

    @Test
    void texts_are_cut_and_cannot_act_on_a_terminal() throws IOException {
        String hostile = "\\u001b[2J\\u202e" + "x".repeat(100_000);
        String record = record("e1", "2026-08-01T10:00:00Z").replace("Boto3/1", hostile);

        var event = events(file("trail.json", record)).getFirst();

        assertThat(event.userAgent()).hasSize(2048).startsWith(" [2J?x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "99999999999999999999"})
    void a_record_with_an_absurd_time_is_a_problem_and_the_next_is_read(String time) throws IOException {
        var trail = file(
                "trail.json",
                "{\"Records\":[" + record("e1", time) + "," + record("e2", "2026-08-01T10:00:00Z") + "]}");

        assertThat(events(trail)).extracting(Event::id).containsExactly("e2");
        assertThat(problems).singleElement().asString().contains("record 1");
    }

    @Test
    void a_record_whose_fields_have_other_types_is_no_accident() throws IOException {
        var trail = file("trail.json", """
                {"Records": [
                  {"eventID": {"x": 1}, "eventTime": "2026-08-01T10:00:00Z", "eventSource": "s3.amazonaws.com", "eventName": "GetObject",
                   "userIdentity": "root", "resources": {"ARN": 1}, "requestParameters": ["a"], "responseElements": 7, "errorCode": null},
                  null, 7, "x", [], {}]}
                """);

        assertThat(events(trail)).singleElement().satisfies(event -> {
            assertThat(event.principal().kind()).isEqualTo(Principal.Kind.UNKNOWN);
            assertThat(event.id()).endsWith("trail.json#1");
        });
    }

    @Test
    void a_folder_that_is_not_there_is_a_problem() {
        assertThat(events(folder.resolve("none"))).isEmpty();
        assertThat(problems).singleElement().asString().contains("does not exist");
    }
}
