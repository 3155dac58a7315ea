package dev.fourfold.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fourfold.choose.Place;
import dev.fourfold.choose.Policy;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `fourfold.yaml` says, and what is said of its mistakes.
class ConfigurationTest {
    @TempDir
    private Path root;

    @Test
    void withoutTheFileNothingIsSaid() {
        assertThat(Configuration.read(root)).isEqualTo(Configuration.NONE);
    }

    @ParameterizedTest
    @CsvSource({"''", "'# all is commented out'", "'data:'", "'suppressions:'"})
    void norDoesAFileInWhichNothingStands(String text) {
        assertThat(Configuration.of(text)).isEqualTo(Configuration.NONE);
    }

    @Test
    void aFileThatIsNoTextIsAMistake() throws IOException {
        Files.write(root.resolve(Configuration.FILE), new byte[] {(byte) 0xc3, 0x28});
        assertThatThrownBy(() -> Configuration.read(root)).hasMessageContaining("UTF-8");
    }

    @Test
    void aFileThatLeadsOutOfTheApplicationIsNotRead() throws IOException {
        Path outside = Files.writeString(root.resolve("secret.yaml"), "password: hunter2");
        Path application = Files.createDirectory(root.resolve("app"));
        Files.createSymbolicLink(application.resolve(Configuration.FILE), outside);
        assertThatThrownBy(() -> Configuration.read(application)).hasMessageContaining("leads out of the application");
    }

    @Test
    void dataIsOfAComponentOrOfAField() {
        assertThat(Configuration.of("data: { Profiles: personal, Orders.cardToken: [financial, credential] }")
                        .data()
                        .holds())
                .extracting(word -> word.component() + "/" + word.field() + "/" + word.dataClass())
                .containsExactly("Profiles//personal", "Orders/cardToken/financial", "Orders/cardToken/credential");
    }

    @Test
    void aFalseInferenceIsSilencedInOneLine() {
        var data = Configuration.of("data: { Orders: not personal, '*.nickname': not personal, Logs: nothing }")
                .data();
        assertThat(data.holds()).isEmpty();
        assertThat(data.denies())
                .extracting(word -> word.component() + "/" + word.field() + "/" + word.dataClass())
                .containsExactly("Orders//personal", "/nickname/personal", "Logs//");
    }

    @Test
    void classesOfOnesOwnAreUsedLikeTheOthers() {
        var configuration = Configuration.of("""
                classes:
                  trade-secret: { title: what competitors must not know, names: [recipe] }
                data: { Recipes: trade-secret }
                policy:
                  - { data: trade-secret, control: backup, at: rest, severity: high, because: it is our business }
                """);
        assertThat(configuration.data().classes())
                .singleElement()
                .matches(each -> each.names().contains("recipe"));
        assertThat(configuration.policy().changes())
                .containsExactly(new Policy.Change(
                        "trade-secret", "backup", Set.of(Place.REST), Severity.HIGH, "it is our business"));
    }

    @Test
    void aNeedCanBeTakenAway() {
        assertThat(Configuration.of("policy: [{ data: personal, control: backup, severity: none, because: a copy }]")
                        .policy()
                        .changes())
                .containsExactly(new Policy.Change("personal", "backup", Set.of(), null, "a copy"));
    }

    @Test
    void everyMistakeIsNamedAtOnceWithItsPlace() {
        assertThatThrownBy(() -> Configuration.of("""
                owner: me
                behaviours:
                  - { name: refunds, condition: count over 1h > 5 }
                suppressions:
                  - { rule: s3-without-backup, until: 2030-01-01 }
                """))
                .isInstanceOfSatisfying(
                        Problem.Fatal.class,
                        fatal -> assertThat(fatal.problems())
                                .extracting(Problem::toString)
                                .satisfiesExactly(
                                        owner -> assertThat(owner)
                                                .startsWith(
                                                        "fourfold.yaml:1:8: owner: unknown key; there are data, classes"),
                                        event -> assertThat(event)
                                                .startsWith("fourfold.yaml:3:5: behaviours[0].event: is missing"),
                                        because -> assertThat(because)
                                                .startsWith("fourfold.yaml:5:5: suppressions[0].because: is missing")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deployer: [role/ci]                      | did you mean 'deployers'?
            data: { Orders: personel }               | did you mean 'personal'?
            data: { '*': personal }                  | write '*.FIELD'
            data: [Orders]                           | write 'key: value'
            deployers: role/ci                       | begin each item with '- '
            policy: [{data: any, control: backup, at: rset, severity: low, because: b}] | did you mean 'rest'?
            policy: [{data: any, control: backup, severity: hihg, because: b}]         | did you mean 'high'?
            behaviours: [{name: a, event: b, condition: many}]                         | count over 10m > 5
            suppressions: [{rule: a, because: b, until: soon}]                         | write it as 2027-01-31
            """)
    void whatToDoAboutAMistakeIsSaid(String text, String advice) {
        assertThatThrownBy(() -> Configuration.of(text))
                .isInstanceOf(Problem.Fatal.class)
                .hasMessageContaining(advice);
    }

    @Test
    void twoBehavioursWithOneNameAreAMistake() {
        assertThatThrownBy(() -> Configuration.of("""
                behaviours:
                  - { name: refunds, event: a, condition: count over 1h > 5 }
                  - { name: refunds, event: b, condition: count over 1h > 5 }
                """))
                .hasMessageContaining("fourfold.yaml:3:5: behaviours: two are called 'refunds'");
    }

    @Test
    void aComponentThatTheMapDoesNotHaveIsAMistake() {
        var configuration = Configuration.of("data: { Order: personal, Orders: personal, '*.email': not personal }");
        assertThat(configuration.unknown(map()))
                .extracting(Problem::toString)
                .containsExactly("fourfold.yaml:1:16: data: the map has no component 'Order'; did you mean 'Orders'?");
    }

    @Test
    void componentsAreMeantByNameOrById() {
        var watch = Configuration.of("""
                names: { Orders: shop-orders-* }
                behaviours: [{ name: a, event: b, condition: count over 1h > 5, where: Orders }]
                """).watch(map());
        assertThat(watch.names()).containsEntry("shop/Orders", "shop-orders-*");
        assertThat(watch.behaviours())
                .singleElement()
                .matches(each -> each.where().equals(List.of("shop/Orders")));
    }

    /// Whatever stands in the file, the answer is a configuration or a list of mistakes.
    @Test
    void noTextIsTooStrange() throws IOException {
        String valid = Files.readString(Path.of("../examples/shop/fourfold.yaml"));
        String[] pieces = {
            "{", "[", "- ", ": ", "'", "&a ", "*a ", "!!x ", "\t", "\n", "null", "{}", "[]", "\u0000", "\ud800",
            "> 1e999"
        };
        var random = new Random(20260302);
        for (int round = 0; round < 3000; round++) {
            var text = new StringBuilder(valid);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) text.insert(at, pieces[random.nextInt(pieces.length)]);
                else text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
            }
            try {
                Configuration.of(text.toString()).unknown(map());
            } catch (Problem.Fatal e) {
                assertThat(e.problems()).as(text.toString()).isNotEmpty();
            }
        }
    }

    static AppMap map() {
        var orders = new Component(
                "shop/Orders", "Orders", "aws.dynamodb", Role.STORE, "", true, "shop", null, null, List.of());
        return new AppMap("shop", List.of(orders), List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
