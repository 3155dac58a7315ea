package dev.fourfold.watch.contract;

import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Events of the [Shop]'s production, on 1 August 2026.
public final class Events {
    public static final String ACCOUNT = "111122223333";

    private Events() {}

    /// @param clock `10:00:05`
    public static Instant at(String clock) {
        return Instant.parse("2026-08-01T" + clock + "Z");
    }

    /// A function's own session.
    public static Principal function(String logicalId) {
        return role("shop-" + logicalId + "Role-1ABC", "shop-" + logicalId + "-2DEF");
    }

    public static Principal role(String name, String session) {
        return new Principal(
                Principal.Kind.ROLE,
                name,
                session,
                ACCOUNT,
                "arn:aws:sts::" + ACCOUNT + ":assumed-role/" + name + "/" + session);
    }

    public static Principal user(String name) {
        return user(name, ACCOUNT);
    }

    public static Principal user(String name, String account) {
        return new Principal(Principal.Kind.USER, name, "", account, "arn:aws:iam::" + account + ":user/" + name);
    }

    public static Event audit(String id, String clock, Principal who, String action, String... resources) {
        return audit(id, at(clock), who, action, "", List.of(resources));
    }

    public static Event audit(String id, Instant time, Principal who, String action, String... resources) {
        return audit(id, time, who, action, "", List.of(resources));
    }

    public static Event denied(String id, String clock, Principal who, String action, String... resources) {
        return denied(id, at(clock), who, action, resources);
    }

    public static Event denied(String id, Instant time, Principal who, String action, String... resources) {
        return audit(id, time, who, action, "AccessDenied", List.of(resources));
    }

    private static Event audit(
            String id, Instant time, Principal who, String action, String error, List<String> resources) {
        return new Event(
                id,
                time,
                Event.Kind.AUDIT,
                who,
                action,
                resources,
                "trail.json#" + id,
                error,
                ACCOUNT,
                "eu-west-1",
                "aws-sdk/1",
                "203.0.113.9",
                Map.of());
    }

    /// The same event from elsewhere.
    public static Event from(String ip, String userAgent, Event event) {
        return new Event(
                event.id(),
                event.time(),
                event.kind(),
                event.principal(),
                event.action(),
                event.resources(),
                event.source(),
                event.error(),
                event.account(),
                event.region(),
                userAgent,
                ip,
                event.attributes());
    }

    public static String table(String logicalId) {
        return "arn:aws:dynamodb:eu-west-1:" + ACCOUNT + ":table/shop-" + logicalId + "-9XYZ";
    }

    public static String functionArn(String logicalId) {
        return "arn:aws:lambda:eu-west-1:" + ACCOUNT + ":function:shop-" + logicalId + "-2DEF";
    }

    public static Event business(String id, Instant time, String type, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("type", type);
        return new Event(
                id,
                time,
                Event.Kind.BUSINESS,
                Principal.NOBODY,
                type,
                List.of(),
                "day.ndjson:" + id,
                "",
                "",
                "",
                "",
                "",
                all);
    }

    public static Event refund(String id, String clock, String customer) {
        return refund(id, at(clock), customer);
    }

    public static Event refund(String id, Instant time, String customer) {
        return business(id, time, "order.refunded", Map.of("customer", customer));
    }

    public static Event order(String id, String clock, String customer, String amount) {
        return business(id, at(clock), "order.placed", Map.of("customer", customer, "amount", amount));
    }
}
