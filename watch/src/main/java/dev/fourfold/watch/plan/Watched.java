package dev.fourfold.watch.plan;

import dev.fourfold.core.model.Role;
import java.io.Serializable;
import java.util.List;

/// A component of the map as production is judged by it.
///
/// @param logicalId what CloudFormation makes the physical name of: `shop-LogicalId-1ABC`
/// @param name a physical name, where the template gives one; else the same as the logical id
/// @param prefixes its service's names in ARNs and actions (`dynamodb`)
/// @param data the data classes that it holds or handles
/// @param permissions what it may do
/// @param uncertain whether the map could not resolve all of its permissions
/// @param called what its code is known to call
public record Watched(
        String id,
        String logicalId,
        String name,
        String service,
        Role role,
        String stack,
        List<String> prefixes,
        List<String> data,
        List<Permission> permissions,
        boolean uncertain,
        List<Call> called)
        implements Serializable {

    public Watched {
        prefixes = List.copyOf(prefixes);
        data = List.copyOf(data);
        permissions = List.copyOf(permissions);
        called = List.copyOf(called);
    }

    /// Whether it is a function.
    public boolean isFunction() {
        return service.equals("aws.lambda");
    }

    /// Whether it holds data that is not for everybody.
    public boolean isSensitive() {
        return data.stream().anyMatch(each -> !each.equals("public"));
    }
}
