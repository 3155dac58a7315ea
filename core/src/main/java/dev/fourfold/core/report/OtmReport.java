package dev.fourfold.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The map as an Open Threat Model 0.2.0 (<https://github.com/iriusrisk/OpenThreatModel>), which threat-modelling tools
/// import: trust zones, components with the place that declares them, dataflows, and the data classes as assets.
///
/// The standard's risk figures are ratings by people; Fourfold writes the middle (50) for every asset, and a trust
/// rating only by the kind of zone.
public final class OtmReport {
    private static final String SOURCE = "source";

    private OtmReport() {}

    public static String of(AppMap map) {
        return Json.pretty(json -> write(json, map));
    }

    private record Zone(String id, String name, int trust) {}

    private static void write(JsonGenerator json, AppMap map) throws IOException {
        json.writeStartObject();
        json.writeStringField("otmVersion", "0.2.0");
        json.writeObjectFieldStart("project");
        json.writeStringField("name", map.name());
        json.writeStringField("id", map.name());
        json.writeEndObject();
        Json.each(json, "representations", List.of(SOURCE), (representation, id) -> {
            representation.writeStringField("name", "Templates and code");
            representation.writeStringField("id", id);
            representation.writeStringField("type", "code");
        });
        Json.each(json, "assets", assets(map), OtmReport::asset);
        Json.each(json, "trustZones", zones(map), OtmReport::zone);
        Json.each(json, "components", map.components(), OtmReport::component);
        var flows = new ArrayList<Numbered>();
        for (var flow : map.flows()) flows.add(new Numbered(flows.size() + 1, flow));
        Json.each(json, "dataflows", flows, OtmReport::dataflow);
        json.writeEndObject();
    }

    private record Numbered(int number, Flow flow) {}

    private static List<String> assets(AppMap map) {
        var assets = new TreeSet<String>();
        map.components().forEach(component -> assets.addAll(component.data()));
        map.flows().forEach(flow -> assets.addAll(flow.data()));
        return List.copyOf(assets);
    }

    private static void asset(JsonGenerator json, String asset) throws IOException {
        json.writeStringField("name", asset);
        json.writeStringField("id", asset);
        json.writeObjectFieldStart("risk");
        json.writeNumberField("confidentiality", 50);
        json.writeNumberField("integrity", 50);
        json.writeNumberField("availability", 50);
        json.writeStringField("comment", "not rated by Fourfold");
        json.writeEndObject();
    }

    private static List<Zone> zones(AppMap map) {
        return map.components().stream().map(OtmReport::zone).distinct().toList();
    }

    private static Zone zone(Component component) {
        if (component.role() == Role.ACTOR) return new Zone("internet", "Internet", 0);
        if (component.role() == Role.EXTERNAL) return new Zone("third-parties", "Third parties", 20);
        return new Zone("account", "Account", 80);
    }

    private static void zone(JsonGenerator json, Zone zone) throws IOException {
        json.writeStringField("id", zone.id());
        json.writeStringField("name", zone.name());
        json.writeObjectFieldStart("risk");
        json.writeNumberField("trustRating", zone.trust());
        json.writeEndObject();
    }

    private static void component(JsonGenerator json, Component component) throws IOException {
        json.writeStringField("id", component.id());
        json.writeStringField("name", component.name());
        json.writeStringField("type", component.service());
        json.writeObjectFieldStart("parent");
        json.writeStringField("trustZone", zone(component).id());
        json.writeEndObject();
        place(json, component);
        json.writeObjectFieldStart("assets");
        boolean isStore = component.role() == Role.STORE;
        Json.strings(json, "processed", isStore ? List.of() : component.data());
        Json.strings(json, "stored", isStore ? component.data() : List.of());
        json.writeEndObject();
        Json.strings(json, "tags", tags(component));
    }

    private static void place(JsonGenerator json, Component component) throws IOException {
        Location location = component.location();
        if (location == null) return;
        Json.each(json, "representations", List.of(location), (element, place) -> {
            element.writeStringField("representation", SOURCE);
            element.writeStringField("id", SOURCE + ":" + component.id());
            element.writeStringField("file", place.file());
            if (place.line() > 0) element.writeNumberField("line", place.line());
        });
    }

    private static List<String> tags(Component component) {
        var tags = new ArrayList<String>();
        tags.add(component.role().word());
        if (!component.stack().isEmpty()) tags.add("stack:" + component.stack());
        if (!component.declared() && !component.isOutside()) tags.add("not-declared");
        return tags;
    }

    private static void dataflow(JsonGenerator json, Numbered numbered) throws IOException {
        var flow = numbered.flow();
        json.writeStringField("id", "flow-" + numbered.number());
        json.writeStringField("name", flow.mechanism().word());
        json.writeStringField("description", description(flow));
        json.writeBooleanField("bidirectional", false);
        json.writeStringField("source", flow.from());
        json.writeStringField("destination", flow.to());
        Json.strings(json, "assets", flow.data());
        Json.strings(
                json,
                "tags",
                flow.crosses().stream()
                        .map(boundary -> "crosses:" + boundary.word())
                        .toList());
    }

    private static String description(Flow flow) {
        return String.join(
                "; ", flow.evidence().stream().map(OtmReport::description).toList());
    }

    private static String description(Evidence evidence) {
        var place = evidence.location() == null ? "" : " (" + evidence.location() + ")";
        return evidence.kind().word() + ": " + evidence.detail() + place;
    }
}
