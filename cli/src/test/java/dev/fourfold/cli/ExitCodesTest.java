package dev.fourfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// How a run ends, on real applications (docs/adr/0008).
class ExitCodesTest {
    private static final String SHOP = "../examples/shop";

    @TempDir
    private Path folder;

    @Test
    void helpNamesThem() {
        assertThat(new CommandLine(new Main()).getUsageMessage())
                .contains(
                        "  0   all was read; check and watch: nothing was found",
                        "  1   check and watch: findings or alerts",
                        "  2   a mistake",
                        "  70  a mistake of ours");
    }

    @Test
    void anApplicationThatWasReadIsClean() {
        assertThat(Main.run(
                        "map",
                        SHOP,
                        "--format",
                        "json",
                        "--output",
                        folder.resolve("map.json").toString()))
                .isEqualTo(ExitCode.CLEAN);
        assertThat(folder.resolve("map.json")).content().contains("\"service\": \"aws.lambda\"");
    }

    @Test
    void findingsCountFromTheSeverityAskedFor() {
        String report = folder.resolve("findings.txt").toString();
        assertThat(Main.run("check", SHOP, "--output", report)).isEqualTo(ExitCode.FINDINGS);
        assertThat(Main.run("check", "../examples/minimal", "--fail-on", "critical", "--output", report))
                .isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void aFolderThatIsNotThereOrHoldsNoTemplateIsTheUsersMistake() {
        assertThat(Main.run("map", folder.resolve("nowhere").toString())).isEqualTo(ExitCode.USAGE);
        assertThat(Main.run("map", folder.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(Main.run("map", "--no-such-option")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aRuleOfEitherKindIsExplained() {
        assertThat(Main.run("explain", "event-in-shell")).isEqualTo(ExitCode.CLEAN);
        assertThat(Main.run("explain", "dynamodb-without-backup")).isEqualTo(ExitCode.CLEAN);
        assertThat(Main.run("explain", "no-such-rule")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aLinkInTheApplicationDoesNotLeadThePageElsewhere() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path application = Files.createDirectory(folder.resolve("app"));
        Files.copy(Path.of("../examples/minimal/template.yaml"), application.resolve("template.yaml"));
        Files.createSymbolicLink(application.resolve(".fourfold"), elsewhere);

        assertThat(Main.run(application.toString())).isEqualTo(ExitCode.CLEAN);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aFirstConfigurationIsWrittenOnce() throws IOException {
        Files.copy(Path.of("../examples/minimal/template.yaml"), folder.resolve("template.yaml"));
        assertThat(Main.run("init", folder.toString())).isEqualTo(ExitCode.CLEAN);
        assertThat(folder.resolve("fourfold.yaml")).content().contains("#data:");
        assertThat(Main.run("init", folder.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(Main.run("check", folder.toString(), "--fail-on", "critical"))
                .isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void whyIsAnsweredOrRefused() {
        assertThat(Main.run("map", SHOP, "--why", "Orders:personal")).isEqualTo(ExitCode.CLEAN);
        assertThat(Main.run("map", SHOP, "--why", "Orders:health")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void nothingIsLeftHalfWritten() throws IOException {
        Main.run(
                "map",
                SHOP,
                "--format",
                "svg",
                "--output",
                folder.resolve("map.svg").toString());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("map.svg"));
        }
    }
}
