package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.catalogue.ResourceType;
import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.EnvironmentLiteral;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Gap;
import dev.fourfold.core.model.Grant;
import dev.fourfold.core.model.Role;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Draws the map of a blueprint: components first, then flows from every kind of evidence.
public final class Flows {
    private final Blueprint blueprint;
    private final Sketch sketch;
    private final Resolver resolver;
    private final Map<String, CodeFacts> facts = new LinkedHashMap<>();
    private final List<Grant> grants = new ArrayList<>();
    private final TreeSet<String> unknownTypes = new TreeSet<>();

    private Flows(Blueprint blueprint, List<CodeFacts> facts, Catalogue catalogue) {
        this.blueprint = blueprint;
        this.sketch = new Sketch(catalogue);
        this.resolver = new Resolver(blueprint, sketch);
        facts.forEach(each -> this.facts.put(each.function(), each));
    }

    /// @param facts what the code of the functions does, by the functions' ids
    public static AppMap draw(String name, Blueprint blueprint, List<CodeFacts> facts, Catalogue catalogue) {
        return new Flows(blueprint, facts, catalogue).draw(name);
    }

    /// The texts that templates themselves give to environment variables of what runs code.
    public static List<EnvironmentLiteral> environment(Blueprint blueprint) {
        var literals = new ArrayList<EnvironmentLiteral>();
        for (Resource resource : blueprint.all()) {
            Workload.environmentOf(resource)
                    .forEach((name, value) -> value.exact()
                            .filter(text -> !text.startsWith("{{resolve:"))
                            .ifPresent(text ->
                                    literals.add(new EnvironmentLiteral(resource.id(), name, text, value.at()))));
        }
        return literals;
    }

    private AppMap draw(String name) {
        blueprint.all().forEach(this::declare);
        var roles = new Roles(blueprint);
        var types = new TypeFlows(blueprint, sketch, resolver);
        var apis = new ApiFlows(sketch, resolver, roles);
        var authorizers = new Authorizers(sketch, resolver);
        var workflows = new WorkflowFlows(sketch, resolver, roles);
        var events = new EventFlows(sketch, resolver);
        var plumbing = new PlumbingFlows(sketch, resolver, roles);
        for (Resource resource : blueprint.all()) {
            type(resource).ifPresent(type -> types.draw(resource, type));
            apis.draw(resource);
            authorizers.draw(resource);
            workflows.draw(resource);
            events.draw(resource);
            plumbing.draw(resource);
        }
        blueprint.all().forEach(events::announce);
        var shared = sharedEnvironment();
        blueprint.all().forEach(resource -> workload(resource, roles, shared));
        blueprint.all().forEach(plumbing::permission);
        blueprint.all().forEach(plumbing::signedUrl);
        sketch.prune();
        sketch.tellApart();
        var gaps = new LinkedHashSet<Gap>(blueprint.gaps());
        gaps.addAll(sketch.gaps());
        if (!resolver.calledAfter().isEmpty()) {
            var pairs = new ArrayList<String>();
            resolver.calledAfter().forEach((parameter, component) -> pairs.add(parameter + " = " + component));
            gaps.add(new Gap(
                    "",
                    pairs.size() + " parameters without a value",
                    "taken to be what they are called after: " + String.join(", ", pairs),
                    null));
        }
        if (!unknownTypes.isEmpty())
            gaps.add(new Gap(
                    "",
                    String.join(", ", unknownTypes),
                    "no service page knows these types, they are not on the map",
                    null));
        return new AppMap(
                name,
                List.copyOf(sketch.components()),
                sketch.flows(),
                grants,
                new Settings(blueprint, sketch, resolver, apis).all(),
                List.of(),
                blueprint.templates(),
                List.copyOf(gaps),
                blueprint.problems());
    }

    private java.util.Optional<ResourceType> type(Resource resource) {
        return sketch.catalogue().type(resource.type());
    }

    private void declare(Resource resource) {
        var known = type(resource);
        if (known.isEmpty()) {
            if (resource.type().startsWith("AWS::") && !resource.type().startsWith("AWS::Serverless::"))
                unknownTypes.add(resource.type());
            return;
        }
        ResourceType type = known.get();
        boolean part = !type.partOf().isEmpty()
                && !Paths.at(resource.properties(), Resolver.withoutService(type.partOf()))
                        .isEmpty();
        boolean component = type.component()
                || !type.partOf().isEmpty() && !part && !type.names().isEmpty();
        for (String path : type.names())
            Paths.at(resource.properties(), path).forEach(value -> resolver.name(resource.id(), value.pattern()));
        if (!component || part) return;
        String service = TypeFlows.serviceOf(type, resource);
        Role role = type.role();
        sketch.declare(new Component(
                resource.id(),
                resource.name(),
                service,
                role,
                resource.type(),
                true,
                resource.stack(),
                resource.at(),
                resource.condition(),
                List.of()));
    }

    /// The environment variables on whose values all workloads agree.
    private Map<String, Value> sharedEnvironment() {
        var shared = new LinkedHashMap<String, Value>();
        var contested = new LinkedHashSet<String>();
        for (Resource resource : blueprint.all()) {
            if (type(resource).filter(ResourceType::runsCode).isEmpty()) continue;
            Workload.environmentOf(resource).forEach((name, value) -> {
                Value known = shared.putIfAbsent(name, value);
                if (known != null && !known.pattern().equals(value.pattern())) contested.add(name);
            });
        }
        shared.keySet().removeAll(contested);
        return shared;
    }

    private void workload(Resource resource, Roles roles, Map<String, Value> shared) {
        var type = type(resource);
        if (type.isEmpty() || sketch.component(resource.id()).isEmpty()) return;
        var statements = new ArrayList<Statement>();
        for (String path : type.get().actsAs()) {
            for (Value role : Paths.at(resource.properties(), path)) {
                statements.addAll(roles.statements(role));
                for (Value policy : roles.unknown(role))
                    sketch.gap(
                            resource.id(),
                            policy.pattern(),
                            "what this managed policy grants is not known, so nothing it allows is on the map",
                            policy.at());
            }
        }
        var principal = new Principal(resource.id(), statements, sketch, resolver);
        grants.addAll(principal.grants());
        if (!type.get().runsCode()) {
            new QueryFlows(sketch).draw(principal);
            return;
        }
        CodeFacts code = facts.get(resource.id());
        if (resource.type().equals("AWS::Lambda::Function")
                && (code == null || code.files().isEmpty())) {
            sketch.gap(
                    resource.id(),
                    "Code",
                    "its code was not found or cannot be read, so what it uses is what its role allows",
                    resource.at());
        }
        var workload = new Workload(resource, principal, code, Workload.environmentOf(resource));
        var use = new CodeFlows(sketch, resolver, shared).draw(workload);
        new GrantFlows(sketch, resolver).draw(workload, use);
        new EnvironmentFlows(sketch, resolver).draw(workload);
        new QueryFlows(sketch).draw(principal);
    }
}
