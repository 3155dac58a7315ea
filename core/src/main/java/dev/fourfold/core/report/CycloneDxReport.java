package dev.fourfold.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The map as a CycloneDX 1.6 document (<https://cyclonedx.org/docs/1.6/json/>): each component that is not a caller is
/// a
/// service with the data that flows in and out of it. Who acts depends on what it acts on: a reader on its store, a
/// sender on its receiver.
///
/// The serial number is made from the map's content, so that the same map gives the same document.
public final class CycloneDxReport {
    private static final String UNCLASSIFIED = "unclassified";

    private final AppMap map;
    private final FlowIndex index;

    private CycloneDxReport(AppMap map) {
        this.map = map;
        this.index = new FlowIndex(map);
    }

    /// Without a time, so that it can be compared.
    public static String of(AppMap map) {
        return Json.pretty(json -> new CycloneDxReport(map).write(json, null));
    }

    /// @param time when the document was made
    public static String of(AppMap map, Instant time) {
        return Json.pretty(json -> new CycloneDxReport(map).write(json, time));
    }

    private void write(JsonGenerator json, @Nullable Instant time) throws IOException {
        json.writeStartObject();
        json.writeStringField("bomFormat", "CycloneDX");
        json.writeStringField("specVersion", "1.6");
        json.writeStringField("serialNumber", "urn:uuid:" + serialNumber());
        json.writeNumberField("version", 1);
        metadata(json, time);
        var services = map.components().stream()
                .filter(component -> component.role() != Role.ACTOR)
                .toList();
        Json.each(json, "services", services, this::service);
        Json.each(json, "dependencies", services, this::dependency);
        json.writeEndObject();
    }

    private UUID serialNumber() {
        return UUID.nameUUIDFromBytes(JsonReport.line("", map).getBytes(StandardCharsets.UTF_8));
    }

    private void metadata(JsonGenerator json, @Nullable Instant time) throws IOException {
        json.writeObjectFieldStart("metadata");
        if (time != null) json.writeStringField("timestamp", time.toString());
        json.writeObjectFieldStart("tools");
        Json.each(json, "components", List.of("fourfold"), (tool, name) -> {
            tool.writeStringField("type", "application");
            tool.writeStringField("name", name);
        });
        json.writeEndObject();
        json.writeObjectFieldStart("component");
        json.writeStringField("type", "application");
        json.writeStringField("bom-ref", "fourfold:application");
        json.writeStringField("name", map.name());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void service(JsonGenerator json, Component component) throws IOException {
        json.writeStringField("bom-ref", component.id());
        provider(json, component);
        if (!component.stack().isEmpty()) json.writeStringField("group", component.stack());
        json.writeStringField("name", component.name());
        json.writeStringField("description", ServiceName.of(component));
        var endpoints = endpoints(component);
        if (!endpoints.isEmpty()) Json.strings(json, "endpoints", endpoints);
        json.writeBooleanField("x-trust-boundary", crosses(component));
        Json.each(json, "data", List.copyOf(data(component).entrySet()), CycloneDxReport::data);
        Json.each(json, "properties", List.copyOf(properties(component).entrySet()), (property, entry) -> {
            property.writeStringField("name", "fourfold:" + entry.getKey());
            property.writeStringField("value", entry.getValue());
        });
    }

    private static void provider(JsonGenerator json, Component component) throws IOException {
        var service = component.service();
        var name = service.startsWith("aws.")
                ? "Amazon Web Services"
                : service.startsWith("azure.")
                        ? "Microsoft Azure"
                        : service.startsWith("gcp.") ? "Google Cloud" : component.name();
        json.writeObjectFieldStart("provider");
        json.writeStringField("name", name);
        json.writeEndObject();
    }

    private static Map<String, String> properties(Component component) {
        var properties = new TreeMap<String, String>();
        properties.put("service", component.service());
        properties.put("role", component.role().word());
        properties.put("declared", String.valueOf(component.declared()));
        if (component.location() != null)
            properties.put("location", component.location().toString());
        return properties;
    }

    /// The paths that a gateway answers, as relative references (RFC 3986).
    private List<String> endpoints(Component component) {
        var paths = new TreeSet<String>();
        if (component.role() != Role.GATEWAY) return List.of();
        for (var flow : index.from(component.id()))
            for (var route : Routes.of(flow)) {
                int path = route.indexOf('/');
                if (path >= 0) paths.add(Percent.encoded(route.substring(path)));
            }
        return List.copyOf(paths);
    }

    private boolean crosses(Component component) {
        return index.from(component.id()).stream()
                        .anyMatch(flow -> !flow.crosses().isEmpty())
                || index.to(component.id()).stream()
                        .anyMatch(flow -> !flow.crosses().isEmpty());
    }

    private Map<String, String> data(Component component) {
        var data = new TreeMap<String, String>();
        for (var flow : index.to(component.id())) add(data, flow, "inbound");
        for (var flow : index.from(component.id())) add(data, flow, "outbound");
        for (var held : component.data()) data.putIfAbsent(held, "unknown");
        return data;
    }

    private static void add(Map<String, String> data, Flow flow, String direction) {
        var classes = flow.data().isEmpty() ? List.of(UNCLASSIFIED) : flow.data();
        for (var one : classes) data.merge(one, direction, (had, now) -> had.equals(now) ? had : "bi-directional");
    }

    private static void data(JsonGenerator json, Map.Entry<String, String> data) throws IOException {
        json.writeStringField("flow", data.getValue());
        json.writeStringField("classification", data.getKey());
    }

    private void dependency(JsonGenerator json, Component component) throws IOException {
        var needed = new TreeSet<String>();
        for (var flow : index.from(component.id())) if (flow.mechanism() != Mechanism.READ) needed.add(flow.to());
        for (var flow : index.to(component.id())) if (flow.mechanism() == Mechanism.READ) needed.add(flow.from());
        needed.remove(component.id());
        needed.removeIf(id -> index.get(id).role() == Role.ACTOR);
        json.writeStringField("ref", component.id());
        Json.strings(json, "dependsOn", List.copyOf(needed));
    }
}
