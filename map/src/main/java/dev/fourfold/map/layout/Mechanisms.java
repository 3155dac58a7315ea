package dev.fourfold.map.layout;

import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.picture.Picture.Route.Line;
import java.util.Comparator;
import java.util.List;

/// How mechanisms look in a picture.
final class Mechanisms {
    private Mechanisms() {}

    /// The line of the most direct mechanism.
    static Line line(List<Flow> flows) {
        return flows.stream()
                .map(flow -> line(flow.mechanism()))
                .min(Comparator.naturalOrder())
                .orElse(Line.CALL);
    }

    private static Line line(Mechanism mechanism) {
        return switch (mechanism) {
            case REQUEST, INVOKE, INTEGRATION, ENRICHMENT, READ, WRITE, AUTHORIZE, PROTECT -> Line.CALL;
            case EVENT_SOURCE, SUBSCRIPTION, NOTIFICATION, TARGET, DESTINATION, DEAD_LETTER, STREAM -> Line.EVENT;
            case REPLICATION, ARCHIVE, LOG -> Line.COPY;
        };
    }

    /// The word for mechanisms that the two ends do not already tell.
    static String label(List<Flow> flows) {
        return flows.stream()
                .map(flow -> label(flow.mechanism()))
                .filter(label -> !label.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String label(Mechanism mechanism) {
        return switch (mechanism) {
            case DEAD_LETTER -> "failed";
            case STREAM -> "changes";
            case REPLICATION -> "replica";
            case ARCHIVE -> "archive";
            case LOG -> "logs";
            case AUTHORIZE -> "who?";
            case DESTINATION -> "result";
            default -> "";
        };
    }
}
