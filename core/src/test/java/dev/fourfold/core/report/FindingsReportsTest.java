package dev.fourfold.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fourfold.core.finding.Coverage;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.finding.Finding.Step;
import dev.fourfold.core.finding.Rule;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Findings in their three formats.
class FindingsReportsTest {
    private static final AppMap MAP = Sketch.shop();
    private static final Coverage COVERAGE = new Coverage(14, 2, 4, List.of("Ship"), 1);
    private static final Coverage NOTHING = new Coverage(14, 0, 4, List.of(), 0);
    private static final Patch KEY = new Patch("template.yaml", 90, List.of(), List.of("  DataKey:", "    Type: X"));

    private static final Finding SHELL = new Finding(
            "event-in-shell",
            "CreateOrder puts event[\"body\"] into a shell command",
            Severity.CRITICAL,
            "CreateOrder",
            "handler → os.system",
            "event[\"body\"] → os.system",
            new Location("src/create order.py", 14, 5),
            "event[\"body\"] reaches os.system as it was sent: anyone on the internet can send it, and the function's"
                    + " role is theirs then, and with it Orders (personal)",
            List.of("internet", "ShopApi", "CreateOrder", "Orders"),
            List.of(
                    new Step(new Location("src/create order.py", 12, 5), "name = event[\"body\"]"),
                    new Step(new Location("src/create order.py", 14, 5), "os.system(`…${name}`)")),
            "do without the shell",
            List.of());

    private static final Finding BACKUP = gap(
            "dynamodb-without-backup",
            "Orders has no backup",
            List.of(new Patch(
                    "template.yaml",
                    57,
                    List.of("      Old: 1"),
                    List.of("      PointInTimeRecoverySpecification:", "        PointInTimeRecoveryEnabled: true"))));

    private static Finding gap(String rule, String title, List<Patch> patches) {
        return new Finding(
                rule,
                title,
                Severity.MEDIUM,
                "Orders",
                "property",
                "absent",
                new Location("template.yaml", 55, 3),
                "it holds personal data",
                List.of("internet", "ShopApi", "CreateOrder", "Orders"),
                "switch it on",
                patches);
    }

    @Test
    void eachFindingHasItsPlaceReasonWayAndFix() {
        assertThat(FindingsReport.of(MAP, List.of(SHELL, BACKUP), COVERAGE, TextStyle.PLAIN))
                .isEqualTo("""
                        CRITICAL  CreateOrder puts event["body"] into a shell command
                          src/create order.py:14:5  CreateOrder  AWS::Sketch::CreateOrder
                          why   event["body"] reaches os.system as it was sent: anyone on the internet
                                can send it, and the function's role is theirs then, and with it Orders
                                (personal)
                          path  internet → ShopApi → CreateOrder → Orders [personal]
                          code  12  name = event["body"]
                                14  os.system(`…${name}`)
                          fix   do without the shell
                          more  fourfold explain event-in-shell

                        MEDIUM    Orders has no backup
                          template.yaml:55:3  Orders  AWS::Sketch::Orders
                          why   it holds personal data
                          fix   switch it on
                                template.yaml:57
                                -       Old: 1
                                +       PointInTimeRecoverySpecification:
                                +         PointInTimeRecoveryEnabled: true
                          more  fourfold explain dynamodb-without-backup

                        2 findings (1 critical, 1 medium)
                        checked: 14 needed controls, 17 components, the code of 3 of 4 functions, 1
                        template
                        not read to the end: the code of Ship
                        only the deployment decides 2 controls: they count as unknown
                        1 expression not resolved: what they lead to may be missing here (fourfold map
                        says which)
                        """);
    }

    private static Finding backup(String component, int line, String reason) {
        return new Finding(
                "dynamodb-without-backup",
                component + " has no backup",
                Severity.MEDIUM,
                component,
                "property",
                "absent",
                new Location("template.yaml", line, 3),
                reason + "; data must come back; GDPR article 32(1)(c)",
                List.of("internet", component),
                "switch it on",
                List.of(new Patch("template.yaml", line + 2, List.of(), List.of("      Recovery: true"))));
    }

    @Test
    void whatIsWrongAndMendedAlikeIsToldOnceWithItsComponents() {
        var findings =
                List.of(backup("Orders", 55, "it holds personal data"), backup("ShopApi", 70, "it holds health data"));

        assertThat(FindingsReport.of(MAP, findings, NOTHING, TextStyle.PLAIN)).startsWith("""
                MEDIUM    Orders and ShopApi have no backup
                  template.yaml:55:3  Orders  AWS::Sketch::Orders
                        it holds personal data
                  template.yaml:70:3  ShopApi  AWS::Sketch::ShopApi
                        it holds health data
                  why   data must come back; GDPR article 32(1)(c)
                  fix   switch it on
                        template.yaml:57, template.yaml:72
                        +       Recovery: true
                  more  fourfold explain dynamodb-without-backup

                2 findings (2 medium) of 1 kind
                """);
    }

    @Test
    void aChangeThatDiffersOnlyByTheNameStandsOnce() {
        var findings = Stream.of("Orders", "ShopApi", "CreateOrder")
                .map(name -> new Finding(
                        "logs-without-retention",
                        name + " has no retention",
                        Severity.MEDIUM,
                        name,
                        "retention",
                        "absent",
                        new Location("template.yaml", 5, 3),
                        "it must end",
                        List.of(),
                        "declare it",
                        List.of(new Patch("template.yaml", 90, List.of(), List.of("", "  " + name + "Logs:")))))
                .toList();

        assertThat(FindingsReport.of(MAP, findings, NOTHING, TextStyle.PLAIN))
                .startsWith("MEDIUM    Orders, ShopApi and CreateOrder have no retention\n")
                .contains("        template.yaml:90, each with its own name\n")
                .containsOnlyOnce("Logs:");
    }

