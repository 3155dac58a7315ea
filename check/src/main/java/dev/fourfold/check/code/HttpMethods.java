package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.Fields;
import dev.fourfold.check.code.Expression.Joined;
import dev.fourfold.check.code.Expression.Lambda;
import dev.fourfold.check.code.Expression.Text;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.code.ServiceCall.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a request over HTTP does with data: its method tells (RFC 9110, 9.2.1), where the code shows it.
final class HttpMethods {

    private static final Map<String, Access> METHODS = Map.of(
            "GET",
            Access.READ,
            "HEAD",
            Access.READ,
            "OPTIONS",
            Access.READ,
            "POST",
            Access.WRITE,
            "PUT",
            Access.WRITE,
            "PATCH",
            Access.WRITE,
            "DELETE",
            Access.WRITE);
    private static final Map<String, Access> VERBS = Map.ofEntries(
            Map.entry("getjson", Access.READ),
            Map.entry("getforobject", Access.READ),
            Map.entry("getforentity", Access.READ),
            Map.entry("getasync", Access.READ),
            Map.entry("getstringasync", Access.READ),
            Map.entry("getfromjsonasync", Access.READ),
            Map.entry("urlretrieve", Access.READ),
            Map.entry("del", Access.WRITE),
            Map.entry("postform", Access.WRITE),
            Map.entry("postforobject", Access.WRITE),
            Map.entry("postforentity", Access.WRITE),
            Map.entry("postasync", Access.WRITE),
            Map.entry("postasjsonasync", Access.WRITE),
            Map.entry("putasync", Access.WRITE),
            Map.entry("deleteasync", Access.WRITE));

    /// Functions that ask with GET unless they are told otherwise.
    private static final Set<String> ASKING = Set.of("fetch", "request", "axios", "got", "urlopen");

    private static final Set<String> BODIES = Set.of("data", "body", "json");

    private final Tracing tracing;
    private final Texts texts;

    HttpMethods(Tracing tracing, Texts texts) {
        this.tracing = tracing;
        this.texts = texts;
    }

    /// What the arguments of a call say.
    private static final class Said {
        private final Set<Access> accesses = EnumSet.noneOf(Access.class);
        private boolean hidden;
        private boolean body;
    }

    /// @param before the calls that the call's object came from
    /// @return empty when the method is not seen
    Set<Access> of(Site site, Call call, List<Site> before) {
        String verb = Tracing.lastName(call.of());
        Access told = told(verb);
        if (told != null) return Set.of(told);
        var said = new Said();
        arguments(site, call.arguments(), verb, said, 0);
        if (!said.accesses.isEmpty()) return said.accesses;
        if (said.hidden) return Set.of();
        if (verb.equals("urlopen") && said.body) return Set.of(Access.WRITE);
        if (ASKING.contains(verb)) return Set.of(Access.READ);
        for (Site maker : before) {
            Access earlier = maker.expression() instanceof Call made ? told(Tracing.lastName(made.of())) : null;
            if (earlier != null) return Set.of(earlier);
        }
        return Set.of();
    }

    private static @Nullable Access told(String verb) {
        Access method = METHODS.get(verb.toUpperCase(Locale.ROOT));
        return method == null ? VERBS.get(verb.toLowerCase(Locale.ROOT)) : method;
    }

    private void arguments(Site site, List<Argument> arguments, String verb, Said said, int depth) {
        int place = 0;
        for (Argument argument : arguments) {
            Site value = site.with(argument.value());
            if (argument.name().equals("method")) method(value, said);
            else if (BODIES.contains(argument.name())) said.body = true;
            else if (argument.spread()) options(value, said, depth);
            else if (argument.name().isEmpty()) {
                boolean url = place == 0 && (verb.equals("fetch") || verb.equals("Request"));
                if (place == 1 && verb.equals("urlopen")) said.body = true;
                else if (url) request(value, said, depth);
                else options(value, said, depth);
                place++;
            }
        }
    }

    private void method(Site site, Said said) {
        boolean seen = false;
        for (Target target : texts.targets(site)) {
            Access method = target instanceof Target.Literal literal ? named(literal.text()) : null;
            if (method == null) continue;
            said.accesses.add(method);
            seen = true;
        }
        said.hidden |= !seen;
    }

    private static @Nullable Access named(String method) {
        return METHODS.get(method.toUpperCase(Locale.ROOT));
    }

    /// A URL, unless it is a request that was made before.
    private void request(Site site, Said said, int depth) {
        for (Site value : tracing.expand(site))
            if (value.expression() instanceof Call made
                    && Tracing.lastName(made.of()).equals("Request")) options(value, said, depth);
    }

    private void options(Site site, Said said, int depth) {
        if (depth > 3) return;
        for (Site value : tracing.expand(site)) {
            switch (value.expression()) {
                case Fields fields -> entries(value, fields, said, depth);
                case Text text -> {
                    Access method = named(text.text());
                    if (method != null) said.accesses.add(method);
                }
                case Joined joined -> {}
                case Lambda lambda -> {}
                case Call made -> {
                    boolean request = Tracing.lastName(made.of()).equals("Request");
                    if (request) arguments(value, made.arguments(), "Request", said, depth + 1);
                    else if (texts.targets(value).isEmpty()) said.hidden = true;
                }
                default -> constant(value, said);
            }
        }
    }

    /// `HttpMethod.POST`, `http.MethodPost`, or something that is not known.
    private void constant(Site site, Said said) {
        String name = Tracing.lastName(site.expression());
        Access method = name.startsWith("Method") ? named(name.substring(6)) : METHODS.get(name);
        if (method != null) said.accesses.add(method);
        else if (texts.targets(site).isEmpty()) said.hidden = true;
    }

    private void entries(Site site, Fields fields, Said said, int depth) {
        for (Argument entry : fields.entries()) {
            if (entry.name().equalsIgnoreCase("method")) method(site.with(entry.value()), said);
            else if (entry.spread()) options(site.with(entry.value()), said, depth + 1);
        }
    }
}
