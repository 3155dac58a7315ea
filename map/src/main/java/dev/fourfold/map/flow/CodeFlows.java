package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.HttpCall;
import dev.fourfold.core.code.ServiceCall;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.map.blueprint.Value;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What code does: calls of the provider's services and of systems outside, joined with the environment variables and
/// the grants.
final class CodeFlows {
    private final Sketch sketch;
    private final Resolver resolver;
    private final Protocols protocols;
    /// What other workloads of the application call by a variable's name, for code whose own environment was forgotten.
    private final Map<String, Value> elsewhere;

    /// @param elsewhere the environment variables of all workloads, where they agree
    CodeFlows(Sketch sketch, Resolver resolver, Map<String, Value> elsewhere) {
        this.elsewhere = elsewhere;
        this.sketch = sketch;
        this.resolver = resolver;
        this.protocols = new Protocols(sketch, resolver);
    }

    CodeUse draw(Workload workload) {
        var use = new CodeUse();
        CodeFacts facts = workload.facts();
        if (facts == null) return use;
        facts.calls().forEach(call -> call(workload, call, use));
        facts.requests().forEach(request -> request(workload, request));
        return use;
    }

    private void call(Workload workload, ServiceCall call, CodeUse use) {
        var service = sketch.catalogue().byClient(call.client());
        if (service.isEmpty()) return;
        String id = service.get().id();
        String detail = call.client() + (call.operation().isEmpty() ? "" : ":" + call.operation());
        var evidence = new Evidence(Evidence.Kind.CODE, detail, call.location());
        var declared = targets(workload, call, id, false);
        use.ofService(id);
        for (Access access : accesses(workload, service.get(), call)) {
            if (access == Access.NONE) continue;
            if (declared.isEmpty()) use.ofSome(id, access);
            else declared.forEach(component -> use.of(component, access));
            Set<String> used = declared.isEmpty() ? guessed(workload, call, service.get(), access) : declared;
            for (String end : used) ServiceUse.draw(sketch, workload.resource().id(), end, access, evidence);
        }
    }

    /// What a call is about whose target names nothing declared. A call outside every grant cannot succeed, so what the
    /// grants name comes first; then the name in the code, then the only component there is, then the service.
    private Set<String> guessed(Workload workload, ServiceCall call, Service service, Access access) {
        boolean wide = workload.principal()
                .everywhere()
                .getOrDefault(service.id(), Map.of())
                .containsKey(access);
        var granted = workload.principal().named(service.id(), access);
        if (call.targets().isEmpty()) {
            // What the code does not name it was handed with the event: by whoever triggers it, if a grant covers that.
            var triggers = triggers(workload, service.id());
            if (!triggers.isEmpty() && access == Access.READ) return triggers;
        }
        if (!granted.isEmpty() && !wide) return granted;
        var named = targets(workload, call, service.id(), true);
        if (!named.isEmpty()) return named;
        if (!granted.isEmpty()) return granted;
        var only = only(workload, service);
        return only.isEmpty() ? Set.of(sketch.undeclared(service.id(), "", call.location())) : only;
    }

    /// The service's components whose events start the workload.
    private Set<String> triggers(Workload workload, String service) {
        var found = new LinkedHashSet<String>();
        for (var component : sketch.declared(service)) {
            boolean starts = sketch.has(component.id(), workload.resource().id(), Mechanism.NOTIFICATION)
                    || sketch.has(component.id(), workload.resource().id(), Mechanism.EVENT_SOURCE);
            if (starts) found.add(component.id());
        }
        return found;
    }

    /// A client of which no call was seen does what the grants let it do.
    private static Set<Access> accesses(Workload workload, Service service, ServiceCall call) {
        if (!call.operation().isEmpty()) return service.accessOf(call.operation());
        var accesses = new LinkedHashSet<Access>();
        for (Access access : Access.values()) {
            if (workload.principal().may(service.id(), access)) accesses.add(access);
        }
        return accesses;
    }

    private Set<String> targets(Workload workload, ServiceCall call, String service, boolean undeclared) {
        var found = new LinkedHashSet<String>();
        for (var target : call.targets()) found.addAll(target(workload, target, service, undeclared, call.location()));
        found.removeIf(id -> sketch.component(id)
                .filter(component -> Sketch.isOf(component, service))
                .isEmpty());
        return found;
    }

    private Set<String> target(
            Workload workload, ServiceCall.Target target, String service, boolean undeclared, @Nullable Location at) {
        return switch (target) {
            case ServiceCall.Target.Literal literal -> resolver.text(literal.text(), service, undeclared, at);
            case ServiceCall.Target.Variable variable -> {
                Value value = workload.environment().getOrDefault(variable.name(), elsewhere.get(variable.name()));
                if (value == null) yield Set.of();
                yield undeclared ? resolver.components(value, service) : resolver.declared(value, service);
            }
        };
    }

    /// Without a better word, the service's only component is meant; of a service without components on the map, what
    /// the environment names.
    private Set<String> only(Workload workload, Service service) {
        var named = new LinkedHashSet<String>();
        workload.environment()
                .values()
                .forEach(value -> resolver.declared(value, "").stream()
                        .filter(id -> sketch.component(id)
                                .filter(component -> Sketch.isOf(component, service.id()))
                                .isPresent())
                        .forEach(named::add));
        if (!named.isEmpty()) return named;
        var declared = sketch.declared(service.id());
        return declared.size() == 1 ? Set.of(declared.getFirst().id()) : Set.of();
    }

    private void request(Workload workload, HttpCall request) {
        var evidence = new Evidence(Evidence.Kind.CODE, request.library(), request.location());
        String user = workload.resource().id();
        var ends = target(workload, request.target(), "", true, request.location());
        if (ends.isEmpty()) {
            protocols.draw(workload, request, evidence);
            return;
        }
        for (String end : ends) protocols.exchange(user, end, request, evidence);
    }
}
