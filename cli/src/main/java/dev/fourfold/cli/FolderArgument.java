package dev.fourfold.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The application that a command is about.
final class FolderArgument {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The application's folder (default: this one).")
    String folder = ".";

    @Option(names = "--all", description = "Look into node_modules, build output and tests too.")
    private boolean everything;

    /// @throws dev.fourfold.core.model.Problem.Fatal if there is no such folder, or if its `fourfold.yaml` has mistakes
    Study study() {
        return Study.of(folder, everything);
    }
}
