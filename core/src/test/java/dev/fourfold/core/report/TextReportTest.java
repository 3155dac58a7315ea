package dev.fourfold.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TextReportTest {
    private static final List<Mechanism> MECHANISMS =
            List.of(Mechanism.READ, Mechanism.WRITE, Mechanism.INVOKE, Mechanism.EVENT_SOURCE);

    @RepeatedTest(30)
    void everyFlowIsSaidExactlyOnceWhateverCyclesThereAre(RepetitionInfo info) {
        var map = random(new Random(info.getCurrentRepetition()), 4 + info.getCurrentRepetition());

        var report = TextReport.of(map, TextStyle.PLAIN);

        long said = report.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("→ n") || line.startsWith("← n") || line.startsWith("↔ n"))
                .count();
        var branches = new HashSet<List<String>>();
        for (var flow : map.flows())
            branches.add(
                    flow.mechanism() == Mechanism.READ
                            ? List.of(flow.to(), flow.from())
                            : List.of(flow.from(), flow.to()));
        assertThat(said).isEqualTo(branches.size());
    }

    @Test
    void aLongChainNeverOverflowsTheStackOrTheLine() {
        var text = new StringBuilder("n0 aws.lambda process\n");
        for (int i = 1; i < 3000; i++)
            text.append("n%d aws.lambda process\nn%d -> n%d invoke grant \"x\"\n".formatted(i, i - 1, i));

        var report = TextReport.of(Sketch.of("chain", text.toString()), TextStyle.PLAIN);

        assertThat(report.lines().filter(line -> line.contains("→ n"))).hasSize(2999);
        assertThat(report.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void anEmptyMapSaysSo() {
        assertThat(TextReport.of(Sketch.of("empty", ""), TextStyle.PLAIN)).contains("Nothing to map was found.");
    }

    private static AppMap random(Random random, int size) {
        var components = new ArrayList<Component>();
        for (int i = 0; i < size; i++)
            components.add(
                    new Component("n" + i, "n" + i, "aws.lambda", Role.PROCESS, "", true, "s", null, null, List.of()));
        var flows = new ArrayList<Flow>();
        for (int i = 0; i < 2 * size; i++)
            flows.add(new Flow(
                    "n" + random.nextInt(size),
                    "n" + random.nextInt(size),
                    MECHANISMS.get(random.nextInt(MECHANISMS.size())),
                    List.of(),
                    List.of(new Evidence(Evidence.Kind.GRANT, "x", null)),
                    List.of()));
        return new AppMap("random", components, flows, List.of(), List.of(), List.of(), List.of());
    }
}
