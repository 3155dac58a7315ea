package dev.fourfold.choose;

import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// A template as text, with the places of its resources, so that a change touches only the lines it has to.
final class Template {

    /// A resource as the template declares it, before any transform.
    ///
    /// @param first its first line, 0 for the file's first
    /// @param last its last line that is not blank
    record Declared(String name, String type, int first, int last) {}

    /// How a service of the region is named after its prefix.
    private static final List<String> VIA = List.of(".${AWS::Region}.amazonaws.com", ".*.amazonaws.com");

    private final String file;
    private final List<String> lines;
    private final MappingNode resources;

    private Template(String file, List<String> lines, MappingNode resources) {
        this.file = file;
        this.lines = lines;
        this.resources = resources;
    }

    /// Empty for what is no YAML in block style with resources: a JSON template, a file that is gone.
    static Optional<Template> read(Path root, String file) {
        try {
            Path path = root.resolve(file).normalize();
            if (!path.startsWith(root.normalize()) || !Files.isRegularFile(path)) return Optional.empty();
            return of(file, Files.readString(path));
        } catch (IOException e) {
            // Not text in UTF-8, or not to be read: then there is nothing to change either.
            return Optional.empty();
        }
    }

    static Optional<Template> of(String file, String text) {
        return mapping(text)
                .flatMap(root -> Optional.ofNullable(Yaml.field(root, "Resources")))
                .filter(node -> node instanceof MappingNode mapping
                        && mapping.getFlowStyle() == FlowStyle.BLOCK
                        && !mapping.getValue().isEmpty())
                .map(node -> new Template(file, text.lines().toList(), (MappingNode) node));
    }

    static Optional<MappingNode> mapping(String text) {
        var settings = LoadSettings.builder()
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .build();
        try {
            return new Compose(settings)
                    .composeString(text)
                    .filter(node -> node instanceof MappingNode)
                    .map(MappingNode.class::cast);
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }

    /// The resource that a place lies in.
    Optional<Declared> at(@Nullable Location place) {
        if (place == null || !place.file().equals(file)) return Optional.empty();
        return declared().stream()
                .filter(each -> each.first() < place.line() && place.line() <= each.last() + 1)
                .findFirst();
    }

    boolean has(String logicalId) {
        return Yaml.field(resources, logicalId) != null;
    }

    /// A key of the template whose policy, as it is written, lets the account's principals use it through these
    /// services and
    /// lets these services use it themselves.
    ///
    /// @param through services by their prefixes (`dynamodb`)
    /// @param own service principals (`sns.amazonaws.com`)
    Optional<String> key(Collection<String> through, Collection<String> own) {
        return declared().stream()
                .filter(each -> each.type().equals("AWS::KMS::Key"))
                .filter(each -> {
                    String text = String.join("\n", lines.subList(each.first(), each.last() + 1));
                    return (through.isEmpty() || text.contains("kms:ViaService"))
                            && through.stream()
                                    .allMatch(service -> VIA.stream().anyMatch(via -> text.contains(service + via)))
                            && own.stream().allMatch(principal -> namesPrincipal(text, principal));
                })
                .map(Declared::name)
                .findFirst();
    }

    /// Of logs the principal is of a region.
    private static boolean namesPrincipal(String text, String principal) {
        String service = principal.substring(0, principal.indexOf('.'));
        return text.contains(principal) || VIA.stream().anyMatch(via -> text.contains(service + via));
    }

    private List<Declared> declared() {
        var all = new ArrayList<Declared>();
        for (var entry : resources.getValue()) {
            if (!(entry.getValueNode() instanceof MappingNode body)) continue;
            Node type = Yaml.field(body, "Type");
            all.add(new Declared(
                    Yaml.text(entry.getKeyNode()),
                    type == null ? "" : Yaml.text(type),
                    Yaml.firstLine(entry.getKeyNode()),
                    Yaml.lastLine(entry)));
        }
        return all;
    }

    /// Lays properties over those of a resource.
    ///
    /// @param properties YAML in block style
    /// @return no patch where that cannot be written: in flow style over several lines
    List<Patch> over(Declared resource, String properties) {
        String snippet = resource.name() + ":\n  Properties:\n" + properties.indent(4);
        return Overlay.of(file, lines, resources, snippet);
    }

    /// Adds resources after the last one.
    ///
    /// @param added YAML in block style
    Patch with(String added) {
        int last = Yaml.lastLine(resources.getValue().getLast());
        var text = new ArrayList<String>();
        text.add("");
        added.indent(Yaml.column(resources)).lines().forEach(text::add);
        return new Patch(file, last + 2, List.of(), text);
    }
}
