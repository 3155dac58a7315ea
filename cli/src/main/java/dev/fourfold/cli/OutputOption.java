package dev.fourfold.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a command's result goes.
final class OutputOption {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file instead of stdout.")
    private @Nullable String file;

    /// @throws dev.fourfold.core.model.Problem.Fatal if the file cannot be written
    void write(Console console, String text) {
        Output.write(console, file, text);
    }
}
