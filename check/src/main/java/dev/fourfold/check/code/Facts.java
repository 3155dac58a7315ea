package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.HttpCall;
import dev.fourfold.core.code.ServiceCall;
import dev.fourfold.core.code.ServiceCall.Target;
import dev.fourfold.core.model.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gathers what was found in the code of one function.
final class Facts {

    private final Set<ServiceCall> calls = new LinkedHashSet<>();
    private final Set<HttpCall> requests = new LinkedHashSet<>();
    private final Set<HttpCall> begun = new LinkedHashSet<>();
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

    void request(Site site, Call call, String library, List<Target> targets, Set<Access> accesses) {
        var all = targets.isEmpty() ? List.<Target>of(new Target.Literal("")) : targets;
        for (Target target : all) {
            var request = new HttpCall(target, library, accesses, location(site, call));
            var known =
                    requests.stream().filter(other -> sameLine(other, request)).findFirst();
            if (known.isPresent()) requests.remove(known.get());
            requests.add(known.map(other -> with(other, either(other, request))).orElse(request));
        }
    }

    /// A request that is only begun here; it counts by itself if what is done with it is not seen.
    void begun(Site site, Call call, String library, List<Target> targets) {
        for (Target target : targets) begun.add(new HttpCall(target, library, location(site, call)));
    }

    private static HttpCall with(HttpCall call, Set<Access> accesses) {
        return new HttpCall(call.target(), call.library(), accesses, call.location());
    }

    /// All that two calls do; unknown when one of them is.
    private static Set<Access> either(HttpCall one, HttpCall other) {
        if (one.accesses().isEmpty() || other.accesses().isEmpty()) return Set.of();
        var all = EnumSet.copyOf(one.accesses());
        all.addAll(other.accesses());
        return all;
    }

    /// What is done, in all of the function, through a library whose client is made once.
    void does(String library, Set<Access> accesses) {
        List.copyOf(requests).stream()
                .filter(call -> call.library().equals(library))
                .forEach(call -> {
                    requests.remove(call);
                    requests.add(with(call, accesses));
                });
    }

    private static boolean sameLine(HttpCall one, HttpCall other) {
        return isSame(one, other)
                && one.location().file().equals(other.location().file())
                && one.location().line() == other.location().line();
    }

    /// A client of a system that is not asked by URL; one call for each place that it goes to.
    void connection(Site site, Call call, String library, List<Target> targets) {
        for (Target target : targets) {
            if (requests.stream()
                    .noneMatch(known ->
                            known.target().equals(target) && known.library().equals(library))) {
                request(site, call, library, List.of(target), Set.of());
            }
        }
        if (targets.isEmpty()
                && requests.stream().noneMatch(known -> known.library().equals(library)))
            request(site, call, library, targets, Set.of());
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

    /// A library whose target is seen somewhere adds nothing by another call without one; of those one is enough.
    private List<HttpCall> told() {
        var told = new ArrayList<HttpCall>();
        Map<String, HttpCall> silent = new LinkedHashMap<>();
        for (HttpCall request : requests) {
            if (isSilent(request))
                silent.merge(request.library(), request, (one, other) -> with(one, either(one, other)));
            else told.add(request);
        }
        for (HttpCall request : begun) if (told.stream().noneMatch(known -> isSame(known, request))) told.add(request);
        for (HttpCall request : silent.values())
            if (told.stream().noneMatch(known -> known.library().equals(request.library()))) told.add(request);
        told.sort(Comparator.comparing(HttpCall::location));
        return told;
    }

    private static boolean isSame(HttpCall one, HttpCall other) {
        return one.target().equals(other.target()) && one.library().equals(other.library());
    }

    private static boolean isSilent(HttpCall request) {
        return request.target() instanceof Target.Literal literal
                && literal.text().isEmpty();
    }
}
