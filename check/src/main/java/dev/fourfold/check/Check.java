package dev.fourfold.check;

import dev.fourfold.check.code.CodeScan;
import dev.fourfold.core.finding.Coverage;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.finding.Rule;
import dev.fourfold.core.fit.Fit.Verdict;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.List;

/// Whether an application is good enough to stand without a shield before it: what its configuration lacks, who can
/// reach what, what its functions may do beyond what their code needs, and what their code does with events and
/// secrets.
///
/// ```java
/// var check = Check.of(new Application(map, fits, units, facts, environment, root));
/// FindingsReport.of(map, check.findings(), check.coverage(), style);
/// ```
///
/// Files are read only to look at code and at the lines that a patch changes. Bad input never throws: what cannot be
/// read is in the [Coverage]. Equal input gives equal output, in the same order.
///
/// @param findings the worst first, by severity, exposure and data, with those of one rule together
/// @param coverage what was looked at and what could not be
public record Check(List<Finding> findings, Coverage coverage) {

    public Check {
        findings = List.copyOf(findings);
    }

    public static Check of(Application application) {
        var scan = CodeScan.of(application.root(), application.units());
        var scene = new Scene(application, scan, new Doors(application.map(), application.fits()));
        var found = new ArrayList<Finding>();
        var exposures = Exposures.of(scene);
        found.addAll(exposures);
        found.addAll(Gaps.of(scene, exposures));
        found.addAll(WildcardGrants.of(scene));
        found.addAll(PlainSecrets.of(scene));
        found.addAll(Injections.of(scene));
        return new Check(Ranking.of(scene).order(found), coverage(scene));
    }

    /// What is written about the rules that findings name; of those that come from the needs of data, what the finding
    /// itself says is all.
    public static List<Rule> rules() {
        return RulePages.rules();
    }

    private static Coverage coverage(Scene scene) {
        var application = scene.application();
        var functions = application.map().components().stream()
                .filter(component -> component.role() == Role.PROCESS
                        && component.declared()
                        && component.service().equals("aws.lambda"))
                .map(component -> component.id())
                .toList();
        var unread = scene.unread(functions);
        long undecided = application.fits().stream()
                .filter(fit -> fit.verdict() == Verdict.UNKNOWN)
                .count();
        return new Coverage(
                application.fits().size(),
                (int) undecided,
                functions.size(),
                List.copyOf(unread),
                application.map().gaps().size());
    }
}