    @Test
    void findingsOfOneRuleThatAreMendedOtherwiseStandAlone() {
        var other = gap("dynamodb-without-backup", "CreateOrder has no backup", List.of());

        assertThat(FindingsReport.of(MAP, List.of(BACKUP, other), NOTHING, TextStyle.PLAIN))
                .contains("MEDIUM    Orders has no backup\n", "MEDIUM    CreateOrder has no backup\n");
    }

    @Test
    void whatAChangeTakesBesidesIsNamedAndNotPrintedWhenItIsLong() {
        var lines = new java.util.ArrayList<>(List.of("", "  DataKey:", "    Type: AWS::KMS::Key"));
        for (int i = 0; i < 28; i++) lines.add("    Line" + i + ": x");
        var small = new Patch("template.yaml", 57, List.of(), List.of("      KmsKey: !GetAtt DataKey.Arn"));
        var key = new Patch("template.yaml", 90, List.of(), lines);

        assertThat(FindingsReport.of(
                        MAP, List.of(gap("a", "Orders has no key", List.of(small, key))), NOTHING, TextStyle.PLAIN))
                .contains("""
                        +       KmsKey: !GetAtt DataKey.Arn
                        and at template.yaml:90 DataKey (AWS::KMS::Key), 30 lines (--format json
                        has them)
                        """.indent(8))
                .doesNotContain("Line3");
    }

    @Test
    void noFindingsSayWhatWasLookedAt() {
        assertThat(FindingsReport.of(MAP, List.of(), NOTHING, TextStyle.PLAIN))
                .startsWith("0 findings\nchecked: 14 needed controls")
                .contains("the code of 4 of 4 functions");
    }

    @Test
    void aChangeThatSeveralNeedIsShownOnce() {
        var one = gap("a", "Orders has no key", List.of(KEY));
        var other = gap("b", "Queue has no key", List.of(KEY));

        assertThat(FindingsReport.of(MAP, List.of(one, other), NOTHING, TextStyle.PLAIN))
                .containsOnlyOnce("+   DataKey:")
                .containsOnlyOnce("the same change as above");
    }

    @Test
    void noLineIsWiderThanTheTerminalAndNothingWritesOverIt() {
        var hostile = new Finding(
                "rule",
                "\u001b[2Jtitle ".repeat(30),
                Severity.LOW,
                "CreateOrder",
                "s",
                "e",
                new Location("a/".repeat(90) + "\u202ex", 1, 1),
                "word\u0007 ".repeat(60) + "x".repeat(200),
                List.of("internet", "x".repeat(300)),
                List.of(new Step(new Location("f", 1, 1), "\u001b]0;x\u0007" + "y".repeat(200))),
                "\rfix",
                List.of(new Patch("f\u001b[0m", 1, List.of("\u001b[31m-"), List.of("  " + "z".repeat(200)))));

        for (boolean ascii : new boolean[] {true, false}) {
            var report = FindingsReport.of(MAP, List.of(hostile), NOTHING, new TextStyle(80, false, ascii));

            assertThat(report.lines()).allMatch(line -> Plain.width(line) <= 80);
            assertThat(report).doesNotContain("\u001b", "\u0007", "\r", "\u202e");
        }
    }

    @Test
    void sarifIsWhatTheStandardPromises() throws IOException {
        var rules = List.of(new Rule("event-in-shell", "Data of an event in a shell", "Do without.\n", 78));
        String sarif =
                SarifReport.of(MAP, List.of(SHELL, BACKUP, gap("b", "t", List.of(KEY, KEY))), rules, COVERAGE, "0.1.0");

        assertThat(validate(resource("/schema/sarif-schema-2.1.0.json"), SpecificationVersion.DRAFT_7, sarif))
                .isEmpty();
        assertThat(validate(
                        resource("/schema/sarif-schema-2.1.0.json"),
                        SpecificationVersion.DRAFT_7,
                        SarifReport.of(MAP, List.of(), List.of(), NOTHING, "0.1.0")))
                .isEmpty();
        assertThat(sarif)
                .contains("\"text\": \"Data of an event in a shell\"")
                .contains("\"fourfold/v1\": \"" + SHELL.fingerprint() + "\"")
                .contains("\"uri\": \"src/create%20order.py\"")
                .contains("\"security-severity\": \"9.5\"")
                .contains(
                        "\"codeFlows\"",
                        "\"endLine\": 58",
                        "external/cwe/cwe-078",
                        "Orders has no backup: it holds personal data.");
    }

    @Test
    void jsonIsWhatItsSchemaPromises() throws IOException {
        String schema = Files.readString(Path.of("../docs/schema/findings.schema.json"));
        var findings = List.of(SHELL, BACKUP);

        assertThat(validate(schema, SpecificationVersion.DRAFT_2020_12, FindingsJson.of("shop", findings, COVERAGE)))
                .isEmpty();
        String line = FindingsJson.line("apps/shop", "shop", List.of(), NOTHING);
        assertThat(validate(schema, SpecificationVersion.DRAFT_2020_12, line)).isEmpty();
        assertThat(line).startsWith("{\"path\":\"apps/shop\"").doesNotContain("\n");
    }

    private static List<?> validate(String schema, SpecificationVersion version, String json) {
        return SchemaRegistry.withDefaultDialect(version)
                .getSchema(schema, InputFormat.JSON)
                .validate(json, InputFormat.JSON);
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(FindingsReportsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
