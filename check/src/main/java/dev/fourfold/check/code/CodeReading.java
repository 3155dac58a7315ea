package dev.fourfold.check.code;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.CodeUnit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/// Reads the code of functions and says what it does with services outside it.
///
/// From each handler it follows the imports of the application's own files, and within them the functions that are
/// named on the way. A call counts when its client can be traced to the library that makes it; a text in a comment, in
/// a
/// test or in a file that nothing imports does not. Where a part of a text is not known, a `*` stands for it
/// (`orders-*`). It never throws on what code holds: a file that is too large, minified or unreadable is left out, and
/// the facts say that they are not complete.
///
/// Safe for use from several threads: nothing is kept between calls. Within one call each file is read once, however
/// many functions share it.
public final class CodeReading {

    /// With this system property our own faults are thrown rather than told as incomplete facts; tests set it.
    private static final String STRICT = "fourfold.strict";

    private CodeReading() {}

    /// Reads the code of all units.
    ///
    /// @param appRoot the application's root; no file outside it is read
    /// @param units the code of its functions
    /// @return one entry for each unit, in their order
    public static List<CodeFacts> read(Path appRoot, List<CodeUnit> units) {
        var workspace = new Workspace(appRoot);
        var known = new HashMap<CodeUnit, CodeFacts>();
        var facts = new ArrayList<CodeFacts>(units.size());
        for (CodeUnit unit : units) {
            var shared = new CodeUnit("", unit.root(), unit.runtime(), unit.handler(), unit.layers(), unit.inline());
            CodeFacts read = known.computeIfAbsent(shared, key -> readSafely(workspace, key));
            facts.add(read.of(unit.function()));
        }
        return facts;
    }

    /// Code comes from anywhere; a fault of ours in one file must not cost the map of all the others.
    private static CodeFacts readSafely(Workspace workspace, CodeUnit unit) {
        try {
            return read(workspace, unit);
        } catch (RuntimeException | StackOverflowError fault) {
            if (Boolean.getBoolean(STRICT)) throw fault;
            return new CodeFacts(unit.function(), false, List.of(), List.of(), List.of(), Set.of());
        }
    }

    private static CodeFacts read(Workspace workspace, CodeUnit unit) {
        Entry entry = unit.inline().isBlank() ? Entries.find(workspace, unit) : inline(workspace, unit);
        Path base = unit.inline().isBlank() ? Entries.folder(workspace, unit) : workspace.nearest(unit.root());
        var imports = new Imports(workspace, base, unit.layers(), entry);
        return Extraction.of(unit.function(), Reach.from(workspace, imports, entry));
    }

    /// Code that stands in the template itself has no file; its places are those within its own text.
    private static Entry inline(Workspace workspace, CodeUnit unit) {
        Language language = Language.ofRuntime(unit.runtime()).orElseGet(() -> guess(unit.inline()));
        Path root = workspace.nearest(unit.root());
        var source = Source.of(workspace.relative(root), root.resolve("index"), language, limited(unit.inline()));
        int dot = unit.handler().lastIndexOf('.');
        return new Entry(List.of(source), dot < 0 ? "" : unit.handler().substring(dot + 1));
    }

    private static Language guess(String code) {
        return code.contains("def ") && code.contains(":") && !code.contains("=>") ? Language.PYTHON : Language.SCRIPT;
    }

    private static String limited(String code) {
        return code.length() > 1_000_000 ? code.substring(0, 1_000_000) : code;
    }
}
