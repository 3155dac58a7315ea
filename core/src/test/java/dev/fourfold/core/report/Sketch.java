package dev.fourfold.core.report;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Boundary;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Gap;
import dev.fourfold.core.model.Grant;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Problem;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A map drawn by hand in a few lines of text:
///
/// ```
/// Orders aws.dynamodb store stack=shop at=template.yaml:30 data=personal
/// CreateOrder -> Orders write code "PutItem" at=src/app.py:12
/// ```
final class Sketch {
    private final List<Component> components = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Component> byId = new LinkedHashMap<>();

    private Sketch() {}

    static AppMap of(String name, String text) {
        var sketch = new Sketch();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(sketch::line);
        return new AppMap(
                name,
                sketch.components,
                sketch.flows,
                sketch.grants,
                sketch.components.stream()
                        .map(Component::location)
                        .filter(l -> l != null)
                        .map(Location::file)
                        .filter(f -> f.endsWith(".yaml"))
                        .distinct()
                        .sorted()
                        .toList(),
                sketch.gaps,
                sketch.problems);
    }

    /// The application that most tests draw: an API, two functions with a queue between them, and what they use.
    static AppMap shop() {
        return of("shop", """
                internet actor.internet actor undeclared
                ShopApi aws.apigateway.rest gateway stack=shop at=template.yaml:12:3
                ShopUsers aws.cognito identity stack=shop at=template.yaml:18:3 data=personal,credential
                CreateOrder aws.lambda process stack=shop at=template.yaml:24:3 data=personal
                GetOrder aws.lambda process stack=shop at=template.yaml:40:3 data=personal
                Orders aws.dynamodb store stack=shop at=template.yaml:55:3 data=personal
                OrdersKey aws.kms guard stack=shop at=template.yaml:70:3
                CreateOrderLogs aws.logs store stack=shop at=template.yaml:76:3
                ShipQueue aws.sqs channel stack=shop at=template.yaml:80:3 data=personal
                ShipQueueDlq aws.sqs channel stack=shop at=template.yaml:90:3 data=personal
                Ship aws.lambda process stack=shop at=template.yaml:96:3 data=personal
                Nightly aws.scheduler channel stack=shop at=template.yaml:120:3 condition=IsProd
                Report aws.lambda process stack=shop at=template.yaml:126:3
                Reports aws.s3 store stack=shop at=template.yaml:140:3
                aws.bedrock aws.bedrock process undeclared at=src/report.py:9
                external.courier external.courier external undeclared at=src/ship.py:4
                Spare aws.sns channel stack=shop at=template.yaml:150:3
                internet -> ShopApi request service "an API without a private endpoint" crosses=internet data=personal
                ShopApi -> ShopUsers authorize property "Auth.DefaultAuthorizer" at=template.yaml:15
                ShopApi -> CreateOrder integration event-source "POST /orders" at=template.yaml:30:9 data=personal
                ShopApi -> GetOrder integration event-source "GET /orders/{id}" at=template.yaml:46 data=personal
                CreateOrder -> Orders write code "put_item" at=src/create.py:14 data=personal
                CreateOrder -> CreateOrderLogs log service "standard output"
                OrdersKey -> Orders protect property "SSESpecification.KMSMasterKeyId" at=template.yaml:66
                Orders -> GetOrder read grant "dynamodb:GetItem" at=template.yaml:50 data=personal
                CreateOrder -> ShipQueue write code "send_message" at=src/create.py:20 data=personal
                ShipQueue -> Ship event-source event-source "Events.Queue" at=template.yaml:110 data=personal
                ShipQueue -> ShipQueueDlq dead-letter property "RedrivePolicy" at=template.yaml:84 data=personal
                Ship -> external.courier request code "requests.post" at=src/ship.py:4 crosses=third-party data=personal
                Nightly -> Report target property "Target.Arn" at=template.yaml:123
                Orders -> Report read grant "dynamodb:Scan" at=template.yaml:131
                Report -> aws.bedrock invoke code "invoke_model" at=src/report.py:9
                Report -> Reports write grant "s3:PutObject" at=template.yaml:133
                grant CreateOrder allow dynamodb:PutItem ${Orders.Arn} Orders at=template.yaml:34
                grant Report allow dynamodb:*,s3:PutObject * Orders,Reports at=template.yaml:130
                gap Ship "${CourierUrl}" "a parameter without a default" at=template.yaml:104
                problem "unknown tag !Reff" "write !Ref" at=other.yaml:7:12
                """);
    }

