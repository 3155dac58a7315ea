package dev.fourfold.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.model.AppMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every format of one small application as a file; `-Dupdate` rewrites the files.
class GoldenReportsTest {
    record Golden(String file, Function<AppMap, String> report) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Golden> everyFormatHasItsFile() {
        return Stream.of(
                new Golden("shop.json", JsonReport::of),
                new Golden("shop.jsonl", map -> JsonReport.line("apps/shop", map) + "\n"),
                new Golden("shop.txt", map -> TextReport.of(map, TextStyle.PLAIN)),
                new Golden("shop-ascii.txt", map -> TextReport.of(map, new TextStyle(80, false, true))),
                new Golden(
                        "summary.txt",
                        map -> SummaryReport.of(Wholes.quiet(map), TextStyle.PLAIN, "fourfold check shop", "")),
                new Golden("shop.mmd", MermaidReport::of),
                new Golden("shop.dot", DotReport::of),
                new Golden("shop.cdx.json", CycloneDxReport::of),
                new Golden("shop.otm.json", OtmReport::of),
                new Golden("shop.svg", map -> SvgReport.of(Drawn.picture())),
                new Golden("shop.html", map -> HtmlReport.of(map, Drawn.pictures())),
                new Golden("whole.html", map -> HtmlReport.of(SmallWhole.of(map), Drawn.pictures())));
    }

    @ParameterizedTest
    @MethodSource
    void everyFormatHasItsFile(Golden golden) throws IOException {
        var file = Path.of("src/test/golden/report", golden.file());
        var text = golden.report().apply(Sketch.shop());
        if (System.getProperty("update") != null
                && !System.getProperty("update").equals("false")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        assertThat(file).as("`make update` writes it").exists();
        assertThat(text)
                .as("%s; `make update` rewrites it when the change is meant", file)
                .isEqualTo(Files.readString(file).replace("\r\n", "\n"));
        assertThat(golden.report().apply(Sketch.shop()))
                .as("equal maps give equal output")
                .isEqualTo(text);
    }
}
