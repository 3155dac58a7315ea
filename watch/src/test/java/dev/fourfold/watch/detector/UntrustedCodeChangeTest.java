package dev.fourfold.watch.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.model.Severity;
import dev.fourfold.watch.contract.Events;
import dev.fourfold.watch.contract.Shop;
import dev.fourfold.watch.plan.WatchPlan;
import dev.fourfold.watch.plan.WatchPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UntrustedCodeChangeTest {
    private final UntrustedCodeChange detector = new UntrustedCodeChange(Shop.plan());

    private Optional<Alert> alert(Event event) {
        return detector.see(detector.fresh(), event).alerts().stream().findFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "lambda:UpdateFunctionCode, shop-Render-2DEF, user mallory changed the code of Render",
        "lambda:UpdateFunctionConfiguration, shop-Render-2DEF, user mallory changed the configuration of Render",
        "lambda:AddPermission, shop-Render-2DEF, user mallory changed who may invoke Render",
        "iam:PutRolePolicy, shop-RenderRole-1ABC, user mallory changed what the role allows of Render"
    })
    void a_change_by_anybody_else_is_an_alert(String action, String resource, String title) {
        var event = Events.audit("1", "10:00:00", Events.user("mallory"), action, resource);

        assertThat(alert(event)).map(Alert::title).contains(title);
    }

    @Test
    void a_trusted_deployer_is_none() {
        var ci = Events.role("ci-deploy-prod", "github");

        assertThat(alert(Events.audit("1", "10:00:00", ci, "lambda:UpdateFunctionCode", "shop-Render-2DEF")))
                .isEmpty();
    }

    @Test
    void the_function_of_somebody_else_is_none_but_unsure() {
        var event = Events.audit("1", "10:00:00", Events.user("bob"), "lambda:UpdateFunctionCode", "billing-Pay-1");

        assertThat(alert(event)).isEmpty();
        assertThat(detector.isUnsure(event)).isTrue();
    }

    @Test
    void its_severity_is_of_the_data_that_the_function_reaches_and_an_attempt_is_less() {
        var mallory = Events.user("mallory");
        String code = "lambda:UpdateFunctionCode";

        assertThat(alert(Events.audit("1", "10:00:00", mallory, code, "shop-Render-2DEF")))
                .hasValueSatisfying(alert -> {
                    assertThat(alert.data()).containsExactly("financial", "personal");
                    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
                });
        assertThat(alert(Events.denied("1", "10:00:00", mallory, code, "shop-Render-2DEF")))
                .map(Alert::severity)
                .contains(Severity.HIGH);
        assertThat(alert(Events.audit("1", "10:00:00", mallory, code, "shop-Foreign-2DEF")))
                .map(Alert::severity)
                .contains(Severity.HIGH);
    }

    @Test
    void a_component_that_changes_code_is_told_of_once() {
        var access = new UngrantedAccess(Shop.plan());
        var create = Events.function("CreateOrder");
        String code = "lambda:UpdateFunctionCode";
        var done = Events.audit("1", "10:00:00", create, code, "shop-Render-2DEF");
        var denied = Events.denied("2", "10:00:00", create, code, "shop-Render-2DEF");

        assertThat(detector.keyOf(done)).isPresent();
        assertThat(access.keyOf(done)).isEmpty();
        assertThat(detector.keyOf(denied)).isEmpty();
        assertThat(access.keyOf(denied)).isPresent();
    }

    @Test
    void attempts_on_several_functions_are_one_alert() {
        var mallory = Events.user("mallory");
        var first = Events.denied("1", "10:00:00", mallory, "lambda:UpdateFunctionCode", "shop-Render-2DEF");
        var second = Events.denied("2", "10:00:01", mallory, "lambda:AddPermission", "shop-CreateOrder-2DEF");
        var state = detector.see(detector.see(detector.fresh(), first).state(), second)
                .state();

        assertThat(detector.keyOf(first)).isEqualTo(detector.keyOf(second));
        assertThat(detector.expire(state)).singleElement().satisfies(alert -> {
            assertThat(alert.title()).isEqualTo("user mallory tried to make 2 different changes");
            assertThat(alert.where()).extracting(Alert.Place::name).containsExactly("Render", "CreateOrder");
        });
    }

    @Test
    void without_named_deployers_only_cloudformation_is_trusted() {
        var zero = new UntrustedCodeChange(WatchPlan.of(Shop.map(), WatchPolicy.NONE));
        var byHand = Events.audit(
                "1", "10:00:00", Events.role("ci-deploy-prod", "x"), "lambda:UpdateFunctionCode", "shop-Render-2DEF");
        var byStack = new Event(
                "2",
                byHand.time(),
                byHand.kind(),
                byHand.principal(),
                byHand.action(),
                byHand.resources(),
                "",
                "",
                byHand.account(),
                "",
                "cloudformation.amazonaws.com",
                "cloudformation.amazonaws.com",
                byHand.attributes());

        assertThat(zero.judge(byHand)).isPresent();
        assertThat(zero.judge(byStack)).isEmpty();
    }
}
