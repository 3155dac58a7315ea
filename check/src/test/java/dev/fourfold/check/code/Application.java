package dev.fourfold.check.code;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.CodeUnit;
import dev.fourfold.core.code.HttpCall;
import dev.fourfold.core.code.ServiceCall;
import dev.fourfold.core.code.ServiceCall.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An application in a folder of a test, and what the door says of it in a notation that is easy to compare.
record Application(Path root) {

    Application with(String file, String code) {
        try {
            Path path = root.resolve(file);
            Path folder = path.getParent();
            if (folder != null) Files.createDirectories(folder);
            Files.writeString(path, code);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    CodeFacts facts(String runtime, String handler) {
        return facts(new CodeUnit("Function", root, runtime, handler, List.of(), ""));
    }

    CodeFacts facts(CodeUnit unit) {
        return CodeReading.read(root, List.of(unit)).getFirst();
    }

    /// `dynamodb PutItem $ORDERS`
    static List<String> calls(CodeFacts facts) {
        return facts.calls().stream().map(Application::call).toList();
    }

    /// `fetch https://example.com`
    static List<String> requests(CodeFacts facts) {
        return facts.requests().stream().map(Application::request).toList();
    }

    private static String call(ServiceCall call) {
        var text = new StringBuilder(call.client()).append(' ').append(call.operation());
        call.targets().forEach(target -> text.append(' ').append(target(target)));
        return text.toString().strip();
    }

    private static String request(HttpCall call) {
        return (call.library() + " " + target(call.target())).strip();
    }

    private static String target(Target target) {
        return switch (target) {
            case Target.Literal literal -> literal.text();
            case Target.Variable variable -> "$" + variable.name();
        };
    }
}
