package dev.fourfold.core.report;

import dev.fourfold.core.event.Guard;
import dev.fourfold.core.finding.Coverage;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.finding.Finding.Step;
import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Fit.Verdict;
import dev.fourfold.core.fit.Need;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.fit.Responsibility;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.DataTrace;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Severity;
import java.util.List;

/// What all four steps say of the sketched shop, written by hand.
final class SmallWhole {
    private static final Patch KEY =
            new Patch("template.yaml", 160, List.of(), List.of("  DataKey:", "    Type: AWS::KMS::Key"));
    private static final String HOLDS = "it holds personal data: the key `email` of the table";
    private static final String LAW = "with a key of your own you decide who can read";
    private static final String HOW = "Name your own KMS key for the table.";

    private SmallWhole() {}

    static Whole of(AppMap map) {
        return new Whole(
                withTraces(map),
                List.of(
                        fit(
                                "Orders",
                                "encryption-at-rest.customer-key",
                                Verdict.FAIL,
                                HOW,
                                customerKey().patches()),
                        fit("Orders", "encryption-at-rest", Verdict.PASS, "Always.", List.of()),
                        fit("Orders", "backup", Verdict.UNKNOWN, "The deployment decides.", List.of()),
                        fit("ShipQueue", "retention", Verdict.FAIL, "Keep it for less.", List.of(KEY)),
                        fit("ShipQueue", "encryption-at-rest", Verdict.PASS, "Always.", List.of())),
                List.of(shell(), customerKey(), loose("template.yaml")),
                1,
                new Coverage(5, 1, 4, List.of("Ship"), 1),
                Responsibility.of(map),
                new Guard(
                        List.of("CreateOrder", "GetOrder", "Report", "Ship"),
                        List.of("role/deployer"),
                        List.of("CreateOrder", "Report"),
                        List.of("Report"),
                        List.of("Orders", "ShipQueue"),
                        List.of(),
                        List.of("many-orders-by-one-customer"),
                        List.of("CreateOrder", "Orders", "Reports")));
    }

    /// The same with other findings.
    static Whole with(AppMap map, List<Finding> findings) {
        var whole = of(map);
        return new Whole(
                whole.map(), whole.fits(), findings, 0, whole.coverage(), whole.responsibility(), whole.guard());
    }

    private static Fit fit(String component, String control, Verdict verdict, String how, List<Patch> patches) {
        var need = new Need(component, control, Severity.MEDIUM, List.of(HOLDS, LAW));
        return new Fit(need, verdict, null, how, patches);
    }

    static Finding shell() {
        return new Finding(
                "event-in-shell",
                "CreateOrder puts event[\"body\"] into a shell command",
                Severity.CRITICAL,
                "CreateOrder",
                "handler → os.system",
                "event[\"body\"] → os.system",
                new Location("src/create.py", 14, 5),
                "event[\"body\"] reaches os.system as it was sent, and with it Orders (personal)",
                List.of("internet", "ShopApi", "CreateOrder", "Orders"),
                List.of(
                        new Step(new Location("src/create.py", 12, 5), "name = event[\"body\"]"),
                        new Step(new Location("src/create.py", 14, 5), "os.system(`…${name}`)")),
                "do without the shell",
                List.of());
    }

    static Finding customerKey() {
        return new Finding(
                "dynamodb-without-encryption-at-rest-customer-key",
                "Orders has no encryption at rest (customer key)",
                Severity.MEDIUM,
                "Orders",
                "SSESpecification",
                "absent",
                new Location("template.yaml", 55, 3),
                HOLDS + "; " + LAW,
                List.of("internet", "ShopApi", "CreateOrder", "Orders"),
                HOW,
                List.of(
                        new Patch(
                                "template.yaml",
                                57,
                                List.of("      SSESpecification: {SSEEnabled: false}"),
                                List.of("      SSESpecification:", "        KMSMasterKeyId: !GetAtt DataKey.Arn")),
                        KEY));
    }

    /// Something about the application as a whole.
    static Finding loose(String file) {
        return new Finding(
                "dependencies-not-pinned",
                "The dependencies of " + file + " are not pinned",
                Severity.LOW,
                "",
                file,
                "",
                Location.of(file),
                "what is tested and what is deployed may differ",
                List.of(),
                "pin them",
                List.of());
    }

    private static AppMap withTraces(AppMap map) {
        return new AppMap(
                map.name(),
                map.components(),
                map.flows(),
                map.grants(),
                List.of(),
                List.of(
                        trace("CreateOrder", null, "the field `email` of the request", "src/create.py"),
                        trace("Orders", "CreateOrder", "write", "src/create.py"),
                        trace("GetOrder", "Orders", "read", "template.yaml"),
                        trace("ShipQueue", "CreateOrder", "write", "src/create.py")),
                map.templates(),
                map.gaps(),
                map.problems());
    }

    private static DataTrace trace(
            String component, @org.jspecify.annotations.Nullable String from, String reason, String file) {
        return new DataTrace(component, "personal", from, reason, new Location(file, 9, 1));
    }
}
