package dev.fourfold.watch.contract;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Gap;
import dev.fourfold.core.model.Grant;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.model.Severity;
import dev.fourfold.watch.plan.Behaviour;
import dev.fourfold.watch.plan.Condition;
import dev.fourfold.watch.plan.WatchPlan;
import dev.fourfold.watch.plan.WatchPolicy;
import java.util.List;
import java.util.Map;

/// A small shop as the map sees it, and its owner's words: what the tests of this package watch.
public final class Shop {
    private Shop() {}

    public static WatchPlan plan() {
        return WatchPlan.of(map(), policy());
    }

    public static WatchPolicy policy() {
        return new WatchPolicy(
                List.of("ci-deploy-*"),
                List.of("role/Support*", "user/oncall"),
                List.of(),
                Map.of(),
                List.of(
                        new Behaviour(
                                "many-refunds",
                                "order.refunded",
                                "",
                                "customer",
                                Condition.of("count over 10m > 2"),
                                Severity.HIGH,
                                List.of("CreateOrder")),
                        new Behaviour(
                                "big-spender",
                                "order.placed",
                                "amount",
                                "customer",
                                Condition.of("sum over 1h > 1000"),
                                Severity.MEDIUM,
                                List.of("Orders"))));
    }

    public static AppMap map() {
        return new AppMap(
                "shop",
                List.of(
                        component("CreateOrder", "aws.lambda", Role.PROCESS, "personal"),
                        component("Render", "aws.lambda", Role.PROCESS),
                        component("Foreign", "aws.lambda", Role.PROCESS),
                        component("Orders", "aws.dynamodb", Role.STORE, "personal"),
                        component("Profiles", "aws.dynamodb", Role.STORE, "personal", "health"),
                        component("Prices", "aws.dynamodb", Role.STORE, "public"),
                        component("Invoices", "aws.s3", Role.STORE, "financial"),
                        component("Work", "aws.sqs", Role.CHANNEL, "personal")),
                List.of(
                        new Flow(
                                "CreateOrder",
                                "Work",
                                Mechanism.WRITE,
                                List.of(),
                                List.of(new Evidence(Evidence.Kind.CODE, "sqs:SendMessage", null)),
                                List.of()),
                        new Flow(
                                "Work",
                                "Render",
                                Mechanism.EVENT_SOURCE,
                                List.of(),
                                List.of(new Evidence(Evidence.Kind.EVENT_SOURCE, "Events.Work", null)),
                                List.of())),
                List.of(
                        grant("CreateOrder", true, List.of("dynamodb:PutItem", "dynamodb:Get*"), "Orders"),
                        grant("CreateOrder", true, List.of("events:PutEvents"), "*"),
                        grant("CreateOrder", true, List.of("s3:GetObject"), "arn:aws:s3:::assets-${Stage}/*"),
                        grant("Render", true, List.of("s3:*"), "Invoices"),
                        grant("Render", false, List.of("s3:DeleteObject"), "Invoices")),
                List.of("template.yaml"),
                List.of(new Gap("Foreign", "Role", "it is not of this application", null)),
                List.of());
    }

    private static Component component(String id, String service, Role role, String... data) {
        return new Component(id, id, service, role, "", true, "", null, null, List.of(data));
    }

    private static Grant grant(String principal, boolean allow, List<String> actions, String resource) {
        boolean component = !resource.startsWith("*") && !resource.startsWith("arn:");
        return new Grant(
                principal,
                allow,
                actions,
                List.of(component ? "arn:aws:x:${AWS::Region}:${AWS::AccountId}:x/${" + resource + "}" : resource),
                component ? List.of(resource) : List.of(),
                false,
                "policy",
                null);
    }
}
