package dev.fourfold.cli;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.report.JsonReport;
import dev.fourfold.core.report.WhyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fourfold map`: the map of an application in one of eight formats.
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        version = Main.VERSION,
        header = "Shows the components of an application and how data flows between them.",
        synopsisHeading = "%n",
        descriptionHeading = "%n",
        description = {
            "The map goes to stdout, everything else to stderr.",
            "",
            "  fourfold map                          the application in this folder, as text",
            "  fourfold map shop --format html -o shop.html",
            "  fourfold map shop --why Orders:personal   how personal data comes to Orders",
            "  fourfold map --each apps/* > maps.jsonl  many applications, one JSON document a line",
            ""
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0   all was read",
            "  2   a mistake in the input or on the command line (what could be read is still shown)",
            "  70  a mistake of ours"
        })
final class MapCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "DIR",
            description = "The application's folder (default: this one); with --each, many.")
    private List<String> folders = new ArrayList<>();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = "--why",
            paramLabel = "COMPONENT:CLASS",
            description = "Instead of the map: how data of this class comes to this component.")
    private @Nullable String why;

    @Option(
            names = "--each",
            description = "Map many applications in one process; one JSON document a line, each with its path.")
    private boolean each;

    @Option(names = "--all", description = "Look into node_modules, build output and tests too.")
    private boolean everything;

    private final Console console = Console.system();

    @Override
    public Integer call() throws Exception {
        if (folders.isEmpty()) folders.add(".");
        if (each) return mapEach();
        if (folders.size() > 1) {
            console.say("fourfold map takes one folder, or many with --each");
            return ExitCode.USAGE;
        }
        AppMap map = Study.of(folders.getFirst(), everything).map();
        output.write(console, why == null ? format.of(map, console.style()) : WhyReport.of(map, why, console.style()));
        return console.tell(map.problems()) ? ExitCode.USAGE : ExitCode.CLEAN;
    }

    /// Maps on all cores and prints in the order of the command line, each as soon as those before it are printed.
    private int mapEach() throws InterruptedException, ExecutionException {
        int code = ExitCode.CLEAN;
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var maps = new ArrayList<Future<AppMap>>();
            for (String folder : folders) maps.add(pool.submit(() -> mapOne(folder)));
            for (int i = 0; i < folders.size(); i++) {
                AppMap map = maps.get(i).get();
                console.out().println(JsonReport.line(folders.get(i), map));
                if (!map.problems().isEmpty()) code = ExitCode.USAGE;
            }
        }
        console.out().flush();
        return code;
    }

    private AppMap mapOne(String folder) {
        try {
            return Study.of(folder, everything).map();
        } catch (Problem.Fatal e) {
            return new AppMap(folder, List.of(), List.of(), List.of(), List.of(), List.of(), e.problems());
        }
    }
}
