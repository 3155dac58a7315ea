package dev.fourfold.core.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.catalogue.Layer;
import dev.fourfold.core.catalogue.Owner;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponsibilityTest {
    private static Component component(String id, String service, Role role, boolean declared) {
        return new Component(id, id, service, role, "", declared, "", null, null, List.of());
    }

    private static Responsibility of(Component... components) {
        return Responsibility.of(
                new AppMap("app", List.of(components), List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void ofAFunctionAndATableWeRunTheCodeAndDecideOnAccessAndData() {
        var app = of(
                component("CreateOrder", "aws.lambda", Role.PROCESS, true),
                component("Orders", "aws.dynamodb", Role.STORE, true));

        assertThat(app.count(Owner.YOURS)).isEqualTo(5);
        assertThat(app.sentence()).isEqualTo("of 15 layers in this application, 5 are yours");
        assertThat(app.rows().getFirst().owners())
                .containsEntry(Layer.HOST, Owner.PROVIDER)
                .containsEntry(Layer.RUNTIME, Owner.SHARED)
                .containsEntry(Layer.APPLICATION, Owner.YOURS);
    }

    @Test
    void whatOthersRunAndWhatNobodyHereDeclaresIsNotOurs() {
        var app = of(
                component("actor.internet", "actor.internet", Role.ACTOR, false),
                component("aws.dynamodb:eu-central-1", "aws.dynamodb", Role.STORE, false));

        assertThat(app.rows()).isEmpty();
        assertThat(app.sentence()).isEmpty();
    }

    @Test
    void aServiceThatNobodyDescribedYetIsNamed() {
        assertThat(of(component("Index", "aws.kendra", Role.STORE, true)).undescribed())
                .containsExactly("aws.kendra");
    }
}
