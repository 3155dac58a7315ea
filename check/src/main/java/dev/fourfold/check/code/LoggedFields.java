package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.Either;
import dev.fourfold.check.code.Expression.External;
import dev.fourfold.check.code.Expression.Fields;
import dev.fourfold.check.code.Expression.Index;
import dev.fourfold.check.code.Expression.Items;
import dev.fourfold.check.code.Expression.Joined;
import dev.fourfold.check.code.Expression.Lambda;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Module;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Expression.Text;
import dev.fourfold.check.code.FieldUses.Taker;
import dev.fourfold.check.code.Origins.Origin;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.code.FieldUse.Kind;
import dev.fourfold.core.model.Location;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Finds the fields that code writes to its log.
///
/// What is shown of a value counts, so a text, a number of things, the id of a request and an error are nothing, and
/// neither is a value that has nothing of the function's input or of an answer and whose name no field could have.
final class LoggedFields {
    private static final int DEEPEST = 14;
    private static final int MOST = 300;
    private static final Set<String> EVENTS = Set.of("event", "input", "request", "evt", "req");
    private static final Set<String> CONTEXTS = Set.of("context", "ctx", "lambdaContext", "lambda_context");

    private final Tracing tracing;
    private final Origins origins;
    private final Logs logs;
    private final Taker taker;
    private final Predicate<Location> silent;
    private final Map<Source, Set<String>> caught = new IdentityHashMap<>();
    private int steps;
    private Location place = new Location("", 0, 0);

    /// @param silent whether a call's answer holds no data, because all that the call does is write
    LoggedFields(Tracing tracing, Origins origins, Taker taker, Predicate<Location> silent) {
        this.tracing = tracing;
        this.origins = origins;
        this.logs = new Logs(tracing);
        this.taker = taker;
        this.silent = silent;
    }

    void in(Site site, Call call) {
        steps = 0;
        place = Facts.location(site, call.of().at());
        boolean whole = isWhole(call);
        if (whole) taker.add(Kind.LOGGED, "", place, null);
        if (whole || !logs.isLog(site, call)) return;
        arguments(site, call.arguments(), 0);
    }

    /// Powertools can be told to log each event before the handler begins.
    private static boolean isWhole(Call call) {
        String name = Tracing.lastName(call.of());
        if (name.equals("logEventIfEnabled")) return true;
        if (!name.equals("inject_lambda_context") && !name.equals("injectLambdaContext")) return false;
        for (Argument argument : call.arguments()) {
            if (isTrue(argument, "log_event")) return true;
            if (argument.value() instanceof Fields fields
                    && fields.entries().stream().anyMatch(entry -> isTrue(entry, "logEvent"))) return true;
        }
        return false;
    }

    private static boolean isTrue(Argument argument, String name) {
        return argument.name().equals(name)
                && argument.value() instanceof Name value
                && value.id().equalsIgnoreCase("true");
    }

    private void arguments(Site site, List<Argument> arguments, int depth) {
        for (Argument argument : arguments) {
            if (!argument.name().equals("exc_info")) value(site.with(argument.value()), depth);
        }
    }

    private void named(String name) {
        boolean says = FieldUses.isName(name) && !FieldWords.isCount(name) && !FieldWords.isError(name);
        if (says) taker.add(Kind.LOGGED, name, place, null);
    }

    private void whole() {
        taker.add(Kind.LOGGED, "", place, null);
    }

    /// Whether a value is made of the input, or of an answer that has data.
    private boolean isData(Site site) {
        var origin = origins.of(site);
        return origin.map(Origin::call).map(call -> !silent.test(call)).orElse(origin.isPresent());
    }

    private void value(Site site, int depth) {
        if (depth > DEEPEST || ++steps > MOST) return;
        switch (site.expression()) {
            case Text text -> formatted(site, text.at(), depth);
            case Joined joined -> {
                formatted(site, joined.at(), depth);
                each(site, joined.parts(), depth);
            }
            case Items items -> each(site, items.items(), depth);
            case Either either -> each(site, either.options(), depth);
            case Fields fields -> fields.entries().forEach(entry -> entry(site, entry, depth));
            case Member member -> member(site, member, depth);
            case Index index -> {
                if (index.key() instanceof Text key) field(site, index.of(), key.text());
                else value(site.with(index.of()), depth + 1);
            }
            case Call call -> called(site, call, depth);
            case Name name -> name(site, name, depth);
            default -> {}
        }
    }

