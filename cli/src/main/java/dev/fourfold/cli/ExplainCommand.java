package dev.fourfold.cli;

import dev.fourfold.check.Check;
import dev.fourfold.core.finding.Rule;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `fourfold explain`: what is written about a rule.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        version = "fourfold 0.1.0-SNAPSHOT",
        header = "Prints what is written about a rule of 'fourfold check'.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "The rule's id, as a finding shows it.")
    private String id = "";

    private final Console console = Console.system();

    @Override
    public Integer call() {
        for (Rule rule : Check.rules()) {
            if (!rule.id().equals(id)) continue;
            Output.write(console, null, text(rule));
            return ExitCode.CLEAN;
        }
        console.say(id + ": no page is written about this rule; what its finding says is all. Pages there are: "
                + String.join(", ", Check.rules().stream().map(Rule::id).toList()));
        return ExitCode.USAGE;
    }

    private static String text(Rule rule) {
        return rule.title() + "\n\n" + rule.help().strip() + "\n";
    }
}
