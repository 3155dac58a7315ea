package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.Either;
import dev.fourfold.check.code.Expression.Index;
import dev.fourfold.check.code.Expression.Items;
import dev.fourfold.check.code.Expression.Joined;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Expression.Typed;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.model.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says where a value comes from: the function's input, or the answer of a call that is known.
///
/// It follows values through whatever is called with them (`json.loads(event["body"])`), so it says where data came
/// from, not that it is unchanged.
final class Origins {
    private static final int DEEPEST = 12;
    private static final int MOST = 3_000;
    private static final Set<String> NO_INPUT =
            Set.of("context", "ctx", "self", "cls", "callback", "_", "next", "e", "err", "error");
    private static final Set<String> NO_INPUT_TYPES =
            Set.of("Context", "LambdaContext", "ILambdaContext", "Error", "Exception", "Callback");

    /// What one item of a batch is called where no declaration of the name is seen.
    private static final Set<String> ONE_OF_MANY = Set.of("record", "message", "evt");

    private final Tracing tracing;
    private final Set<Location> calls;
    private final Map<Key, Optional<Origin>> known = new HashMap<>();
    private int asked;

    private record Key(Source source, String name, int owner) {}

    /// @param call the call whose answer it is; null for the function's input
    record Origin(@Nullable Location call) {}

    /// @param calls the places of the calls to services and over the network
    Origins(Tracing tracing, Set<Location> calls) {
        this.tracing = tracing;
        this.calls = calls;
    }

    /// Empty where nothing is known, and when so much was asked that the file must be no handwritten one.
    Optional<Origin> of(Site site) {
        return of(site, 0);
    }

    /// The place of a call when it is one of those that are known.
    Optional<Location> known(Site site, Call call) {
        Location inner =
                Facts.location(site, call.made() ? call.at() : call.of().at());
        return calls.contains(inner) ? Optional.of(inner) : Optional.empty();
    }

    private Optional<Origin> of(Site site, int depth) {
        if (depth > DEEPEST) return Optional.empty();
        if (site.expression() instanceof Name name) {
            var key =
                    new Key(site.source(), name.id(), site.source().declarations.owner(name.at()));
            var cached = known.get(key);
            if (cached != null) return cached;
            if (++asked > MOST) return Optional.empty();
            known.put(key, Optional.empty());
            var found = expanded(site, depth);
            known.put(key, found);
            return found;
        }
        return expanded(site, depth);
    }

    private Optional<Origin> expanded(Site site, int depth) {
        for (Site value : tracing.expand(site)) {
            var found = value.expression() == site.expression() ? plain(value, depth) : of(value, depth + 1);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private Optional<Origin> plain(Site site, int depth) {
        return switch (site.expression()) {
            case Name name -> bound(site, name, depth);
            case Typed typed -> isInput(typed) ? Optional.of(new Origin(null)) : Optional.empty();
            case Member member -> of(site.with(member.of()), depth + 1);
            case Index index -> of(site.with(index.of()), depth + 1);
            case Call call -> called(site, call, depth);
            case Either either -> first(site, either.options(), depth);
            case Joined joined -> first(site, joined.parts(), depth);
            case Items items -> first(site, items.items(), depth);
            default -> Optional.empty();
        };
    }

    private static boolean isInput(Typed typed) {
        return !NO_INPUT_TYPES.contains(typed.type()) && !typed.type().endsWith("Client");
    }

    private Optional<Origin> first(Site site, List<Expression> options, int depth) {
        for (Expression option : options.subList(0, Math.min(options.size(), 8))) {
            var found = of(site.with(option), depth + 1);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private Optional<Origin> called(Site site, Call call, int depth) {
        var answered = known(site, call);
        if (answered.isPresent()) return Optional.of(new Origin(answered.get()));
        if (call.of() instanceof Member member) {
            var found = of(site.with(member.of()), depth + 1);
            if (found.isPresent()) return found;
        }
        return first(site, call.arguments().stream().map(Argument::value).toList(), depth);
    }

    /// A name that stands for nothing else: a parameter that nothing of the application fills, one item after the
    /// other.
    private Optional<Origin> bound(Site site, Name name, int depth) {
        var bindings = site.source().declarations.visible(name.id(), name.at());
        if (bindings.isEmpty() && ONE_OF_MANY.contains(name.id())) return Optional.of(new Origin(null));
        for (Binding binding : bindings) {
            Optional<Origin> found = switch (binding) {
                case Binding.Parameter parameter ->
                    parameter.place() == 0 && !NO_INPUT.contains(name.id())
                            ? Optional.of(new Origin(null))
                            : Optional.empty();
                case Binding.Each each -> of(site.with(site.source().grammar.expression(each.value())), depth + 1);
                case Binding.Picked picked ->
                    of(site.with(site.source().grammar.expression(picked.value())), depth + 1);
                case Binding.Assigned assigned ->
                    of(site.with(site.source().grammar.expression(assigned.value())), depth + 1);
                default -> Optional.empty();
            };
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }
}
