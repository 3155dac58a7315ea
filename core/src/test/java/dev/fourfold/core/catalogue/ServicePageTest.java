package dev.fourfold.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The front matter of a service's page, and what is said about a wrong one.
class ServicePageTest {
    private static Service read(String front) {
        return ServicePage.read("a.md", front);
    }

    @Test
    void saysWhatTheServiceIs() {
        var service = read("""
                id: aws.sqs
                title: Amazon SQS
                role: channel
                clients: [sqs, sqs-next]
                actions: { read: ReceiveMessage, none: [Delete*] }
                """);
        assertThat(service.title()).isEqualTo("Amazon SQS");
        assertThat(service.role()).isEqualTo(Role.CHANNEL);
        assertThat(service.prefixes()).containsExactly("sqs");
        assertThat(service.clients()).containsExactly("sqs", "sqs-next");
        assertThat(service.hosts()).containsExactly("sqs");
        assertThat(service.actions())
                .isEqualTo(Map.of(Access.READ, List.of("ReceiveMessage"), Access.NONE, List.of("Delete*")));
    }

    @Test
    void saysWhatItsResourceTypesMean() {
        var types = read("""
                        id: aws.sqs
                        role: channel
                        cloudformation:
                          AWS::SQS::Queue:
                            name: QueueName
                            acts-as: [Role, Other]
                            runs-code: true
                            variants: { aws.sqs.fifo: { FifoQueue: "true" } }
                            flows: [{ to: RedrivePolicy.deadLetterTargetArn, mechanism: dead-letter, when: { Kind: [a, b] } }]
                          AWS::SQS::QueuePolicy: { plumbing: true }
                          AWS::SQS::Alias: { part-of: Queue }
                        """).types();
        assertThat(types).extracting(ResourceType::component).containsExactly(true, false, false);
        var queue = types.getFirst();
        assertThat(queue.names()).containsExactly("QueueName");
        assertThat(queue.actsAs()).containsExactly("Role", "Other");
        assertThat(queue.runsCode()).isTrue();
        assertThat(queue.variants())
                .containsExactly(new ResourceType.Variant("aws.sqs.fifo", Map.of("FifoQueue", List.of("true"))));
        assertThat(queue.flows())
                .containsExactly(new FlowRule(
                        "",
                        "self",
                        "RedrivePolicy.deadLetterTargetArn",
                        Mechanism.DEAD_LETTER,
                        Map.of("Kind", List.of("a", "b"))));
        assertThat(types.get(2).partOf()).isEqualTo("Queue");
    }

    @ParameterizedTest(name = "{0} is wrong about {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            just a text                                                             | mapping
            [a, b]                                                                  | mapping
            {}                                                                      | id
            { id: a, role: channel, colour: red }                                   | 'colour'
            { id: a }                                                               | role
            { id: a, role: magic }                                                  | magic
            { id: a, role: store, actions: { eat: [Get] } }                         | eat
            { id: a, role: store, cloudformation: { T: text } }                     | T: expected a mapping
            { id: a, role: store, cloudformation: { T: { nmae: N } } }              | 'nmae'
            { id: a, role: store, cloudformation: { T: { flows: [text] } } }        | mapping
            { id: a, role: store, cloudformation: { T: { flows: [{ form: A }] } } } | 'form'
            { id: a, role: store, cloudformation: { T: { flows: [{ to: A }] } } }   | mechanism
            { id: [                                                                 | while parsing
            """)
    void aWrongOneStopsWithItsFile(String front, String message) {
        assertThatThrownBy(() -> read(front))
                .isInstanceOfSatisfying(
                        Problem.Fatal.class,
                        fatal -> assertThat(fatal.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.location().file()).isEqualTo("a.md");
                            assertThat(problem.message()).containsIgnoringCase(message);
                            assertThat(problem.advice()).isNotEmpty();
                        }));
    }
}
