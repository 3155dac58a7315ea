package dev.fourfold.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.picture.Picture;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HostileNamesTest {
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\n]]");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingBreaksOutOfTheTerminal(boolean ascii) {
        var style = new TextStyle(80, false, ascii);
        var reports = List.of(
                TextReport.of(Hostile.map(), style),
                SummaryReport.of(
                        Wholes.found(Hostile.map(), Wholes.findings(Hostile.map(), Severity.HIGH, "rule"), 1),
                        style,
                        Hostile.NAMES.getFirst(),
                        Hostile.NAMES.getFirst()));

        for (var report : reports) {
            assertThat(unsafe(report)).isEmpty();
            assertThat(report.lines())
                    .allSatisfy(line -> assertThat(Plain.width(line)).as(line).isLessThanOrEqualTo(80));
            if (ascii) assertThat(report).isASCII();
        }
    }

    @Test
    void coloursAreTheOnlyEscapes() {
        var report = TextReport.of(Hostile.map(), new TextStyle(80, true, false));

        var without = report.replaceAll("\u001b\\[(0|1|2|31|33|36)m", "");

        assertThat(unsafe(without)).isEmpty();
    }

    @Test
    void anSvgIsWellFormedAndWithoutScript() throws Exception {
        for (var name : Hostile.NAMES) {
            var svg = SvgReport.of(Drawn.picture(name));

            assertHarmless(parse(svg));
        }
    }

    @Test
    void anHtmlReportHoldsOnlyTheElementsOfOurs() throws Exception {
        List<Picture> pictures = Hostile.NAMES.stream().map(Drawn::picture).toList();

        for (var html : List.of(HtmlReport.of(Hostile.map(), pictures), HtmlReport.of(Hostile.whole(), pictures))) {
            assertThat(unsafe(html)).isEmpty();
            var asXml = html.replace("<!DOCTYPE html>", "").replaceAll("<(meta|link)([^>]*)>", "<$1$2/>");
            assertHarmless(parse(asXml));
        }
    }

    @Test
    void jsonComesBackAsItWas() throws Exception {
        var names = Stream.of(JsonReport.of(Hostile.map()), JsonReport.line("x", Hostile.map()))
                .peek(json -> assertThat(unsafe(json)).isEmpty())
                .map(HostileNamesTest::texts)
                .toList();

        assertThat(names).allSatisfy(texts -> assertThat(texts).containsAll(Hostile.NAMES));
    }

    @Test
    void aMermaidLabelStaysInItsQuotes() {
        assertThat(MermaidReport.of(Hostile.map()).lines())
                .allSatisfy(line -> assertThat(line)
                        .matches("flowchart LR"
                                + "|  subgraph z\\d+\\[\"[^\"<>\\[\\]{}|`;%]*(#\\d+;[^\"<>\\[\\]{}|`;%]*)*\"]|  end|  class .*|  classDef .*"
                                + "|    n\\d+[\\[({/]+\"[^\"]*\"[\\])}/]+(:::undeclared)?"
                                + "|  n\\d+ -->\\|\"[^\"]*\"\\| n\\d+"));
    }

    @Test
    void aDotStringStaysInItsQuotes() {
        var string = "\"(?:[^\"\\\\\\n]++|\\\\.)*+\"";

        var without = DotReport.of(Hostile.map()).replaceAll(string, "s");

        assertThat(without).doesNotContain("\"", "\\");
        assertThat(without.lines().filter(line -> line.contains("->")))
                .hasSize(Hostile.map().flows().size())
                .allMatch(line -> line.equals("  s -> s [label=s]"));
    }

    /// The numbers of the characters that should not be there.
    private static List<Integer> unsafe(String text) {
        return UNSAFE.matcher(text)
                .results()
                .map(found -> found.group().codePointAt(0))
                .distinct()
                .toList();
    }

    private static void assertHarmless(Document document) {
        var elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            var element = elements.item(i);
            assertThat(element.getNodeName()).isNotIn("script", "img", "iframe", "object", "foreignObject");
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                var attribute = element.getAttributes().item(j);
                assertThat(attribute.getNodeName()).doesNotStartWith("on");
                if (attribute.getNodeName().equals("href"))
                    assertThat(attribute.getNodeValue()).matches("#[a-z]+\\d*|data:,");
            }
        }
    }

    private static Document parse(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> texts(String json) {
        var texts = new ArrayList<String>();
        try (var parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) if (parser.currentToken().isScalarValue()) texts.add(parser.getText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
