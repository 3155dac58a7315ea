package dev.fourfold.map.flow;

import dev.fourfold.map.source.Node;
import dev.fourfold.map.source.Shipped;
import java.util.List;
import java.util.Optional;

/// The provider's managed policies: what they allow, by name.
final class ManagedPolicies {
    private ManagedPolicies() {}

    /// Read only by a run that meets one.
    private static final class Read {
        static final Node ALL =
                Shipped.document(ManagedPolicies.class, "/dev/fourfold/map/cloudformation/managed-policies.yaml");
    }

    static Optional<List<String>> actions(String name) {
        Node policy = Read.ALL.get(name);
        Node actions = policy == null ? null : policy.get("actions");
        if (actions == null) return Optional.empty();
        return Optional.of(actions.elements().stream()
                .map(node -> node instanceof Node.Scalar scalar ? scalar.text() : "")
                .toList());
    }

    /// Whether all that a policy allows is known, not only what moves data.
    static boolean isWhole(String name) {
        Node policy = Read.ALL.get(name);
        return policy != null && policy.text("whole", "false").equals("true");
    }
}
