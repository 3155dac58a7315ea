package dev.fourfold.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement of a policy: a principal may, or may not, do actions on resources.
///
/// @param principal id of the component that acts
/// @param allow false for a `Deny`
/// @param actions as written, with their wildcards (`dynamodb:Get*`); those of a `NotAction` begin with `!`
/// @param resources as written, with references as `${LogicalId}`; those of a `NotResource` begin with `!`
/// @param components ids of the components on the map that the resources name
/// @param conditional whether the statement has conditions
/// @param source where it comes from: the policy's name, the SAM policy template, the managed policy
/// @param partial whether the policy allows more than is known here: of most of the provider's managed policies, only
/// what moves data is
public record Grant(
        String principal,
        boolean allow,
        List<String> actions,
        List<String> resources,
        List<String> components,
        boolean conditional,
        String source,
        @Nullable Location location,
        boolean partial) {

    /// A statement that is known as it stands.
    public Grant(
            String principal,
            boolean allow,
            List<String> actions,
            List<String> resources,
            List<String> components,
            boolean conditional,
            String source,
            @Nullable Location location) {
        this(principal, allow, actions, resources, components, conditional, source, location, false);
    }

    public Grant {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        components = List.copyOf(components);
    }
}
