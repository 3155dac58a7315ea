package dev.fourfold.cli;

import dev.fourfold.core.model.Problem;
import dev.fourfold.watch.AlertReport;
import dev.fourfold.watch.Watch;
import dev.fourfold.watch.plan.WatchPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fourfold watch`: what in production nobody granted, who changed code, and what is odd for the business.
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        version = "fourfold 0.1.0-SNAPSHOT",
        header = "Reads audit and business events and raises alerts for what the map does not allow.",
        synopsisHeading = "%n",
        descriptionHeading = "%n",
        description = {
            "Events are CloudTrail files (.json, .json.gz, folders in its S3 layout) and business events (.ndjson).",
            "Trusted deployers, operators and limits of the business stand in fourfold.yaml.",
            "",
            "  fourfold watch examples/shop --events examples/shop/events",
            ""
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0   no alert",
            "  1   alerts",
            "  2   a mistake in the input or on the command line",
            "  70  a mistake of ours"
        })
final class WatchCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The application's folder (default: this one).")
    private String folder = ".";

    @Option(
            names = "--events",
            required = true,
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files and folders with events.")
    private List<Path> events = new ArrayList<>();

    @Option(names = "--json", description = "One alert a line, as JSON.")
    private boolean json;

    private final Console console = Console.system();

    @Override
    public Integer call() {
        var missing = events.stream().filter(path -> !Files.exists(path)).findFirst();
        if (missing.isPresent()) {
            console.say(missing.get() + ": does not exist; name files or folders with events");
            return ExitCode.USAGE;
        }
        var study = Applications.study(folder, false);
        var problems = new ArrayList<Problem>(study.map().problems());
        var plan = WatchPlan.of(study.map(), study.configuration().watch());
        var alerts = Watch.run(plan, events, problems::add);
        @Nullable String file = null;
        if (json) alerts.forEach(alert -> Output.write(console, file, AlertReport.json(alert)));
        else Output.write(console, file, AlertReport.text(alerts, console.style()));
        problems.forEach(problem -> console.say(problem.toString()));
        if (!problems.isEmpty()) return ExitCode.USAGE;
        return alerts.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }
}
