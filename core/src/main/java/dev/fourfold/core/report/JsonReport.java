package dev.fourfold.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Boundary;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.DataTrace;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Gap;
import dev.fourfold.core.model.Grant;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Setting;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The map as JSON, by the schema `docs/schema/map.schema.json`: everything that the map knows, in a form that later
/// versions only add to.
public final class JsonReport {
    /// Names the version of the schema. A new field keeps it; a changed or removed one gets a new number.
    public static final String SCHEMA = "https://fourfold.dev/schema/map-1.json";

    private JsonReport() {}

    /// An indented document that ends in a line feed.
    public static String of(AppMap map) {
        return Json.pretty(json -> write(json, map, null));
    }

    /// One line without its line feed, with the application's path first: what a run over many applications prints.
    public static String line(String path, AppMap map) {
        return Json.line(json -> write(json, map, path));
    }

    private static void write(JsonGenerator json, AppMap map, @Nullable String path) throws IOException {
        json.writeStartObject();
        if (path != null) json.writeStringField("path", path);
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("name", map.name());
        Json.strings(json, "templates", map.templates());
        Json.each(json, "components", map.components(), JsonReport::component);
        Json.each(json, "flows", map.flows(), JsonReport::flow);
        Json.each(json, "grants", map.grants(), JsonReport::grant);
        Json.each(json, "settings", map.settings(), JsonReport::setting);
        Json.each(json, "traces", map.traces(), JsonReport::trace);
        Json.each(json, "gaps", map.gaps(), JsonReport::gap);
        Json.each(json, "problems", map.problems(), JsonReport::problem);
        json.writeEndObject();
    }

    private static void component(JsonGenerator json, Component component) throws IOException {
        json.writeStringField("id", component.id());
        json.writeStringField("name", component.name());
        json.writeStringField("service", component.service());
        json.writeStringField("role", component.role().word());
        if (!component.type().isEmpty()) json.writeStringField("type", component.type());
        json.writeBooleanField("declared", component.declared());
        json.writeStringField("stack", component.stack());
        if (component.condition() != null) json.writeStringField("condition", component.condition());
        location(json, component.location());
        Json.strings(json, "data", component.data());
    }

    private static void flow(JsonGenerator json, Flow flow) throws IOException {
        json.writeStringField("from", flow.from());
        json.writeStringField("to", flow.to());
        json.writeStringField("mechanism", flow.mechanism().word());
        Json.strings(json, "data", flow.data());
        Json.strings(json, "crosses", words(flow.crosses()));
        Json.each(json, "evidence", flow.evidence(), JsonReport::evidence);
    }

    private static List<String> words(List<Boundary> boundaries) {
        return boundaries.stream().map(Boundary::word).toList();
    }

    private static void evidence(JsonGenerator json, Evidence evidence) throws IOException {
        json.writeStringField("kind", evidence.kind().word());
        json.writeStringField("detail", evidence.detail());
        location(json, evidence.location());
    }

    private static void grant(JsonGenerator json, Grant grant) throws IOException {
        json.writeStringField("principal", grant.principal());
        json.writeStringField("effect", grant.allow() ? "Allow" : "Deny");
        Json.strings(json, "actions", grant.actions());
        Json.strings(json, "resources", grant.resources());
        Json.strings(json, "components", grant.components());
        json.writeBooleanField("conditional", grant.conditional());
        json.writeStringField("source", grant.source());
        if (grant.partial()) json.writeBooleanField("partial", true);
        location(json, grant.location());
    }

    private static void setting(JsonGenerator json, Setting setting) throws IOException {
        json.writeStringField("component", setting.component());
        json.writeStringField("control", setting.control());
        json.writeStringField("state", setting.state().word());
        json.writeStringField("property", setting.property());
        if (!setting.value().isEmpty()) json.writeStringField("value", setting.value());
        location(json, setting.location());
    }

    private static void trace(JsonGenerator json, DataTrace trace) throws IOException {
        json.writeStringField("component", trace.component());
        json.writeStringField("data", trace.dataClass());
        if (trace.from() != null) json.writeStringField("from", trace.from());
        json.writeStringField("reason", trace.reason());
        location(json, trace.location());
    }

    private static void gap(JsonGenerator json, Gap gap) throws IOException {
        if (!gap.subject().isEmpty()) json.writeStringField("subject", gap.subject());
        json.writeStringField("expression", gap.expression());
        json.writeStringField("reason", gap.reason());
        location(json, gap.location());
    }

    private static void problem(JsonGenerator json, Problem problem) throws IOException {
        location(json, problem.location());
        json.writeStringField("message", problem.message());
        if (!problem.advice().isEmpty()) json.writeStringField("advice", problem.advice());
    }

    private static void location(JsonGenerator json, @Nullable Location location) throws IOException {
        if (location == null) return;
        json.writeObjectFieldStart("location");
        json.writeStringField("file", location.file());
        if (location.line() > 0) json.writeNumberField("line", location.line());
        if (location.line() > 0 && location.column() > 0) json.writeNumberField("column", location.column());
        json.writeEndObject();
    }
}
