package dev.fourfold.check;

import dev.fourfold.check.code.CodeScan;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import java.util.Map;
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

    /// What people call a component.
    String name(String id) {
        Component component = components.get(id);
        return component == null ? id : component.name();
    }
}
