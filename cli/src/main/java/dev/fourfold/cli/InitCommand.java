package dev.fourfold.cli;

import dev.fourfold.cli.configuration.Configuration;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fourfold init`: a first `fourfold.yaml` for an application.
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        version = Main.VERSION,
        header = "Writes a commented fourfold.yaml for an application, with what was found filled in.",
        synopsisHeading = "%n",
        descriptionHeading = "%n",
        description = {
            "Nothing in the file counts before you take its # away. A file that is there already is never written over.",
            ""
        })
final class InitCommand implements Callable<Integer> {
    @Mixin
    private FolderArgument application = new FolderArgument();

    @Option(names = "--print", description = "Print it instead of writing it.")
    private boolean print;

    private final Console console = Console.system();

    @Override
    public Integer call() {
        var study = application.study();
        String text = Configuration.draft(study.map());
        var file = study.root().resolve(Configuration.FILE);
        if (print) {
            Output.write(console, null, text);
        } else if (Files.exists(file)) {
            console.tell(List.of(new Problem(
                    Location.of(file.toString()),
                    "is there already",
                    "'fourfold init --print' shows what it would be")));
            return ExitCode.USAGE;
        } else {
            Output.write(file.toString(), text);
            console.say("wrote " + file);
        }
        return console.tell(study.map().problems()) ? ExitCode.USAGE : ExitCode.CLEAN;
    }
}
