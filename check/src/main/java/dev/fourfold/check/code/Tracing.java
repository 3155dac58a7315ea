package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.Defined;
import dev.fourfold.check.code.Expression.Either;
import dev.fourfold.check.code.Expression.External;
import dev.fourfold.check.code.Expression.Fields;
import dev.fourfold.check.code.Expression.Index;
import dev.fourfold.check.code.Expression.Items;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Module;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Expression.Text;
import dev.fourfold.check.code.Expression.Typed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows expressions to what they stand for: names to their values, imports to other files, parameters to the
/// arguments of calls, calls to what functions return. Bounded, so that recursion and bad luck cost little.
final class Tracing {

    private static final int DEEPEST = 24;
    private static final int MOST_STEPS = 600;
    private static final int MOST_CALLERS = 6;
    private static final Set<String> TRANSPARENT = Set.of(
            "captureAWS",
            "captureAWSClient",
            "captureAWSv3Client",
            "__importStar",
            "__importDefault",
            "_interopRequireDefault",
            "_interopRequireWildcard",
            "__toESM",
            "freeze",
            "lru_cache",
            "requireNonNull");

    private final Reach reach;
    private final Map<String, List<Site>> callers = new HashMap<>();
    private final Map<Function, List<Integer>> results = new IdentityHashMap<>();
    private int steps;

    /// An expression in its file.
    ///
    /// @param frame the call through which it was come to, whose arguments its parameters are
    record Site(
            Source source, Expression expression, @Nullable Frame frame) {

        static Site of(Source source, Expression expression) {
            return new Site(source, expression, null);
        }

        Site with(Expression other) {
            return new Site(source, other, frame);
        }
    }

    record Frame(Function function, Site call) {}

    Tracing(Reach reach) {
        this.reach = reach;
    }

    /// Makes a call known as one that gives a function its arguments.
    void called(Site call) {
        String name = lastName(((Call) call.expression).of());
        if (name.isEmpty()) return;
        var known = callers.computeIfAbsent(name, key -> new ArrayList<>());
        if (known.size() < MOST_CALLERS) known.add(call);
    }

    /// The file that declares a type; the one that uses it when none other is known to.
    Source typeSource(Source from, String type) {
        return from.declarations.declaresClass(type) ? from : reach.type(type).orElse(from);
    }

    static String lastName(Expression expression) {
        return switch (expression) {
            case Name name -> name.id();
            case Member member -> member.name();
            case External external -> external.path().substring(external.path().lastIndexOf('.') + 1);
            default -> "";
        };
    }

    /// What an expression can stand for; itself when nothing more is known.
    List<Site> expand(Site site) {
        steps = 0;
        return expand(site, 0);
    }

    List<Site> expand(Source source, Expression expression) {
        return expand(Site.of(source, expression));
    }

    private List<Site> expand(Site site, int depth) {
        if (depth > DEEPEST || ++steps > MOST_STEPS) return List.of(site);
        List<Site> found = switch (site.expression) {
            case Name name -> name(site, name, depth);
            case Member member -> member(site, member, depth);
            case Call call -> call(site, call, depth);
            case Index index -> index(site, index, depth);
            case Either either -> {
                var all = new ArrayList<Site>();
                for (Expression option : either.options()) all.addAll(expand(site.with(option), depth + 1));
                yield all;
            }
            default -> List.of();
        };
        return found.isEmpty() ? List.of(site) : found;
    }

    private List<Site> name(Site site, Name name, int depth) {
        Source source = site.source;
        List<Binding> bindings = source.declarations.visible(name.id(), name.at());
        if (bindings.isEmpty()) {
            return reach.type(name.id())
                    .map(other -> List.of(Site.of(other, new Module(0, other))))
                    .orElse(List.of());
        }
        return bound(site, bindings, depth);
    }

    private List<Site> bound(Site site, List<Binding> bindings, int depth) {
        var all = new ArrayList<Site>();
        for (Binding binding : bindings) all.addAll(bound(site, binding, depth + 1));
        return all;
    }