    /// An API before so many functions, each with a table of its own.
    static AppMap large(int functions) {
        var text = new StringBuilder(
                "internet actor.internet actor undeclared\nApi aws.apigateway.http gateway stack=app\n");
        text.append("internet -> Api request service \"an API\" crosses=internet\n");
        for (int i = 0; i < functions; i++) {
            text.append("Function%d aws.lambda process stack=app at=template.yaml:%d\n".formatted(i, i + 1));
            text.append("Table%d aws.dynamodb store stack=app at=template.yaml:%d data=personal\n".formatted(i, i + 1));
            text.append("Api -> Function%d integration property \"GET /things/%d\"\n".formatted(i, i));
            text.append("Function%d -> Table%d write code \"put_item\" at=src/app.py:%d\n".formatted(i, i, i + 1));
            text.append("gap Function%d \"${Thing%d}\" \"a parameter without a default\" at=template.yaml:%d\n"
                    .formatted(i, i, i + 1));
        }
        return of("large", text.toString());
    }

    private void line(String line) {
        var words = split(line);
        switch (words.getFirst()) {
            case "grant" -> grant(words);
            case "gap" -> gaps.add(new Gap(words.get(1), words.get(2), words.get(3), place(words)));
            case "problem" -> problems.add(new Problem(needed(words), words.get(1), words.get(2)));
            default -> {
                if (words.get(1).equals("->")) flow(words);
                else component(words);
            }
        }
    }

    private void component(List<String> words) {
        boolean declared = !words.contains("undeclared");
        var id = words.getFirst();
        var component = new Component(
                id,
                option(words, "name", id.substring(id.lastIndexOf('.') + 1)),
                words.get(1),
                Role.of(words.get(2)),
                declared ? "AWS::Sketch::" + id : "",
                declared,
                option(words, "stack", ""),
                place(words),
                option(words, "condition"),
                list(words, "data"));
        byId.put(id, component);
        components.add(component);
    }

    private void flow(List<String> words) {
        var kind = Evidence.Kind.valueOf(words.get(4).toUpperCase(Locale.ROOT).replace('-', '_'));
        var crosses = list(words, "crosses").stream()
                .map(word -> Boundary.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
                .toList();
        flows.add(new Flow(
                words.get(0),
                words.get(2),
                Mechanism.of(words.get(3)),
                list(words, "data"),
                List.of(new Evidence(kind, words.get(5), place(words))),
                crosses));
    }

    private void grant(List<String> words) {
        grants.add(new Grant(
                words.get(1),
                words.get(2).equals("allow"),
                List.of(words.get(3).split(",")),
                List.of(words.get(4).split(",")),
                List.of(words.get(5).split(",")),
                words.contains("conditional"),
                "inline policy",
                place(words)));
    }

    private static Location needed(List<String> words) {
        var place = place(words);
        if (place == null) throw new IllegalArgumentException(words + ": no place");
        return place;
    }

    private static @Nullable Location place(List<String> words) {
        var at = option(words, "at");
        if (at == null) return null;
        var parts = at.split(":");
        return new Location(
                parts[0],
                parts.length > 1 ? Integer.parseInt(parts[1]) : 0,
                parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
    }

    private static List<String> list(List<String> words, String key) {
        var value = option(words, key, "");
        return value.isEmpty() ? List.of() : List.of(value.split(","));
    }

    private static @Nullable String option(List<String> words, String key) {
        return words.stream()
                .filter(word -> word.startsWith(key + "="))
                .map(word -> word.substring(key.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private static String option(List<String> words, String key, String otherwise) {
        var value = option(words, key);
        return value == null ? otherwise : value;
    }

    private static List<String> split(String line) {
        var words = new ArrayList<String>();
        for (int i = 0; i < line.length(); ) {
            boolean quoted = line.charAt(i) == '"';
            int end = quoted ? line.indexOf('"', i + 1) : line.indexOf(' ', i);
            if (end < 0) end = line.length();
            words.add(line.substring(quoted ? i + 1 : i, end));
            i = end + 1;
            while (i < line.length() && line.charAt(i) == ' ') i++;
        }
        return words;
    }
}
