package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.External;
import dev.fourfold.check.code.Expression.Index;
import dev.fourfold.check.code.Expression.Items;
import dev.fourfold.check.code.Expression.Joined;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Expression.Text;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.code.ServiceCall.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What text an expression can be: a text of the code, or an environment variable. A part of a text that is not known
/// is written `*`.
final class Texts {

    private static final int MOST = 64;
    private static final int DEEPEST = 8;
    private static final Set<String> SAME = Set.of(
            "strip",
            "lower",
            "upper",
            "trim",
            "toString",
            "str",
            "String",
            "rstrip",
            "lstrip",
            "toLowerCase",
            "asString",
            "required",
            "aws.String",
            "to_string",
            "to_owned",
            "into",
            "unwrap",
            "expect",
            "unwrap_or_default",
            "create",
            "URL",
            "Uri",
            "URI",
            "StringPtr",
            "ToString",
            "Parse",
            "parse",
            "orElse",
            "orElseThrow",
            "of",
            "ofNullable",
            "get_secret_value",
            "clone",
            "as_str",
            "Trim",
            "fetch",
            "unwrap_or_else",
            "unwrap_or",
            "must",
            "Must",
            "requireNonNull",
            "quote",
            "valueOf");

    private final Tracing tracing;

    Texts(Tracing tracing) {
        this.tracing = tracing;
    }

    List<Target> targets(Site site) {
        var found = new LinkedHashSet<Target>();
        collect(site, found, 0);
        return List.copyOf(found);
    }

    /// The name that an entry stands under: as it is written, or what its key computes.
    List<Target> keys(Site site, Argument entry) {
        if (!entry.name().isEmpty()) return List.of(new Target.Literal(entry.name()));
        return entry.key() == entry.value() ? List.of() : targets(site.with(entry.key()));
    }

    private void collect(Site site, Set<Target> found, int depth) {
        if (depth > DEEPEST || found.size() >= MOST) return;
        for (Site value : tracing.expand(site)) {
            Optional<String> variable = variable(value);
            if (variable.isPresent()) {
                found.add(new Target.Variable(variable.get()));
                standIn(value, found, depth);
                continue;
            }
            switch (value.expression()) {
                case Text text -> {
                    if (!text.text().isBlank()) found.add(new Target.Literal(text.text()));
                }
                case Joined joined -> joined(value, joined, found, depth);
                case Items items ->
                    items.items().stream().limit(MOST).forEach(item -> collect(value.with(item), found, depth + 1));
                case Call call -> called(value, call, found, depth);
                default -> {}
            }
        }
    }

    /// What stands in for a variable that is not set.
    private void standIn(Site site, Set<Target> found, int depth) {
        if (site.expression() instanceof Call call && call.arguments().size() > 1) {
            collect(site.with(call.arguments().get(1).value()), found, depth + 1);
        }
    }

    private void called(Site site, Call call, Set<Target> found, int depth) {
        String name = Tracing.lastName(call.of());
        if (call.of() instanceof Member member
                && (member.of() instanceof Text || name.equals("format") || name.equals("replace"))) {
            if (member.of() instanceof Text text && name.equals("format")) formatted(site, call, text, found, depth);
            else if (name.equals("Format") || name.equals("format") && member.of() instanceof Name)
                first(site, call, found, depth);
            else collect(site.with(member.of()), found, depth + 1);
        } else if (SAME.contains(name)) {
            boolean onArgument = !call.arguments().isEmpty()
                    && (call.made() || !(call.of() instanceof Member) || !isText(site, call));
            if (onArgument) first(site, call, found, depth);
            else if (call.of() instanceof Member member) collect(site.with(member.of()), found, depth + 1);
        } else if (name.equals("Sprintf") || name.equals("getenv_or") || name.equals("urljoin"))
            first(site, call, found, depth);
    }

    private boolean isText(Site site, Call call) {
        if (!(call.of() instanceof Member member)) return false;
        for (Site owner : tracing.expand(site.with(member.of()))) {
            if (variable(owner).isPresent()
                    || owner.expression() instanceof Text
                    || owner.expression() instanceof Joined) return true;
            if (owner.expression() instanceof Call inner && SAME.contains(Tracing.lastName(inner.of()))) return true;
        }
        return false;
    }

    private void first(Site site, Call call, Set<Target> found, int depth) {
        if (!call.arguments().isEmpty())
            collect(site.with(call.arguments().getFirst().value()), found, depth + 1);
    }

    /// A text that is all hole is what fills it.
    private void formatted(Site site, Call call, Text format, Set<Target> found, int depth) {
        String text = filled(format.text());
        if (text.equals("*")) first(site, call, found, depth);
        else if (text.chars().anyMatch(Character::isLetterOrDigit)) found.add(new Target.Literal(text));
    }