    private void each(Site site, List<Expression> parts, int depth) {
        for (Expression part : parts) value(site.with(part), depth + 1);
    }

    /// `"%s of %s" % (this, that)`
    private void formatted(Site site, int text, int depth) {
        Source source = site.source();
        boolean formats = source.language == Language.PYTHON
                && text + 2 < source.tokens.size()
                && source.token(text + 1).is("%");
        if (formats) value(site.with(source.grammar.expression(text + 2)), depth + 1);
    }

    private void entry(Site site, Argument entry, int depth) {
        boolean constant = entry.value() instanceof Text || entry.value() instanceof Expression.Other;
        if (entry.spread() || entry.value() instanceof Fields) value(site.with(entry.value()), depth + 1);
        else if (!constant && !isSetting(site, entry.value())) {
            if (!FieldWords.isContainer(entry.name())) named(entry.name());
            value(site.with(entry.value()), depth + 1);
        }
    }

    private void member(Site site, Member member, int depth) {
        if (member.of() instanceof Name own
                && (own.id().equals("self") || own.id().equals("this"))) {
            var values = tracing.expand(site);
            if (values.stream().noneMatch(value -> value.expression() == member)) {
                values.forEach(value -> taken(value, member.name(), depth));
                return;
            }
        }
        field(site, member.of(), member.name());
    }

    /// A field of something else.
    private void field(Site site, Expression of, String name) {
        if (isContext(of) || isError(site, of) || FieldWords.isCount(name) || isSetting(site, of)) return;
        if (origins.of(site.with(of)).map(Origin::call).map(silent::test).orElse(false)) return;
        boolean holds = FieldWords.isContainer(name) && isData(site);
        if (holds) whole();
        named(name);
    }

    private static boolean isContext(Expression of) {
        Expression walk = of;
        for (int links = 0; links < 20; links++) {
            if (walk instanceof Name name) return CONTEXTS.contains(name.id());
            if (!(walk instanceof Member member)) return false;
            if (member.name().equals("requestContext")) return false;
            walk = member.of();
        }
        return false;
    }

    private void called(Site site, Call call, int depth) {
        String name = Tracing.lastName(call.of());
        if (FieldWords.isFresh(name) || FieldWords.isCount(name) || FieldWords.hides(name)) return;
        var answer = origins.known(site, call);
        if (answer.isPresent()) {
            if (!silent.test(answer.get())) whole();
            return;
        }
        if (call.of() instanceof Member member) {
            if (got(site, call, member)) return;
            if (!isModule(site, member.of())) value(site.with(member.of()), depth + 1);
        }
        arguments(site, call.arguments(), depth + 1);
    }

    /// `order.get("email")`, `order.getEmail()`
    private boolean got(Site site, Call call, Member member) {
        boolean asks = member.name().equals("get") || member.name().equals("pop");
        if (asks && !call.arguments().isEmpty() && call.arguments().getFirst().value() instanceof Text key) {
            field(site, member.of(), key.text());
            return true;
        }
        boolean getter = site.source().language == Language.JAVA
                && call.arguments().isEmpty()
                && member.name().length() > 3
                && member.name().startsWith("get");
        if (!getter) return false;
        String name = member.name().substring(3, 4).toLowerCase(Locale.ROOT)
                + member.name().substring(4);
        field(site, member.of(), name);
        return true;
    }

    // Names

    private void name(Site site, Name name, int depth) {
        if (isError(site, name) || CONTEXTS.contains(name.id()) || FieldWords.isCount(name.id())) return;
        Language language = site.source().language;
        if (language != Language.PYTHON && language != Language.SCRIPT) {
            typed(name);
            return;
        }
        var bindings = site.source().declarations.visible(name.id(), name.at());
        if (bindings.isEmpty()) return;
        for (Binding binding : bindings) {
            if (binding instanceof Binding.Picked picked) {
                picked(site, picked, name);
                return;
            }
        }
        var seen = new HashSet<Expression>();
        for (Site value : tracing.expand(site)) if (seen.add(value.expression())) taken(value, name.id(), depth);
    }

