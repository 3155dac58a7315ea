package dev.fourfold.cli;

import dev.fourfold.choose.Choice;
import dev.fourfold.core.fit.Responsibility;
import dev.fourfold.core.report.FitReport;
import dev.fourfold.core.report.OfferReport;
import dev.fourfold.core.report.ResponsibilityReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fourfold choose`: whether services and settings give the data what it needs.
@Command(
        name = "choose",
        mixinStandardHelpOptions = true,
        version = Main.VERSION,
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
    @Mixin
    private FolderArgument application = new FolderArgument();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = "--kind",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "KIND",
            description = "A kind of service, such as object-store; alone it lists them.")
    private @Nullable String kind;

    @Option(names = "--data", split = ",", paramLabel = "CLASS", description = "Data classes, such as personal.")
    private List<String> data = new ArrayList<>();

    @Option(names = "--cloud", split = ",", paramLabel = "CLOUD", description = "Clouds to look at: aws, azure, gcp.")
    private List<String> clouds = new ArrayList<>();

    private final Console console = Console.system();

    @Override
    public Integer call() {
        return kind == null ? fits() : offers(kind);
    }

    private int offers(String kind) {
        if (kind.isEmpty()) {
            output.write(console, String.join("\n", Choice.kinds()));
            return ExitCode.CLEAN;
        }
        var asked = clouds.isEmpty() ? Choice.clouds() : clouds;
        String question = kind + " for " + String.join(", ", data);
        output.write(console, OfferReport.of(question, Choice.of(kind, data, asked), asked, console.style()));
        return ExitCode.CLEAN;
    }

    private int fits() {
        var study = application.study();
        output.write(
                console,
                FitReport.of(study.map(), study.fits(), console.style())
                        + "\n"
                        + ResponsibilityReport.of(Responsibility.of(study.map()), console.style()));
        return console.tell(study.map().problems()) ? ExitCode.USAGE : ExitCode.CLEAN;
    }
}
