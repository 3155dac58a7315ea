package dev.fourfold.map.blueprint;

import dev.fourfold.core.model.Gap;
import dev.fourfold.core.model.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All resources of an application, whatever templates and stacks they stand in.
///
/// @param root the application's folder
/// @param resources by id, in the order of the templates
/// @param templates the files that were read as templates, relative to the root
public record Blueprint(
        Path root, Map<String, Resource> resources, List<String> templates, List<Gap> gaps, List<Problem> problems) {
    public Blueprint {
        resources = new LinkedHashMap<>(resources);
    }

    public Optional<Resource> resource(String id) {
        return Optional.ofNullable(resources.get(id));
    }

    public Collection<Resource> all() {
        return resources.values();
    }
}
