package dev.fourfold.map.flow;

import dev.fourfold.core.model.Location;
import dev.fourfold.map.blueprint.Embedded;
import dev.fourfold.map.blueprint.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement of an IAM policy, as written (IAM User Guide, JSON policy element reference, read 2026-11).
///
/// @param except whether the actions are those of a `NotAction`
/// @param resources the values of `Resource` or `NotResource`; empty stands for all
/// @param source the policy's name
/// @param partial whether the policy allows more than is known of it
record Statement(
        boolean allow,
        List<String> actions,
        boolean except,
        List<Value> resources,
        boolean otherResources,
        boolean conditional,
        String source,
        @Nullable Location at,
        boolean partial) {

    /// The statements of a policy document, which may also be a JSON text.
    static List<Statement> of(Value document, String source) {
        var statements = new ArrayList<Statement>();
        for (Value branch : document instanceof Value.Choice choice ? choice.items() : List.of(document)) {
            Embedded.document(branch)
                    .flatMap(found -> found.get("Statement"))
                    .map(Value::items)
                    .orElse(List.of())
                    .forEach(statement -> statements.add(one(statement, source)));
        }
        return statements;
    }

    private static Statement one(Value statement, String source) {
        boolean except = statement.get("NotAction").isPresent();
        var actions =
                statement.get(except ? "NotAction" : "Action").map(Value::items).orElse(List.of());
        boolean others = statement.get("NotResource").isPresent();
        var resources = statement
                .get(others ? "NotResource" : "Resource")
                .map(Value::items)
                .orElse(List.of());
        return new Statement(
                !statement.text("Effect", "Allow").equals("Deny"),
                actions.stream().map(Value::pattern).toList(),
                except,
                resources,
                others,
                statement.get("Condition").isPresent(),
                source,
                statement.at(),
                false);
    }

    /// A managed policy of the provider: actions on everything.
    static Statement managed(String name, List<String> actions, @Nullable Location at) {
        return new Statement(true, actions, false, List.of(), false, false, name, at, !ManagedPolicies.isWhole(name));
    }

    /// Whether it speaks of every resource, or of every one of a service.
    boolean coversEverything() {
        return resources.isEmpty() || otherResources || resources.stream().anyMatch(Statement::isWildcard);
    }

    static boolean isWildcard(Value resource) {
        String pattern = resource.pattern();
        if (pattern.equals("*")) return true;
        return Arn.of(pattern).map(Arn::isWildcard).orElse(false);
    }
}
