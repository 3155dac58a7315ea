package dev.fourfold.cli.configuration;

import static dev.fourfold.cli.configuration.Shape.Field.may;
import static dev.fourfold.cli.configuration.Shape.Field.must;

import dev.fourfold.choose.Place;
import dev.fourfold.choose.Policy;
import dev.fourfold.cli.configuration.Shape.ByName;
import dev.fourfold.cli.configuration.Shape.Fields;
import dev.fourfold.cli.configuration.Shape.Several;
import dev.fourfold.cli.configuration.Shape.Text;
import dev.fourfold.core.data.DataClass;
import dev.fourfold.core.data.DataClasses;
import dev.fourfold.core.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What `fourfold.yaml` may hold.
final class FileShape {
    /// How a class is denied: `not personal`.
    static final String NOT = "not ";

    /// How every class is denied.
    static final String NOTHING = "nothing";

    static final Fields FILE = new Fields(
            "What templates and code do not say about an application. Every key may be left out.",
            List.of(
                    may("data", data()),
                    may("classes", classes()),
                    may("policy", policy()),
                    may(
                            "deployers",
                            principals("Who may change code and configuration in production. With none, only"
                                    + " what CloudFormation does is trusted.")),
                    may(
                            "operators",
                            principals("People and roles who may read data directly, without going through the"
                                    + " application.")),
                    may(
                            "stacks",
                            Several.list(
                                    "Names of the application's stacks in production; * stands for anything. With none, any stack counts.",
                                    Text.any("A name, such as shop-*."))),
                    may(
                            "names",
                            new ByName(
                                    "Physical names in production by component, where the template gives a name of its own.",
                                    Text.any("A name, such as shop-orders-*; * stands for anything."))),
                    may(
                            "behaviours",
                            Several.list("Limits of the business; what goes beyond is an alert.", behaviour())),
                    may(
                            "suppressions",
                            Several.list(
                                    "Findings that are accepted. One that is over, or that fits no finding, is a mistake.",
                                    suppression()))));

    private FileShape() {}

    private static Shape data() {
        var often = new ArrayList<String>(
                DataClasses.shipped().all().stream().map(DataClass::id).sorted().toList());
        often.addAll(often.stream().map(id -> NOT + id).toList());
        often.add(NOTHING);
        return new ByName(
                "Where data of which class is: a component (Orders), one of its fields (Orders.cardToken), or a field"
                        + " wherever it occurs (*.nickname). It wins over what names suggest. 'not personal' takes a class"
                        + " away that a name suggests, 'nothing' takes all.",
                Several.orOne(
                        "One class or several.",
                        Text.often("A data class, 'not' and a data class, or 'nothing'.", often)));
    }

    private static Shape classes() {
        return new ByName(
                "Data classes of your own, by their names.",
                new Fields(
                        "A data class.",
                        List.of(
                                must("title", Text.any("What the data is, in a few words.")),
                                may(
                                        "names",
                                        Several.list(
                                                "Names of fields that suggest it, in any spelling.",
                                                Text.any("The last words of a field's name."))))));
    }

    private static Shape policy() {
        var severities = new ArrayList<>(severities());
        severities.add(Policy.NOT_NEEDED);
        return Several.list(
                "Changes of what data needs. The last one that is about a class and a control decides.",
                new Fields(
                        "A change.",
                        List.of(
                                must(
                                        "data",
                                        Text.often(
                                                "A data class, or any.", List.of("any", "personal", "confidential"))),
                                must("control", Text.oneOf("A control.", Policy.controls())),
                                may(
                                        "at",
                                        Several.orOne(
                                                "Where; all places without it.",
                                                Text.oneOf(
                                                        "A place.",
                                                        Arrays.stream(Place.values())
                                                                .map(Place::word)
                                                                .toList()))),
                                must(
                                        "severity",
                                        Text.oneOf(
                                                "How bad it is not to have it; none if it is not needed.", severities)),
                                must("because", Text.any("Why.")))));
    }

    private static Shape principals(String about) {
        return Several.list(
                about, Text.any("The name of a role or user, role/NAME, user/NAME, or an ARN; * stands for anything."));
    }

    private static Shape behaviour() {
        return new Fields(
                "A limit.",
                List.of(
                        must("name", Text.any("A name, once in the file.")),
                        must(
                                "event",
                                Text.any(
                                        "The type of the events that count (refund-issued), or an action (dynamodb:Scan).")),
                        may("field", Text.any("The field that is summed, for a sum.")),
                        may(
                                "by",
                                Text.any(
                                        "The field that tells one agent or customer from another; entity without it.")),
                        must(
                                "condition",
                                Text.like(
                                        "count or sum, over which time (s, m, h, d), and the limit: count over 10m > 5.",
                                        "^\\s*(count|sum)\\s+over\\s+\\d{1,6}\\s*(s|m|h|d)\\s*>\\s*\\d{1,15}(\\.\\d{1,6})?\\s*$")),
                        may("severity", Text.oneOf("medium without it.", severities())),
                        may("where", Several.orOne("The components that it is about.", Text.any("A component.")))));
    }

    private static Shape suppression() {
        return new Fields(
                "A finding, or all findings of a rule.",
                List.of(
                        must("rule", Text.any("The rule's id, as the finding shows it.")),
                        may("component", Text.any("The component; all without it.")),
                        must("because", Text.any("Why it is accepted.")),
                        must("until", Text.like("The last day on which it is.", "^\\d{4}-\\d{2}-\\d{2}$"))));
    }

    private static List<String> severities() {
        return Arrays.stream(Severity.values()).map(Severity::word).toList();
    }
}
