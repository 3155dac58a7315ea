package dev.fourfold.check;

import dev.fourfold.check.code.Weakness;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Data of an event that is run as a command, as code, as SQL, or made into objects. How bad it is depends on who can
/// send the event, and on what the function gets to.
final class Injections {

    private final Scene scene;

    private Injections(Scene scene) {
        this.scene = scene;
    }

    static List<Finding> of(Scene scene) {
        var rule = new Injections(scene);
        Map<Location, List<Weakness>> byPlace = new LinkedHashMap<>();
        for (Weakness weakness : scene.scan().weaknesses()) {
            byPlace.computeIfAbsent(weakness.location(), key -> new ArrayList<>())
                    .add(weakness);
        }
        var found = new ArrayList<Finding>();
        byPlace.values().forEach(shared -> found.add(rule.finding(shared)));
        return found;
    }

    /// The same place in the code of several functions is one finding, told of the function that is worst off.
    private Finding finding(List<Weakness> shared) {
        Weakness weakness = shared.stream()
                .min(Comparator.comparing((Weakness each) ->
                                scene.doors().openWay(each.function()).isEmpty())
                        .thenComparing(
                                each -> scene.doors().way(each.function()).isEmpty())
                        .thenComparing(Weakness::function))
                .orElseThrow();
        String function = weakness.function();
        var way = scene.doors().way(function);
        return new Finding(
                rule(weakness.kind()),
                title(weakness),
                severity(weakness),
                function,
                weakness.symbol() + " → " + weakness.sink(),
                weakness.source() + " → " + weakness.sink(),
                weakness.location(),
                reason(weakness, shared),
                way,
                weakness.steps(),
                fix(weakness),
                List.of());
    }

    static String rule(Weakness.Kind kind) {
        return switch (kind) {
            case SHELL -> "event-in-shell";
            case CODE -> "event-as-code";
            case SQL -> "event-in-sql";
            case OBJECTS -> "event-deserialised";
        };
    }

    private String title(Weakness weakness) {
        String who = scene.name(weakness.function());
        return switch (weakness.kind()) {
            case SHELL -> who + " puts " + weakness.source() + " into a shell command";
            case CODE -> who + " runs " + weakness.source() + " as code";
            case SQL -> who + " puts " + weakness.source() + " into a SQL statement";
            case OBJECTS -> who + " makes objects of " + weakness.source();
        };
    }

    private Severity severity(Weakness weakness) {
        boolean anyone = !scene.doors().openWay(weakness.function()).isEmpty();
        boolean someone = !scene.doors().way(weakness.function()).isEmpty();
        if (anyone) return Severity.CRITICAL;
        if (someone) return Severity.HIGH;
        // Without a map nobody knows who sends the event.
        boolean unknown = scene.component(weakness.function()) == null;
        return unknown || weakness.kind() != Weakness.Kind.SQL ? Severity.HIGH : Severity.MEDIUM;
    }

    private String reason(Weakness weakness, List<Weakness> shared) {
        String function = weakness.function();
        String who;
        if (!scene.doors().openWay(function).isEmpty()) who = "anyone on the internet can send it";
        else if (!scene.doors().way(function).isEmpty()) who = "what callers from the internet send comes to it";
        else who = "whoever starts the function chooses it";
        var stores = scene.doors().stores(function).keySet();
        String stake = stores.isEmpty()
                ? "the function's role is theirs then"
                : "the function's role is theirs then, and with it " + Words.withData(scene, stores);
        if (weakness.kind() == Weakness.Kind.SQL) stake = "they read and change what the statement's user may";
        var others = shared.stream()
                .map(each -> scene.name(each.function()))
                .filter(name -> !name.equals(scene.name(function)))
                .distinct()
                .toList();
        String also = others.isEmpty() ? "" : "; the same code runs in " + Words.list(others);
        return weakness.source() + " reaches " + weakness.sink() + " as it was sent: " + who + ", and " + stake + also;
    }

    private static String fix(Weakness weakness) {
        return switch (weakness.kind()) {
            case SHELL ->
                weakness.location().file().endsWith(".py")
                        ? "do without the shell: subprocess.run([program, argument], check=True), and check the value"
                                + " against what is expected"
                        : "do without the shell: execFile(program, [argument]), and check the value against what is"
                                + " expected";
            case CODE -> "look the wanted action up in a map of functions instead of running text";
            case SQL -> "leave a placeholder in the statement and give the value as a parameter";
            case OBJECTS ->
                "read data only: JSON.parse or json.loads, yaml.safe_load; objects that carry code must not come from"
                        + " outside";
        };
    }
}
