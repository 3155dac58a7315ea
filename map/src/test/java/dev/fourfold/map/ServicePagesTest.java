package dev.fourfold.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.page.Page;
import dev.fourfold.core.page.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Maps the example of every service page: exactly the flows that the page lists must show. A new page needs no change
/// here.
class ServicePagesTest {
    @TestFactory
    Stream<DynamicTest> everyExampleShowsItsFlows(@TempDir Path folder) {
        return Pages.of("core", "services", Catalogue.class).entrySet().stream().flatMap(entry -> {
            Page page = Page.parse(entry.getKey(), entry.getValue());
            return Stream.of(
                    DynamicTest.dynamicTest(page.title() + " says what it is", () -> isDocumented(page)),
                    DynamicTest.dynamicTest(page.title() + " shows its flows", () -> showsItsFlows(page, folder)));
        });
    }

    private static void isDocumented(Page page) {
        assertThat(page.title()).isNotBlank();
        assertThat(page.prose()).hasSizeGreaterThan(40);
        if (page.front().contains("cloudformation:"))
            assertThat(page.examples()).as("examples of " + page.file()).isNotEmpty();
    }

    private static void showsItsFlows(Page page, Path folder) throws IOException {
        var templates = page.examples().stream()
                .filter(example -> example.language().equals("yaml"))
                .toList();
        var flows = page.examples().stream()
                .filter(example -> example.language().equals("flows"))
                .toList();
        assertThat(flows).as("a block of flows for each template").hasSameSizeAs(templates);
        for (int i = 0; i < templates.size(); i++) {
            Path app = Files.createDirectories(folder.resolve(page.file().replace('/', '-') + i));
            Files.writeString(app.resolve("template.yaml"), templates.get(i).text());
            var map = Mapping.read(app, false).map(List.of());
            assertThat(map.problems()).isEmpty();
            assertThat(drawn(map))
                    .containsExactlyInAnyOrderElementsOf(flows.get(i)
                            .text()
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList());
        }
    }

    private static List<String> drawn(AppMap map) {
        return map.flows().stream()
                .map(flow -> flow.from() + " -> " + flow.to() + " "
                        + flow.mechanism().word())
                .toList();
    }
}
