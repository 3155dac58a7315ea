package dev.fourfold.map;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Problem;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.cloudformation.CloudFormation;
import dev.fourfold.map.source.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// An application written down in a test, file by file, and read as a user's would be: from a folder.
///
/// ```java
/// given("template.yaml", """
///         Resources:
///           Orders: { Type: AWS::SQS::Queue }
///         """).thenFlowsAre();
/// ```
public final class Given {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, String> links = new LinkedHashMap<>();
    private List<CodeFacts> code = List.of();
    private boolean everything;

    private Given() {}

    /// An application without a file.
    public static Given nothing() {
        return new Given();
    }

    public static Given given(String file, String text) {
        return new Given().and(file, text);
    }

    /// One template, `template.yaml`, that holds these resources; lines are indented under `Resources`.
    public static Given resources(String resources) {
        return given("template.yaml", "Resources:\n" + resources.indent(2));
    }

    public Given and(String file, String text) {
        return and(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public Given and(String file, byte[] bytes) {
        files.put(file, bytes);
        return this;
    }

    /// A symbolic link in the application's folder.
    public Given andLink(String file, String target) {
        links.put(file, target);
        return this;
    }

    /// What the functions' code does.
    public Given whoseCode(CodeFacts... facts) {
        code = List.of(facts);
        return this;
    }

    /// Looks into tests and build output too.
    public Given lookedAtWhole() {
        everything = true;
        return this;
    }

    /// The map, drawn.
    public Mapped mapped() {
        return in(folder -> new Mapped(draw(folder)));
    }

    private AppMap draw(Path folder) {
        return Mapping.read(folder, everything).map(code);
    }

    /// The blueprint alone: the values of properties, before any flow is drawn.
    public Blueprint read() {
        return in(folder -> {
            var problems = new LinkedHashSet<Problem>();
            return CloudFormation.read(new SourceTree(folder, everything, problems::add), problems);
        });
    }

    public Mapped thenFlowsAre(String... flows) {
        return mapped().thenFlowsAre(flows);
    }

    public Mapped thenProblemsAre(String... problems) {
        return mapped().thenProblemsAre(problems);
    }

    /// The value at a path, as [Shown] writes it.
    ///
    /// @param path a logical id and the properties under it: `Orders.TableName`
    public Given thenValueIs(String path, String value) {
        Shown.assertValue(read(), path, value);
        return this;
    }

    private interface Step<T> {
        T in(Path folder) throws IOException;
    }

    private <T> T in(Step<T> step) {
        try {
            Path outside = Files.createTempDirectory("fourfold-given");
            try {
                Path folder = Files.createDirectory(outside.resolve("app"));
                lay(folder);
                return step.in(folder);
            } finally {
                remove(outside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lay(Path folder) throws IOException {
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        for (var link : links.entrySet())
            Files.createSymbolicLink(folder.resolve(link.getKey()), Path.of(link.getValue()));
    }

    private static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
