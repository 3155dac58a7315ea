package dev.fourfold.map.cloudformation;

import dev.fourfold.core.model.Location;
import dev.fourfold.map.source.Documents;
import dev.fourfold.map.source.Node;
import dev.fourfold.map.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A file that is a CloudFormation or SAM template, known by its content and not by its name.
///
/// @param name relative to the application's root
record Template(Path file, String name, Node root) {

    /// A file is one template: what it holds need not be compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Template template && file.equals(template.file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }

    /// The templates of an application, sorted by name.
    static List<Template> all(SourceTree tree, Consumer<dev.fourfold.core.model.Problem> problems) {
        var templates = new ArrayList<Template>();
        for (Path file : tree.candidates()) read(tree, file, problems).ifPresent(templates::add);
        return templates;
    }

    private static Optional<Template> read(
            SourceTree tree, Path file, Consumer<dev.fourfold.core.model.Problem> problems) {
        if (file.toFile().length() > SourceTree.MAX_BYTES && !startsLikeTemplate(file)) return Optional.empty();
        var bytes = tree.bytes(file);
        if (bytes.isEmpty() || !looksLikeTemplate(bytes.get())) return Optional.empty();
        return tree.decode(file, bytes.get())
                .flatMap(text -> Documents.read(tree.name(file), text, problems))
                .filter(Template::isTemplate)
                .map(root -> new Template(file, tree.name(file), root));
    }

    private static boolean startsLikeTemplate(Path file) {
        try (var in = java.nio.file.Files.newInputStream(file)) {
            return looksLikeTemplate(in.readNBytes(64 << 10));
        } catch (java.io.IOException e) {
            return false;
        }
    }

    /// A cheap look before the file is parsed: every template has both words.
    private static boolean looksLikeTemplate(byte[] bytes) {
        return contains(bytes, "Resources") && (contains(bytes, "AWS::") || contains(bytes, "Custom::"));
    }

    private static boolean contains(byte[] bytes, String word) {
        byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
        outer:
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            for (int j = 0; j < wanted.length; j++) {
                if (bytes[i + j] != wanted[j]) continue outer;
            }
            return true;
        }
        return false;
    }

    private static boolean isTemplate(Node root) {
        for (var entry : section(root, "Resources").entrySet()) {
            if (entry.getKey().startsWith("Fn::ForEach") || entry.getKey().equals("Fn::Transform")) return true;
            if (entry.getValue().text("Type", "").contains("::")) return true;
        }
        return false;
    }

    private static Map<String, Node> section(Node root, String name) {
        Node section = root.get(name);
        return section == null ? Map.of() : section.entries();
    }

    Map<String, Node> section(String name) {
        return section(root, name);
    }

    Location at() {
        return Location.of(name);
    }

    /// Whether SAM is asked to transform it, or would have to be.
    boolean isServerless() {
        return section("Resources").values().stream()
                        .anyMatch(resource -> resource.text("Type", "").startsWith("AWS::Serverless::"))
                || section("Resources").values().stream().anyMatch(resource -> resource.get("Connectors") != null);
    }
}
