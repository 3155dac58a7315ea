package dev.fourfold.map.data;

import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.FieldUse;
import dev.fourfold.core.data.DataClass.Suggestion;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Flow;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What is written to logs: the fields that code logs, the whole input where code logs that, what executions of a
/// workflow work on, the bodies that an API traces, and what the format of an access log names.
///
/// All other records of a log are about the work, not of the data.
final class Logged {
    static final String LOGS = "aws.logs";
    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z0-9_.:-]++)");

    private final Seeds seeds;
    private final AppMap map;
    private final Blueprint blueprint;
    private final Map<String, Map<String, Location>> fields = new HashMap<>();
    private final Map<String, Location> inputs = new HashMap<>();
    private final Set<Flow> whole = new HashSet<>();

    /// @param map with the log groups that functions write to
    Logged(Seeds seeds, AppMap map, Blueprint blueprint) {
        this.seeds = seeds;
        this.map = map;
        this.blueprint = blueprint;
    }

    void sow(List<CodeFacts> facts) {
        for (CodeFacts each : facts) {
            for (FieldUse use : each.fields()) {
                if (use.kind() == FieldUse.Kind.LOGGED) logged(each.function(), use);
            }
        }
        for (Resource resource : blueprint.all()) {
            switch (resource.type()) {
                case "AWS::StepFunctions::StateMachine" -> workflow(resource);
                case "AWS::AppSync::GraphQLApi" -> resolvers(resource);
                case "AWS::ApiGateway::Stage" -> stage(resource, "RestApiId", "AccessLogSetting");
                case "AWS::ApiGatewayV2::Stage" -> stage(resource, "ApiId", "AccessLogSettings");
                default -> {}
            }
        }
    }

    /// Whoever logs a field has it, wherever it got it from.
    private void logged(String function, FieldUse use) {
        if (use.name().isEmpty()) {
            inputs.putIfAbsent(function, use.location());
            return;
        }
        for (Suggestion suggestion : seeds.ofField(function, use.name())) {
            seeds.shows(function, suggestion, "the field `" + use.name() + "`, which it logs,", use.location());
            fields.computeIfAbsent(function, id -> new HashMap<>()).putIfAbsent(suggestion.dataClass(), use.location());
        }
    }

    /// AWS Step Functions Developer Guide, Using CloudWatch Logs to log execution history: without
    /// `includeExecutionData` neither input nor output is logged.
    private void workflow(Resource resource) {
        var logging = resource.properties().get("LoggingConfiguration");
        if (logging.isEmpty() || logging.get().text("Level", "OFF").equals("OFF")) return;
        if (isTrue(logging.get().get("IncludeExecutionData"))) whole.addAll(logs(resource.id()));
    }

    /// AWS AppSync Developer Guide, Using CloudWatch to monitor and log: verbose content holds arguments and results.
    private void resolvers(Resource api) {
        var config = api.properties().get("LogConfig");
        if (config.isEmpty() || isTrue(config.get().get("ExcludeVerboseContent"))) return;
        var logs = logs(api.id());
        var declared = logs.stream()
                .filter(flow ->
                        seeds.component(flow.to()).filter(Component::declared).isPresent())
                .toList();
        whole.addAll(declared.isEmpty() ? logs : declared);
    }

    private void stage(Resource stage, String owner, String setting) {
        var api = stage.properties().get(owner);
        if (api.isEmpty()) return;
        for (String id : References.in(api.get())) {
            // A stage that traces data logs to a group that API Gateway itself makes.
            logs(id).stream().filter(flow -> flow.to().equals(LOGS)).forEach(whole::add);
            stage.properties().get(setting).ifPresent(log -> accessLog(id, log));
        }
    }

    private void accessLog(String api, Value setting) {
        var destination = setting.get("DestinationArn");
        var format = setting.get("Format");
        if (destination.isEmpty() || format.isEmpty()) return;
        var variables = VARIABLE.matcher(format.get().pattern());
        while (variables.find()) {
            String path = variables.group(1);
            String name = path.substring(path.lastIndexOf('.') + 1);
            for (Flow flow : logs(api)) {
                boolean ours = flow.evidence().stream()
                        .anyMatch(evidence -> destination.get().at().equals(evidence.location()));
                if (!ours) continue;
                for (Suggestion suggestion : seeds.ofField(flow.to(), name))
                    seeds.isLogged(
                            flow,
                            suggestion,
                            "the variable `$context." + path + "` of the access log",
                            format.get().at());
            }
        }
    }

    private List<Flow> logs(String component) {
        return map.flows().stream()
                .filter(flow -> flow.from().equals(component) && flow.mechanism() == Mechanism.LOG)
                .toList();
    }

    private static boolean isTrue(Optional<Value> value) {
        return value.map(Value::items).orElse(List.of()).stream()
                .anyMatch(each -> each.pattern().equals("true"));
    }

    /// Whether a log gets a class that its writer has.
    ///
    /// @param given whether the writer got it as its input
    boolean takes(Flow log, String dataClass, boolean given) {
        if (whole.contains(log)) return true;
        if (!isOfFunction(log)) return false;
        return fields.getOrDefault(log.from(), Map.of()).containsKey(dataClass)
                || given && inputs.containsKey(log.from());
    }

    private boolean isOfFunction(Flow log) {
        return seeds.component(log.to()).filter(to -> to.service().equals(LOGS)).isPresent();
    }

    /// Whether a gateway logs all that it is sent.
    boolean isWhole(Flow log) {
        return whole.contains(log);
    }

    /// Where code logs a class.
    Optional<Location> at(Flow log, String dataClass) {
        if (log.mechanism() != Mechanism.LOG) return Optional.empty();
        Location field = fields.getOrDefault(log.from(), Map.of()).get(dataClass);
        return Optional.ofNullable(field == null ? inputs.get(log.from()) : field);
    }
}
