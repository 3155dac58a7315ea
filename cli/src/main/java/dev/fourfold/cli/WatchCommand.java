package dev.fourfold.cli;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.watch.AlertReport;
import dev.fourfold.watch.Watch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fourfold watch`: what in production nobody granted, who changed code, and what is odd for the business.
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        version = Main.VERSION,
        header = "Reads audit and business events and raises alerts for what the map does not allow.",
        synopsisHeading = "%n",
        descriptionHeading = "%n",
        description = {
            "Events are CloudTrail files (.json, .json.gz, folders in its S3 layout) and business events (.ndjson).",
            "Trusted deployers, operators and limits of the business stand in fourfold.yaml.",
            "",
            "  fourfold watch examples/shop --events examples/shop/events",
            "  fourfold watch examples/shop --events examples/shop/events --replay",
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
    /// The formats of alerts; JSON is one alert a line.
    enum AlertFormat {
        text,
        json
    }

    @Mixin
    private FolderArgument application = new FolderArgument();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = "--events",
            required = true,
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files and folders with events.")
    private List<Path> events = new ArrayList<>();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private AlertFormat format = AlertFormat.text;

    @Option(
            names = "--replay",
            description = "Instead of alerts: how many a day there would have been, with other limits too.")
    private boolean replay;

    private final Console console = Console.system();

    @Override
    public Integer call() {
        var missing = events.stream()
                .filter(path -> !Files.exists(path))
                .map(path -> new Problem(
                        Location.of(path.toString()), "does not exist", "name files or folders with events"))
                .toList();
        if (console.tell(missing)) return ExitCode.USAGE;
        var study = application.study();
        var problems = new ArrayList<Problem>(study.map().problems());
        if (replay) {
            output.write(
                    console, Watch.replay(study.plan(), events, problems::add).text(console.style()));
            return console.tell(problems) ? ExitCode.USAGE : ExitCode.CLEAN;
        }
        var alerts = Watch.run(study.plan(), events, problems::add);
        output.write(console, text(alerts));
        if (console.tell(problems)) return ExitCode.USAGE;
        return alerts.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private String text(List<Alert> alerts) {
        return switch (format) {
            case text -> AlertReport.text(alerts, console.style());
            case json ->
                alerts.stream().map(alert -> AlertReport.json(alert) + "\n").collect(Collectors.joining());
        };
    }
}
