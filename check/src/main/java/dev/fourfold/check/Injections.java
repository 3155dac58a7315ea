package dev.fourfold.check;

import dev.fourfold.check.code.Weakness;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the code of functions does with events that it should not: runs their data as a command, as code or as SQL,
/// makes objects of it, lets it choose files and hosts, believes tokens that nobody checked, answers with an error's
/// insides. How bad it is depends on who can send the event, and on what the function gets to.
final class Injections {

    private final Scene scene;

    private Injections(Scene scene) {
        this.scene = scene;
    }

    static List<Finding> of(Scene scene) {
        var rule = new Injections(scene);
        Map<Location, List<Weakness>> byPlace = new LinkedHashMap<>();
        for (Weakness weakness : scene.scan().weaknesses()) {
            if (!rule.matters(weakness)) continue;
            byPlace.computeIfAbsent(weakness.location(), key -> new ArrayList<>())
                    .add(weakness);
        }
        var found = new ArrayList<Finding>();
        byPlace.values().forEach(shared -> found.add(rule.finding(shared)));
        return found;
    }

    /// A token that the API has checked is checked, and a trace that no caller from outside gets gives nothing away.
    private boolean matters(Weakness weakness) {
        String function = weakness.function();
        if (scene.component(function) == null) return true;
        boolean someone = !scene.doors().way(function).isEmpty();
        return switch (weakness.kind()) {
            case TOKEN -> !someone || !scene.doors().openWay(function).isEmpty() || authorizes(function);
            case INTERNALS -> someone;
            default -> true;
        };
    }

    /// Whether APIs let callers in by what a function says.
    private boolean authorizes(String function) {
        return scene.map().flows().stream()
                .anyMatch(flow ->
                        flow.mechanism() == Mechanism.AUTHORIZE && flow.to().equals(function));
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
            case PATH -> "event-in-path";
            case URL -> "event-in-url";
            case TOKEN -> "token-not-verified";
            case INTERNALS -> "internals-in-answer";
        };
    }

    private String title(Weakness weakness) {
        String who = scene.name(weakness.function());
        return switch (weakness.kind()) {
            case SHELL -> who + " puts " + weakness.source() + " into a shell command";
            case CODE -> who + " runs " + weakness.source() + " as code";
            case SQL -> who + " puts " + weakness.source() + " into a SQL statement";
            case OBJECTS -> who + " makes objects of " + weakness.source();
            case PATH -> who + " lets " + weakness.source() + " choose a file";
            case URL -> who + " lets " + weakness.source() + " choose the host of a request";
            case TOKEN -> who + " believes a token whose signature nobody checks";
            case INTERNALS -> who + " answers with a stack trace";
        };
    }

    private Severity severity(Weakness weakness) {
        boolean anyone = !scene.doors().openWay(weakness.function()).isEmpty();
        boolean someone = !scene.doors().way(weakness.function()).isEmpty();
        // Without a map nobody knows who sends the event.
        boolean unknown = scene.component(weakness.function()) == null;
        return switch (weakness.kind()) {
            case SHELL, CODE, OBJECTS -> anyone ? Severity.CRITICAL : Severity.HIGH;
            case SQL -> anyone ? Severity.CRITICAL : someone || unknown ? Severity.HIGH : Severity.MEDIUM;
            case PATH, URL -> anyone ? Severity.HIGH : someone || unknown ? Severity.MEDIUM : Severity.LOW;
            case TOKEN -> anyone || authorizes(weakness.function()) ? Severity.HIGH : Severity.MEDIUM;
            case INTERNALS -> Severity.LOW;
        };
    }

    private String reason(Weakness weakness, List<Weakness> shared) {
        String function = weakness.function();
        var others = shared.stream()
                .map(each -> scene.name(each.function()))
                .filter(name -> !name.equals(scene.name(function)))
                .distinct()
                .toList();
        String also = others.isEmpty() ? "" : "; the same code runs in " + Words.list(others);
        String what = weakness.source() + " reaches " + weakness.sink();
        return switch (weakness.kind()) {
            case TOKEN ->
                what + " and its claims are used, but nothing in " + file(weakness) + " checks the signature: "
                        + sender(function) + ", and says in it to be whoever they like" + also;
            case INTERNALS ->
                weakness.source() + " goes to the caller: it names files, libraries and their versions" + also;
            default -> what + " as it was sent: " + sender(function) + ", and " + stake(weakness) + also;
        };
    }

    private static String file(Weakness weakness) {
        String file = weakness.location().file();
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private String sender(String function) {
        if (!scene.doors().openWay(function).isEmpty()) return "anyone on the internet can send it";
        if (!scene.doors().way(function).isEmpty()) return "what callers from the internet send comes to it";
        return "whoever starts the function chooses it";
    }

    private String stake(Weakness weakness) {
        return switch (weakness.kind()) {
            case SQL -> "they read and change what the statement's user may";
            case PATH -> "with ../ in it they come to the function's code, its environment and what is left in /tmp";
            case URL -> "the function asks any host for them, with what its network reaches";
            default -> {
                var stores = scene.doors().stores(weakness.function()).keySet();
                yield stores.isEmpty()
                        ? "the function's role is theirs then"
                        : "the function's role is theirs then, and with it " + Words.withData(scene, stores);
            }
        };
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
            case PATH ->
                "take the last part of the name only (os.path.basename, path.basename), or make the name yourself";
            case URL -> "keep the host fixed and let the event choose the path only, or look the host up in a list";
            case TOKEN ->
                "have the API check the token before the function runs (a JWT or Cognito authorizer), or verify it in"
                        + " the code with the provider's keys";
            case INTERNALS -> "log the error, and answer with a sentence and the id of the request";
        };
    }
}
