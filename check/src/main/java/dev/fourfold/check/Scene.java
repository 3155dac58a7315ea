package dev.fourfold.check;

import dev.fourfold.check.code.CodeScan;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Role;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What all rules look at.
record Scene(Application application, CodeScan scan, Doors doors, Map<String, Component> components) {

    Scene(Application application, CodeScan scan, Doors doors) {
        this(application, scan, doors, application.map().byId());
    }

    AppMap map() {
        return application.map();
    }

    @Nullable
    Component component(String id) {
        return components.get(id);
    }

    /// Those of some functions whose code was not, or not wholly, read, sorted.
    Set<String> unread(Collection<String> functions) {
        var unread = new TreeSet<String>();
        for (String id : functions) {
            Component function = components.get(id);
            boolean runsCode = function != null
                    && function.role() == Role.PROCESS
                    && function.declared()
                    && function.service().equals("aws.lambda");
            boolean read = application.units().stream()
                            .anyMatch(unit -> unit.function().equals(id))
                    && !scan.unread().contains(id);
            if (runsCode && !read) unread.add(id);
        }
        return unread;
    }

    /// What people call a component.
    String name(String id) {
        Component component = components.get(id);
        return component == null ? id : component.name();
    }
}
