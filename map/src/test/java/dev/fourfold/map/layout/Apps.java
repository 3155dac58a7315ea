package dev.fourfold.map.layout;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Boundary;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Gap;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Made-up applications of any size: each domain has an API, functions, a table, a queue with its dead letters, a
/// worker
/// and what they use; the domains are joined by one bus.
final class Apps {
    private static final List<String> DOMAINS = List.of(
            "Order", "Customer", "Payment", "Shipment", "Catalog", "Review", "Invoice", "Return", "Loyalty", "Search");
    private static final List<String> VERBS = List.of("Create", "Get", "List", "Update", "Delete", "Export", "Import");

    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Map<String, Flow> flows = new LinkedHashMap<>();
    private final boolean isSplit;
    private int line = 1;

    private Apps(boolean isSplit) {
        this.isSplit = isSplit;
    }

    /// @param functions how many functions there are
    /// @param perDomain how many functions a domain has, of which the last works off a queue
    /// @param isSplit whether each domain is a stack of its own
    static AppMap of(int functions, int perDomain, boolean isSplit) {
        var apps = new Apps(isSplit);
        apps.add("internet", "actor.internet", Role.ACTOR, "", List.of());
        for (int domain = 0; domain * perDomain < functions; domain++)
            apps.domain(domain, Math.min(perDomain, functions - domain * perDomain));
        return apps.map();
    }

    private AppMap map() {
        return new AppMap(
                "made-up",
                List.copyOf(components.values()),
                List.copyOf(flows.values()),
                List.of(),
                List.of("template.yaml"),
                List.of(new Gap("", "${External}", "a parameter without a default", Location.of("template.yaml"))),
                List.of(new Problem(Location.of("other.yaml"), "not a template", "remove it")));
    }

    private void domain(int number, int functions) {
        var name = DOMAINS.get(number % DOMAINS.size()) + (number < DOMAINS.size() ? "" : number / DOMAINS.size() + 1);
        var stack = isSplit ? name.toLowerCase(Locale.ROOT) : "app";
        var data = data(number);
        var api = isSplit ? name + "Api" : "Api";
        add(api, "aws.apigateway.http", Role.GATEWAY, stack, List.of());
        flow("internet", api, Mechanism.REQUEST, "an API", data, Boundary.INTERNET);
        add(name + "Table", "aws.dynamodb", Role.STORE, stack, data);
        add(name + "Key", "aws.kms", Role.GUARD, stack, List.of());
        flow(name + "Key", name + "Table", Mechanism.PROTECT, "SSESpecification", List.of());
        for (int i = 0; i < functions - 1; i++) handler(name, api, stack, i, data);
        worker(name, stack, data);
    }

    private void handler(String name, String api, String stack, int number, List<String> data) {
        var verb = VERBS.get(number % VERBS.size());
        var function = verb + name + (number < VERBS.size() ? "" : number);
        add(function, "aws.lambda", Role.PROCESS, stack, data);
        add(function + "Logs", "aws.logs", Role.STORE, stack, List.of());
        flow(function, function + "Logs", Mechanism.LOG, "standard output", List.of());
        var path = "/" + name.toLowerCase(Locale.ROOT) + "s";
        flow(api, function, Mechanism.INTEGRATION, (number % 2 == 0 ? "POST " : "GET ") + path, data);
        if (number % 3 == 0) flow(function, name + "Table", Mechanism.WRITE, "dynamodb:PutItem", data);
        else flow(name + "Table", function, Mechanism.READ, "dynamodb:GetItem", data);
        if (number == 0) {
            add(name + "Queue", "aws.sqs", Role.CHANNEL, stack, data);
            flow(function, name + "Queue", Mechanism.WRITE, "sqs:SendMessage", data);
        }
    }

    private void worker(String name, String stack, List<String> data) {
        var worker = "Process" + name;
        add(worker, "aws.lambda", Role.PROCESS, stack, data);
        if (components.containsKey(name + "Queue")) {
            add(name + "Failed", "aws.sqs", Role.CHANNEL, stack, data);
            flow(name + "Queue", worker, Mechanism.EVENT_SOURCE, "Events.Queue", data);
            flow(name + "Queue", name + "Failed", Mechanism.DEAD_LETTER, "RedrivePolicy", data);
        }
        flow(worker, name + "Table", Mechanism.WRITE, "dynamodb:UpdateItem", data);
        flow(name + "Table", worker, Mechanism.READ, "dynamodb:GetItem", data);
        if (components.size() > 12) {
            add("Bus", "aws.eventbridge", Role.CHANNEL, isSplit ? "shared" : "app", List.of());
            flow(worker, "Bus", Mechanism.WRITE, "events:PutEvents", List.of());
            if (name.equals("Shipment")) flow("Bus", worker, Mechanism.TARGET, "Targets[0]", List.of());
        }
        if (name.equals("Payment")) third(worker, "stripe", data);
        if (name.equals("Shipment") || name.equals("Order")) third(worker, "courier", data);
    }

    private void third(String from, String name, List<String> data) {
        if (!components.containsKey("external." + name))
            components.put(
                    "external." + name,
                    new Component(
                            "external." + name,
                            name,
                            "external." + name,
                            Role.EXTERNAL,
                            "",
                            false,
                            "",
                            null,
                            null,
                            List.of()));
        flow(from, "external." + name, Mechanism.REQUEST, "requests.post", data, Boundary.THIRD_PARTY);
    }

    private static List<String> data(int domain) {
        return switch (domain % 5) {
            case 0, 1 -> List.of("personal");
            case 2 -> List.of("payment.card", "personal");
            default -> List.of();
        };
    }

    private void add(String id, String service, Role role, String stack, List<String> data) {
        boolean isOutside = role == Role.ACTOR;
        components.putIfAbsent(
                id,
                new Component(
                        id,
                        id,
                        service,
                        role,
                        isOutside ? "" : "AWS::Made::Up",
                        !isOutside,
                        stack,
                        isOutside ? null : new Location("template.yaml", line += 7, 3),
                        null,
                        data));
    }

    private void flow(
            String from, String to, Mechanism mechanism, String detail, List<String> data, Boundary... crosses) {
        flows.putIfAbsent(
                from + to + mechanism,
                new Flow(
                        from,
                        to,
                        mechanism,
                        data,
                        List.of(new Evidence(Evidence.Kind.GRANT, detail, new Location("template.yaml", line += 3, 9))),
                        List.of(crosses)));
    }
}
