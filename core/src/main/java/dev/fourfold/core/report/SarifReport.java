package dev.fourfold.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fourfold.core.finding.Coverage;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.finding.Rule;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Severity;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Findings as SARIF 2.1.0 (OASIS Standard, 2020-03-27), for code scanning and editors. Paths are relative to the
/// application's folder (`%SRCROOT%`); a result is told apart by the finding's fingerprint, never by its line.
public final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String ROOT = "%SRCROOT%";

    private final Map<String, Component> components;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Severity> worst = new LinkedHashMap<>();
    private final List<String> order;

    private SarifReport(AppMap map, List<Finding> findings, List<Rule> written) {
        this.components = map.byId();
        for (Finding finding : findings) {
            rules.putIfAbsent(finding.rule(), new Rule(finding.rule(), finding.title(), finding.fix(), 0));
            worst.merge(finding.rule(), finding.severity(), (one, other) -> one.isAtLeast(other) ? one : other);
        }
        for (Rule rule : written) rules.computeIfPresent(rule.id(), (id, known) -> rule);
        this.order = List.copyOf(rules.keySet());
    }

    /// @param rules what is written about the rules; of others a finding's own words are taken
    /// @param version of Fourfold
    public static String of(AppMap map, List<Finding> findings, List<Rule> rules, Coverage coverage, String version) {
        var report = new SarifReport(map, findings, rules);
        return Json.pretty(json -> report.write(json, findings, coverage, version));
    }

    private void write(JsonGenerator json, List<Finding> findings, Coverage coverage, String version)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Fourfold");
        json.writeStringField("semanticVersion", version);
        json.writeStringField("informationUri", "https://fourfold.dev");
        Json.each(json, "rules", order, this::rule);
        json.writeEndObject();
        json.writeEndObject();
        invocation(json, coverage);
        json.writeStringField("columnKind", "utf16CodeUnits");
        Json.each(json, "results", findings, this::result);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    /// What could not be looked at.
    private static void invocation(JsonGenerator json, Coverage coverage) throws IOException {
        var notes = new ArrayList<String>();
        for (String function : coverage.unread())
            notes.add("The code of " + function + " was not read to the end, so that findings in it may be missing.");
        if (coverage.undecided() > 0)
            notes.add(coverage.undecided() + " needed controls are decided only at deployment and count as unknown.");
        if (coverage.unresolved() > 0)
            notes.add(coverage.unresolved() + " expressions of the templates were not resolved.");
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", true);
        Json.each(json, "toolExecutionNotifications", notes, (out, note) -> {
            out.writeStringField("level", "note");
            text(out, "message", note);
        });
        json.writeEndObject();
        json.writeEndArray();
    }

    /// `external/cwe/cwe-078`, as GitHub code scanning reads weaknesses.
    private static List<String> tags(Rule rule) {
        return rule.cwe() == 0
                ? List.of("security")
                : List.of("security", String.format(Locale.ROOT, "external/cwe/cwe-%03d", rule.cwe()));
    }

    private void rule(JsonGenerator json, String id) throws IOException {
        Rule rule = rules.getOrDefault(id, new Rule(id, id, "", 0));
        Severity severity = worst.getOrDefault(id, Severity.LOW);
        json.writeStringField("id", id);
        text(json, "shortDescription", rule.title());
        if (!rule.help().isEmpty()) {
            json.writeObjectFieldStart("help");
            json.writeStringField("text", rule.help());
            json.writeStringField("markdown", rule.help());
            json.writeEndObject();
        }
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(severity));
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("security-severity", score(severity));
        Json.strings(json, "tags", tags(rule));
        json.writeEndObject();
    }

    private void result(JsonGenerator json, Finding finding) throws IOException {
        json.writeStringField("ruleId", finding.rule());
        json.writeNumberField("ruleIndex", order.indexOf(finding.rule()));
        json.writeStringField("level", level(finding.severity()));
        String end = finding.fix().isEmpty() ? "" : " Fix: " + finding.fix() + ".";
        text(json, "message", finding.title() + ": " + finding.reason() + "." + end);
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        if (finding.location() != null) physical(json, finding.location());
        logical(json, finding.component());
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("fourfold/v1", finding.fingerprint());
        json.writeEndObject();
        flow(json, finding);
        if (!finding.patches().isEmpty()) fix(json, finding);
        json.writeObjectFieldStart("properties");
        json.writeStringField("severity", finding.severity().word());
        json.writeStringField("security-severity", score(finding.severity()));
        Json.strings(json, "path", finding.path());
        json.writeEndObject();
    }

    private void logical(JsonGenerator json, String id) throws IOException {
        if (id.isEmpty()) return;
        Component component = components.get(id);
        json.writeArrayFieldStart("logicalLocations");
        json.writeStartObject();
        json.writeStringField("name", component == null ? id : component.name());
        json.writeStringField("fullyQualifiedName", id);
        json.writeStringField("kind", "resource");
        json.writeEndObject();
        json.writeEndArray();
    }

    /// The places in code that the data passes, or else the components on the way, where templates declare them.
    private void flow(JsonGenerator json, Finding finding) throws IOException {
        var steps = new ArrayList<>(finding.steps());
        if (steps.isEmpty()) {
            for (String id : finding.path()) {
                Component component = components.get(id);
                if (component != null && component.location() != null)
                    steps.add(new Finding.Step(component.location(), component.name()));
            }
        }
        if (steps.isEmpty()) return;
        json.writeArrayFieldStart("codeFlows");
        json.writeStartObject();
        json.writeArrayFieldStart("threadFlows");
        json.writeStartObject();
        Json.each(json, "locations", steps, (out, step) -> {
            out.writeObjectFieldStart("location");
            physical(out, step.location());
            text(out, "message", step.text());
            out.writeEndObject();
        });
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void fix(JsonGenerator json, Finding finding) throws IOException {
        json.writeArrayFieldStart("fixes");
        json.writeStartObject();
        text(json, "description", finding.fix());
        Json.each(json, "artifactChanges", finding.patches(), SarifReport::change);
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void change(JsonGenerator json, Patch patch) throws IOException {
        artifact(json, patch.file());
        json.writeArrayFieldStart("replacements");
        json.writeStartObject();
        json.writeObjectFieldStart("deletedRegion");
        json.writeNumberField("startLine", patch.line());
        json.writeNumberField("startColumn", 1);
        json.writeNumberField("endLine", patch.line() + patch.removed().size());
        json.writeNumberField("endColumn", 1);
        json.writeEndObject();
        var added = new StringBuilder();
        patch.added().forEach(line -> added.append(line).append('\n'));
        text(json, "insertedContent", added.toString());
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void physical(JsonGenerator json, Location location) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        artifact(json, location.file());
        if (location.line() > 0) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", location.line());
            if (location.column() > 0) json.writeNumberField("startColumn", location.column());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void artifact(JsonGenerator json, String file) throws IOException {
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(file));
        json.writeStringField("uriBaseId", ROOT);
        json.writeEndObject();
    }

    /// A relative reference: percent-encoded, and with a colon in its first part it would look like a scheme.
    private static String uri(String file) {
        try {
            String raw = new URI(null, null, "/" + file, null).toASCIIString();
            return raw.substring(1).replace(":", "%3A");
        } catch (URISyntaxException e) {
            return "unknown";
        }
    }

    private static void text(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }

    /// In the ranges that GitHub shows as critical, high, medium and low.
    private static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "2.5";
        };
    }
}
