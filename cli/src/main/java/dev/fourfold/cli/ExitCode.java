package dev.fourfold.cli;

/// How a run ends (docs/adr/0008).
final class ExitCode {
    static final int CLEAN = 0;
    /// Findings, or alerts, that someone has to look at.
    static final int FINDINGS = 1;
    /// A mistake of the user's: in the input or on the command line.
    static final int USAGE = 2;
    /// A mistake of ours.
    static final int BUG = 70;

    private ExitCode() {}
}
