package dev.fourfold.cli;

import dev.fourfold.core.model.Problem;
import dev.fourfold.core.report.TextStyle;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/// Where output goes: reports to stdout, everything else to stderr, both in UTF-8 whatever the locale says.
///
/// @param style how text reports are written: colour on a terminal unless `NO_COLOR` is set, plain characters where the
/// terminal has no others
record Console(PrintStream out, PrintStream err, TextStyle style) {
    private static final class Process {
        static final Console CONSOLE = new Console(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                style(
                        System.getenv(),
                        System.console() != null && System.console().isTerminal()));
    }

    /// This process's own streams.
    static Console system() {
        return Process.CONSOLE;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
                false,
                StandardCharsets.UTF_8);
    }

    static TextStyle style(Map<String, String> environment, boolean terminal) {
        boolean never = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        boolean always = !environment.getOrDefault("CLICOLOR_FORCE", "").isEmpty();
        String locale = environment.getOrDefault(
                "LC_ALL", environment.getOrDefault("LC_CTYPE", environment.getOrDefault("LANG", "")));
        String upper = locale.toUpperCase(Locale.ROOT);
        boolean utf8 = upper.contains("UTF-8") || upper.contains("UTF8") || !terminal && locale.isEmpty();
        return new TextStyle(width(environment), always || terminal && !never, !utf8);
    }

    private static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        boolean number =
                !columns.isEmpty() && columns.length() < 5 && columns.chars().allMatch(Character::isDigit);
        return number ? Math.clamp(Integer.parseInt(columns), 60, 120) : 80;
    }

    /// A line to stderr.
    void say(String line) {
        err.println(line);
        err.flush();
    }

    /// Every problem on a line of its own to stderr.
    ///
    /// @return whether there was one
    boolean tell(Collection<Problem> problems) {
        problems.forEach(problem -> err.println(problem));
        err.flush();
        return !problems.isEmpty();
    }
}
