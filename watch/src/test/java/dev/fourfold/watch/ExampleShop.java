package dev.fourfold.watch;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Grant;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.model.Severity;
import dev.fourfold.watch.plan.Behaviour;
import dev.fourfold.watch.plan.Condition;
import dev.fourfold.watch.plan.WatchPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `examples/shop` as its map is, written by hand: this module does not know the one that reads templates.
final class ExampleShop {
    static final Path EVENTS = Path.of("../examples/shop/events");
    static final Path ATTACKS = Path.of("../examples/shop/attacks.json");

    private ExampleShop() {}

    static WatchPolicy policy() {
        return new WatchPolicy(
                List.of("role/shop-deployer"),
                List.of("role/AWSReservedSSO_Operator_*"),
                List.of(),
                Map.of(),
                List.of(new Behaviour(
                        "refunds-by-one-agent",
                        "refund-issued",
                        "",
                        "entity",
                        Condition.of("count over 1h > 10"),
                        Severity.HIGH,
                        List.of("RefundOrder"))));
    }

    static AppMap map() {
        var components = new ArrayList<Component>();
        for (String function : List.of("ArchiveOrder", "CreateOrder", "GetOrder", "RenderInvoice", "TrackOrder"))
            components.add(component(function, "aws.lambda", Role.PROCESS, "personal", "financial"));
        for (String function : List.of("ChargeCard", "RefundOrder"))
            components.add(component(function, "aws.lambda", Role.PROCESS, "credential", "personal", "financial"));
        components.add(component("ListProducts", "aws.lambda", Role.PROCESS));
        components.add(component("Welcome", "aws.lambda", Role.PROCESS, "personal"));
        components.add(component("Checkout", "aws.stepfunctions", Role.PROCESS, "personal", "financial"));
        components.add(component("Orders", "aws.dynamodb", Role.STORE, "personal", "financial"));
        components.add(component("Profiles", "aws.dynamodb", Role.STORE, "personal"));
        components.add(component("Products", "aws.dynamodb", Role.STORE, "public"));
        components.add(component("Archive", "aws.s3", Role.STORE, "personal", "financial"));
        components.add(component("Invoices", "aws.s3", Role.STORE, "personal", "financial"));
        components.add(component("PaymentsKey", "aws.secretsmanager", Role.STORE, "credential"));
        components.add(component("InvoiceQueue", "aws.sqs", Role.CHANNEL, "personal", "financial"));
        components.add(component("InvoiceFailures", "aws.sqs", Role.CHANNEL, "personal", "financial"));
        components.add(component("ShopBus", "aws.eventbridge", Role.CHANNEL, "personal", "financial"));
        components.add(component("OrderPlaced", "aws.eventbridge", Role.CHANNEL, "personal", "financial"));
        components.add(component("ShopKey", "aws.kms", Role.STORE));
        return new AppMap(
                "shop",
                components,
                List.of(polled("Orders", "ArchiveOrder"), polled("InvoiceQueue", "RenderInvoice")),
                grants(),
                List.of("template.yaml"),
                List.of(),
                List.of());
    }

    private static List<Grant> grants() {
        return List.of(
                grant("OrderPlaced", "Checkout", "states:StartExecution"),
                grant("OrderPlaced", "ShopKey", "kms:Decrypt", "kms:GenerateDataKey"),
                grant("Checkout", "ChargeCard", "lambda:InvokeFunction"),
                grant("Checkout", "Orders", "dynamodb:UpdateItem"),
                grant("Checkout", "InvoiceQueue", "sqs:SendMessage"),
                grant("Checkout", "ShopBus", "events:PutEvents"),
                grant("Checkout", "ShopKey", "kms:Decrypt", "kms:GenerateDataKey"),
                grant("Welcome", "Profiles", "dynamodb:PutItem"),
                grant("ListProducts", "Products", "dynamodb:Scan"),
                grant("CreateOrder", "Orders", "dynamodb:PutItem"),
                grant("CreateOrder", "ShopBus", "events:PutEvents"),
                grant("GetOrder", "Orders", "dynamodb:GetItem"),
                grant("GetOrder", "Invoices", "s3:GetObject"),
                grant("TrackOrder", "Orders", "dynamodb:GetItem"),
                grant("RefundOrder", "", "dynamodb:*"),
                grant("RefundOrder", "ShopBus", "events:PutEvents"),
                grant("ArchiveOrder", "Archive", "s3:PutObject"),
                grant("ChargeCard", "PaymentsKey", "secretsmanager:GetSecretValue"),
                grant("RenderInvoice", "Profiles", "dynamodb:GetItem"),
                grant("RenderInvoice", "Invoices", "s3:PutObject"));
    }

    private static Component component(String id, String service, Role role, String... data) {
        return new Component(id, id, service, role, "", true, "", null, null, List.of(data));
    }

    private static Flow polled(String from, String to) {
        var evidence = new Evidence(Evidence.Kind.EVENT_SOURCE, "Events", null);
        return new Flow(from, to, Mechanism.EVENT_SOURCE, List.of(), List.of(evidence), List.of());
    }

    /// @param on a component, or an empty text for everything
    private static Grant grant(String principal, String on, String... actions) {
        return new Grant(
                principal,
                true,
                List.of(actions),
                List.of(on.isEmpty() ? "*" : "${" + on + ".Arn}"),
                on.isEmpty() ? List.of() : List.of(on),
                false,
                "Policies",
                null);
    }
}