    private void picked(Site site, Binding.Picked picked, Name name) {
        Expression from = site.source().grammar.expression(picked.value());
        String key = picked.key().substring(picked.key().lastIndexOf('.') + 1);
        boolean placed = Character.isDigit(key.charAt(0));
        field(site, from, placed ? name.id() : key);
    }

    /// What a name was given: a field keeps the name that it had.
    private void taken(Site value, String name, int depth) {
        switch (value.expression()) {
            case Text text -> formatted(value, text.at(), depth);
            case External external -> {}
            case Module module -> {}
            case Lambda lambda -> {}
            case Expression.Defined defined -> {}
            case Expression.Other other -> {}
            case Name same -> bound(value, name);
            case Expression.Typed typed -> bound(value, name);
            case Call call -> {
                boolean scalar =
                        FieldWords.isScalar(name) && origins.known(value, call).isEmpty();
                if (scalar && isShown(value, call)) named(name);
                else called(value, call, depth + 1);
            }
            default -> value(value, depth + 1);
        }
    }

    private boolean isShown(Site site, Call call) {
        String name = Tracing.lastName(call.of());
        return !FieldWords.isFresh(name)
                && !FieldWords.isCount(name)
                && !FieldWords.hides(name)
                && !isSetting(site, call)
                && isData(site);
    }

    /// A parameter, or one item of several.
    private void bound(Site site, String name) {
        boolean container = EVENTS.contains(name) || FieldWords.isContainer(name);
        boolean data = isData(site);
        if (data && (container || !FieldWords.isScalar(name))) whole();
        if (!container) named(name);
    }

    private void typed(Name name) {
        if (EVENTS.contains(name.id())
                || name.id().endsWith("Event")
                || name.id().endsWith("Request")) whole();
        else if (FieldWords.isScalar(name.id())) named(name.id());
    }

    // What is no data

    /// Whether a value is one of the environment or of a library.
    private boolean isSetting(Site site, Expression of) {
        if (of instanceof Member member
                && member.name().equals("env")
                && member.of() instanceof Name owner
                && owner.id().equals("process")) return true;
        if (of instanceof Member member && isSetting(site, member.of())) return true;
        if (of instanceof Index index && isSetting(site, index.of())) return true;
        return tracing.expand(site.with(of)).stream().anyMatch(value -> value.expression() instanceof External);
    }

    private boolean isModule(Site site, Expression of) {
        if (of instanceof Name name
                && site.source().declarations.visible(name.id(), name.at()).isEmpty()) return true;
        return tracing.expand(site.with(of)).stream()
                .anyMatch(value -> value.expression() instanceof External || value.expression() instanceof Module);
    }

    /// Whether a value is what was caught, or a part of it (`error.response["Error"]`).
    private boolean isError(Site site, Expression expression) {
        Expression walk = expression;
        for (int links = 0; links < 8; links++) {
            if (walk instanceof Member member) walk = member.of();
            else if (walk instanceof Index index) walk = index.of();
        }
        return walk instanceof Name name
                && (FieldWords.isError(name.id())
                        || caught.computeIfAbsent(site.source(), LoggedFields::caught)
                                .contains(name.id()));
    }

    /// `except KeyError as missing:`, `catch (missing)`
    static Set<String> caught(Source source) {
        var names = new HashSet<String>();
        for (int i = 0; i + 3 < source.tokens.size(); i++) {
            if (source.token(i).word("catch") && source.token(i + 1).is("(")) {
                int last = source.grammar.blocks.close(i + 1) - 1;
                names.add(source.token(Math.min(last, i + 8)).text());
                names.add(source.token(i + 2).text());
            } else if (source.token(i).word("except")) {
                for (int word = i + 1; word < Math.min(i + 20, source.tokens.size() - 1); word++) {
                    if (source.token(word).is(":")) break;
                    if (source.token(word).word("as"))
                        names.add(source.token(word + 1).text());
                }
            }
        }
        return names;
    }
}
