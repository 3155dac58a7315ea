package dev.fourfold.map.data;

import dev.fourfold.core.model.Location;
import dev.fourfold.map.blueprint.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The fields of a JSON Schema, with those of all that it refers to in the same document (JSON Schema 2020-12;
/// OpenAPI 3.1 and Swagger 2.0).
final class SchemaFields {
    private static final int DEEPEST = 12;
    private static final int MOST = 2_000;
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");

    private final Value document;
    private final Set<String> seen = new HashSet<>();
    private final List<Field> found = new ArrayList<>();

    /// @param format of the value, empty when none is said
    record Field(String name, String format, Location at) {
        String sentence() {
            return "the schema's field `" + name + "`";
        }
    }

    private SchemaFields(Value document) {
        this.document = document;
    }

    /// @param document where references (`#/components/schemas/Order`) lead
    static List<Field> of(Value schema, Value document) {
        var fields = new SchemaFields(document);
        fields.schema(schema, 0);
        return fields.found;
    }

    /// What an operation takes besides a body: in the path, the query, headers, a form.
    static List<Field> parameters(Value operation, Value document) {
        var fields = new SchemaFields(document);
        for (Value each : operation.get("parameters").map(Value::items).orElse(List.of())) {
            Value parameter = fields.resolved(each).orElse(each);
            Value schema = parameter.get("schema").orElse(parameter);
            if (parameter.text("in", "").equals("body")) fields.schema(schema, 0);
            else fields.field(parameter.text("name", ""), schema, parameter.at());
        }
        return fields.found;
    }

    /// A request's or an answer's body, of OpenAPI (`content`) or of Swagger (`schema`).
    static List<Field> content(Value body, Value document) {
        var fields = new SchemaFields(document);
        Value resolved = fields.resolved(body).orElse(body);
        resolved.get("schema").ifPresent(schema -> fields.schema(schema, 0));
        resolved.get("content")
                .map(Value::entries)
                .orElse(Map.of())
                .values()
                .forEach(type -> type.get("schema").ifPresent(schema -> fields.schema(schema, 0)));
        return fields.found;
    }

    private Optional<Value> resolved(Value value) {
        String reference = value.text("$ref", "");
        if (!reference.startsWith("#/")) return Optional.empty();
        Optional<Value> walk = Optional.of(document);
        for (String step : reference.substring(2).split("/")) walk = walk.flatMap(each -> each.get(step));
        return walk;
    }

    private void schema(Value schema, int depth) {
        if (depth > DEEPEST || found.size() >= MOST) return;
        String reference = schema.text("$ref", "");
        if (!reference.isEmpty()) {
            if (seen.add(reference)) resolved(schema).ifPresent(target -> schema(target, depth + 1));
            return;
        }
        schema.get("properties").map(Value::entries).orElse(Map.of()).forEach((name, property) -> {
            field(name, property, property.at());
            schema(property, depth + 1);
        });
        schema.get("items").ifPresent(items -> schema(items, depth + 1));
        schema.get("additionalProperties").ifPresent(more -> schema(more, depth + 1));
        for (String list : LISTS)
            for (Value option : schema.get(list).map(Value::items).orElse(List.of())) schema(option, depth + 1);
    }

    private void field(String name, Value schema, Location at) {
        if (!name.isEmpty() && found.size() < MOST) found.add(new Field(name, schema.text("format", ""), at));
    }
}
