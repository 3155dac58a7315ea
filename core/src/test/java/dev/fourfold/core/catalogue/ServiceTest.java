package dev.fourfold.core.catalogue;

import static dev.fourfold.core.catalogue.Access.INVOKE;
import static dev.fourfold.core.catalogue.Access.NONE;
import static dev.fourfold.core.catalogue.Access.READ;
import static dev.fourfold.core.catalogue.Access.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What an operation does with data.
class ServiceTest {
    private static final Service STORE = service("store", "{}");
    private static final Service PROCESS = service("process", "{}");

    private static Service service(String role, String actions) {
        return ServicePage.read("a.md", "{ id: aws.a, role: %s, actions: %s }".formatted(role, actions));
    }

    private static void accesses(Service service, Map<String, Set<Access>> expected) {
        expected.forEach((operation, accesses) ->
                assertThat(service.accessOf(operation)).as(operation).isEqualTo(accesses));
    }

    @Test
    void theVerbSaysIt() {
        accesses(
                STORE,
                Map.of(
                        "GetItem", Set.of(READ),
                        "Query", Set.of(READ),
                        "PutItem", Set.of(WRITE),
                        "BatchWriteItem", Set.of(WRITE),
                        "StartExecution", Set.of(INVOKE),
                        "ExecuteStatement", Set.of(READ, WRITE),
                        "DescribeTable", Set.of(NONE),
                        "", Set.of(NONE)));
    }

    @Test
    void aVerbIsAWholeWord() {
        accesses(
                STORE,
                Map.of("Getaway", Set.of(NONE), "Puttable", Set.of(NONE), "Get", Set.of(READ), "Get*", Set.of(READ)));
    }

    @Test
    void allOperationsReadAndWrite() {
        accesses(STORE, Map.of("*", Set.of(READ, WRITE), "*Item", Set.of(NONE)));
        accesses(PROCESS, Map.of("*", Set.of(INVOKE)));
    }

    @Test
    void thePageComesFirst() {
        var service =
                service("store", "{ read: ['ListObjects*'], write: [CreateMultipartUpload], none: ['GetBucket*'] }");
        accesses(
                service,
                Map.of(
                        "ListObjectsV2", Set.of(READ),
                        "CreateMultipartUpload", Set.of(WRITE),
                        "GetBucketPolicy", Set.of(NONE),
                        "GetObject", Set.of(READ)));
    }

    @Test
    void aPatternIsAllThatItCovers() {
        var service = service("store", "{ write: [GetAndLock], none: ['GetBucket*'] }");
        accesses(
                service,
                Map.of("Get*", Set.of(READ, WRITE), "GetBucket*", Set.of(NONE), "GetAnd*", Set.of(READ, WRITE)));
    }

    @Test
    void whatWorksOnDataAnswersRatherThanBeingRead() {
        accesses(
                PROCESS,
                Map.of("InvokeModel", Set.of(INVOKE), "PutRecord", Set.of(INVOKE), "ExecuteStatement", Set.of(INVOKE)));
        accesses(
                service("process", "{ write: [PutRecord] }"),
                Map.of("PutRecord", Set.of(WRITE), "GetResult", Set.of(READ)));
    }
}
