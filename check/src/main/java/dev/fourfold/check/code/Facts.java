package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.HttpCall;
import dev.fourfold.core.code.ServiceCall;
import dev.fourfold.core.code.ServiceCall.Target;
import dev.fourfold.core.model.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gathers what was found in the code of one function.
final class Facts {

    private final Set<ServiceCall> calls = new LinkedHashSet<>();
    private final Set<HttpCall> requests = new LinkedHashSet<>();
    private final Map<String, ServiceCall> made = new LinkedHashMap<>();
    private final Set<String> variables = new LinkedHashSet<>();

    static Location location(Site site, int token) {
        Token word = site.source().token(Math.min(token, site.source().tokens.size() - 1));
        return new Location(site.source().file, word.line(), word.column());
    }

    private static Location location(Site site, Call call) {
        return location(site, call.made() ? call.at() : call.of().at());
    }

    void call(Site site, Call call, String client, String operation, List<Target> targets) {
        calls.add(new ServiceCall(client, operation, targets, location(site, call)));
    }

    /// A client that says nothing yet about what is done with it.
    void made(Site site, Call call, String client) {
        made.putIfAbsent(client, new ServiceCall(client, "", List.of(), location(site, call)));
    }

    void request(Site site, Call call, String library, List<Target> targets) {
        var all = targets.isEmpty() ? List.<Target>of(new Target.Literal("")) : targets;
        for (Target target : all) {
            var request = new HttpCall(target, library, location(site, call));
            if (requests.stream().noneMatch(known -> sameLine(known, request))) requests.add(request);
        }
    }

    private static boolean sameLine(HttpCall one, HttpCall other) {
        return one.target().equals(other.target())
                && one.library().equals(other.library())
                && one.location().file().equals(other.location().file())
                && one.location().line() == other.location().line();
    }

    /// A client of a system that is not asked by URL; one call for each place that it goes to.
    void connection(Site site, Call call, String library, List<Target> targets) {
        for (Target target : targets) {
            if (requests.stream()
                    .noneMatch(known ->
                            known.target().equals(target) && known.library().equals(library))) {
                request(site, call, library, List.of(target));
            }
        }
        if (targets.isEmpty()
                && requests.stream().noneMatch(known -> known.library().equals(library)))
            request(site, call, library, targets);
    }

    void variable(String name) {
        if (!name.isBlank()) variables.add(name);
    }

    boolean has(String file, String client, String operation) {
        return calls.stream()
                .anyMatch(call -> call.client().equals(client)
                        && call.operation().equals(operation)
                        && call.location().file().equals(file));
    }

    CodeFacts facts(String function, boolean complete, List<String> files) {
        for (ServiceCall client : made.values()) {
            if (calls.stream().noneMatch(call -> call.client().equals(client.client()))) calls.add(client);
        }
        var sorted = new ArrayList<>(calls);
        sorted.sort(Comparator.comparing(ServiceCall::location).thenComparing(ServiceCall::operation));
        return new CodeFacts(function, complete, files, sorted, told(), variables);
    }

    /// A library whose target is seen somewhere, or that was seen before, adds nothing by another call without one.
    private List<HttpCall> told() {
        var told = new ArrayList<HttpCall>();
        Set<String> silent = new LinkedHashSet<>();
        for (HttpCall request : requests) if (!isSilent(request)) silent.add(request.library());
        for (HttpCall request : requests) {
            if (!isSilent(request) || silent.add(request.library())) told.add(request);
        }
        told.sort(Comparator.comparing(HttpCall::location));
        return told;
    }

    private static boolean isSilent(HttpCall request) {
        return request.target() instanceof Target.Literal literal
                && literal.text().isEmpty();
    }
}
