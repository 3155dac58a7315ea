package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.Fields;
import dev.fourfold.check.code.Expression.Items;
import dev.fourfold.check.code.Expression.Lambda;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.code.ServiceCall.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the parameter of a request that names the resource it is about.
final class ResourceArguments {

    private static final Map<String, List<String[]>> PATHS = paths();
    private static final int DEEPEST = 6;
    private static final Set<String> ADDING = Set.of("push", "append", "add", "Add", "unshift", "extend");

    private static final Set<String> MAPS = Set.of("Map", "Collections", "ImmutableMap");

    private final Tracing tracing;
    private final Texts texts;

    ResourceArguments(Tracing tracing, Texts texts) {
        this.tracing = tracing;
        this.texts = texts;
    }

    private static Map<String, List<String[]>> paths() {
        var paths = new HashMap<String, List<String[]>>();
        for (String line : Table.lines("resources.txt")) {
            int colon = line.indexOf(':');
            var known = paths.computeIfAbsent(line.substring(0, colon), key -> new ArrayList<>());
            for (String path : line.substring(colon + 1).strip().split(" ", -1)) known.add(path.split("\\.", -1));
        }
        return paths;
    }

    /// @param arguments of a call whose first argument is the request or whose named arguments are
    List<Target> of(String client, Site call, List<Argument> arguments) {
        var found = new LinkedHashSet<Target>();
        for (String[] path : PATHS.getOrDefault(client, List.of())) {
            in(call, arguments, path, 0, found, 0);
            if (found.isEmpty())
                for (Argument argument : arguments)
                    if (argument.name().isEmpty()) in(call.with(argument.value()), path, 0, found, 0);
        }
        return List.copyOf(found);
    }

    private void in(Site site, List<Argument> entries, String[] path, int step, Set<Target> found, int depth) {
        if (depth > DEEPEST) return;
        for (Argument entry : entries) {
            if (entry.spread()) in(site.with(entry.value()), path, step, found, depth + 1);
            else if (path[step].equals("*")) {
                if (site.expression() instanceof Fields) found.addAll(texts.keys(site, entry));
            } else if (matches(entry.name(), path[step])) {
                if (step + 1 == path.length) found.addAll(texts.targets(site.with(entry.value())));
                else in(site.with(entry.value()), path, step + 1, found, depth + 1);
            }
        }
    }

    private static boolean matches(String name, String parameter) {
        if (name.length() == parameter.length()) return name.equalsIgnoreCase(parameter);
        if (name.startsWith("with")) return name.substring(4).equals(parameter);
        return name.indexOf('_') > 0 && name.replace("_", "").equalsIgnoreCase(parameter);
    }

    /// The entries of an object, the items of a list, what a builder sets, whichever the value turns out to be.
    private void in(Site site, String[] path, int step, Set<Target> found, int depth) {
        if (depth > DEEPEST) return;
        assigned(site, path, step, found);
        added(site, path, step, found, depth);
        for (Site value : tracing.expand(site)) {
            switch (value.expression()) {
                case Fields fields -> in(value, fields.entries(), path, step, found, depth + 1);
                case Items items ->
                    items.items().stream()
                            .limit(20)
                            .forEach(item -> in(value.with(item), path, step, found, depth + 1));
                case Call call -> {
                    Expression item = mapped(call);
                    if (path[step].equals("*")) found.addAll(keys(value, call));
                    else if (item == null) in(value, built(call), path, step, found, depth + 1);
                    else in(value.with(item), path, step, found, depth + 1);
                }
                case Lambda lambda -> in(value.with(lambda.body()), path, step, found, depth + 1);
                default -> {}
            }
        }
    }

    /// `request.TableName = x`, in a statement of its own.
    private void assigned(Site site, String[] path, int step, Set<Target> found) {
        if (step + 1 != path.length || !(site.expression() instanceof Expression.Name name)) return;
        for (Binding binding : site.source().declarations.dotted(name.id() + "." + path[step])) {
            if (binding instanceof Binding.Assigned assigned) {
                found.addAll(texts.targets(site.with(site.source().grammar.expression(assigned.value()))));
            }
        }
    }

    /// `entries.push({...})`, `entries.append({...})`
    private void added(Site site, String[] path, int step, Set<Target> found, int depth) {
        if (step == 0 || !(site.expression() instanceof Expression.Name list)) return;
        for (Call call : site.source().firstCalls()) {
            boolean adds = call.of() instanceof Member member
                    && ADDING.contains(member.name())
                    && member.of() instanceof Expression.Name name
                    && name.id().equals(list.id());
            if (adds && !call.arguments().isEmpty())
                in(site.with(call.arguments().getFirst().value()), path, step, found, depth + 1);
        }
    }

    /// The keys of a map that a call makes: `dict(orders=[])`, `Map.of("orders", writes)`.
    private List<Target> keys(Site site, Call call) {
        var keys = new ArrayList<Target>();
        String name = Tracing.lastName(call.of());
        boolean pairs = call.of() instanceof Member member && MAPS.contains(Tracing.lastName(member.of()));
        for (int i = 0; i < call.arguments().size(); i++) {
            Argument argument = call.arguments().get(i);
            if (name.equals("dict")) {
                if (!argument.name().isEmpty()) keys.add(new Target.Literal(argument.name()));
            } else if (pairs && i % 2 == 0) keys.addAll(texts.targets(site.with(argument.value())));
        }
        return keys;
    }

    /// What an anonymous function makes of each item of a list.
    private static @Nullable Expression mapped(Call call) {
        boolean maps = call.of() instanceof Member member
                && (member.name().equals("map") || member.name().equals("flatMap"));
        return maps
                        && !call.arguments().isEmpty()
                        && call.arguments().getFirst().value() instanceof Lambda lambda
                ? lambda.body()
                : null;
    }

    /// What the calls of a builder, or the named arguments of a constructor, set: `builder().tableName(x).build()`.
    static List<Argument> built(Call call) {
        var set = new ArrayList<Argument>();
        Expression walk = call;
        while (walk instanceof Call link) {
            for (Argument argument : link.arguments()) {
                boolean setter = argument.name().isEmpty() && link.of() instanceof Member && !link.made();
                if (setter) set.add(Argument.named(((Member) link.of()).name(), argument.value()));
                else if (!argument.name().isEmpty()) set.add(argument);
            }
            walk = link.of() instanceof Member member ? member.of() : link.of();
        }
        return set;
    }
}
