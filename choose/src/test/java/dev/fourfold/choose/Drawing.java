package dev.fourfold.choose;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Boundary;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.DataTrace;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.model.Setting;
import java.util.ArrayList;
import java.util.List;

/// A map drawn by hand, one word after the other.
final class Drawing {
    private final List<Component> components = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private final List<DataTrace> traces = new ArrayList<>();

    static Drawing drawn() {
        return new Drawing();
    }

    /// @param component `Orders aws.dynamodb store`, with `undeclared` after it for what no template declares
    Drawing with(String component, String... data) {
        var words = component.split(" ");
        components.add(new Component(
                words[0], words[0], words[1], Role.of(words[2]), "", words.length < 4, "", null, null, List.of(data)));
        return this;
    }

    /// Where the component that was drawn last stands.
    Drawing at(String file, int line) {
        var last = components.removeLast();
        components.add(new Component(
                last.id(),
                last.name(),
                last.service(),
                last.role(),
                last.type(),
                last.declared(),
                last.stack(),
                new Location(file, line, 3),
                last.condition(),
                last.data()));
        return this;
    }

    /// @param flow `CreateOrder write Orders`
    /// @param detail the evidence's, such as a route
    Drawing flow(String flow, String detail) {
        var words = flow.split(" ");
        var evidence = new Evidence(Evidence.Kind.PROPERTY, detail, null);
        List<Boundary> crosses = words[0].equals("actor.internet") ? List.of(Boundary.INTERNET) : List.of();
        flows.add(new Flow(words[0], words[2], Mechanism.of(words[1]), List.of(), List.of(evidence), crosses));
        return this;
    }

    /// @param from empty where the data begins
    Drawing trace(String component, String dataClass, String from, String reason) {
        traces.add(new DataTrace(component, dataClass, from.isEmpty() ? null : from, reason, null));
        return this;
    }

    Drawing setting(String component, String control, Setting.State state, String property, String value) {
        settings.add(new Setting(component, control, state, property, value, null));
        return this;
    }

    AppMap map() {
        return new AppMap("app", components, flows, List.of(), settings, traces, List.of(), List.of(), List.of());
    }
}
