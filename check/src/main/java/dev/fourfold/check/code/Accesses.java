package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.Fields;
import dev.fourfold.check.code.Expression.Lambda;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Protocol.Use;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.code.ServiceCall.Target;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gathers what a function does through the clients of stores. One call that is not understood makes all of a client
/// unknown, since silence about a write would be worse than a write too many.
final class Accesses {

    private static final Set<String> WRAPPERS = Set.of("text", "SQL");
    private static final Set<String> STATEMENTS = Set.of("sql", "text", "query", "statement");
    private static final Map<String, Access> BUILDERS =
            Map.of("select", Access.READ, "insert", Access.WRITE, "update", Access.WRITE, "delete", Access.WRITE);

    /// Methods whose functions run later or only look on.
    private static final Set<String> LISTENING =
            Set.of("on", "once", "then", "catch", "finally", "pre", "post", "end", "quit", "close", "forEach", "map");

    private final Tracing tracing;
    private final Texts texts;
    private final Map<String, Set<Access>> known = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();

    Accesses(Tracing tracing, Texts texts) {
        this.tracing = tracing;
        this.texts = texts;
    }

    /// @param function whether the call is one to a function of the library, rather than to a client's method
    /// @param before the calls that the call's object came from
    void note(Site site, Call call, String library, boolean function, List<Site> before) {
        Optional<Protocol> protocol = Protocol.of(library);
        if (protocol.isEmpty() || call.made()) return;
        Use use = protocol.get().use(Tracing.lastName(call.of()));
        if (function) {
            if (use == Use.READ || use == Use.WRITE) add(library, use);
            return;
        }
        if (isResult(protocol.get(), library, before, use)) return;
        switch (use) {
            case STATEMENT -> statement(site, call, library);
            case UNKNOWN -> unknown.add(library);
            case NONE, BATCH -> {
                if (handsOver(call)) unknown.add(library);
            }
            default -> add(library, use);
        }
    }

    Set<Access> of(String library) {
        return unknown.contains(library) ? Set.of() : known.getOrDefault(library, Set.of());
    }

    private void add(String library, Use use) {
        var accesses = known.computeIfAbsent(library, key -> EnumSet.noneOf(Access.class));
        if (use != Use.WRITE) accesses.add(Access.READ);
        if (use != Use.READ) accesses.add(Access.WRITE);
    }

    /// Whether a call is one on what another gave back: a row, a list, a cursor.
    private static boolean isResult(Protocol protocol, String library, List<Site> before, Use use) {
        boolean used = false;
        for (Site maker : before) {
            if (!(maker.expression() instanceof Call made) || made.made()) continue;
            Use earlier = protocol.use(Tracing.lastName(made.of()));
            if (earlier == Use.BATCH) return false;
            used |= earlier.isData();
        }
        return used && !(protocol.givesObjects(library) && use == Use.WRITE);
    }

    /// A function of the code gets the client, and what it does with it is not followed.
    private static boolean handsOver(Call call) {
        return !LISTENING.contains(Tracing.lastName(call.of()))
                && call.arguments().stream().anyMatch(argument -> argument.value() instanceof Lambda);
    }

    // Statements

    private void statement(Site site, Call call, String library) {
        if (call.arguments().isEmpty()) return;
        var accesses = known.computeIfAbsent(library, key -> EnumSet.noneOf(Access.class));
        for (Argument argument :
                call.arguments().subList(0, Math.min(2, call.arguments().size()))) {
            var found = statements(site.with(argument.value()), 0);
            if (found.isPresent()) {
                accesses.addAll(found.get());
                return;
            }
        }
        unknown.add(library);
    }

    private Optional<Set<Access>> statements(Site site, int depth) {
        var all = EnumSet.noneOf(Access.class);
        if (depth > 3) return Optional.empty();
        for (Site value : tracing.expand(site)) {
            Optional<Set<Access>> found = switch (value.expression()) {
                case Call call -> built(value, call, depth);
                case Fields fields -> entry(value, fields, depth);
                default -> literal(value);
            };
            if (found.isEmpty()) return found;
            all.addAll(found.get());
        }
        return Optional.of(all);
    }

    private Optional<Set<Access>> literal(Site site) {
        var all = EnumSet.noneOf(Access.class);
        List<Target> targets = texts.targets(site);
        for (Target target : targets) {
            if (!(target instanceof Target.Literal literal)) continue;
            var found = Statements.accesses(literal.text());
            if (found.isEmpty()) return found;
            all.addAll(found.get());
        }
        boolean said = targets.stream().anyMatch(Target.Literal.class::isInstance);
        return said ? Optional.of(all) : Optional.empty();
    }

    private Optional<Set<Access>> entry(Site site, Fields fields, int depth) {
        for (Argument entry : fields.entries())
            if (STATEMENTS.contains(entry.name())) return statements(site.with(entry.value()), depth + 1);
        return Optional.empty();
    }

    /// `text("SELECT ...")`, `"SELECT {}".format(x)`, `select(users).where(...)`
    private Optional<Set<Access>> built(Site site, Call call, int depth) {
        Expression walk = call;
        while (walk instanceof Call link) {
            String name = Tracing.lastName(link.of());
            if (WRAPPERS.contains(name) && !link.arguments().isEmpty())
                return statements(site.with(link.arguments().getFirst().value()), depth + 1);
            Access built = BUILDERS.get(name);
            if (built != null && link.of() instanceof Name) return Optional.of(Set.of(built));
            walk = link.of() instanceof Member member ? member.of() : link.of();
        }
        return literal(site);
    }
}
