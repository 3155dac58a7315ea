package dev.fourfold.check.code;

/// What a name is bound to at a place of a file.
sealed interface Binding {

    int at();

    /// @param value token at which the value begins
    /// @param local whether the name is new in its function, rather than one from outside
    record Assigned(int at, int value, boolean local) implements Binding {}

    /// Taken out of a value by a key, or by its place when the key is a number.
    record Picked(int at, int value, String key) implements Binding {}

    /// @param member empty for the whole module
    record Imported(int at, String module, String member) implements Binding {}

    record TypedAs(int at, String type) implements Binding {}

    /// @param key what of the argument is meant; empty for all of it
    record Parameter(int at, Function function, int place, String key) implements Binding {}

    record Defines(int at, Function function) implements Binding {}

    /// One item of a value after the other.
    record Each(int at, int value) implements Binding {}
}
