package dev.fourfold.cli;

import dev.fourfold.core.model.Problem;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Says what went wrong, and whose mistake it is.
final class Failures {
    private Failures() {}

    static int report(Exception failure, CommandLine command, ParseResult parsed) {
        var console = Console.system();
        if (failure instanceof Problem.Fatal fatal) {
            console.tell(fatal.problems());
            return ExitCode.USAGE;
        }
        console.say(
                "fourfold met a mistake of its own. Please report it with these lines, and, if you can, with the file that caused it:");
        failure.printStackTrace(console.err());
        return ExitCode.BUG;
    }

    static int usage(ParameterException failure, String[] arguments) {
        var console = Console.system();
        console.say(String.valueOf(failure.getMessage()));
        CommandLine command = failure.getCommandLine();
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, console.err())) {
            console.say("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE;
    }
}
