package dev.fourfold.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Fit.Verdict;
import dev.fourfold.core.fit.Need;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Setting;
import dev.fourfold.core.model.Setting.State;
import dev.fourfold.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final String GUARD = "Api -> Users authorize property Authorizer";

    @Test
    void aNeedThatIsNotMetIsAFinding() {
        var found = Drawing.shop().draw(GUARD).fit(fit(Verdict.FAIL, "false")).check();

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("dynamodb-without-encryption-at-rest-customer-key");
            assertThat(finding.title()).isEqualTo("Orders has no encryption at rest (customer key)");
            assertThat(finding.subject()).isEqualTo("SSESpecification.SSEEnabled");
            assertThat(finding.location()).isEqualTo(new Location("template.yaml", 40, 7));
            assertThat(finding.path()).containsExactly("actor.internet", "Api", "Create", "Orders");
        });
    }

    @Test
    void whatIsMetOrNotKnownIsNone() {
        assertThat(Drawing.shop()
                        .draw(GUARD)
                        .fit(fit(Verdict.PASS, "true"))
                        .fit(fit(Verdict.UNKNOWN, "${Encrypt}"))
                        .check())
                .isEmpty();
    }

    @Test
    void itsIdentityDoesNotHangOnTheLine() {
        var one = Drawing.shop()
                .draw(GUARD)
                .fit(fit(Verdict.FAIL, "false"))
                .check()
                .getFirst();
        var moved = new Finding(
                one.rule(),
                one.title(),
                one.severity(),
                one.component(),
                one.subject(),
                one.evidence(),
                new Location("template.yaml", 400, 1),
                "another reason",
                List.of(),
                one.fix(),
                List.of());

        assertThat(moved.fingerprint())
                .isEqualTo(one.fingerprint())
                .startsWith("dynamodb-without-encryption-at-rest-customer-key/Orders/SSESpecification.SSEEnabled/");
    }

    @Test
    void whatIsUnknownIsInTheCoverage() {
        var check = Check.of(Drawing.shop()
                .draw(GUARD)
                .fit(fit(Verdict.UNKNOWN, "${Encrypt}"))
                .application());

        assertThat(check.coverage().controls()).isEqualTo(1);
        assertThat(check.coverage().undecided()).isEqualTo(1);
        assertThat(check.coverage().unread()).containsExactly("Create");
    }

    private static Fit fit(Verdict verdict, String value) {
        var need = new Need(
                "Orders", "encryption-at-rest.customer-key", Severity.MEDIUM, List.of("`email` (personal) reaches it"));
        var setting = new Setting(
                "Orders",
                need.control(),
                State.OFF,
                "SSESpecification.SSEEnabled",
                value,
                new Location("template.yaml", 40, 7));
        return new Fit(need, verdict, setting, "Name your own KMS key.", List.of());
    }
}
