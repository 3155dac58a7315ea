package dev.fourfold.core.report;

import dev.fourfold.core.event.Guard;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Grant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the watch guards in production, and where it is blind.
final class HtmlGuard {
    private static final int NAMES = 12;

    /// What CloudTrail calls the resources whose data events it records only on demand (AWS CloudTrail User Guide,
    /// "Logging data events", read 2026-11-24).
    private static final Map<String, String> DATA_EVENTS = Map.of(
            "aws.dynamodb", "AWS::DynamoDB::Table",
            "aws.s3", "AWS::S3::Object",
            "aws.lambda", "AWS::Lambda::Function",
            "aws.sqs", "AWS::SQS::Queue",
            "aws.sns", "AWS::SNS::Topic",
            "aws.kinesis", "AWS::Kinesis::Stream");

    private final Guard guard;
    private final Map<String, Integer> grants = new HashMap<>();
    private final Set<String> uncertain;
    private final HtmlWriter out;

    HtmlGuard(AppMap map, Guard guard, HtmlWriter out) {
        this.guard = guard;
        this.uncertain = new HashSet<>(guard.uncertain());
        this.out = out;
        map.grants().stream().filter(Grant::allow).forEach(grant -> grants.merge(grant.principal(), 1, Integer::sum));
    }

    void write() {
        out.section("watch", "What the watch guards");
        out.raw("<p><code>fourfold watch</code> compares what happens in production with this map.</p>\n");
        out.raw("<dl class=\"guard\">\n");
        code();
        access();
        stores();
        limits();
        out.raw("</dl>\n");
        blind();
        out.end();
    }

    private void open(String label) {
        out.raw("<div><dt>").raw(label).raw("</dt><dd>");
    }

    private void close() {
        out.raw("</dd></div>\n");
    }

    private void code() {
        open("code and configuration");
        if (guard.functions().isEmpty()) out.raw("there is no function");
        else
            out.raw("of ")
                    .text(TextReport.count(guard.functions().size(), "function"))
                    .raw(": ");
        out.links(guard.functions(), NAMES);
        close();
        open("may change them");
        if (guard.deployers().isEmpty())
            out.raw("only CloudFormation. Name others under <code>deployers</code> in <code>fourfold.yaml</code>");
        else codes(guard.deployers());
        close();
    }

    private void access() {
        open("access");
        if (guard.actors().isEmpty()) {
            out.raw("nobody has a grant");
            close();
            return;
        }
        out.raw("every action of ").text(TextReport.count(guard.actors().size(), "component"));
        out.raw(" is compared with its grants");
        out.raw("<details><summary>Who, and by how many grants</summary>\n");
        out.table("actors", "Grants of each component", List.of("Component", "Grants", "Whether all are known"));
        for (var actor : guard.actors()) {
            out.raw("<tr><th scope=\"row\">").link(actor).raw("</th><td>");
            out.number(grants.getOrDefault(actor, 0)).raw("</td><td>");
            out.raw(uncertain.contains(actor) ? "no, what it does beyond these is not reported" : "yes")
                    .raw("</td></tr>\n");
        }
        out.endTable().raw("</details>");
        close();
    }

    private void stores() {
        open("data");
        if (guard.stores().isEmpty()) out.raw("no store or channel has data that is known to need protection");
        else {
            out.raw("people must not use directly:\n<ul>\n");
            for (var store : guard.stores()) {
                var component = out.component(store);
                out.raw("<li>").link(store).raw(" ").data(component == null ? List.of() : component.data());
                out.raw("</li>\n");
            }
            out.raw("</ul>\n");
        }
        close();
        open("may all the same");
        if (guard.operators().isEmpty())
            out.raw("nobody. Name them under <code>operators</code> in <code>fourfold.yaml</code>");
        else codes(guard.operators());
        close();
    }

    private void limits() {
        open("limits of the business");
        if (guard.behaviours().isEmpty())
            out.raw("none. Set them under <code>behaviours</code> in <code>fourfold.yaml</code>");
        else codes(guard.behaviours());
        close();
    }

    private void codes(List<String> words) {
        for (int i = 0; i < words.size(); i++) out.raw(i == 0 ? "" : ", ").code(words.get(i), 120);
    }

    private void blind() {
        if (guard.uncertain().isEmpty() && guard.dataEvents().isEmpty()) return;
        out.raw("<h3>Where it is blind</h3>\n");
        if (!guard.uncertain().isEmpty()) {
            out.raw("<p>The map does not know all grants of ").links(guard.uncertain(), NAMES);
            out.raw(": what they do beyond the known ones is not reported.</p>\n");
        }
        if (!guard.dataEvents().isEmpty()) dataEvents();
    }

    private void dataEvents() {
        out.raw("<p>CloudTrail records the use of these only when data events are switched on in a trail:</p>\n");
        var byService = new TreeMap<String, List<String>>();
        for (var id : guard.dataEvents()) {
            var component = out.component(id);
            byService
                    .computeIfAbsent(component == null ? "" : component.service(), service -> new ArrayList<>())
                    .add(id);
        }
        out.table(
                "events",
                "Data events to switch on",
                List.of("Service", "Switch on data events for", "Not seen until then"));
        byService.forEach((service, ids) -> {
            out.raw("<tr><th scope=\"row\">").text(service.isEmpty() ? "" : ServiceName.of(service));
            out.raw("</th><td>")
                    .code(DATA_EVENTS.getOrDefault(service, service), 60)
                    .raw("</td><td>");
            out.links(ids, NAMES).raw("</td></tr>\n");
        });
        out.endTable();
    }
}
