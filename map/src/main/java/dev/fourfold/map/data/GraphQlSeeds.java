package dev.fourfold.map.data;

import dev.fourfold.core.data.DataClass.Suggestion;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Role;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the schema of an AppSync API says. A resolver says which operation goes to which data source: what the
/// operation
/// takes passes the API on its way there, and what it answers with is in the table that it asks. Without resolvers
/// every
/// field may go anywhere.
final class GraphQlSeeds {
    private static final long LARGEST = 1L << 20;

    private final Seeds seeds;
    private final AppMap map;
    private final Blueprint blueprint;

    GraphQlSeeds(Seeds seeds, AppMap map, Blueprint blueprint) {
        this.seeds = seeds;
        this.map = map;
        this.blueprint = blueprint;
    }

    void sow(Resource resource) {
        var api = resource.properties().get("ApiId");
        if (api.isEmpty()) return;
        schema(resource).ifPresent(schema -> References.in(api.get()).forEach(id -> sow(id, schema)));
    }

    private void sow(String api, GraphQlSchema schema) {
        boolean resolved = false;
        for (Resource resource : blueprint.all()) {
            if (!resource.type().equals("AWS::AppSync::Resolver") || !isOf(resource, api)) continue;
            var flows = flows(api, sources(resource));
            resolved |= !flows.isEmpty();
            String type = resource.properties().text("TypeName", "");
            String operation = resource.properties().text("FieldName", "");
            for (var field : schema.taken(type, operation))
                suggested(api, field)
                        .forEach(suggestion ->
                                flows.forEach(flow -> seeds.passes(flow, suggestion, field.sentence(), field.at())));
            for (var field : schema.answered(type, operation)) answered(api, field, flows);
        }
        if (resolved) return;
        for (var field : schema.all())
            suggested(api, field).forEach(suggestion -> seeds.has(api, suggestion, field.sentence(), field.at()));
    }

    private void answered(String api, GraphQlSchema.Field field, List<Flow> flows) {
        for (Suggestion suggestion : suggested(api, field)) {
            seeds.stays(api, suggestion, field.sentence(), field.at());
            for (Flow flow : flows) {
                boolean store = seeds.component(flow.to())
                        .map(Component::role)
                        .filter(role -> role == Role.STORE)
                        .isPresent();
                if (store) seeds.has(flow.to(), suggestion, field.sentence() + ", which is asked from it,", field.at());
            }
        }
    }

    private List<Suggestion> suggested(String api, GraphQlSchema.Field field) {
        var found = new ArrayList<>(seeds.ofField(api, field.name()));
        for (Suggestion suggestion : seeds.ofFormat(api, field.name(), field.type())) {
            if (found.stream().noneMatch(known -> known.dataClass().equals(suggestion.dataClass())))
                found.add(suggestion);
        }
        return found;
    }

    private static boolean isOf(Resource resource, String api) {
        return resource.properties()
                .get("ApiId")
                .filter(value -> References.in(value).contains(api))
                .isPresent();
    }

    /// The data sources that a resolver asks, itself or by the functions of its pipeline.
    private List<Resource> sources(Resource resolver) {
        var found = new ArrayList<Resource>();
        resolver.properties().get("DataSourceName").ifPresent(name -> found.addAll(source(name)));
        resolver.properties().get("PipelineConfig").ifPresent(pipeline -> {
            for (String id : References.in(pipeline))
                blueprint
                        .resource(id)
                        .flatMap(function -> function.properties().get("DataSourceName"))
                        .ifPresent(name -> found.addAll(source(name)));
        });
        return found;
    }

    private List<Resource> source(Value name) {
        var referenced = References.in(name);
        return blueprint.all().stream()
                .filter(resource -> resource.type().equals("AWS::AppSync::DataSource"))
                .filter(resource -> referenced.contains(resource.id())
                        || !name.pattern().isEmpty()
                                && resource.properties()
                                        .get("Name")
                                        .filter(own -> own.pattern().equals(name.pattern()))
                                        .isPresent())
                .toList();
    }

    /// The flows that data sources gave rise to, known by their places.
    private List<Flow> flows(String api, List<Resource> sources) {
        Set<Location> places = new HashSet<>();
        for (Resource source : sources) source.properties().forEach(value -> places.add(value.at()));
        return map.flows().stream()
                .filter(flow -> flow.from().equals(api))
                .filter(flow -> flow.evidence().stream().anyMatch(evidence -> places.contains(evidence.location())))
                .toList();
    }

    private Optional<GraphQlSchema> schema(Resource resource) {
        var inline = resource.properties().get("Definition").flatMap(Value::exact);
        if (inline.isPresent()) return inline.map(text -> GraphQlSchema.of(text, resource.at()));
        return resource.properties()
                .get("DefinitionS3Location")
                .flatMap(Value::exact)
                .filter(path -> !path.contains("://"))
                .flatMap(path -> file(resource, path));
    }

    /// A file beside the template, inside the application; what cannot be read says nothing.
    private Optional<GraphQlSchema> file(Resource resource, String path) {
        try {
            Path folder = resource.file().getParent();
            Path file =
                    (folder == null ? blueprint.root() : folder).resolve(path).normalize();
            boolean readable = file.startsWith(blueprint.root())
                    && Files.isRegularFile(file)
                    && file.toRealPath().startsWith(blueprint.root().toRealPath())
                    && Files.size(file) <= LARGEST;
            if (!readable) return Optional.empty();
            String name = blueprint.root().relativize(file).toString().replace('\\', '/');
            return Optional.of(GraphQlSchema.of(Files.readString(file), new Location(name, 1, 1)));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
