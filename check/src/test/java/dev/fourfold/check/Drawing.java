package dev.fourfold.check;

import dev.fourfold.check.code.CodeScan;
import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.CodeUnit;
import dev.fourfold.core.code.EnvironmentLiteral;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Grant;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.model.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An application drawn by hand: components as `Orders aws.dynamodb store personal`, flows as `A -> B write code x:Y`.
final class Drawing {
    private final List<Component> components = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private final List<Fit> fits = new ArrayList<>();
    private final List<CodeUnit> units = new ArrayList<>();
    private final List<CodeFacts> facts = new ArrayList<>();
    private final List<EnvironmentLiteral> environment = new ArrayList<>();
    private Path root = Path.of(".");

    /// An API before a function, which writes a table with personal data and reads it.
    static Drawing shop() {
        return new Drawing().draw("""
                        actor.internet actor.internet actor
                        Api aws.apigateway.http gateway
                        Users aws.cognito identity
                        Create aws.lambda process
                        Orders aws.dynamodb store personal
                        actor.internet -> Api request property Api
                        Api -> Create integration integration POST /orders
                        Create -> Orders write code dynamodb:PutItem
                        """);
    }

    Drawing draw(String text) {
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(this::line);
        return this;
    }

    private void line(String line) {
        String[] words = line.split(" ", 6);
        int at = components.size() + flows.size() + 1;
        var location = new Location("template.yaml", at, 1);
        if (words[1].equals("->")) {
            var kind = Evidence.Kind.valueOf(
                    words[4].toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
            flows.add(new Flow(
                    words[0],
                    words[2],
                    Mechanism.of(words[3]),
                    List.of(),
                    List.of(new Evidence(kind, words[5], location)),
                    List.of()));
            return;
        }
        boolean declared = !words[0].equals(words[1]);
        components.add(new Component(
                words[0],
                words[0],
                words[1],
                Role.of(words[2]),
                declared ? "AWS::Test::" + words[0] : "",
                declared,
                declared ? "template" : "",
                location,
                null,
                words.length > 3 ? List.of(words[3].split(",")) : List.of()));
    }

    Drawing grant(String principal, String actions, String resources, int line, int column, String source) {
        grants.add(new Grant(
                principal,
                true,
                List.of(actions.split(",")),
                List.of(resources.split(",")),
                List.of(),
                false,
                source,
                new Location("template.yaml", line, column)));
        return this;
    }

    Drawing setting(String component, String control, Setting.State state, String value) {
        settings.add(new Setting(component, control, state, "Auth", value, new Location("template.yaml", 9, 7)));
        return this;
    }

    Drawing fit(Fit fit) {
        fits.add(fit);
        return this;
    }

    /// All code of the function was read.
    Drawing read(String function) {
        facts.add(new CodeFacts(function, true, List.of(), List.of(), List.of(), Set.of()));
        return this;
    }

    Drawing in(Path folder) {
        root = folder;
        return this;
    }

    Drawing runs(String function, String runtime, String code) {
        units.add(new CodeUnit(function, root, runtime, "index.handler", List.of(), code));
        return this;
    }

    Drawing environment(String function, String name, String text) {
        environment.add(new EnvironmentLiteral(function, name, text, new Location("template.yaml", 30, 11)));
        return this;
    }

    Application application() {
        var map = new AppMap(
                "shop", components, flows, grants, settings, List.of(), List.of("template.yaml"), List.of(), List.of());
        return new Application(map, fits, units, facts, environment, root);
    }

    Scene scene() {
        var application = application();
        return new Scene(
                application,
                CodeScan.of(application.root(), application.units()),
                new Doors(application.map(), application.fits()));
    }

    List<Finding> check() {
        return Check.of(application()).findings();
    }
}
