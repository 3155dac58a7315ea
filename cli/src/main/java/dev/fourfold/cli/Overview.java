package dev.fourfold.cli;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.report.HtmlReport;
import dev.fourfold.core.report.SummaryReport;
import dev.fourfold.map.layout.Layout;
import java.nio.file.Path;

/// `fourfold DIR`: the whole picture on one screen, and the report beside the application.
final class Overview {
    private final Console console;

    Overview(Console console) {
        this.console = console;
    }

    int show(String folder, boolean everything) {
        AppMap map = Applications.map(folder, everything);
        if (map.templates().isEmpty()) {
            map.problems().forEach(problem -> console.say(problem.toString()));
            return ExitCode.USAGE;
        }
        Output.write(console, null, SummaryReport.of(map, console.style(), report(folder, map)));
        map.problems().forEach(problem -> console.say(problem.toString()));
        return map.problems().isEmpty() ? ExitCode.CLEAN : ExitCode.USAGE;
    }

    /// Writes the report and says where it is; a folder that may not be written is no reason to show nothing.
    private String report(String folder, AppMap map) {
        String file =
                Path.of(folder).resolve(".fourfold").resolve("report.html").toString();
        try {
            Output.write(file, HtmlReport.of(map, Layout.pictures(map)));
            return file;
        } catch (Problem.Fatal e) {
            e.problems().forEach(problem -> console.say(problem.toString()));
            return "fourfold map " + folder;
        }
    }
}
