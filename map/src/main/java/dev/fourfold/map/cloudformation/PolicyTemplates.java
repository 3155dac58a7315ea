package dev.fourfold.map.cloudformation;

import dev.fourfold.map.source.Node;
import dev.fourfold.map.source.Shipped;
import org.jspecify.annotations.Nullable;

/// SAM's policy templates, from the file beside this class.
final class PolicyTemplates {
    private PolicyTemplates() {}

    /// Read only by a run that meets one.
    private static final class Read {
        static final Node ALL = Shipped.document(PolicyTemplates.class, "sam-policy-templates.yaml");
    }

    static @Nullable Node named(String name) {
        return Read.ALL.get(name);
    }
}
