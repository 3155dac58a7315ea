package dev.fourfold.cli;

import dev.fourfold.core.report.HtmlReport;
import dev.fourfold.core.report.TextStyle;
import dev.fourfold.map.layout.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Takes all four steps on one application in every format, so that the JVM can record the classes which that takes.
/// The
/// launcher starts it when the user's cache has no class-data archive for this build, and throws its output away.
final class Training {
    private Training() {}

    /// @param arguments the folder of the application
    public static void main(String[] arguments) throws IOException {
        String folder = arguments[0];
        for (var format : Format.values()) Main.run("map", folder, "--format", format.name());
        for (var format : CheckCommand.FindingsFormat.values()) Main.run("check", folder, "--format", format.name());
        Main.run("choose", folder);
        var events = Path.of(folder, "events");
        if (Files.isDirectory(events)) Main.run("watch", folder, "--events", events.toString());
        var study = Study.of(folder, false);
        var fits = study.fits();
        var whole = study.whole(fits, study.check(fits));
        Overview.screen(folder, whole, TextStyle.PLAIN);
        HtmlReport.of(whole, Layout.pictures(whole.map()));
    }
}
