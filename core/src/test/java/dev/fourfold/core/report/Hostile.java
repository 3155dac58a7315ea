package dev.fourfold.core.report;

import dev.fourfold.core.event.Guard;
import dev.fourfold.core.finding.Coverage;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Need;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.fit.Responsibility;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Boundary;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.DataTrace;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Gap;
import dev.fourfold.core.model.Grant;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.model.Severity;
import java.util.ArrayList;
import java.util.List;

/// A map whose every text was chosen by somebody who wants to take over the report.
final class Hostile {
    static final List<String> NAMES = List.of(
            "<script>alert(1)</script>",
            "\" onload=\"alert(1)",
            "'><img src=x onerror=alert(1)>",
            "]]></svg><style>*{display:none}",
            "\u001b[2J\u001b[31mred\u001b]0;title\u0007",
            "\u009b31mC1",
            "a\r\nb\tc\u0000d",
            "abc\u202egnp.exe",
            "zero\u200bwidth\ufeff",
            "\"]; end; click n1 href \"javascript:alert(1)\"",
            "a --> b[\"x\"]%%{init: {}}%%",
            "\\\" } digraph x {",
            "lone\ud800surrogate",
            "\u2028line\u2029paragraph",
            "漢字のとても長い名前".repeat(40),
            "n".repeat(5000),
            "#quot;&amp;&lt;",
            "`code` **bold** [link](https://example.org)");

    private static final List<Mechanism> MECHANISMS = List.of(Mechanism.values());

    private Hostile() {}

    static AppMap map() {
        var components = new ArrayList<Component>();
        var flows = new ArrayList<Flow>();
        var grants = new ArrayList<Grant>();
        var gaps = new ArrayList<Gap>();
        var problems = new ArrayList<Problem>();
        var roles = Role.values();
        for (int i = 0; i < NAMES.size(); i++) {
            var name = NAMES.get(i);
            var place = new Location(name, i, 0);
            components.add(new Component(
                    name,
                    name,
                    "aws." + name,
                    roles[i % roles.length],
                    name,
                    i % 2 == 0,
                    name,
                    place,
                    name,
                    List.of(name)));
            var evidence = new Evidence(Evidence.Kind.CODE, "GET /" + name, place);
            var to = NAMES.get((i * 7 + 3) % NAMES.size());
            flows.add(new Flow(
                    name,
                    to,
                    MECHANISMS.get(i % MECHANISMS.size()),
                    List.of(name),
                    List.of(evidence),
                    List.of(Boundary.INTERNET)));
            grants.add(new Grant(name, true, List.of(name), List.of(name), List.of(name), true, name, place));
            gaps.add(new Gap(name, name, name, place));
            problems.add(new Problem(place, name, name));
        }
        return new AppMap(NAMES.getFirst(), components, flows, grants, NAMES, gaps, problems);
    }

    /// What all four steps say of it, in the same words.
    static Whole whole() {
        var map = Hostile.map();
        var fits = new ArrayList<Fit>();
        var findings = new ArrayList<Finding>();
        var traces = new ArrayList<DataTrace>();
        for (int i = 0; i < NAMES.size(); i++) {
            var name = NAMES.get(i);
            var place = new Location(name, i, 0);
            var patch = new Patch(name, i, List.of("  " + name), List.of("\t" + name));
            var need = new Need(name, name, Severity.values()[i % 4], List.of(name, "`" + name + "`"));
            fits.add(new Fit(need, Fit.Verdict.values()[i % 3], null, name, List.of(patch)));
            findings.add(new Finding(
                    name,
                    name,
                    Severity.values()[i % 4],
                    name,
                    name,
                    name,
                    place,
                    name,
                    NAMES,
                    List.of(new Finding.Step(place, name)),
                    name,
                    List.of(patch)));
            traces.add(new DataTrace(name, name, i % 2 == 0 ? null : NAMES.get(i - 1), name, place));
        }
        var traced = new AppMap(
                map.name(),
                map.components(),
                map.flows(),
                map.grants(),
                List.of(),
                traces,
                map.templates(),
                map.gaps(),
                map.problems());
        return new Whole(
                traced,
                fits,
                findings,
                1,
                new Coverage(1, 1, NAMES.size(), NAMES, 1),
                Responsibility.of(traced),
                new Guard(NAMES, NAMES, NAMES, NAMES, NAMES, NAMES, NAMES, NAMES));
    }
}
