package dev.fourfold.map.layout;

import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a reader sees who stays on a box or a line.
final class Tooltips {
    private static final int LINES = 8;

    private Tooltips() {}

    static String of(Component component) {
        var text = new StringBuilder(component.name());
        text.append('\n').append(component.type().isEmpty() ? component.service() : component.type());
        if (component.location() != null) text.append('\n').append(component.location());
        if (!component.declared() && !component.isOutside()) text.append("\nno template here declares it");
        if (component.condition() != null) text.append("\nonly if ").append(component.condition());
        if (!component.data().isEmpty()) text.append("\nholds ").append(String.join(", ", component.data()));
        return text.toString();
    }

    static String of(String title, List<Component> components) {
        var text = new StringBuilder(title);
        components.stream().limit(LINES).forEach(component -> text.append('\n').append(component.name()));
        return more(text, components.size());
    }

    static String of(List<Flow> flows, UnaryOperator<String> name) {
        var text = new StringBuilder();
        for (var flow : flows.subList(0, Math.min(LINES, flows.size()))) {
            if (!text.isEmpty()) text.append('\n');
            text.append(name.apply(flow.from())).append(" → ").append(name.apply(flow.to()));
            text.append(": ").append(flow.mechanism().word());
            if (flows.size() <= 3) flow.evidence().stream().limit(3).forEach(evidence -> evidence(text, evidence));
        }
        return more(text, flows.size());
    }

    private static void evidence(StringBuilder text, Evidence evidence) {
        text.append("\n  ").append(evidence.kind().word()).append(' ').append(evidence.detail());
        if (evidence.location() != null) text.append(", ").append(evidence.location());
    }

    private static String more(StringBuilder text, int all) {
        if (all > LINES) text.append("\n+").append(all - LINES).append(" more");
        return text.toString();
    }
}
