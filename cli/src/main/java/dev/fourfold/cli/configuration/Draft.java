package dev.fourfold.cli.configuration;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Role;
import java.util.List;
import java.util.Set;

/// The first `fourfold.yaml` of an application: what was found is filled in, and everything is commented out, so that
/// the
/// file changes nothing until somebody decides. A line that is to be taken has its `#` directly before it.
final class Draft {
    private static final Set<Role> HOLDERS = Set.of(Role.STORE, Role.CHANNEL, Role.IDENTITY);
    private static final int MOST = 30;
    private static final int WIDTH = 100;

    private final AppMap map;
    private final StringBuilder out = new StringBuilder();

    Draft(AppMap map) {
        this.map = map;
    }

    String text() {
        out.append("# yaml-language-server: $schema=").append(JsonSchema.ID).append('\n');
        says("What the templates and the code of " + map.name() + " do not say. Every key may be left out, and nothing"
                + " counts before its # is taken away.");
        data();
        production();
        behaviours();
        findings();
        return out.toString();
    }

    private void data() {
        gap();
        says(
                "Where data of which class is: a component (Orders), one of its fields (Orders.cardToken), or a field wherever"
                        + " it occurs (\"*.nickname\"). What is not named here is inferred from names, as below; 'fourfold"
                        + " map --why Orders:personal' says from which. Not so? 'Orders: not personal', or 'nothing', silences it.");
        takes("data:");
        var held = map.components().stream()
                .filter(component -> component.declared() && HOLDERS.contains(component.role()))
                .toList();
        held.stream()
                .filter(component -> !component.data().isEmpty())
                .limit(MOST)
                .forEach(component ->
                        takes("  " + key(component.name()) + ": [" + String.join(", ", component.data()) + "]"));
        if (held.isEmpty()) takes("  Orders: personal");
        var silent = held.stream()
                .filter(component -> component.data().isEmpty() && isForData(component))
                .map(Component::name)
                .limit(MOST)
                .toList();
        if (silent.isEmpty()) return;
        says("Nothing is known of the data of " + String.join(", ", silent) + ". If you know:");
        takes("  " + key(silent.getFirst()) + ": confidential");
    }

    private static boolean isForData(Component component) {
        return component.role() == Role.STORE && !component.service().equals("aws.logs");
    }

    private void production() {
        gap();
        says("Who may change code and configuration in production: names of roles and users, or ARNs; * stands for"
                + " anything. With none, only what CloudFormation does is trusted.");
        takes("deployers:");
        takes("  - role/ci-deployer");
        gap();
        says("Who may read data directly, without going through the application.");
        takes("operators:");
        takes("  - role/AWSReservedSSO_Operator_*");
    }

    private void behaviours() {
        gap();
        says("Limits of the business. 'by' is the field that tells one agent or customer from another; 'fourfold watch"
                + " --replay' says how often a limit would have told.");
        takes("behaviours:");
        takes("  - name: refunds-by-one-agent");
        takes("    event: refund-issued");
        takes("    by: entity");
        takes("    condition: count over 1h > 10");
        takes("    severity: high");
        map.components().stream()
                .filter(component -> component.declared() && component.role() == Role.PROCESS)
                .findFirst()
                .ifPresent(component -> takes("    where: [" + key(component.name()) + "]"));
    }

    private void findings() {
        gap();
        says("Findings that are accepted, with the reason and the last day on which they are.");
        takes("suppressions:");
        takes("  - rule: s3-without-backup");
        firstStore().forEach(name -> takes("    component: " + key(name)));
        takes("    because: every object can be made again");
        takes("    until: 2030-12-31");
        gap();
        says("What data needs beside, or instead of, what 'fourfold choose' asks for.");
        takes("policy:");
        takes("  - data: personal");
        takes("    control: backup");
        takes("    severity: none");
        takes("    because: the data is copied here from the system that owns it");
    }

    private List<String> firstStore() {
        return map.components().stream()
                .filter(component -> component.declared() && component.role() == Role.STORE)
                .map(Component::name)
                .limit(1)
                .toList();
    }

    /// A name as a YAML key that is nothing else.
    private static String key(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_-]*") && !name.matches("(?i)y|n|yes|no|on|off|true|false|null")
                ? name
                : "\""
                        + name.replaceAll("[\\p{Cntrl}]", " ")
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"") + "\"";
    }

    private void says(String text) {
        var line = new StringBuilder("#");
        for (String word : text.replaceAll("\\p{Cntrl}", " ").split(" ")) {
            if (line.length() > 1 && line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line.setLength(1);
            }
            line.append(' ').append(word);
        }
        out.append(line).append('\n');
    }

    private void takes(String line) {
        out.append('#').append(line).append('\n');
    }

    private void gap() {
        out.append('\n');
    }
}
