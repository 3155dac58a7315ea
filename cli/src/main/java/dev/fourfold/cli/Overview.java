package dev.fourfold.cli;

import dev.fourfold.core.model.Problem;
import dev.fourfold.core.report.HtmlReport;
import dev.fourfold.core.report.SummaryReport;
import dev.fourfold.core.report.TextStyle;
import dev.fourfold.core.report.Whole;
import dev.fourfold.map.layout.Layout;
import java.nio.file.Path;
import java.util.ArrayList;

/// `fourfold DIR`: the whole picture on one screen, and the report beside the application.
final class Overview {
    private final Console console;

    Overview(Console console) {
        this.console = console;
    }

    int show(FolderArgument application) {
        String folder = application.folder;
        var study = application.study();
        if (study.map().templates().isEmpty()) {
            console.tell(study.map().problems());
            return ExitCode.USAGE;
        }
        var fits = study.fits();
        var checked = study.check(fits);
        var problems = new ArrayList<Problem>(study.map().problems());
        problems.addAll(checked.problems());
        var whole = study.whole(fits, checked);
        Output.write(console, null, screen(folder, whole, console.style()));
        page(folder, study.root(), whole);
        return console.tell(problems) ? ExitCode.USAGE : ExitCode.CLEAN;
    }

    static String screen(String folder, Whole whole, TextStyle style) {
        String command = whole.findings().isEmpty() ? "fourfold init" : "fourfold check";
        return SummaryReport.of(whole, style, folder.equals(".") ? command : command + " " + folder, file(folder));
    }

    /// A folder that may not be written is no reason to show nothing.
    private void page(String folder, Path root, Whole whole) {
        try {
            Output.writeInside(
                    root,
                    root.resolve(".fourfold").resolve("report.html"),
                    file(folder),
                    HtmlReport.of(whole, Layout.pictures(whole.map())));
        } catch (Problem.Fatal e) {
            console.tell(e.problems());
        }
    }

    private static String file(String folder) {
        return Path.of(folder).resolve(".fourfold").resolve("report.html").toString();
    }
}
