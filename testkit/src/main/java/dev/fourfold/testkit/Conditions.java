package dev.fourfold.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/// Conditions that ArchUnit does not bring along.
final class Conditions {
    private Conditions() {}

    /// A class in `dev.fourfold.map.internal` is for `dev.fourfold.map` alone.
    static ArchCondition<JavaClass> stayOutOfInternalPackagesOfOtherModules() {
        return new ArchCondition<>("stay out of the internal packages of other modules") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (var dependency : origin.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass().getPackageName();
                    boolean internal = target.startsWith("dev.fourfold.")
                            && List.of(target.split("\\.", -1)).contains("internal");
                    if (internal && !module(target).equals(module(origin.getPackageName())))
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                }
            }
        };
    }

    /// What a class shows to others (its public and protected methods, constructors and fields) is written in types of
    /// ours and of the JDK. Annotations are not looked at.
    static ArchCondition<JavaClass> showOnlyOurTypesAndTheJdks() {
        return new ArchCondition<>("show only our types and the JDK's") {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                owner.getFields().stream()
                        .filter(field -> shown(field.getModifiers()))
                        .filter(field -> foreign(field.getRawType()))
                        .forEach(field -> events.add(SimpleConditionEvent.violated(field, field.getDescription())));
                owner.getCodeUnits().stream()
                        .filter(unit -> shown(unit.getModifiers()))
                        .filter(unit -> types(unit).anyMatch(Conditions::foreign))
                        .forEach(unit -> events.add(SimpleConditionEvent.violated(unit, unit.getDescription())));
            }
        };
    }

    private static Stream<JavaClass> types(JavaCodeUnit unit) {
        return Stream.of(
                        unit.getReturnType().getAllInvolvedRawTypes().stream(),
                        unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                        unit.getThrowsClause().getTypes().stream())
                .flatMap(each -> each);
    }

    private static boolean shown(Iterable<JavaModifier> modifiers) {
        for (var modifier : modifiers)
            if (modifier == JavaModifier.PUBLIC || modifier == JavaModifier.PROTECTED) return true;
        return false;
    }

    private static boolean foreign(JavaClass type) {
        var name = type.getBaseComponentType().getName();
        return name.contains(".") && !name.startsWith("java.") && !name.startsWith("dev.fourfold.");
    }

    /// `map` for `dev.fourfold.map.cloudformation`.
    private static String module(String packageName) {
        var parts = packageName.split("\\.", -1);
        return parts.length > 2 ? parts[2] : "";
    }
}
