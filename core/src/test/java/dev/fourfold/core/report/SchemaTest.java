package dev.fourfold.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fourfold.core.model.AppMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What programs read is what its schema promises.
class SchemaTest {
    static Stream<AppMap> maps() {
        return Stream.of(Sketch.shop(), Sketch.of("empty", ""), Hostile.map(), Sketch.large(120));
    }

    @ParameterizedTest
    @MethodSource("maps")
    void jsonIsWhatItsSchemaPromises(AppMap map) throws IOException {
        var schema = schema(Files.readString(Path.of("../docs/schema/map.schema.json")), Map.of());

        assertThat(schema.validate(JsonReport.of(map), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(JsonReport.line("apps/one", map), InputFormat.JSON))
                .isEmpty();
        assertThat(JsonReport.line("apps/one", map))
                .startsWith("{\"path\":\"apps/one\"")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("maps")
    void cycloneDxIsWhatTheStandardPromises(AppMap map) throws IOException {
        var schema = schema(
                resource("/bom-1.6.schema.json"),
                Map.of(
                        "http://cyclonedx.org/schema/spdx.schema.json",
                        resource("/spdx.schema.json"),
                        "http://cyclonedx.org/schema/jsf-0.82.schema.json",
                        resource("/jsf-0.82.schema.json")));

        assertThat(schema.validate(CycloneDxReport.of(map), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(CycloneDxReport.of(map, Instant.parse("2026-01-02T03:04:05Z")), InputFormat.JSON))
                .isEmpty();
    }

    /// The schema of OTM is not on Maven Central; these are the rules of 0.2.0 that concern us.
    @ParameterizedTest
    @MethodSource("maps")
    void openThreatModelHasWhatTheStandardDemands(AppMap map) {
        var named = """
                {"type": "array", "items": {"type": "object", "required": %s, "properties": {"id": {"type": "string"}}}}""";
        var schema = schema(
                """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
                 "required": ["otmVersion", "project"],
                 "properties": {
                  "otmVersion": {"const": "0.2.0"},
                  "project": {"type": "object", "required": ["name", "id"]},
                  "representations": %s, "assets": %s, "trustZones": %s, "components": %s, "dataflows": %s}}
                """.formatted(
                                named.formatted("[\"name\", \"id\", \"type\"]"),
                                named.formatted("[\"name\", \"id\", \"risk\"]"),
                                named.formatted("[\"name\", \"id\", \"risk\"]"),
                                named.formatted("[\"name\", \"id\", \"type\", \"parent\"]"),
                                named.formatted("[\"name\", \"id\", \"source\", \"destination\"]")),
                Map.of());

        assertThat(schema.validate(OtmReport.of(map), InputFormat.JSON)).isEmpty();
    }

    private static Schema schema(String text, Map<String, String> others) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(others))
                .getSchema(text, InputFormat.JSON);
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(SchemaTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
