package dev.fourfold.cli;

import dev.fourfold.check.Check;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.report.FindingsJson;
import dev.fourfold.core.report.FindingsReport;
import dev.fourfold.core.report.SarifReport;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fourfold check`: what is wrong with an application, with reason and fix.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        version = Main.VERSION,
        header = "Finds gaps in configuration, permissions and code, each with its reason and its fix.",
        synopsisHeading = "%n",
        descriptionHeading = "%n",
        description = {"Findings go to stdout. Accept one with a reason in fourfold.yaml, under 'suppressions'.", ""},
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0   nothing at or above --fail-on",
            "  1   findings at or above --fail-on",
            "  2   a mistake in the input or on the command line",
            "  70  a mistake of ours"
        })
final class CheckCommand implements Callable<Integer> {
    /// The formats of findings.
    enum FindingsFormat {
        text,
        json,
        sarif
    }

    @Mixin
    private FolderArgument application = new FolderArgument();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private FindingsFormat format = FindingsFormat.text;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "low",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Severity failOn = Severity.LOW;

    private final Console console = Console.system();

    @Override
    public Integer call() {
        var study = application.study();
        var checked = study.check(study.fits());
        var map = study.map();
        output.write(
                console,
                switch (format) {
                    case text -> FindingsReport.of(map, checked.findings(), checked.coverage(), console.style());
                    case json -> FindingsJson.of(map.name(), checked.findings(), checked.coverage());
                    case sarif ->
                        SarifReport.of(map, checked.findings(), Check.rules(), checked.coverage(), Main.NUMBER);
                });
        var problems = new ArrayList<Problem>(map.problems());
        problems.addAll(checked.problems());
        if (console.tell(problems)) return ExitCode.USAGE;
        return checked.findings().stream()
                        .anyMatch(finding -> finding.severity().isAtLeast(failOn))
                ? ExitCode.FINDINGS
                : ExitCode.CLEAN;
    }
}
