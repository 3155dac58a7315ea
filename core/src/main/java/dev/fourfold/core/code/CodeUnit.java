package dev.fourfold.core.code;

import java.nio.file.Path;
import java.util.List;

/// The code that one function runs: where it lies and where it starts.
///
/// @param function id of the function's component
/// @param root folder (or single file) of the function's code, inside the application
/// @param runtime as the provider names it (`python3.13`, `nodejs22.x`, `java21`, `provided.al2023`), empty when not
/// known
/// @param handler as the provider names it (`src/app.handler`, `com.example.App::handleRequest`), empty when not known
/// @param layers folders of code that is shared with the function (Lambda layers, SAM's `ContentUri`)
/// @param inline the code itself when it stands in the template (`Code.ZipFile`), empty otherwise
public record CodeUnit(String function, Path root, String runtime, String handler, List<Path> layers, String inline) {

    public CodeUnit {
        layers = List.copyOf(layers);
    }
}
