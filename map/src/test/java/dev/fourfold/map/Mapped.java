package dev.fourfold.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Evidence;
import java.util.List;
import java.util.Objects;

/// A map with what a test expects of it. A flow is written `Orders -> Work event-source`, as on the service pages.
public record Mapped(AppMap map) {

    /// Exactly these flows, and no problem unless one was asked for before.
    public Mapped thenFlowsAre(String... flows) {
        assertThat(flows()).containsExactlyInAnyOrder(flows);
        return this;
    }

    public Mapped thenFlowsInclude(String... flows) {
        assertThat(flows()).contains(flows);
        return this;
    }

    public Mapped thenNoFlowIs(String... flows) {
        assertThat(flows()).doesNotContain(flows);
        return this;
    }

    /// Exactly these components, written `Orders aws.sqs`.
    public Mapped thenComponentsAre(String... components) {
        assertThat(map.components().stream()
                        .map(component -> component.id() + " " + component.service())
                        .toList())
                .containsExactlyInAnyOrder(components);
        return this;
    }

    /// Exactly these problems: place, message and advice, as the user sees them.
    public Mapped thenProblemsAre(String... problems) {
        assertThat(problems()).containsExactlyInAnyOrder(problems);
        return this;
    }

    /// A problem that begins so, with advice after it.
    public Mapped thenAProblemIs(String beginning) {
        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem).startsWith(beginning).contains("; "));
        return this;
    }

    public Mapped thenNothingIsWrong() {
        assertThat(problems()).isEmpty();
        return this;
    }

    /// A gap that names this expression.
    public Mapped thenAGapNames(String expression) {
        assertThat(map.gaps().stream().map(gap -> gap.expression()).toList())
                .anySatisfy(each -> assertThat(each).contains(expression));
        return this;
    }

    public Mapped thenNothingIsUnresolved() {
        assertThat(map.gaps()).isEmpty();
        return this;
    }

    /// The flow has this fact among its evidence, at a place in a file.
    public Mapped thenFlowIsShownBy(String flow, Evidence.Kind kind, String detail) {
        assertThat(map.flows().stream()
                        .filter(each -> flow.equals(each.from() + " -> " + each.to() + " "
                                + each.mechanism().word()))
                        .flatMap(each -> each.evidence().stream())
                        .filter(evidence -> evidence.kind() == kind && evidence.location() != null)
                        .map(Evidence::detail)
                        .toList())
                .contains(detail);
        return this;
    }

    /// Exactly these grants of a principal, written `Work may dynamodb:GetItem on ${Orders.Arn}`.
    public Mapped thenGrantsAre(String... grants) {
        assertThat(map.grants().stream()
                        .map(grant -> grant.principal() + (grant.allow() ? " may " : " must not ")
                                + String.join(", ", grant.actions()) + " on " + String.join(", ", grant.resources())
                                + (grant.conditional() ? " if" : ""))
                        .toList())
                .containsExactlyInAnyOrder(grants);
        return this;
    }

    /// The condition under which a component exists.
    public Mapped thenConditionIs(String component, String condition) {
        assertThat(Objects.requireNonNull(map.byId().get(component)).condition())
                .isEqualTo(condition);
        return this;
    }

    /// Where a component is declared, `template.yaml:3:5`.
    public Mapped thenPlaceIs(String component, String place) {
        assertThat(Objects.requireNonNull(map.byId().get(component)).location()).hasToString(place);
        return this;
    }

    public Mapped thenTemplatesAre(String... templates) {
        assertThat(map.templates()).containsExactly(templates);
        return this;
    }

    private List<String> flows() {
        return map.flows().stream()
                .map(flow -> flow.from() + " -> " + flow.to() + " "
                        + flow.mechanism().word())
                .toList();
    }

    private List<String> problems() {
        return map.problems().stream().map(String::valueOf).toList();
    }
}
