package dev.fourfold.check.code;

import java.util.List;
import java.util.Optional;

/// The languages that are read, with their files' endings in the order in which a module's name is tried.
enum Language {
    PYTHON(".py"),
    SCRIPT(".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx"),
    JAVA(".java"),
    CSHARP(".cs"),
    GO(".go"),
    RUST(".rs"),
    RUBY(".rb");

    private final List<String> endings;

    Language(String... endings) {
        this.endings = List.of(endings);
    }

    List<String> endings() {
        return endings;
    }

    static Optional<Language> ofFile(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0 || name.endsWith(".d.ts")) return Optional.empty();
        String ending = name.substring(dot);
        for (var language : values()) if (language.endings.contains(ending)) return Optional.of(language);
        return Optional.empty();
    }

    /// The language of a runtime in the provider's spelling; none for runtimes that run any binary.
    static Optional<Language> ofRuntime(String runtime) {
        if (runtime.startsWith("python")) return Optional.of(PYTHON);
        if (runtime.startsWith("nodejs")) return Optional.of(SCRIPT);
        if (runtime.startsWith("java")) return Optional.of(JAVA);
        if (runtime.startsWith("dotnet")) return Optional.of(CSHARP);
        if (runtime.startsWith("go")) return Optional.of(GO);
        if (runtime.startsWith("ruby")) return Optional.of(RUBY);
        return Optional.empty();
    }

    /// Whether blocks are told by indentation or `end` rather than by braces.
    boolean indented() {
        return this == PYTHON || this == RUBY;
    }
}
