package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import java.util.Set;

/// Draws that one component uses others: a read moves data from the other to the user, a write and an invocation the
/// other way.
final class ServiceUse {
    private ServiceUse() {}

    static void draw(Sketch sketch, String user, String used, Access access, Evidence evidence) {
        switch (access) {
            case READ -> sketch.flow(used, user, Mechanism.READ, evidence);
            case WRITE -> sketch.flow(user, used, Mechanism.WRITE, evidence);
            case INVOKE -> {
                boolean gateway = sketch.component(used)
                        .filter(component -> component.role() == Role.GATEWAY)
                        .isPresent();
                sketch.flow(user, used, gateway ? Mechanism.REQUEST : Mechanism.INVOKE, evidence);
            }
            case NONE -> {}
        }
    }

    /// What an operation does with the components of a service; when they are not known, with the service as a whole.
    static void draw(
            Sketch sketch, String user, Set<String> used, Service service, String operation, Evidence evidence) {
        var ends = used.isEmpty() ? Set.of(sketch.undeclared(service.id(), "", evidence.location())) : used;
        for (Access access : service.accessOf(operation)) {
            for (String end : ends) draw(sketch, user, end, access, evidence);
        }
    }
}
