package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Location;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The resources of a stack while SAM's types are turned into CloudFormation's, under the logical ids that SAM itself
/// gives
/// (AWS SAM Developer Guide, Generated CloudFormation resources, read 2026-11).
final class Expansion {
    private final Stack stack;
    private final Map<String, Resource> resources = new LinkedHashMap<>();

    Expansion(Stack stack) {
        this.stack = stack;
    }

    Stack stack() {
        return stack;
    }

    Map<String, Resource> resources() {
        return resources;
    }

    void keep(Resource resource) {
        resources.put(resource.name(), resource);
    }

    /// Adds a resource that comes from another one, at its place and under its condition.
    Value add(Resource source, String logicalId, String type, Value properties) {
        resources.put(logicalId, made(source, logicalId, type, properties));
        return reference(logicalId, source.at());
    }

    private Resource made(Resource source, String logicalId, String type, Value properties) {
        return new Resource(
                        stack.id(logicalId),
                        logicalId,
                        type,
                        source.stack(),
                        source.file(),
                        source.at(),
                        source.condition(),
                        () -> properties)
                .withFiles(source.asset(), source.context());
    }

    boolean has(String logicalId) {
        return resources.containsKey(logicalId);
    }

    Value reference(String logicalId, Location at) {
        return new Value.Reference(stack.id(logicalId), "", at);
    }

    /// Lays more properties over those of a resource that another one's event names, such as a bucket's notifications.
    ///
    /// @return whether there is such a resource in this stack
    boolean overlay(Value target, Value properties) {
        var found = referenced(target);
        if (found == null) return false;
        Value merged = Values.merged(found.properties(), properties);
        var copy = new Resource(
                found.id(),
                found.name(),
                found.type(),
                found.stack(),
                found.file(),
                found.at(),
                found.condition(),
                () -> merged);
        resources.put(found.name(), copy.withFiles(found.asset(), found.context()));
        return true;
    }

    private @Nullable Resource referenced(Value target) {
        if (!(target instanceof Value.Reference reference)) return null;
        String id = reference.resource();
        return id.startsWith(stack.prefix())
                ? resources.get(id.substring(stack.prefix().length()))
                : null;
    }

    /// The template's `Globals` for a kind of resource, evaluated.
    Optional<Value> globals(String kind) {
        var section = stack.template().section("Globals").get(kind);
        return section == null
                ? Optional.empty()
                : Optional.of(stack.evaluator().evaluate(section));
    }
}
