package dev.fourfold.map.data;

import dev.fourfold.map.blueprint.Value;
import java.util.LinkedHashSet;
import java.util.Set;

/// The resources that a value refers to.
final class References {
    private References() {}

    static Set<String> in(Value value) {
        var found = new LinkedHashSet<String>();
        value.forEach(each -> {
            if (each instanceof Value.Reference reference) found.add(reference.resource());
        });
        return found;
    }
}
