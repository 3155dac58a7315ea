package dev.fourfold.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.fourfold.check.sample.Offences;
import dev.fourfold.core.model.sample.ShowsForeignType;
import dev.fourfold.map.internal.Inside;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class ArchitectureRulesTest {
    static final List<Arguments> offences = List.of(
            Arguments.of(ArchitectureRules.arrows_point_to_core, Offences.EntersAnotherModule.class),
            Arguments.of(
                    ArchitectureRules.internal_is_entered_from_its_own_module_only, Offences.EntersAnotherModule.class),
            Arguments.of(ArchitectureRules.only_cli_prints, Offences.Prints.class),
            Arguments.of(ArchitectureRules.only_cli_ends_the_process, Offences.Exits.class),
            Arguments.of(ArchitectureRules.only_the_console_opens_sockets, Offences.Connects.class),
            Arguments.of(ArchitectureRules.names_say_what_a_thing_is, Offences.StringHelper.class),
            Arguments.of(ArchitectureRules.optional_is_returned_and_not_stored, Offences.StoresOptional.class),
            Arguments.of(ArchitectureRules.foreign_types_stay_inside, ShowsForeignType.class));

    static final List<ArchRule> rules =
            offences.stream().map(offence -> (ArchRule) offence.get()[0]).toList();

    @ParameterizedTest
    @FieldSource("offences")
    void the_class_that_breaks_the_rule_is_named(ArchRule rule, Class<?> offender) {
        var result = rule.evaluate(new ClassFileImporter().importClasses(offender, Inside.class));

        assertThat(result.getFailureReport().getDetails()).anyMatch(line -> line.contains(offender.getSimpleName()));
    }

    @ParameterizedTest
    @FieldSource("rules")
    void a_clean_class_breaks_none(ArchRule rule) {
        var result = rule.evaluate(new ClassFileImporter().importClasses(Offences.Clean.class, Inside.class));

        assertThat(result.getFailureReport().getDetails()).isEmpty();
    }
}
