package dev.fourfold.cli;

/// Draws the map of one application in every format, so that the JVM can record the classes which that takes. The
/// launcher starts it when the user's cache has no class-data archive for this build, and throws its output away.
final class Training {
    private Training() {}

    /// @param arguments the folder of the application
    public static void main(String[] arguments) {
        for (var format : Format.values()) Main.run("map", arguments[0], "--format", format.name());
    }
}
