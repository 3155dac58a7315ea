package dev.fourfold.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fourfold.core.finding.Coverage;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.Location;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Findings as JSON, by the schema `docs/schema/findings.schema.json`, in a form that later versions only add to.
public final class FindingsJson {
    /// Names the version of the schema. A new field keeps it; a changed or removed one gets a new number.
    public static final String SCHEMA = "https://fourfold.dev/schema/findings-1.json";

    private FindingsJson() {}

    /// An indented document that ends in a line feed.
    public static String of(String application, List<Finding> findings, Coverage coverage) {
        return Json.pretty(json -> write(json, null, application, findings, coverage));
    }

    /// One line without its line feed, with the application's path first: what a run over many applications prints.
    public static String line(String path, String application, List<Finding> findings, Coverage coverage) {
        return Json.line(json -> write(json, path, application, findings, coverage));
    }

    private static void write(
            JsonGenerator json, @Nullable String path, String name, List<Finding> findings, Coverage coverage)
            throws IOException {
        json.writeStartObject();
        if (path != null) json.writeStringField("path", path);
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("name", name);
        Json.each(json, "findings", findings, FindingsJson::finding);
        json.writeObjectFieldStart("coverage");
        json.writeNumberField("controls", coverage.controls());
        json.writeNumberField("undecided", coverage.undecided());
        json.writeNumberField("functions", coverage.functions());
        Json.strings(json, "unread", coverage.unread());
        json.writeNumberField("unresolved", coverage.unresolved());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStringField("rule", finding.rule());
        json.writeStringField("title", finding.title());
        json.writeStringField("severity", finding.severity().word());
        json.writeStringField("fingerprint", finding.fingerprint());
        if (!finding.component().isEmpty()) json.writeStringField("component", finding.component());
        json.writeStringField("subject", finding.subject());
        json.writeStringField("evidence", finding.evidence());
        if (finding.location() != null) location(json, finding.location());
        json.writeStringField("reason", finding.reason());
        Json.strings(json, "path", finding.path());
        Json.each(json, "steps", finding.steps(), FindingsJson::step);
        json.writeStringField("fix", finding.fix());
        Json.each(json, "patches", finding.patches(), FindingsJson::patch);
    }

    private static void step(JsonGenerator json, Finding.Step step) throws IOException {
        location(json, step.location());
        json.writeStringField("text", step.text());
    }

    private static void patch(JsonGenerator json, Patch patch) throws IOException {
        json.writeStringField("file", patch.file());
        json.writeNumberField("line", patch.line());
        Json.strings(json, "removed", patch.removed());
        Json.strings(json, "added", patch.added());
    }

    private static void location(JsonGenerator json, Location location) throws IOException {
        json.writeObjectFieldStart("location");
        json.writeStringField("file", location.file());
        if (location.line() > 0) json.writeNumberField("line", location.line());
        if (location.line() > 0 && location.column() > 0) json.writeNumberField("column", location.column());
        json.writeEndObject();
    }
}
