package dev.fourfold.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.page.Page;
import dev.fourfold.core.page.Page.Example;
import dev.fourfold.core.page.Pages;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Runs the examples of every data class's page. A new page needs no change here.
class DataClassPagesTest {
    private static final DataClasses CLASSES = DataClasses.shipped();

    @TestFactory
    Stream<DynamicTest> every_page_holds() {
        return Pages.of("core", "data", DataClasses.class).entrySet().stream().flatMap(entry -> {
            Page page = Page.parse(entry.getKey(), entry.getValue());
            String id = id(entry.getKey());
            return Stream.concat(
                    Stream.of(DynamicTest.dynamicTest(id + " says what it is", () -> isDocumented(page, id))),
                    page.examples().stream().flatMap(example -> cases(id, example)));
        });
    }

    private static String id(String file) {
        return file.substring("pages/data/".length(), file.length() - ".md".length());
    }

    private static void isDocumented(Page page, String id) {
        assertThat(CLASSES.get(id)).as("a class called like its page").isPresent();
        assertThat(page.title()).isNotBlank();
        assertThat(page.prose()).hasSizeGreaterThan(150);
        assertThat(page.examples()).anyMatch(example -> example.language().equals("names"));
    }

    private static Stream<DynamicTest> cases(String id, Example example) {
        Map<?, ?> lists = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(example.text());
        assertThat(lists.keySet())
                .as("lists of " + id)
                .allMatch(key -> List.of("flags", "passes").contains(key));
        Function<String, List<DataClass.Suggestion>> asked =
                example.language().equals("stores") ? CLASSES::ofStore : CLASSES::classify;
        return Stream.of("flags", "passes")
                .flatMap(kind -> names(lists, kind)
                        .map(name -> DynamicTest.dynamicTest(id + " " + kind + " " + name, () -> {
                            var ids = asked.apply(name).stream()
                                    .map(DataClass.Suggestion::dataClass)
                                    .toList();
                            if (kind.equals("flags")) assertThat(ids).contains(id);
                            else assertThat(ids).doesNotContain(id);
                        })));
    }

    private static Stream<String> names(Map<?, ?> lists, String kind) {
        return lists.get(kind) instanceof List<?> list ? list.stream().map(String::valueOf) : Stream.of();
    }
}
