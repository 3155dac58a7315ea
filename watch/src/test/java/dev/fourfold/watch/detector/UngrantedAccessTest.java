package dev.fourfold.watch.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Principal;
import dev.fourfold.core.model.Severity;
import dev.fourfold.watch.contract.Events;
import dev.fourfold.watch.contract.Shop;
import dev.fourfold.watch.plan.WatchPlan;
import dev.fourfold.watch.plan.WatchPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UngrantedAccessTest {
    private final UngrantedAccess detector = new UngrantedAccess(Shop.plan());

    private Optional<Alert> alert(Event event) {
        return detector.see(detector.fresh(), event).alerts().stream().findFirst();
    }

    @Test
    void what_the_grants_allow_is_nothing() {
        var event = Events.audit(
                "1", "10:00:00", Events.function("CreateOrder"), "dynamodb:PutItem", Events.table("Orders"));

        assertThat(alert(event)).isEmpty();
    }

    @Test
    void a_function_that_does_more_is_an_alert_that_says_all_it_takes_to_decide() {
        var event = Events.audit(
                "1", "10:00:00", Events.function("CreateOrder"), "dynamodb:Scan", Events.table("Profiles"));

        var alert = alert(event).orElseThrow();

        assertThat(alert.title())
                .isEqualTo("CreateOrder did dynamodb:Scan on Profiles, which none of its grants allows");
        assertThat(alert.who()).contains("shop-CreateOrderRole-1ABC", "shop-CreateOrder-2DEF");
        assertThat(alert.where()).extracting(Alert.Place::name).containsExactly("CreateOrder", "Profiles");
        assertThat(alert.data()).containsExactly("health", "personal");
        assertThat(alert.usual()).contains("dynamodb:PutItem and 1 more on Orders");
        assertThat(alert.seen()).contains("succeeded", "203.0.113.9", "aws-sdk/1");
        assertThat(alert.next()).contains("shop-CreateOrderRole-1ABC");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void what_was_refused_is_one_degree_less() {
        var event = Events.denied(
                "1", "10:00:00", Events.function("CreateOrder"), "dynamodb:Scan", Events.table("Profiles"));

        assertThat(alert(event)).map(Alert::severity).contains(Severity.HIGH);
    }

    @Test
    void a_refusal_of_what_the_grants_allow_is_nothing() {
        // HeadObject of an object that is not there is refused to whoever may not list the bucket; it is s3:GetObject.
        var event = Events.denied(
                "1", "10:00:00", Events.function("Render"), "s3:GetObject", "arn:aws:s3:::shop-invoices-9xyz/none.pdf");

        assertThat(alert(event)).isEmpty();
        assertThat(detector.isUnsure(event)).isFalse();
    }

    @Test
    void a_refusal_does_not_overstate_what_the_map_does_not_wholly_know() {
        var known = alert(Events.denied(
                        "1", "10:00:00", Events.function("CreateOrder"), "dynamodb:Scan", Events.table("Profiles")))
                .orElseThrow();
        var uncertain = alert(Events.denied(
                        "1", "10:00:00", Events.function("Foreign"), "dynamodb:Scan", Events.table("Profiles")))
                .orElseThrow();

        assertThat(known.title()).endsWith("which none of its grants allows");
        assertThat(uncertain.title())
                .isEqualTo("Foreign was denied dynamodb:Scan on Profiles, which no grant that the map knows allows");
        assertThat(uncertain.usual()).isEqualTo("its grants are not known to the map");
        assertThat(uncertain.next()).startsWith("The map does not know all grants of Foreign");
        assertThat(uncertain.severity()).isGreaterThan(known.severity());
    }

    @Test
    void a_refused_call_that_its_code_makes_is_a_bug_but_the_same_action_elsewhere_is_not() {
        var create = Events.function("CreateOrder");
        var bug = Events.denied("1", "10:00:00", create, "sqs:SendMessage", "https://sqs.eu/1/shop-Work-1");
        var other = Events.denied("2", "10:00:00", create, "sqs:SendMessage", "https://sqs.eu/1/theirs");

        assertThat(alert(bug)).hasValueSatisfying(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.LOW);
            assertThat(alert.next()).startsWith("The code of CreateOrder makes this call: most likely a bug.");
        });
        assertThat(alert(other)).map(Alert::severity).contains(Severity.MEDIUM);
    }

    @Test
    void the_session_does_not_make_another_cause_but_the_person_does() {
        var table = Events.table("Orders");
        var one = Events.role("AWSReservedSSO_Analyst_1", "ann@shop.example");
        var two = Events.role("AWSReservedSSO_Analyst_1", "bob@shop.example");
        var first = Events.denied("1", "10:00:00", Events.function("Render"), "dynamodb:Scan", table);
        var other = Events.denied("2", "10:00:00", Events.role("shop-RenderRole-1ABC", "awslambda_1"), "x:Y", table);

        assertThat(detector.keyOf(first)).isEqualTo(detector.keyOf(other));
        assertThat(detector.keyOf(Events.audit("1", "10:00:00", one, "dynamodb:Scan", table)))
                .isNotEqualTo(detector.keyOf(Events.audit("1", "10:00:00", two, "dynamodb:Scan", table)));
    }

    @Test
    void a_resource_that_is_not_on_the_map_is_unsure_and_no_alert() {
        var event = Events.audit("1", "10:00:00", Events.function("CreateOrder"), "dynamodb:PutItem", "others-table");

        assertThat(alert(event)).isEmpty();
        assertThat(detector.isUnsure(event)).isTrue();
    }

    @Test
    void somebody_else_with_the_role_of_a_function_is_an_alert_whatever_he_does() {
        var thief = Events.role("shop-CreateOrderRole-1ABC", "i-am-a-laptop");
        var event = Events.audit("1", "10:00:00", thief, "dynamodb:PutItem", Events.table("Orders"));

        assertThat(alert(event))
                .map(Alert::title)
                .hasValueSatisfying(title -> assertThat(title).contains("i-am-a-laptop", "role of CreateOrder"));
    }

    @Test
    void the_poller_of_an_event_source_is_not_somebody_else() {
        var poller = Events.role("shop-RenderRole-1ABC", "awslambda_4_20260801");
        var event = Events.audit("1", "10:00:00", poller, "sqs:ReceiveMessage", "https://sqs/1/shop-Work-1");

        assertThat(alert(event)).isEmpty();
    }

    @Test
    void a_person_who_reads_data_directly_is_an_alert() {
        var event = Events.audit("1", "10:00:00", Events.user("bob"), "dynamodb:Query", Events.table("Orders"));

        assertThat(alert(event))
                .map(Alert::usual)
                .hasValueSatisfying(usual -> assertThat(usual).endsWith("use this data: CreateOrder"));
    }

    @Test
    void but_not_on_data_for_everybody_nor_on_settings_nor_if_refused_nor_an_operator() {
        assertThat(alert(Events.audit("1", "10:00:00", Events.user("bob"), "dynamodb:Query", Events.table("Prices"))))
                .isEmpty();
        assertThat(alert(Events.audit(
                        "1", "10:00:00", Events.user("bob"), "dynamodb:DescribeTable", Events.table("Orders"))))
                .isEmpty();
        assertThat(alert(Events.denied("1", "10:00:00", Events.user("bob"), "dynamodb:Query", Events.table("Orders"))))
                .isEmpty();
        assertThat(alert(
                        Events.audit("1", "10:00:00", Events.user("oncall"), "dynamodb:Query", Events.table("Orders"))))
                .isEmpty();
    }

    @Test
    void another_account_and_an_anonymous_caller_are_alerts() {
        var nobody = new Principal(Principal.Kind.ANONYMOUS, "", "", "", "");
        var object = "arn:aws:s3:::shop-invoices-9xyz/a.pdf";

        assertThat(alert(Events.audit("1", "10:00:00", nobody, "s3:GetObject", object)))
                .map(Alert::who)
                .hasValueSatisfying(who -> assertThat(who).startsWith("an anonymous caller"));
        assertThat(alert(Events.audit("1", "10:00:00", Events.user("x", "999999999999"), "s3:GetObject", object)))
                .isPresent();
    }

    @Test
    void a_role_that_the_map_does_not_know_is_unsure() {
        var event = Events.audit("1", "10:00:00", Events.role("backup", "x"), "dynamodb:Scan", Events.table("Orders"));

        assertThat(alert(event)).isEmpty();
        assertThat(detector.isUnsure(event)).isTrue();
    }

    @Test
    void what_a_service_of_the_provider_does_is_nothing() {
        var service = new Principal(Principal.Kind.SERVICE, "backup.amazonaws.com", "", "", "");

        assertThat(alert(Events.audit("1", "10:00:00", service, "dynamodb:Scan", Events.table("Orders"))))
                .isEmpty();
    }

    @Test
    void where_no_operator_is_named_a_person_is_told_once_and_less_loudly() {
        var unsaid = new UngrantedAccess(WatchPlan.of(Shop.map(), WatchPolicy.NONE));
        var person = Events.role("AWSReservedSSO_Support_1a2b", "ann@shop.example");
        var profiles = Events.audit("1", "10:00:00", person, "dynamodb:Scan", Events.table("Profiles"));
        var orders = Events.audit("2", "10:01:00", person, "dynamodb:GetItem", Events.table("Orders"));

        var first = unsaid.see(unsaid.fresh(), profiles);
        var second = unsaid.see(first.state(), orders);

        assertThat(first.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.HIGH);
            assertThat(alert.usual()).contains("names no operators");
        });
        assertThat(second.alerts()).allSatisfy(alert -> {
            assertThat(alert.id()).isEqualTo(first.alerts().getFirst().id());
            assertThat(alert.where()).extracting(Alert.Place::name).containsExactlyInAnyOrder("Profiles", "Orders");
        });
    }
}
