package dev.fourfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.fit.Patches;
import dev.fourfold.core.fit.Responsibility;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.report.FindingsReport;
import dev.fourfold.core.report.FitReport;
import dev.fourfold.core.report.ResponsibilityReport;
import dev.fourfold.core.report.TextReport;
import dev.fourfold.core.report.TextStyle;
import dev.fourfold.testkit.Golden;
import dev.fourfold.watch.AlertReport;
import dev.fourfold.watch.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All four steps on the shop, from its templates and code to its alerts. What they print lies in
/// `examples/shop/expected`.
class ShopTest {
    private static final Path SHOP = Path.of("../examples/shop");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Study STUDY = Study.of(SHOP.toString(), false);
    private static final Study.Checked CHECKED = STUDY.check(STUDY.fits(), TODAY);

    @TempDir
    private Path folder;

    @Test
    void theWholePicture() {
        expect("overview.txt", Overview.screen("examples/shop", STUDY.whole(STUDY.fits(), CHECKED), TextStyle.PLAIN));
    }

    @Test
    void theReadmeShowsWhatIsPrinted() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        int from = readme.indexOf("WORST FIRST");
        String shown = readme.substring(from, readme.indexOf("```", from));

        assertThat(Overview.screen("examples/shop", STUDY.whole(STUDY.fits(), CHECKED), TextStyle.PLAIN))
                .contains(shown);
    }

    @Test
    void theMap() {
        expect("map.txt", TextReport.of(STUDY.map(), TextStyle.PLAIN));
    }

    @Test
    void theChoice() {
        expect(
                "choose.txt",
                FitReport.of(STUDY.map(), STUDY.fits(), TextStyle.PLAIN)
                        + "\n"
                        + ResponsibilityReport.of(Responsibility.of(STUDY.map()), TextStyle.PLAIN));
    }

    @Test
    void theFindings() {
        expect("check.txt", FindingsReport.of(STUDY.map(), CHECKED.findings(), CHECKED.coverage(), TextStyle.PLAIN));
        assertThat(CHECKED.problems()).isEmpty();
    }

    @Test
    void theAlerts() {
        var problems = new ArrayList<Problem>();
        expect("watch.txt", AlertReport.text(alerts(problems), TextStyle.PLAIN));
        assertThat(problems).isEmpty();
    }

    @Test
    void everyPlantedWeaknessIsFoundAndNothingElse() {
        assertThat(CHECKED.findings())
                .extracting(finding -> finding.component() + " " + finding.rule())
                .containsExactlyInAnyOrder(
                        "Profiles dynamodb-without-encryption-at-rest-customer-key",
                        "Profiles dynamodb-without-backup",
                        "ShopApi api-open-to-anyone",
                        "RefundOrder wildcard-grant",
                        "RefundOrder secret-in-environment",
                        "RenderInvoice secret-in-code",
                        "RenderInvoice event-in-shell",
                        "WelcomeLogs logs-without-retention");
        assertThat(CHECKED.findings()).allSatisfy(finding -> {
            assertThat(finding.reason()).isNotBlank();
            assertThat(finding.fix()).isNotBlank();
        });
    }

    @Test
    void withoutTheOwnersFileTheSameWeaknessesAreFound() throws IOException {
        copy(SHOP, folder);
        Files.delete(folder.resolve("fourfold.yaml"));

        var study = Study.of(folder.toString(), false);

        assertThat(study.check(study.fits(), TODAY).findings().stream().map(Finding::fingerprint))
                .containsAll(
                        CHECKED.findings().stream().map(Finding::fingerprint).toList());
    }

    @Test
    void withoutTheOwnersFileEveryAttackThatItDoesNotDefineIsStillTold() throws IOException {
        copy(SHOP, folder);
        Files.delete(folder.resolve("fourfold.yaml"));
        var plan = Study.of(folder.toString(), false).plan();

        var alerts = Watch.run(plan, List.of(SHOP.resolve("events")), problem -> {});

        assertThat(alerts)
                .extracting(alert -> alert.where().getFirst().name())
                .contains("ChargeCard", "GetOrder", "RenderInvoice", "Profiles");
        assertThat(alerts)
                .as("five attacks less the limit, and two operators whom nobody named")
                .hasSize(6);
    }

    @Test
    void thePrintedPatchesTakeTheirFindingsAway() throws IOException {
        copy(SHOP, folder);
        CHECKED.findings().stream()
                .flatMap(finding -> finding.patches().stream())
                .collect(Collectors.groupingBy(Patch::file))
                .forEach(this::apply);

        var study = Study.of(folder.toString(), false);

        assertThat(study.map().problems()).isEmpty();
        assertThat(study.check(study.fits(), TODAY).findings().stream().map(Finding::fingerprint))
                .containsExactlyInAnyOrderElementsOf(CHECKED.findings().stream()
                        .filter(finding -> finding.patches().isEmpty())
                        .map(Finding::fingerprint)
                        .toList());
    }

    @Test
    void everyAttackIsAnAlertAndNothingElseIs() throws IOException {
        String attacks = Files.readString(SHOP.resolve("attacks.json"));
        var alerts = alerts(new ArrayList<>());

        assertThat(alerts).hasSize(5);
        assertThat(alerts.stream().flatMap(alert -> alert.causes().stream()))
                .allSatisfy(cause -> assertThat(attacks).contains(cause.event()));
    }

    private static List<Alert> alerts(List<Problem> problems) {
        return Watch.run(STUDY.plan(), List.of(SHOP.resolve("events")), problems::add);
    }

    private static void expect(String file, String text) {
        Golden.assertMatches(SHOP.resolve("expected").resolve(file), text);
    }

    private void apply(String file, List<Patch> patches) {
        try {
            Path target = folder.resolve(file);
            Files.writeString(target, Patches.apply(Files.readString(target), patches));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
