package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.Index;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Expression.Text;
import dev.fourfold.check.code.Origins.Origin;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.code.CodeFacts;
import dev.fourfold.core.code.FieldUse;
import dev.fourfold.core.code.FieldUse.Kind;
import dev.fourfold.core.code.HttpCall;
import dev.fourfold.core.code.ServiceCall;
import dev.fourfold.core.model.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gathers the fields that Python, JavaScript and TypeScript take from a function's input and from answers, and what
/// they hand to calls; and what code of any language writes to its log.
final class FieldUses {
    private static final int MOST = 2_000;

    /// Verbs of HTTP libraries: what such a call is given is what it sends. A connection that is opened sends nothing
    /// yet.
    private static final Set<String> ASKING = Set.of(
            "get", "post", "put", "patch", "delete", "request", "fetch", "urlopen", "axios", "got", "send", "Request");

    /// Methods by which a dictionary or a map is asked for a field.
    private static final Set<String> GETTERS = Set.of("get", "pop", "setdefault", "has");

    private final Reach reach;
    private final Origins origins;
    private final SentFields sent;
    private final LoggedFields logged;
    private final Set<Location> services = new HashSet<>();
    private final Set<Location> requests = new HashSet<>();
    private final Map<Used, FieldUse> uses = new LinkedHashMap<>();

    private record Used(Kind kind, String name, @Nullable Location call) {}

    /// Takes what is found.
    interface Taker {
        void add(Kind kind, String name, Location at, @Nullable Location call);
    }

    private FieldUses(Reach reach, Tracing tracing, CodeFacts facts) {
        this.reach = reach;
        facts.calls().stream()
                .filter(call -> !call.operation().isEmpty())
                .map(ServiceCall::location)
                .forEach(services::add);
        facts.requests().stream().map(HttpCall::location).forEach(requests::add);
        var calls = new HashSet<>(services);
        calls.addAll(requests);
        this.origins = new Origins(tracing, calls);
        this.sent = new SentFields(tracing, origins, this::add);
        var silent = Set.copyOf(facts.calls().stream()
                .filter(FieldUses::onlyWrites)
                .map(ServiceCall::location)
                .toList());
        this.logged = new LoggedFields(tracing, origins, this::add, silent::contains);
    }

    /// The facts with the fields.
    static CodeFacts in(CodeFacts facts, Reach reach, Tracing tracing) {
        var found = new FieldUses(reach, tracing, facts);
        for (Source source : reach.files()) {
            if (source.language == Language.PYTHON || source.language == Language.SCRIPT) found.read(source);
        }
        // Afterwards, since what is asked of the origins is limited.
        for (Source source : reach.files()) found.logs(source);
        return facts.with(found.sorted());
    }

    private List<FieldUse> sorted() {
        var sorted = new ArrayList<>(uses.values());
        sorted.sort(Comparator.comparing(FieldUse::location)
                .thenComparing(FieldUse::kind)
                .thenComparing(FieldUse::name));
        return sorted;
    }

    private void add(Kind kind, String name, Location at, @Nullable Location call) {
        if (uses.size() < MOST) uses.putIfAbsent(new Used(kind, name, call), new FieldUse(kind, name, at, call));
    }

    private void read(Source source) {
        for (Call call : source.calls()) if (reach.reaches(source, call.at())) sends(Site.of(source, call), call);
        for (int i = 0; i < source.tokens.size() && uses.size() < MOST; i++) {
            if (begins(source, i) && reach.reaches(source, i)) taken(source, i);
        }
        for (Binding.Picked picked : source.declarations.picked()) {
            if (!reach.reaches(source, picked.at())
                    || Character.isDigit(picked.key().charAt(0))) continue;
            var from = origins.of(Site.of(source, source.grammar.expression(picked.value())));
            for (String key : picked.key().split("\\.")) take(source, picked.at(), key, from);
        }
    }

    private void logs(Source source) {
        for (Call call : source.calls()) {
            if (uses.size() < MOST && reach.reaches(source, call.at())) logged.in(Site.of(source, call), call);
        }
    }

    /// Whether an answer says no more than that the call was made.
    private static boolean onlyWrites(ServiceCall call) {
        return Catalogue.shipped()
                .byClient(call.client())
                .map(service -> service.accessOf(call.operation()))
                .filter(accesses -> !accesses.contains(Access.READ) && !accesses.contains(Access.INVOKE))
                .isPresent();
    }

    private void sends(Site site, Call call) {
        Optional<Location> place = origins.known(site, call);
        if (place.isEmpty()) return;
        boolean asks = services.contains(place.get())
                || requests.contains(place.get()) && ASKING.contains(Tracing.lastName(call.of()));
        if (!asks) return;
        add(Kind.SEEN, "", place.get(), place.get());
        sent.in(site, call.arguments(), place.get());
    }

    private static boolean begins(Source source, int at) {
        if (!source.token(at).named()) return false;
        if (at == 0) return true;
        Token before = source.token(at - 1);
        return !before.is(".") && !before.is("?.") && !before.word("def") && !before.word("function");
    }

    /// Every field in a chain: `event["user"].email`, `body.get("email")`, and a parameter that is itself one.
    private void taken(Source source, int at) {
        Expression walk = source.grammar.chain(at);
        if (walk instanceof Name name) {
            parameter(source, name);
            return;
        }
        boolean called = false;
        for (int links = 0; links < 40; links++) {
            switch (walk) {
                case Member member -> {
                    if (!called) take(source, member.at(), member.name(), member.of());
                    called = false;
                    walk = member.of();
                }
                case Index index -> {
                    if (index.key() instanceof Text key) take(source, index.at(), key.text(), index.of());
                    called = false;
                    walk = index.of();
                }
                case Call call -> {
                    got(source, call);
                    called = true;
                    walk = call.of();
                }
                case Name name -> {
                    parameter(source, name);
                    return;
                }
                default -> {
                    return;
                }
            }
        }
    }

    /// `async ({ email }) => ...`: the parameter is a field of the input.
    private void parameter(Source source, Name name) {
        for (Binding binding : source.declarations.visible(name.id(), name.at())) {
            if (binding instanceof Binding.Parameter parameter
                    && !parameter.key().isEmpty()) {
                var from = origins.of(Site.of(source, name));
                take(source, name.at(), parameter.key(), from);
            }
        }
    }

    private void got(Source source, Call call) {
        boolean asks = call.of() instanceof Member member && GETTERS.contains(member.name());
        if (!asks || call.arguments().isEmpty()) return;
        Argument first = call.arguments().getFirst();
        if (first.value() instanceof Text key) take(source, call.at(), key.text(), ((Member) call.of()).of());
    }

    private void take(Source source, int at, String name, Expression of) {
        if (isName(name)) take(source, at, name, origins.of(Site.of(source, of)));
    }

    private void take(Source source, int at, String name, Optional<Origin> from) {
        if (from.isEmpty() || !isName(name)) return;
        Location call = from.get().call();
        var place = new Location(
                source.file, source.token(at).line(), source.token(at).column());
        add(call == null ? Kind.INPUT : Kind.ANSWER, name, place, call);
    }

    static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= 80 && text.chars().noneMatch(Character::isWhitespace);
    }
}
