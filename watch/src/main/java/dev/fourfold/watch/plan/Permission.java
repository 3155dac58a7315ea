package dev.fourfold.watch.plan;

import dev.fourfold.core.catalogue.Wildcard;
import java.io.Serializable;
import java.util.List;

/// What one statement of a policy lets a component do, or not.
///
/// @param actions patterns; those of a `NotAction` begin with `!`
/// @param components ids of the components that it names
/// @param everything whether it covers every resource
/// @param others patterns of resources that are no component of the map, with `*` where a value is not known
/// @param conditional whether the statement has conditions
/// @param partial whether its policy allows more than is known
public record Permission(
        boolean allow,
        List<String> actions,
        List<String> components,
        boolean everything,
        List<String> others,
        boolean conditional,
        boolean partial)
        implements Serializable {

    public Permission {
        actions = List.copyOf(actions);
        components = List.copyOf(components);
        others = List.copyOf(others);
    }

    /// Whether the statement is about this action.
    boolean isAbout(String action) {
        boolean except = false;
        for (String pattern : actions) {
            if (pattern.startsWith("!")) {
                except = true;
                if (Wildcard.matches(pattern.substring(1), action)) return false;
            } else if (Wildcard.matches(pattern, action)) {
                return true;
            }
        }
        return except;
    }

    /// Whether it is of no more than what every function does: its log, its traces, its network.
    public boolean isEveryday() {
        return allow && actions.stream().allMatch(WatchPlan::isEveryday);
    }

    /// Whether one of the resources that are no component of the map is this one.
    boolean namesOther(String resource) {
        for (String pattern : others) {
            if (Wildcard.matches(pattern, resource)) return true;
            if (!resource.startsWith("arn:") && Wildcard.matches(Names.last(pattern), resource)) return true;
        }
        return false;
    }
}
