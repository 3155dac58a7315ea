package dev.fourfold.core.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One record of production: an audit record of the provider, or a business event of the application. Neutral, so that
/// detectors know no provider's format. What is not known is an empty text, never null.
///
/// @param id unique: the provider's own id, or the file and line of a business event without one
/// @param principal who acted; [Principal#NOBODY] for most business events
/// @param action what an IAM policy would have to allow (`dynamodb:GetItem`), or the type of a business event
/// @param resources ARNs, URLs or names of what was acted on, as the record has them
/// @param source where the record was read: a file and a line or the number of the record in it
/// @param error the provider's error code, empty where the action succeeded
/// @param account the account in which it happened
/// @param attributes a business event's fields, or details of an audit record; nested names are joined with `.`
public record Event(
        String id,
        Instant time,
        Kind kind,
        Principal principal,
        String action,
        List<String> resources,
        String source,
        String error,
        String account,
        String region,
        String userAgent,
        String ip,
        Map<String, String> attributes) {

    /// Who wrote the record.
    public enum Kind {
        /// The provider's audit log.
        AUDIT,
        /// The application.
        BUSINESS
    }

    public Event {
        resources = List.copyOf(resources);
        attributes = Map.copyOf(attributes);
    }

    /// The service of an audit record's action: `dynamodb` of `dynamodb:GetItem`.
    public String service() {
        int colon = action.indexOf(':');
        return colon < 0 ? "" : action.substring(0, colon);
    }

    /// Whether the provider refused the action for want of a permission.
    public boolean isDenied() {
        return error.startsWith("AccessDenied")
                || error.endsWith("UnauthorizedOperation")
                || error.equals("UnauthorizedAccess")
                || error.equals("NotAuthorized");
    }

    /// A field by its name: an attribute first, then what every event has (`principal`, `ip`, `account`, `region`).
    public Optional<String> field(String name) {
        var attribute = attributes.get(name);
        if (attribute != null) return Optional.of(attribute);
        var value = switch (name) {
            case "principal" -> principal.name();
            case "ip" -> ip;
            case "account" -> account;
            case "region" -> region;
            default -> "";
        };
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
