package dev.fourfold.watch.plan;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What the application's owner says about production, from `fourfold.yaml`.
///
/// A pattern of a principal is a role's or a user's name (`ci-deploy-*`), the same with its kind (`role/ci-*`), or an
/// ARN;
/// names count in the application's own account only, since anybody can call a role anything in theirs.
///
/// @param deployers who may change code and configuration; none means: only what CloudFormation does is trusted
/// @param operators people and roles that may read data directly
/// @param stacks patterns of the names of the application's stacks; none means any
/// @param names patterns of physical names by component id, where a template gives a name of its own
/// @param behaviours limits of the business's behaviours
public record WatchPolicy(
        List<String> deployers,
        List<String> operators,
        List<String> stacks,
        Map<String, String> names,
        List<Behaviour> behaviours)
        implements Serializable {

    /// Nothing is said.
    public static final WatchPolicy NONE = new WatchPolicy(List.of(), List.of(), List.of(), Map.of(), List.of());

    public WatchPolicy {
        deployers = List.copyOf(deployers);
        operators = List.copyOf(operators);
        stacks = List.copyOf(stacks);
        names = Map.copyOf(names);
        behaviours = List.copyOf(behaviours);
        var known = new HashSet<String>();
        for (var behaviour : behaviours) {
            if (!known.add(behaviour.name()))
                throw new IllegalArgumentException(behaviour.name() + ": two behaviours with this name");
        }
    }
}
