package dev.fourfold.core.catalogue;

import dev.fourfold.core.model.Role;
import java.util.List;
import java.util.Map;

/// What a resource type of a template language means on the map.
///
/// @param type as the language spells it: `AWS::SQS::Queue`
/// @param service the component's service
/// @param variants other services, by the values of properties that choose them; the first whose conditions hold wins
/// @param component whether it is a component of its own; otherwise plumbing
/// @param partOf for plumbing that stands for a component (an alias for its function): the path to it, else empty
/// @param names property paths of the name it has at the provider
/// @param actsAs property paths of the roles with which it acts
/// @param runsCode whether it runs the application's code, so that grants, calls and environment show what it uses
/// @param keepsData false for what only passes data on and keeps none: a rule of a bus, a proxy of a database
/// @param flows the flows that its properties show
public record ResourceType(
        String type,
        String service,
        Role role,
        List<Variant> variants,
        boolean component,
        String partOf,
        List<String> names,
        List<String> actsAs,
        boolean runsCode,
        boolean keepsData,
        List<FlowRule> flows) {

    public ResourceType {
        variants = List.copyOf(variants);
        names = List.copyOf(names);
        actsAs = List.copyOf(actsAs);
        flows = List.copyOf(flows);
    }

    /// Another service that the same type can be.
    public record Variant(String service, Map<String, List<String>> when) {
        public Variant {
            when = Map.copyOf(when);
        }
    }
}
