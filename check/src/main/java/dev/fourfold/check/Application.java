package dev.fourfold.check;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.CodeUnit;
import dev.fourfold.core.code.EnvironmentLiteral;
import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.model.AppMap;
import java.nio.file.Path;
import java.util.List;

/// Everything that is checked of an application.
///
/// @param map its map
/// @param fits whether its components give what their data needs
/// @param units where its code lies
/// @param code what its code does with services
/// @param environment the values that templates give to environment variables
/// @param root its folder; no file outside it is read
public record Application(
        AppMap map,
        List<Fit> fits,
        List<CodeUnit> units,
        List<CodeFacts> code,
        List<EnvironmentLiteral> environment,
        Path root) {

    public Application {
        fits = List.copyOf(fits);
        units = List.copyOf(units);
        code = List.copyOf(code);
        environment = List.copyOf(environment);
    }
}