    private List<Site> bound(Site site, Binding binding, int depth) {
        if (depth > DEEPEST || ++steps > MOST_STEPS) return List.of();
        Grammar grammar = site.source.grammar;
        return switch (binding) {
            case Binding.Assigned assigned -> expand(site.with(grammar.expression(assigned.value())), depth);
            case Binding.Picked picked -> expand(site.with(picked(grammar, picked)), depth);
            case Binding.Imported imported -> imported(site.source, imported, depth);
            case Binding.TypedAs typed -> List.of(site.with(new Typed(typed.at(), typed.type())));
            case Binding.Defines defines -> List.of(site.with(new Defined(defines.at(), defines.function())));
            case Binding.Parameter parameter -> argument(site, parameter, depth);
            case Binding.Each each -> each(site, grammar.expression(each.value()), depth);
        };
    }

    private static Expression picked(Grammar grammar, Binding.Picked picked) {
        Expression value = grammar.expression(picked.value());
        for (String key : picked.key().split("\\.", 4)) value = new Member(picked.at(), value, key);
        return value;
    }

    private List<Site> each(Site site, Expression value, int depth) {
        var all = new ArrayList<Site>();
        for (Site list : expand(site.with(value), depth)) {
            if (!(list.expression instanceof Items items)) continue;
            for (Expression item : items.items())
                if (all.size() < MOST_CALLERS) all.addAll(expand(list.with(item), depth + 1));
        }
        return all;
    }

    // Modules

    private List<Site> imported(Source from, Binding.Imported imported, int depth) {
        if (!imported.member().isEmpty() && from.language == Language.PYTHON) {
            String separator = imported.module().endsWith(".") ? "" : ".";
            var inner = reach.module(from, imported.module() + separator + imported.member());
            if (inner.isPresent()) return List.of(Site.of(inner.get(), new Module(0, inner.get())));
        }
        var module = reach.module(from, imported.module());
        if (module.isEmpty())
            return List.of(Site.of(from, new External(imported.at(), imported.module(), imported.member())));
        if (imported.member().isEmpty()) return List.of(Site.of(module.get(), new Module(0, module.get())));
        return exported(module.get(), imported.member(), depth);
    }

    private List<Site> exported(Source module, String name, int depth) {
        if (depth > DEEPEST) return List.of();
        var site = Site.of(module, new Module(0, module));
        List<Binding> bindings = module.declarations.exported(name);
        if (!bindings.isEmpty()) return bound(site, bindings, depth + 1);
        for (Binding binding : module.declarations.exported("default")) {
            for (Site value : bound(site, binding, depth + 1)) {
                var field = field(value, name, depth + 1);
                if (!field.isEmpty()) return field;
            }
        }
        for (Binding star : module.declarations.dotted("*")) {
            if (!(star instanceof Binding.Imported imported)) continue;
            var passed = reach.module(module, imported.module());
            var found = passed.isEmpty() ? List.<Site>of() : exported(passed.get(), name, depth + 1);
            if (!found.isEmpty()) return found;
        }
        return name.equals("default") ? List.of(site) : List.of();
    }

    // Members

    private List<Site> member(Site site, Member member, int depth) {
        Declarations declarations = site.source.declarations;
        if (member.of() instanceof Name of) {
            boolean own =
                    of.id().equals("this") || of.id().equals("self") || of.id().equals("cls");
            if (own) return bound(site, declarations.fields(member.name()), depth);
            var dotted = declarations.dotted(of.id() + "." + member.name());
            if (!dotted.isEmpty()) return bound(site, dotted, depth);
        }
        var all = new ArrayList<Site>();
        for (Site owner : expand(site.with(member.of()), depth + 1)) all.addAll(field(owner, member.name(), depth + 1));
        return all;
    }

    private List<Site> field(Site owner, String name, int depth) {
        return switch (owner.expression) {
            case External external -> {
                String path = external.path().isEmpty() ? name : external.path() + "." + name;
                yield List.of(owner.with(new External(external.at(), external.module(), path)));
            }
            case Module file -> exported(file.source(), name, depth);
            case Fields fields -> entry(owner, fields, name, depth);
            case Typed typed -> bound(owner, owner.source.declarations.fields(name), depth);
            case Call call -> instance(owner, call, name, depth);
            default -> List.of();
        };
    }

    private List<Site> instance(Site owner, Call call, String name, int depth) {
        if (!call.made() && owner.source.language != Language.PYTHON) return List.of();
        for (Site type : expand(owner.with(call.of()), depth + 1)) {
            if (type.expression instanceof Typed)
                return bound(Site.of(type.source, type.expression), type.source.declarations.fields(name), depth);
        }
        return List.of();
    }

