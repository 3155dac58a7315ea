package dev.fourfold.watch.contract;

import dev.fourfold.core.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Histories of the [Shop]'s production, each in the order of its times.
public final class Cases {
    private Cases() {}

    /// Normal traffic and five offences, in the order of their times.
    public static List<Event> day() {
        var create = Events.function("CreateOrder");
        return List.of(
                Events.audit("n1", "09:00:00", create, "dynamodb:PutItem", Events.table("Orders")),
                Events.order("o1", "09:00:01", "c-1", "400"),
                Events.refund("r1", "09:01:00", "c-2"),
                Events.audit("a1", "09:02:00", create, "dynamodb:Scan", Events.table("Profiles")),
                Events.audit("a2", "09:04:00", create, "dynamodb:Scan", Events.table("Profiles")),
                Events.refund("r2", "09:05:00", "c-2"),
                Events.refund("q1", "09:05:00", "c-3"),
                Events.audit("b1", "09:06:00", Events.user("mallory"), "lambda:UpdateFunctionCode", "shop-Render-2DEF"),
                Events.audit(
                        "n2",
                        "09:06:30",
                        Events.role("ci-deploy-prod", "github"),
                        "lambda:UpdateFunctionCode",
                        "shop-Render-2DEF"),
                Events.refund("r3", "09:07:00", "c-2"),
                Events.refund("r4", "09:08:00", "c-2"),
                Events.order("o2", "09:20:00", "c-1", "500"),
                Events.order("o3", "09:40:00", "c-1", "200.50"),
                Events.order("o4", "11:00:00", "c-1", "900"),
                Events.audit(
                        "d1",
                        "11:30:00",
                        Events.user("eve", "999999999999"),
                        "dynamodb:Query",
                        Events.table("Profiles")),
                Events.audit("n3", "11:31:00", Events.user("oncall"), "dynamodb:Query", Events.table("Profiles")));
    }

    /// What a component may not do is tried on everything, from two addresses and in two sessions; in between the same
    /// role gets through to a table, three times.
    public static List<Event> burst() {
        var mine = Events.function("CreateOrder");
        var other = Events.role("shop-CreateOrderRole-1ABC", "shop-CreateOrder-3XYZ");
        var events = new ArrayList<Event>();
        var start = Events.at("21:40:00");
        for (int i = 0; i < 4; i++) {
            var at = start.plusSeconds(20L * i);
            var who = i < 3 ? mine : other;
            events.add(Events.denied("l" + i, at, who, "s3:ListAllMyBuckets"));
            events.add(Events.denied("t" + i, at.plusSeconds(2), who, "dynamodb:ListTables"));
            events.add(Events.denied("p" + i, at.plusSeconds(4), who, "dynamodb:Scan", Events.table("Profiles")));
            events.add(Events.denied("o" + i, at.plusSeconds(6), who, "dynamodb:Scan", Events.table("Orders")));
            events.add(
                    Events.denied("f" + i, at.plusSeconds(8), who, "lambda:GetFunction", Events.functionArn("Render")));
            events.add(Events.denied("k" + i, at.plusSeconds(10), who, "kms:ListKeys"));
            if (i > 0)
                events.add(Events.audit(
                        "g" + i, at.plusSeconds(12), who, "s3:GetObject", "arn:aws:s3:::shop-invoices-9xyz/a.pdf"));
        }
        return events.stream()
                .map(event -> Events.from(
                        event.time().isBefore(start.plusSeconds(40)) ? "203.0.113.141" : "203.0.113.142",
                        "aws-cli/2.31.3",
                        event))
                .toList();
    }

    /// One denied call.
    public static Event probe(String id, Instant time) {
        return Events.denied(id, time, Events.function("Render"), "dynamodb:Scan", Events.table("Orders"));
    }

    /// Five customers with a refund or two, and one with forty.
    public static List<Event> refunds() {
        var events = new ArrayList<Event>();
        var start = Events.at("10:00:00");
        for (int i = 0; i < 5; i++) {
            events.add(Events.refund("n" + i, start.plusSeconds(60L * i), "c-" + i));
            if (i > 2) events.add(Events.refund("m" + i, start.plusSeconds(60L * i + 30), "c-" + i));
        }
        for (int i = 0; i < 40; i++) events.add(Events.refund("x" + i, start.plusSeconds(1200 + 10L * i), "c-9"));
        return events;
    }

    /// Denied calls of one principal, of which no two have the session, the address or the client in common.
    public static Stream<Event> variedProbes(int count) {
        return IntStream.range(0, count).mapToObj(i -> {
            var who = Events.role("shop-RenderRole-1ABC", "shop-Render-" + i);
            var time = Events.at("10:00:00").plusMillis(i);
            var event = Events.denied("v" + i, time, who, "svc" + i % 977 + ":List" + i, Events.table("Orders"));
            return Events.from("198.51.100." + i, "agent/" + i, event);
        });
    }

    /// The same as a list, with as many entities of which each keeps its limit.
    public static List<Event> flood(int count) {
        var events = new ArrayList<>(variedProbes(count).toList());
        for (int i = 0; i < count; i++)
            events.add(Events.refund("e" + i, Events.at("10:10:00").plusMillis(i), "e-" + i));
        return events;
    }
}
