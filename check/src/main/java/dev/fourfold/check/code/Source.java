package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Call;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file of code, read once and shared by all functions that reach it.
final class Source {

    private static final int MOST_COMPARED = 2_000;

    /// Path relative to the application's root, with `/` between folders.
    final String file;

    final Path path;
    final Language language;
    final List<Token> tokens;
    final Grammar grammar;
    final Declarations declarations;
    private @Nullable List<Call> calls;

    private Source(String file, Path path, Language language, List<Token> tokens) {
        this.file = file;
        this.path = path;
        this.language = language;
        this.tokens = tokens;
        var blocks = Blocks.of(tokens, language == Language.PYTHON);
        this.grammar = new Grammar(tokens, blocks, language);
        this.declarations = switch (language) {
            case PYTHON -> PythonDeclarations.of(grammar);
            case SCRIPT -> ScriptDeclarations.of(grammar);
            case JAVA, CSHARP -> TypedDeclarations.of(grammar);
            case GO, RUST, RUBY -> PlainDeclarations.of(grammar);
        };
    }

    static Source of(String file, Path path, Language language, String text) {
        List<Token> tokens = language.indented()
                ? PythonLexer.read(text, language == Language.RUBY)
                : CurlyLexer.read(text, language);
        return new Source(file, path, language, tokens);
    }

    /// All calls of the file, in the order of their chains, each once.
    List<Call> calls() {
        if (calls == null) calls = Calls.in(this);
        return calls;
    }

    /// As many calls as one may look through for each of them.
    List<Call> firstCalls() {
        return calls().size() > MOST_COMPARED ? calls().subList(0, MOST_COMPARED) : calls();
    }

    Token token(int at) {
        return tokens.get(at);
    }

    @Override
    public String toString() {
        return file;
    }
}