    private List<Site> entry(Site owner, Fields fields, String name, int depth) {
        for (Argument entry : fields.entries()) {
            if (entry.name().equals(name)) return expand(owner.with(entry.value()), depth + 1);
            if (!entry.spread()) continue;
            for (Site inner : expand(owner.with(entry.value()), depth + 1)) {
                if (inner.expression == owner.expression) continue;
                var found = field(inner, name, depth + 1);
                if (!found.isEmpty()) return found;
            }
        }
        return List.of();
    }

    private List<Site> index(Site site, Index index, int depth) {
        if (!(index.key() instanceof Text key)) return List.of();
        if (index.of() instanceof Name of) {
            var dotted = site.source.declarations.dotted(of.id() + "." + key.text());
            if (!dotted.isEmpty()) return bound(site, dotted, depth);
        }
        for (Site owner : expand(site.with(index.of()), depth + 1)) {
            if (owner.expression instanceof Fields fields) return entry(owner, fields, key.text(), depth);
        }
        return List.of();
    }

    // Calls

    private List<Site> call(Site site, Call call, int depth) {
        String name = lastName(call.of());
        if (TRANSPARENT.contains(name) && !call.arguments().isEmpty()) {
            return expand(site.with(call.arguments().getFirst().value()), depth + 1);
        }
        if ((name.equals("require") || name.equals("import"))
                && call.of() instanceof Name
                && site.source.language == Language.SCRIPT) {
            boolean fixed =
                    !call.arguments().isEmpty() && call.arguments().getFirst().value() instanceof Text;
            return fixed
                    ? imported(
                            site.source,
                            new Binding.Imported(
                                    call.at(),
                                    ((Text) call.arguments().getFirst().value()).text(),
                                    ""),
                            depth)
                    : List.of();
        }
        if (call.made()) return List.of();
        var all = new ArrayList<Site>();
        for (Site callee : expand(site.with(call.of()), depth + 1)) {
            if (callee.expression instanceof Defined defined) {
                var frame = new Frame(defined.function(), site);
                for (int value : results(callee.source, defined.function())) {
                    all.addAll(
                            expand(new Site(callee.source, callee.source.grammar.expression(value), frame), depth + 2));
                }
            }
        }
        return all;
    }

    /// The tokens at which what a function returns begins.
    private List<Integer> results(Source source, Function function) {
        return results.computeIfAbsent(function, key -> {
            if (function.body() > 0 && source.token(function.body() - 1).is("=>")) return List.of(function.body());
            var found = new ArrayList<Integer>();
            for (int word : source.declarations.words(source.declarations.place(function))) {
                if (source.token(word).word("return") && word >= function.body() && found.size() < 4)
                    found.add(word + 1);
            }
            return found;
        });
    }

    private List<Site> argument(Site site, Binding.Parameter parameter, int depth) {
        Function function = parameter.function();
        var all = new ArrayList<Site>();
        for (Site call : callsOf(site, function)) {
            if (!(call.expression instanceof Call made) || call.frame != null && depth > DEEPEST / 2) continue;
            Expression given = given(made, function, parameter.place());
            if (given == null) continue;
            Expression value = parameter.key().isEmpty() ? given : new Member(given.at(), given, parameter.key());
            all.addAll(expand(call.with(value), depth + 2));
        }
        if (parameter.place() >= function.parameters().size()) return all;
        Function.Parameter declared = function.parameters().get(parameter.place());
        if (declared.value() >= 0)
            all.addAll(expand(Site.of(site.source, site.source.grammar.expression(declared.value())), depth + 2));
        if (!declared.type().isEmpty()) all.add(site.with(new Typed(function.body(), declared.type())));
        return all;
    }

    private List<Site> callsOf(Site site, Function function) {
        Frame frame = site.frame;
        if (frame != null && frame.function == function) return List.of(frame.call);
        boolean constructor =
                function.name().equals("constructor") || function.name().equals("__init__");
        String name = constructor ? site.source.declarations.className(function.start()) : function.name();
        return callers.getOrDefault(name, List.of());
    }

    private static @Nullable Expression given(Call call, Function function, int place) {
        String name = place < function.parameters().size()
                ? function.parameters().get(place).name()
                : "";
        var arguments = call.arguments();
        for (Argument argument : arguments)
            if (!name.isEmpty() && argument.name().equals(name)) return argument.value();
        if (place >= arguments.size()) return null;
        Argument argument = arguments.get(place);
        return argument.name().isEmpty() && !argument.spread() ? argument.value() : null;
    }
}
