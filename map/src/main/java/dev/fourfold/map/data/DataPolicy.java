package dev.fourfold.map.data;

import dev.fourfold.core.data.DataClass;
import dev.fourfold.core.model.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user says about data. It wins over everything that is inferred.
///
/// @param classes classes of the user's own, and shipped ones with other names
/// @param holds where data of a class is
/// @param denies where data of a class is not: no name suggests it there, and no flow brings it
public record DataPolicy(List<DataClass> classes, List<Word> holds, List<Word> denies) {
    /// Nothing is said.
    public static final DataPolicy NONE = new DataPolicy(List.of(), List.of(), List.of());

    public DataPolicy {
        classes = List.copyOf(classes);
        holds = List.copyOf(holds);
        denies = List.copyOf(denies);
    }

    /// One thing that the user says.
    ///
    /// @param component id or name of a component; empty for all
    /// @param field a field's name, in any spelling; empty for all that the component has
    /// @param dataClass the class; of a denial empty for every class
    /// @param because the user's reason, may be empty
    /// @param location where it is said
    public record Word(
            String component,
            String field,
            String dataClass,
            String because,
            @Nullable Location location) {}
}
