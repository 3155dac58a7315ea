package dev.fourfold.watch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Principal;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Gap;
import dev.fourfold.core.model.Grant;
import dev.fourfold.core.model.Role;
import dev.fourfold.watch.contract.Events;
import dev.fourfold.watch.contract.Shop;
import dev.fourfold.watch.plan.WatchPlan.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchPlanTest {
    private final WatchPlan plan = Shop.plan();

    @ParameterizedTest
    @CsvSource({
        "dynamodb, arn:aws:dynamodb:eu-west-1:1:table/shop-Orders-9XYZ, Orders",
        "dynamodb, arn:aws:dynamodb:eu-west-1:1:table/shop-Orders-9XYZ/index/byCustomer, Orders",
        "dynamodb, shop-prod-eu-Orders-9XYZ, Orders",
        "dynamodb, Orders, Orders",
        "dynamodb, shop-Reorders-9XYZ, ",
        "dynamodb, shop-orders-9XYZ, ",
        "dynamodb, arn:aws:s3:::shop-Orders-9XYZ, ",
        "s3, arn:aws:s3:::shop-invoices-9xyz/2026/08/a.pdf, Invoices",
        "s3, shop-invoices-9xyz, Invoices",
        "sqs, https://sqs.eu-west-1.amazonaws.com/111122223333/shop-Work-9XYZ, Work",
        "lambda, arn:aws:lambda:eu-west-1:1:function:shop-Render-2DEF:live, Render",
        "lambda, 111122223333:function:shop-Render-2DEF, Render",
        "lambda, arn:aws:lambda, ",
        "dynamodb, '', "
    })
    void a_physical_name_leads_to_its_component(String service, String resource, String component) {
        assertThat(plan.component(service, resource).map(Watched::id).orElse(null))
                .isEqualTo(component);
    }

    @Test
    void a_name_that_the_owner_gives_leads_to_its_component() {
        var named = new WatchPolicy(List.of(), List.of(), List.of(), Map.of("Orders", "prod-order-*"), List.of());

        assertThat(WatchPlan.of(Shop.map(), named).component("dynamodb", "prod-order-table"))
                .map(Watched::id)
                .contains("Orders");
    }

    @Test
    void names_of_other_stacks_are_none_of_ours_where_the_owner_names_his() {
        var ours = new WatchPolicy(List.of(), List.of(), List.of("shop-prod"), Map.of(), List.of());
        var plan = WatchPlan.of(Shop.map(), ours);

        assertThat(plan.component("dynamodb", "shop-prod-Orders-1A")).isPresent();
        assertThat(plan.component("dynamodb", "billing-Orders-1A")).isEmpty();
    }

    @Test
    void the_role_says_who_acts_and_the_session_only_where_the_role_does_not() {
        var role = Events.role("shop-RenderRole-1ABC", "shop-CreateOrder-2DEF");
        var shared = Events.role("one-role-for-all", "shop-CreateOrder-2DEF");

        assertThat(plan.actor(event(role))).map(Watched::id).contains("Render");
        assertThat(plan.actor(event(shared))).map(Watched::id).contains("CreateOrder");
        assertThat(plan.actor(event(Events.user("shop-CreateOrder-2DEF")))).isEmpty();
    }

    @Test
    void a_role_of_another_account_is_none_of_ours() {
        var theirs = new Principal(
                Principal.Kind.ROLE, "shop-CreateOrderRole-1ABC", "shop-CreateOrder-2DEF", "999999999999", "");

        assertThat(plan.actor(event(theirs))).isEmpty();
    }

    private static Event event(Principal who) {
        return Events.audit("1", "10:00:00", who, "dynamodb:GetItem", Events.table("Orders"));
    }

    @ParameterizedTest
    @CsvSource({
        "CreateOrder, dynamodb:PutItem, shop-Orders-1, ALLOWED",
        "CreateOrder, dynamodb:GetItem, shop-Orders-1, ALLOWED",
        "CreateOrder, dynamodb:PutItem, shop-Profiles-1, NOT_ALLOWED",
        "CreateOrder, dynamodb:PutItem, a-table-of-others, UNKNOWN",
        "CreateOrder, dynamodb:Scan, shop-Orders-1, NOT_ALLOWED",
        "CreateOrder, dynamodb:Scan, a-table-of-others, NOT_ALLOWED",
        "CreateOrder, dynamodb:PutItem, , ALLOWED",
        "CreateOrder, events:PutEvents, any-bus, ALLOWED",
        "CreateOrder, s3:GetObject, arn:aws:s3:::assets-prod/logo.png, ALLOWED",
        "CreateOrder, s3:GetObject, arn:aws:s3:::shop-invoices-1a/x.pdf, NOT_ALLOWED",
        "CreateOrder, logs:PutLogEvents, , ALLOWED",
        "CreateOrder, iam:CreateUser, , NOT_ALLOWED",
        "Render, s3:PutObject, arn:aws:s3:::shop-invoices-1a/x.pdf, ALLOWED",
        "Render, s3:DeleteObject, arn:aws:s3:::shop-invoices-1a/x.pdf, NOT_ALLOWED",
        "Render, sqs:ReceiveMessage, https://sqs.eu-west-1.amazonaws.com/1/shop-Work-1, ALLOWED",
        "Foreign, dynamodb:Scan, shop-Orders-1, UNKNOWN"
    })
    void what_the_map_allows(String function, String action, String resource, Verdict expected) {
        var resources = resource == null ? new String[0] : new String[] {resource};
        var event = Events.audit("1", "10:00:00", Events.function(function), action, resources);

        assertThat(plan.judge(plan.component(function).orElseThrow(), event)).isEqualTo(expected);
    }

    @Test
    void what_the_provider_refused_is_not_allowed_even_where_the_map_is_unsure() {
        var event = Events.denied("1", "10:00:00", Events.function("Foreign"), "dynamodb:Scan", Events.table("Orders"));

        assertThat(plan.judge(plan.component("Foreign").orElseThrow(), event)).isEqualTo(Verdict.NOT_ALLOWED);
    }

    @Test
    void who_has_a_policy_that_the_map_does_not_know_is_told_to_be_uncertain() {
        var map = Shop.map();
        var gap =
                new Gap("Render", "arn:aws:iam::aws:policy/SomethingNew", "what this policy allows is not known", null);
        var more = new AppMap(
                map.name(), map.components(), map.flows(), map.grants(), map.templates(), List.of(gap), map.problems());

        var guard = WatchPlan.of(more, WatchPolicy.NONE).guard();

        assertThat(guard.uncertain()).contains("Render").doesNotContain("CreateOrder");
        assertThat(plan.guard().uncertain()).as("none of its grants is known").contains("Foreign");
    }

    @Test
    void a_policy_of_which_only_what_moves_data_is_known_may_allow_more_of_its_service() {
        var map = Shop.map();
        var grants = new ArrayList<>(map.grants());
        grants.add(new Grant(
                "Render",
                true,
                List.of("dynamodb:GetItem"),
                List.of("*"),
                List.of(),
                false,
                "AmazonDynamoDBReadOnlyAccess",
                null,
                true));
        var more = WatchPlan.of(
                new AppMap(
                        map.name(), map.components(), map.flows(), grants, map.templates(), map.gaps(), map.problems()),
                WatchPolicy.NONE);
        var render = more.component("Render").orElseThrow();

        assertThat(more.judge(render, by("Render", "dynamodb:DescribeTable"))).isEqualTo(Verdict.UNKNOWN);
        assertThat(more.judge(render, by("Render", "s3:ListAllMyBuckets"))).isEqualTo(Verdict.ALLOWED);
        assertThat(more.judge(render, by("Render", "kms:ListKeys"))).isEqualTo(Verdict.UNKNOWN);
        assertThat(more.judge(render, by("Render", "secretsmanager:GetSecretValue")))
                .isEqualTo(Verdict.NOT_ALLOWED);
    }

    private static Event by(String function, String action) {
        return Events.audit("1", "10:00:00", Events.function(function), action);
    }

    @Test
    void a_component_is_called_by_its_name_unless_two_have_it() {
        var stores = List.of(
                store("a.Orders", "orders"),
                store("b.Orders", "orders"),
                store("c.Mails", "mails-${Stage}"),
                store("d.T", "t"));
        var named = WatchPlan.of(
                new AppMap("x", stores, List.of(), List.of(), List.of(), List.of(), List.of()), WatchPolicy.NONE);

        assertThat(named.components())
                .extracting(named::nameOf)
                .containsExactly("a.Orders", "b.Orders", "c.Mails", "t");
    }

    private static Component store(String id, String name) {
        return new Component(id, name, "aws.dynamodb", Role.STORE, "", true, "", null, null, List.of());
    }

    @Test
    void a_deployer_is_known_by_his_name_in_our_account_only() {
        assertThat(plan.isDeployer(event(Events.role("ci-deploy-prod", "x")))).isTrue();
        assertThat(plan.isDeployer(event(Events.role("admin", "ci-deploy-prod"))))
                .isFalse();
        assertThat(plan.isDeployer(event(Events.user("ci-deploy-x", "999999999999"))))
                .isFalse();
    }

    @Test
    void an_operator_may_be_named_with_his_kind() {
        assertThat(plan.isOperator(event(Events.user("oncall")))).isTrue();
        assertThat(plan.isOperator(event(Events.role("oncall", "x")))).isFalse();
    }

    @Test
    void a_plan_is_the_same_after_a_journey_to_another_machine() throws Exception {
        var bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(plan);
        var read = (WatchPlan) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(read.components()).isEqualTo(plan.components());
        assertThat(read.component("dynamodb", "shop-Orders-1")).isPresent();
    }
}
