package dev.fourfold.cli;

import dev.fourfold.choose.Choice;
import dev.fourfold.choose.Policy;
import dev.fourfold.core.fit.Responsibility;
import dev.fourfold.core.report.FitReport;
import dev.fourfold.core.report.OfferReport;
import dev.fourfold.core.report.ResponsibilityReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fourfold choose`: whether services and settings give the data what it needs.
@Command(
        name = "choose",
        mixinStandardHelpOptions = true,
        version = "fourfold 0.1.0-SNAPSHOT",
        header = "Says what the data needs, which settings give it, and the smallest change that closes each gap.",
        synopsisHeading = "%n",
        descriptionHeading = "%n",
        description = {
            "With a folder: the fit of each component. With --kind: which services fit, without an application.",
            "",
            "  fourfold choose examples/shop",
            "  fourfold choose --kind object-store --data personal --cloud aws,azure,gcp",
            ""
        })
final class ChooseCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The application's folder (default: this one).")
    private String folder = ".";

    @Option(names = "--kind", paramLabel = "KIND", description = "A kind of service, such as object-store.")
    private @Nullable String kind;

    @Option(names = "--data", split = ",", paramLabel = "CLASS", description = "Data classes, such as personal.")
    private List<String> data = new ArrayList<>();

    @Option(names = "--cloud", split = ",", paramLabel = "CLOUD", description = "Clouds to look at: aws, azure, gcp.")
    private List<String> clouds = new ArrayList<>();

    private final Console console = Console.system();

    @Override
    public Integer call() {
        String kind = this.kind;
        if (kind != null) {
            var offers = Choice.of(kind, data, clouds.isEmpty() ? Choice.clouds() : clouds);
            Output.write(
                    console, null, OfferReport.of(kind + " for " + String.join(", ", data), offers, console.style()));
            return ExitCode.CLEAN;
        }
        var study = Applications.study(folder, false);
        var fits = Choice.of(study.map(), study.root(), Policy.standard());
        Output.write(console, null, FitReport.of(study.map(), fits, console.style()));
        Output.write(console, null, "");
        Output.write(console, null, ResponsibilityReport.of(Responsibility.of(study.map()), console.style()));
        study.map().problems().forEach(problem -> console.say(problem.toString()));
        return study.map().problems().isEmpty() ? ExitCode.CLEAN : ExitCode.USAGE;
    }
}
