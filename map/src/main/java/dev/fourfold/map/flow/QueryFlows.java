package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import java.util.Set;

/// What Athena reads and writes for a caller: it has no permissions of its own but queries with those of whoever starts
/// the query
/// (Athena User Guide, Identity and access management, read 2026-11).
final class QueryFlows {
    private static final String ATHENA = "aws.athena";
    private static final Set<String> QUERIED = Set.of("aws.s3", "aws.glue");

    private final Sketch sketch;

    QueryFlows(Sketch sketch) {
        this.sketch = sketch;
    }

    /// Tables are found in the data catalog, of which an account has one. To look them up is no access to data for
    /// others;
    /// for a query it is how the data is found, so a right to it is a right to each declared database.
    private void catalog(Principal principal, String athena) {
        var lookUp = principal.allowed("glue:getdatabase").or(() -> principal.allowed("glue:gettable"));
        if (lookUp.isEmpty()) return;
        sketch.declared("aws.glue").stream()
                .filter(component -> component.role() == Role.STORE)
                .forEach(database -> sketch.flow(database.id(), athena, Mechanism.READ, lookUp.get()));
    }

    /// @param principal one whose flows are drawn already
    void draw(Principal principal) {
        for (var athena : sketch.components().stream()
                .filter(component -> Sketch.isOf(component, ATHENA))
                .toList()) {
            if (!sketch.has(principal.id(), athena.id(), Mechanism.INVOKE)) continue;
            for (var permission : principal.named()) {
                boolean queried = sketch.component(permission.component())
                        .filter(component -> QUERIED.stream().anyMatch(service -> Sketch.isOf(component, service)))
                        .isPresent();
                if (!queried) continue;
                var evidence = new Evidence(
                        Evidence.Kind.GRANT,
                        permission.evidence().detail() + " of " + principal.id(),
                        permission.evidence().location());
                if (permission.access() == Access.READ)
                    sketch.flow(permission.component(), athena.id(), Mechanism.READ, evidence);
                if (permission.access() == Access.WRITE)
                    sketch.flow(athena.id(), permission.component(), Mechanism.WRITE, evidence);
            }
            catalog(principal, athena.id());
        }
    }
}
