package dev.fourfold.map.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.FieldUse;
import dev.fourfold.core.code.ServiceCall;
import dev.fourfold.core.data.Why;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Location;
import dev.fourfold.map.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The data classes of a map, written as a test reads them: `Orders: personal, financial` and `Save -> Orders write:
/// personal`.
record Classified(AppMap map) {
    static final String FUNCTION =
            "{ Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: app.handler,"
                    + " Code: { ZipFile: 'def handler(e, c): return e' } } }";

    static Classified of(Given given) {
        return new Classified(given.mapped().map());
    }

    static Classified of(Given given, DataPolicy policy, CodeFacts... facts) {
        return new Classified(DataMapping.of(given.mapped().map(), given.read(), List.of(facts), policy));
    }

    Classified thenDataIs(String... expected) {
        assertThat(map.components().stream()
                        .filter(component -> !component.data().isEmpty())
                        .map(component -> component.id() + ": " + String.join(", ", component.data()))
                        .toList())
                .containsExactlyInAnyOrder(expected);
        return this;
    }

    Classified thenFlowsCarry(String... expected) {
        assertThat(map.flows().stream()
                        .filter(flow -> !flow.data().isEmpty())
                        .map(flow -> flow.from() + " -> " + flow.to() + " "
                                + flow.mechanism().word() + ": " + String.join(", ", flow.data()))
                        .toList())
                .containsExactlyInAnyOrder(expected);
        return this;
    }

    Classified thenWhy(String question, String... expected) {
        assertThat(Why.path(map, question).stream()
                        .map(step -> step.component() + ": " + step.reason())
                        .toList())
                .containsExactly(expected);
        return this;
    }

    /// The facts of a function in Python, each call at its line of `app.py`, each field as `INPUT email`, `SENT email
    /// 7`.
    static CodeFacts code(String function, List<ServiceCall> calls, String... fields) {
        var uses = new ArrayList<FieldUse>();
        for (String field : fields) {
            String[] words = field.split(" ", -1);
            var call = words.length > 2 ? line(Integer.parseInt(words[2])) : null;
            uses.add(new FieldUse(FieldUse.Kind.valueOf(words[0]), words[1], line(99), call));
        }
        return new CodeFacts(function, true, List.of("app.py"), calls, List.of(), Set.of(), uses);
    }

    static ServiceCall call(String client, String operation, String name, int line) {
        return new ServiceCall(client, operation, List.of(new ServiceCall.Target.Literal(name)), line(line));
    }

    private static Location line(int line) {
        return new Location("app.py", line, 1);
    }
}
