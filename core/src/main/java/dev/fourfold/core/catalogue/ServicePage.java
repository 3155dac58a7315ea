package dev.fourfold.core.catalogue;

import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.core.page.FrontMatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the front matter of a service's page. Every key is checked: a misspelt one is a problem, not a rule that never
/// fires.
final class ServicePage {
    private static final Set<String> KEYS = Set.of(
            "id",
            "title",
            "role",
            "kind",
            "keeps",
            "prefixes",
            "clients",
            "hosts",
            "actions",
            "cloudformation",
            "responsibility",
            "controls");
    private static final Set<String> TYPE_KEYS = Set.of(
            "as", "role", "variants", "plumbing", "part-of", "name", "acts-as", "runs-code", "keeps-data", "flows");
    private static final Set<String> FLOW_KEYS = Set.of("each", "from", "to", "mechanism", "when");

    private final FrontMatter front;

    private ServicePage(FrontMatter front) {
        this.front = front;
    }

    static Service read(String file, String front) {
        return new ServicePage(FrontMatter.of(file, front)).service();
    }

    private Service service() {
        front.allows(KEYS);
        String id = front.text("id");
        try {
            Role role = Role.of(front.text("role", ""));
            String own = id.substring(id.indexOf('.') + 1);
            List<String> prefixes = front.texts("prefixes", List.of(own));
            var types = new ArrayList<ResourceType>();
            front.at("cloudformation").each().forEach((type, rule) -> types.add(type(id, role, type, rule)));
            return new Service(
                    id,
                    front.text("title", id),
                    role,
                    prefixes,
                    front.texts("clients", prefixes),
                    front.texts("hosts", prefixes),
                    actions(front.at("actions")),
                    types,
                    front.text("kind", ""),
                    front.text("keeps", ""),
                    ControlPage.responsibility(front.at("responsibility")),
                    ControlPage.controls(front.at("controls")));
        } catch (IllegalArgumentException e) {
            throw front.problem(String.valueOf(e.getMessage()));
        }
    }

    private static Map<Access, List<String>> actions(FrontMatter map) {
        var actions = new EnumMap<Access, List<String>>(Access.class);
        map.values().forEach((access, operations) -> actions.put(Access.of(access), operations));
        return actions;
    }

    private static ResourceType type(String id, Role role, String type, FrontMatter rule) {
        rule.allows(TYPE_KEYS);
        var variants = new ArrayList<ResourceType.Variant>();
        rule.at("variants")
                .each()
                .forEach((service, when) -> variants.add(new ResourceType.Variant(service, when.values())));
        String partOf = rule.text("part-of", "");
        boolean component = partOf.isEmpty() && !rule.text("plumbing", "false").equals("true");
        return new ResourceType(
                type,
                rule.text("as", id),
                rule.has("role") ? Role.of(rule.text("role", "")) : role,
                variants,
                component,
                partOf,
                rule.texts("name", List.of()),
                rule.texts("acts-as", List.of()),
                rule.text("runs-code", "false").equals("true"),
                !rule.text("keeps-data", "true").equals("false"),
                rule.list("flows").stream().map(ServicePage::flow).toList());
    }

    private static FlowRule flow(FrontMatter rule) {
        rule.allows(FLOW_KEYS);
        return new FlowRule(
                rule.text("each", ""),
                rule.text("from", FlowRule.SELF),
                rule.text("to", FlowRule.SELF),
                Mechanism.of(rule.text("mechanism", "")),
                rule.at("when").values());
    }
}
