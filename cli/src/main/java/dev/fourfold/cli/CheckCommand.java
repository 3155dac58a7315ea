package dev.fourfold.cli;

import dev.fourfold.check.Application;
import dev.fourfold.check.Check;
import dev.fourfold.choose.Choice;
import dev.fourfold.choose.Policy;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.report.FindingsJson;
import dev.fourfold.core.report.FindingsReport;
import dev.fourfold.core.report.SarifReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fourfold check`: what is wrong with an application, with reason and fix.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        version = "fourfold 0.1.0-SNAPSHOT",
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

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The application's folder (default: this one).")
    private String folder = ".";

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private FindingsFormat format = FindingsFormat.text;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file instead of stdout.")
    private @Nullable String output;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "low",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Severity failOn = Severity.LOW;

    @Option(names = "--all", description = "Look into node_modules, build output and tests too.")
    private boolean everything;

    private final Console console = Console.system();

    @Override
    public Integer call() {
        var study = Applications.study(folder, everything);
        var fits = Choice.of(study.map(), study.root(), Policy.standard());
        var check = Check.of(
                new Application(study.map(), fits, study.units(), study.code(), study.environment(), study.root()));
        var problems = new ArrayList<Problem>(study.map().problems());
        List<Finding> findings = Suppression.apply(
                check.findings(),
                study.configuration().suppressions(),
                LocalDate.now(java.time.ZoneOffset.UTC),
                problems);
        Output.write(
                console,
                output,
                switch (format) {
                    case text -> FindingsReport.of(study.map(), findings, check.coverage(), console.style());
                    case json -> FindingsJson.of(study.map().name(), findings, check.coverage());
                    case sarif -> SarifReport.of(study.map(), findings, Check.rules(), check.coverage(), "0.1.0");
                });
        problems.forEach(problem -> console.say(problem.toString()));
        if (!problems.isEmpty()) return ExitCode.USAGE;
        return findings.stream().anyMatch(finding -> finding.severity().isAtLeast(failOn))
                ? ExitCode.FINDINGS
                : ExitCode.CLEAN;
    }
}