    private static String filled(String format) {
        var filled = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            int end = format.charAt(i) == '{' ? format.indexOf('}', i) : -1;
            filled.append(end < 0 ? format.charAt(i) : '*');
            if (end >= 0) i = end;
        }
        return filled.toString();
    }

    /// A text in front of which stands a variable is told by that variable; of others the known parts are kept.
    private void joined(Site site, Joined joined, Set<Target> found, int depth) {
        var text = new StringBuilder();
        boolean known = false;
        var variables = new ArrayList<Target>();
        for (Expression part : joined.parts()) {
            var options = new LinkedHashSet<Target>();
            collect(site.with(part), options, depth + 2);
            Target first = options.isEmpty() ? null : options.getFirst();
            switch (first) {
                case Target.Literal literal -> {
                    text.append(literal.text());
                    known |= literal.text().chars().anyMatch(Character::isLetterOrDigit);
                }
                case Target.Variable variable -> {
                    if (text.isEmpty()) {
                        found.addAll(options);
                        return;
                    }
                    variables.add(variable);
                    text.append('*');
                }
                case null -> text.append('*');
            }
        }
        if (known) found.add(new Target.Literal(text.toString()));
        found.addAll(variables);
    }

    // Environment variables

    /// The environment variable that an expression reads.
    Optional<String> variable(Site site) {
        return switch (site.expression()) {
            case Member member -> {
                boolean script = site.source().language == Language.SCRIPT;
                yield script && isEnvironment(site.with(member.of())) ? Optional.of(member.name()) : Optional.empty();
            }
            case Index index -> isEnvironment(site.with(index.of())) ? text(site.with(index.key())) : Optional.empty();
            case Call call -> {
                boolean reads = !call.arguments().isEmpty() && reads(site, call);
                yield reads ? text(site.with(call.arguments().getFirst().value())) : Optional.empty();
            }
            case External external -> {
                boolean named = external.path().startsWith("env.") && isProcess(external.module());
                yield named ? Optional.of(external.path().substring(4)) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private Optional<String> text(Site site) {
        for (Site value : tracing.expand(site))
            if (value.expression() instanceof Text text) return Optional.of(text.text());
        return Optional.empty();
    }

    private static boolean isProcess(String module) {
        return module.equals("process") || module.equals("node:process");
    }

    private boolean isEnvironment(Site site) {
        if (site.source().language == Language.RUBY)
            return site.expression() instanceof Name name && name.id().equals("ENV");
        for (Site value : tracing.expand(site)) {
            if (value.expression() instanceof Member member
                    && member.name().equals("env")
                    && member.of() instanceof Name of
                    && of.id().equals("process")) return true;
            if (value.expression() instanceof External external
                    && (external.module().equals("os") && external.path().equals("environ")
                            || isProcess(external.module()) && external.path().equals("env"))) return true;
        }
        return false;
    }

    private boolean reads(Site site, Call call) {
        String name = Tracing.lastName(call.of());
        return switch (site.source().language) {
            case PYTHON ->
                (name.equals("getenv") || name.equals("get") || name.equals("setdefault") || name.equals("pop"))
                        && fromOs(site.with(call.of()));
            case SCRIPT ->
                name.equals("get")
                        && call.of() instanceof Member member
                        && (isEnvironment(site.with(member.of())) || isEnvVar(site, member.of()));
            case JAVA ->
                name.equals("getenv")
                        || name.equals("get")
                                && call.of() instanceof Member member
                                && member.of() instanceof Call inner
                                && Tracing.lastName(inner.of()).equals("getenv");
            case CSHARP -> name.equals("GetEnvironmentVariable");
            case GO -> name.equals("Getenv") || name.equals("LookupEnv");
            case RUST ->
                name.equals("var")
                        && call.of() instanceof Member member
                        && Tracing.lastName(member.of()).equals("env");
            case RUBY ->
                name.equals("fetch")
                        && call.of() instanceof Member member
                        && member.of() instanceof Name of
                        && of.id().equals("ENV");
        };
    }

    private boolean isEnvVar(Site site, Expression of) {
        for (Site value : tracing.expand(site.with(of)))
            if (value.expression() instanceof External external
                    && external.module().equals("env-var")) return true;
        return false;
    }

    private boolean fromOs(Site site) {
        for (Site value : tracing.expand(site)) {
            if (value.expression() instanceof External external
                    && external.module().equals("os")
                    && (external.path().equals("getenv") || external.path().startsWith("environ."))) return true;
        }
        return false;
    }
}
