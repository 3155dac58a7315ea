package dev.fourfold.check;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Fit.Verdict;
import dev.fourfold.core.fit.Need;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What data needs and its component does not give. A control of which only the deployment decides is no finding.
final class Gaps {

    private Gaps() {}

    /// @param exposures what is already said of doors that stand open
    static List<Finding> of(Scene scene, List<Finding> exposures) {
        var said = exposures.stream().map(Finding::component).collect(Collectors.toSet());
        var gaps = new ArrayList<Finding>();
        for (Fit fit : scene.application().fits()) {
            if (fit.verdict() != Verdict.FAIL) continue;
            var component = scene.component(fit.need().component());
            boolean twice = component != null
                    && said.contains(component.id())
                    && fit.need().control().equals(Exposures.control(component));
            if (!twice) gaps.add(gap(scene, fit));
        }
        return gaps;
    }

    private static Finding gap(Scene scene, Fit fit) {
        var need = fit.need();
        Component component = scene.component(need.component());
        Setting setting = fit.setting();
        String service = component == null ? "component" : component.service();
        String control = need.control();
        String value = setting == null ? "" : setting.value();
        return new Finding(
                rule(service, control),
                scene.name(need.component()) + " has no " + Need.words(control),
                need.severity(),
                need.component(),
                setting == null ? control : setting.property(),
                value.isEmpty() ? "absent" : value,
                location(setting, component),
                String.join("; ", need.reasons()),
                scene.doors().way(need.component()),
                fit.how(),
                fit.patches());
    }

    private static @Nullable Location location(@Nullable Setting setting, @Nullable Component component) {
        if (setting != null && setting.location() != null) return setting.location();
        return component == null ? null : component.location();
    }

    /// `dynamodb-without-encryption-at-rest-customer-key`
    static String rule(String service, String control) {
        int dot = service.indexOf('.');
        String name = dot < 0 ? service : service.substring(dot + 1);
        return (name + "-without-" + control).replace('.', '-').toLowerCase(Locale.ROOT);
    }
}
