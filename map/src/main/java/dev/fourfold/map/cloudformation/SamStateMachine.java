package dev.fourfold.map.cloudformation;

import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;

/// A SAM state machine as Step Functions' state machine and its role.
final class SamStateMachine {
    private SamStateMachine() {}

    static void declare(Expansion expansion, Resource resource, Value properties) {
        var values = new Values(resource.at());
        Value self = expansion.add(
                resource,
                resource.name(),
                "AWS::StepFunctions::StateMachine",
                values.renamed(
                        properties,
                        "Name",
                        "StateMachineName",
                        "Definition",
                        "Definition",
                        "DefinitionUri",
                        "DefinitionS3Location",
                        "DefinitionSubstitutions",
                        "DefinitionSubstitutions",
                        "Logging",
                        "LoggingConfiguration",
                        "Role",
                        "RoleArn",
                        "Type",
                        "StateMachineType"));
        if (properties.get("Role").isPresent()) return;
        Value role = expansion.add(
                resource,
                resource.name() + "Role",
                "AWS::IAM::Role",
                SamPolicies.machineRole(expansion, resource, properties));
        expansion.overlay(self, values.fields("RoleArn", role));
    }

    static void connect(Expansion expansion, Resource resource, Value properties) {
        properties
                .get("Events")
                .map(Value::entries)
                .ifPresent(
                        events -> events.forEach((name, event) -> new SamEvents(expansion, resource, event).add(name)));
    }
}
