package dev.fourfold.map.flow;

import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What each role may do: its own policies and those attached to it, wherever they stand.
final class Roles {
    private static final String MANAGED = "AWS::IAM::ManagedPolicy";

    private final Blueprint blueprint;
    /// Policies that name the roles they belong to, by the role's id.
    private final Map<String, List<Resource>> attached = new LinkedHashMap<>();

    Roles(Blueprint blueprint) {
        this.blueprint = blueprint;
        for (Resource resource : blueprint.all()) {
            switch (resource.type()) {
                case "AWS::IAM::Policy", MANAGED -> attach(resource, "Roles[]");
                case "AWS::IAM::RolePolicy" -> attach(resource, "RoleName");
                default -> {}
            }
        }
    }

    private void attach(Resource policy, String path) {
        for (Value value : Paths.at(policy.properties(), path)) {
            for (Value role : value.items())
                byNameOrReference(role)
                        .forEach(id -> attached.computeIfAbsent(id, key -> new ArrayList<>())
                                .add(policy));
        }
    }

    private List<String> byNameOrReference(Value role) {
        if (role instanceof Value.Reference reference) return List.of(reference.resource());
        String name = role.pattern();
        return blueprint.all().stream()
                .filter(resource -> resource.type().equals("AWS::IAM::Role"))
                .filter(resource -> !name.isEmpty()
                        && resource.properties()
                                .get("RoleName")
                                .filter(known -> known.pattern().equals(name))
                                .isPresent())
                .map(Resource::id)
                .toList();
    }

    /// Whether a role is one whose policies the templates show.
    boolean isKnown(Value role) {
        return role.items().stream()
                .anyMatch(each -> each instanceof Value.Reference reference
                        && blueprint.resource(reference.resource()).isPresent());
    }

    /// The statements of every role that a value names: a reference to a role or to an instance profile, an ARN with a
    /// role's name.
    List<Statement> statements(Value role) {
        var statements = new ArrayList<Statement>();
        for (Value each : role.items()) {
            Value named = each instanceof Value.Derived derived ? derived.source() : each;
            if (named instanceof Value.Reference reference) {
                blueprint.resource(reference.resource()).ifPresent(resource -> statements.addAll(of(resource)));
            } else {
                String pattern = named.pattern();
                String name = pattern.substring(pattern.lastIndexOf('/') + 1);
                byNameOrReference(new Value.Text(name, named.at()))
                        .forEach(id -> blueprint.resource(id).ifPresent(resource -> statements.addAll(of(resource))));
            }
        }
        return statements;
    }

    /// The managed policies of every role that a value names, of which neither the templates nor our own table say what
    /// they grant.
    List<Value> unknown(Value role) {
        var unknown = new ArrayList<Value>();
        for (Value each : role.items()) {
            Value named = each instanceof Value.Derived derived ? derived.source() : each;
            if (!(named instanceof Value.Reference reference)) continue;
            var found = blueprint.resource(reference.resource());
            if (found.isEmpty()) continue;
            for (Value policy : Paths.at(found.get().properties(), "ManagedPolicyArns[]"))
                policy.items().stream().filter(one -> managed(one).isEmpty()).forEach(unknown::add);
        }
        return unknown;
    }

    private List<Statement> of(Resource role) {
        if (role.type().equals("AWS::IAM::InstanceProfile")) {
            return role.properties().get("Roles").map(this::statements).orElse(List.of());
        }
        var statements = new ArrayList<Statement>();
        for (Value policy : Paths.at(role.properties(), "Policies[]")) {
            policy.get("PolicyDocument")
                    .ifPresent(document ->
                            statements.addAll(Statement.of(document, policy.text("PolicyName", role.name()))));
        }
        for (Value policies : Paths.at(role.properties(), "ManagedPolicyArns[]")) {
            for (Value policy : policies.items()) managed(policy).ifPresent(statements::addAll);
        }
        for (Resource policy : attached.getOrDefault(role.id(), List.of())) statements.addAll(document(policy));
        return statements;
    }

    /// What a managed policy grants; nothing if it is not known.
    private Optional<List<Statement>> managed(Value policy) {
        if (policy instanceof Value.Reference reference)
            return blueprint
                    .resource(reference.resource())
                    .filter(resource ->
                            resource.properties().get("PolicyDocument").isPresent())
                    .map(this::document);
        String pattern = policy.pattern();
        String name = pattern.substring(pattern.lastIndexOf('/') + 1);
        for (Resource resource : blueprint.all()) {
            if (resource.type().equals(MANAGED)
                    && resource.properties()
                            .get("ManagedPolicyName")
                            .filter(known -> known.pattern().equals(name))
                            .isPresent()) return Optional.of(document(resource));
        }
        return ManagedPolicies.actions(name).map(actions -> List.of(Statement.managed(name, actions, policy.at())));
    }

    private List<Statement> document(Resource policy) {
        return policy.properties()
                .get("PolicyDocument")
                .map(document -> Statement.of(document, policy.name()))
                .orElse(List.of());
    }
}
