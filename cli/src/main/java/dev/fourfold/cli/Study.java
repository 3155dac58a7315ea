package dev.fourfold.cli;

import dev.fourfold.check.Application;
import dev.fourfold.check.Check;
import dev.fourfold.check.code.CodeReading;
import dev.fourfold.choose.Choice;
import dev.fourfold.cli.configuration.Configuration;
import dev.fourfold.cli.configuration.Suppression;
import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.CodeUnit;
import dev.fourfold.core.code.EnvironmentLiteral;
import dev.fourfold.core.finding.Coverage;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Responsibility;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.report.Whole;
import dev.fourfold.map.Mapping;
import dev.fourfold.watch.plan.WatchPlan;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// An application with its map, and the steps that are taken on it: each is a function of what was read.
record Study(
        Path root,
        AppMap map,
        List<CodeUnit> units,
        List<CodeFacts> code,
        List<EnvironmentLiteral> environment,
        Configuration configuration) {

    /// What the third step says.
    ///
    /// @param accepted how many findings the user accepted
    /// @param problems suppressions that are over, or that fit nothing
    record Checked(List<Finding> findings, int accepted, Coverage coverage, List<Problem> problems) {}

    /// @param everything whether to look into `node_modules`, build output and tests too
    /// @throws Problem.Fatal if there is no such folder, or if its `fourfold.yaml` has mistakes
    static Study of(String folder, boolean everything) {
        var mapping = Mapping.read(path(folder), everything);
        var configuration = Configuration.read(mapping.root());
        var units = mapping.code();
        var code = CodeReading.read(mapping.root(), units);
        var map = mapping.map(code, configuration.data());
        var problems = new ArrayList<Problem>();
        if (map.templates().isEmpty()) problems.add(nothing(folder));
        else problems.addAll(configuration.unknown(map));
        return new Study(mapping.root(), map.with(problems), units, code, mapping.environment(), configuration);
    }

    private static Path path(String folder) {
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            throw new Problem.Fatal(
                    List.of(new Problem(Location.of(folder), "is not a path", "name the application's folder")));
        }
    }

    /// An empty map would say "nothing to protect"; it has to say "nothing was read".
    private static Problem nothing(String folder) {
        return new Problem(
                Location.of(folder),
                "holds no SAM or CloudFormation template with resources",
                "name the folder that does; for the CDK run 'cdk synth' first");
    }

    List<Fit> fits() {
        return Choice.of(map, root, configuration.policy());
    }

    Checked check(List<Fit> fits) {
        return check(fits, LocalDate.now(ZoneOffset.UTC));
    }

    Checked check(List<Fit> fits, LocalDate today) {
        var all = Check.of(new Application(map, fits, units, code, environment, root));
        var problems = new ArrayList<Problem>();
        var left = Suppression.apply(map, all.findings(), configuration.suppressions(), today, problems);
        return new Checked(left, all.findings().size() - left.size(), all.coverage(), problems);
    }

    WatchPlan plan() {
        return WatchPlan.of(map, configuration.watch(map));
    }

    Whole whole(List<Fit> fits, Checked checked) {
        return new Whole(
                map,
                fits,
                checked.findings(),
                checked.accepted(),
                checked.coverage(),
                Responsibility.of(map),
                plan().guard());
    }
}
