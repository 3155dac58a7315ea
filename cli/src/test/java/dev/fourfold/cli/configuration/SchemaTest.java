package dev.fourfold.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fourfold.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The schema of `fourfold.yaml` says what its reader does.
class SchemaTest {
    private static final Path FILE = Path.of("../docs/schema/fourfold.schema.json");
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> {})
            .getSchema(Configuration.schema(), InputFormat.JSON);

    @Test
    void itIsTheOneInTheDocuments() {
        Golden.assertMatches(FILE, Configuration.schema());
    }

    @Test
    void theExampleIsValid() throws IOException {
        assertThat(errors(Files.readString(Path.of("../examples/shop/fourfold.yaml"))))
                .isEmpty();
    }

    @Test
    void theDraftIsValidWhenAllOfItIsTaken() {
        String taken = Configuration.draft(ConfigurationTest.map())
                .lines()
                .map(line -> line.matches("#(?! ).*|#  .*") ? line.substring(1) : line)
                .reduce("", (all, line) -> all + line + "\n");
        assertThat(errors(taken)).isEmpty();
        assertThat(Configuration.of(taken).suppressions()).hasSize(1);
    }

    @Test
    void theDraftSaysNothingAsItIs() {
        assertThat(Configuration.of(Configuration.draft(ConfigurationTest.map())))
                .isEqualTo(Configuration.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner: me",
                "data: [Orders]",
                "deployers: role/ci",
                "policy: [{data: any, control: backup, at: bed, severity: low, because: b}]",
                "behaviours: [{name: a, event: b, condition: many}]",
                "suppressions: [{rule: a, until: 2030-01-01}]"
            })
    void whatTheReaderRefusesTheSchemaRefuses(String text) {
        assertThat(errors(text)).isNotEmpty();
    }

    private List<Error> errors(String yaml) {
        return schema.validate(yaml, InputFormat.YAML);
    }
}
