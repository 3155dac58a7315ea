package dev.fourfold.cli.configuration;

import dev.fourfold.core.report.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The JSON schema of `fourfold.yaml`, for editors: what [FileShape] says, in JSON Schema 2020-12.
final class JsonSchema {
    static final String ID = "https://fourfold.dev/schema/fourfold-1.json";

    private JsonSchema() {}

    /// An indented document that ends in a line feed.
    static String text() {
        var document = new LinkedHashMap<String, Object>();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("$id", ID);
        document.put("title", Configuration.FILE);
        document.putAll(of(FileShape.FILE));
        return Json.of(document);
    }

    private static Map<String, Object> of(Shape shape) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("description", shape.about());
        schema.putAll(
                switch (shape) {
                    case Shape.Text text -> text(text);
                    case Shape.Several several -> several(several);
                    case Shape.ByName byName -> byName(byName);
                    case Shape.Fields fields -> fields(fields);
                });
        return schema;
    }

    private static Map<String, Object> text(Shape.Text text) {
        if (!text.oneOf().isEmpty()) return Map.of("enum", text.oneOf());
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "string");
        schema.put("minLength", 1);
        if (!text.pattern().isEmpty()) schema.put("pattern", text.pattern());
        if (!text.often().isEmpty()) schema.put("examples", text.often());
        return schema;
    }

    private static Map<String, Object> several(Shape.Several several) {
        var list = new LinkedHashMap<String, Object>();
        list.put("type", several.alone() ? "array" : List.of("array", "null"));
        list.put("items", of(several.item()));
        return several.alone() ? Map.of("anyOf", List.of(of(several.item()), list)) : list;
    }

    private static Map<String, Object> byName(Shape.ByName byName) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", List.of("object", "null"));
        schema.put("additionalProperties", of(byName.value()));
        return schema;
    }

    private static Map<String, Object> fields(Shape.Fields fields) {
        var properties = new LinkedHashMap<String, Object>();
        fields.fields().forEach(field -> properties.put(field.name(), of(field.shape())));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put(
                "required",
                fields.fields().stream()
                        .filter(Shape.Field::required)
                        .map(Shape.Field::name)
                        .toList());
        schema.put("properties", properties);
        return schema;
    }
}
