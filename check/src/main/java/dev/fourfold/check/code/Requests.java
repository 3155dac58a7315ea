package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.External;
import dev.fourfold.check.code.Expression.Fields;
import dev.fourfold.check.code.Expression.Index;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Expression.Typed;
import dev.fourfold.check.code.Libraries.Library;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.code.ServiceCall.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds calls to systems outside the provider: over HTTP, and through the libraries that have their own protocols.
final class Requests {

    private static final int DEEPEST = 8;
    private static final String ANSWER = "ResponseURL";
    private static final Set<String> VERBS = Set.of(
            "get",
            "post",
            "put",
            "patch",
            "delete",
            "head",
            "options",
            "request",
            "send",
            "urlopen",
            "fetch",
            "stream",
            "ws_connect",
            "default",
            "",
            "del",
            "getJSON",
            "json",
            "getForObject",
            "getForEntity",
            "postForObject",
            "postForEntity",
            "exchange",
            "HTTPSConnection",
            "HTTPConnection",
            "axios",
            "got",
            "Get",
            "Post",
            "Head",
            "PostForm",
            "NewRequest",
            "NewRequestWithContext",
            "uri",
            "url",
            "newBuilder",
            "openConnection",
            "Request",
            "urlretrieve",
            "GetAsync",
            "PostAsync",
            "PutAsync",
            "DeleteAsync",
            "SendAsync",
            "GetStringAsync",
            "PostAsJsonAsync",
            "GetFromJsonAsync",
            "start");
    private static final Set<String> ASKING = Set.of(
            "get",
            "post",
            "put",
            "patch",
            "delete",
            "head",
            "request",
            "urlopen",
            "fetch",
            "Get",
            "Post",
            "GetAsync",
            "PostAsync",
            "getForObject",
            "postForObject");
    private static final Set<String> BEGINNING = Set.of("HTTPSConnection", "HTTPConnection", "start");
    private static final Set<String> PLACES = Set.of(
            "url",
            "uri",
            "host",
            "hostname",
            "baseurl",
            "base_url",
            "endpoint",
            "node",
            "nodes",
            "dsn",
            "server",
            "connectionstring",
            "connection_string",
            "bootstrap_servers",
            "brokers",
            "cluster_endpoint",
            "account",
            "hosts",
            "addr",
            "address",
            "prefixurl",
            "rooturl",
            "bootstrap.servers",
            "addrs");
    private static final List<String> PLACE_WORDS = List.of(
            "HOST",
            "URL",
            "URI",
            "ENDPOINT",
            "SERVER",
            "ADDR",
            "CONN",
            "DSN",
            "BROKER",
            "CLUSTER",
            "DOMAIN",
            "API",
            "BASE",
            "WEBHOOK",
            "PROXY");

    private static final Map<String, String> DOTNET = Map.of(
            "HttpClient",
            "System.Net.Http",
            "IHttpClientFactory",
            "System.Net.Http",
            "RestClient",
            "RestSharp",
            "NpgsqlConnection",
            "Npgsql",
            "MySqlConnection",
            "MySqlConnector",
            "SqlConnection",
            "Microsoft.Data.SqlClient",
            "MongoClient",
            "MongoDB.Driver",
            "ConnectionMultiplexer",
            "StackExchange.Redis",
            "SmtpClient",
            "System.Net.Mail");

    private final Tracing tracing;
    private final Texts texts;
    private final Facts facts;
    private final Accesses accesses;
    private final HttpMethods methods;
    private final Set<String> services = new LinkedHashSet<>();

    Requests(Tracing tracing, Texts texts, Facts facts) {
        this.tracing = tracing;
        this.texts = texts;
        this.facts = facts;
        this.accesses = new Accesses(tracing, texts);
        this.methods = new HttpMethods(tracing, texts);
    }

    void finish() {
        for (String library : services) facts.does(library, accesses.of(library));
    }

    /// Where a chain begins, and the calls on the way from there.
    private record Root(External external, List<Site> made) {}

    void visit(Site site, Call call) {
        if (site.source().file.toLowerCase(Locale.ROOT).replace("-", "").contains("cfnresponse")) return;
        String verb = Tracing.lastName(call.of());
        if (verb.equals("fetch") && call.of() instanceof Name name && isGlobal(site, name)) {
            http(site, call, new Library("fetch", true), List.of());
            return;
        }
        Root root = root(site.with(call.of()), 0);
        if (root == null) return;
        var library = Libraries.of(site.source().language, moduleOf(root.external));
        if (library.isEmpty()) return;
        if (!library.get().http()) service(site, call, root, library.get());
        else if (VERBS.contains(verb) || root.external.path().isEmpty() && call.of() instanceof Name)
            http(site, call, library.get(), root.made);
    }

    private static String moduleOf(External external) {
        boolean submodule = external.module().equals("urllib")
                || external.module().equals("http") && external.path().startsWith("client");
        if (submodule && external.path().startsWith("parse")) return "";
        if (external.module().equals("urllib.parse")) return "";
        return submodule ? external.module() + "." + external.path() : external.module();
    }

    private boolean isGlobal(Site site, Name name) {
        return site.source().language == Language.SCRIPT
                && site.source().declarations.visible(name.id(), name.at()).isEmpty();
    }

    private @Nullable Root root(Site site, int depth) {
        if (depth > DEEPEST) return null;
        for (Site value : tracing.expand(site)) {
            Root found = switch (value.expression()) {
                case External external -> new Root(external, List.of());
                case Call call -> through(value, call, depth);
                case Member member ->
                    member == site.expression() && depth > DEEPEST ? null : root(value.with(member.of()), depth + 1);
                case Typed typed -> ofType(value, typed.type());
                case Name name -> ofType(value, name.id());
                case Index index -> root(value.with(index.of()), depth + 1);
                default -> null;
            };
            if (found != null) return found;
        }
        return null;
    }

    /// .NET imports whole namespaces, so that the type's own name has to tell; elsewhere the import of the type does.
    private static @Nullable Root ofType(Site site, String type) {
        if (site.source().language == Language.CSHARP) {
            String module = DOTNET.get(type);
            return module == null ? null : new Root(new External(0, module, type), List.of());
        }
        for (Binding binding : site.source().declarations.dotted(type)) {
            if (binding instanceof Binding.Imported imported)
                return new Root(new External(0, imported.module(), imported.member()), List.of());
        }
        return null;
    }

    private @Nullable Root through(Site site, Call call, int depth) {
        Root inner = root(site.with(call.of()), depth + 1);
        if (inner == null) return null;
        var made = new ArrayList<>(inner.made);
        made.add(site);
        return new Root(inner.external, made);
    }

    // HTTP

    private void http(Site site, Call call, Library library, List<Site> made) {
        String verb = Tracing.lastName(call.of());
        if (library.name().equals("urllib") && verb.equals("Request")) return;
        if (made.stream().anyMatch(Requests::isAnswered)) return;
        if (names(site, call, ANSWER) || call.arguments().isEmpty() && !verb.equals("send")) return;
        var found = new LinkedHashSet<>(places(site, call));
        boolean relative = found.stream()
                .allMatch(target -> target instanceof Target.Literal literal
                        && literal.text().startsWith("/"));
        if (relative) {
            for (Site maker : made) {
                var base = places(maker, (Call) maker.expression());
                if (!base.isEmpty()) found.clear();
                found.addAll(base);
            }
        }
        if (found.isEmpty() && answersDeployment(site, call)) return;
        report(site, call, library, found, methods.of(site, call, made));
    }

    /// Whether a call asks somebody, so that what follows on it is about the answer.
    private static boolean isAnswered(Site site) {
        if (!(site.expression() instanceof Call call)
                || call.made()
                || call.arguments().isEmpty()) return false;
        return ASKING.contains(Tracing.lastName(call.of()));
    }

    private void report(Site site, Call call, Library library, Set<Target> found, Set<Access> does) {
        if (throughExtension(site, call, found)) return;
        if (found.stream().anyMatch(Requests::isBuilt)) found.removeIf(Requests::isDetail);
        found.removeIf(Requests::isNowhere);
        if (found.stream().anyMatch(Requests::isLocal)) return;
        for (Target target : List.copyOf(found)) {
            var provider = ProviderHost.of(target);
            if (provider.isEmpty()) continue;
            facts.call(
                    site,
                    call,
                    provider.get().client(),
                    provider.get().operation(does),
                    provider.get().targets());
            found.remove(target);
            if (found.isEmpty()) return;
        }
        if (BEGINNING.contains(Tracing.lastName(call.of())))
            facts.begun(site, call, library.name(), List.copyOf(found));
        else if (isHttpVerb(call) || !found.isEmpty())
            facts.request(site, call, library.name(), List.copyOf(found), does);
    }

    private static boolean isHttpVerb(Call call) {
        String verb = Tracing.lastName(call.of());
        return !verb.equals("start") && !verb.equals("newBuilder") && !verb.equals("default") && !verb.equals("json");
    }

    private static boolean names(Site site, Call call, String word) {
        int close = site.source().grammar.after(call.at());
        for (int i = call.at(); i < close; i++)
            if (site.source().token(i).text().equalsIgnoreCase(word)) return true;
        return false;
    }

    /// Whether a request tells CloudFormation how a custom resource went, at the address that the event brings.
    private static boolean answersDeployment(Site site, Call call) {
        Source source = site.source();
        int[] words = source.declarations.words(source.declarations.owner(call.at()));
        return Arrays.stream(words).anyMatch(word -> source.token(word).text().equalsIgnoreCase(ANSWER));
    }

    /// The URLs or hosts among a call's arguments; the method of a request stands in front of them.
    private List<Target> places(Site site, Call call) {
        var found = new LinkedHashSet<Target>();
        int place = 0;
        for (Argument argument : call.arguments()) {
            if (PLACES.contains(argument.name().toLowerCase(Locale.ROOT)))
                found.addAll(texts.targets(site.with(argument.value())));
            if (!argument.name().isEmpty() || !found.isEmpty() || place++ > 2) continue;
            Site given = site.with(argument.value());
            for (Target target : texts.targets(given)) if (isPlace(target)) found.add(target);
            if (found.isEmpty()) found.addAll(inObject(given, 0));
        }
        return List.copyOf(found);
    }

    private List<Target> inObject(Site site, int depth) {
        var found = new LinkedHashSet<Target>();
        if (depth > 2) return List.of();
        for (Site value : tracing.expand(site)) {
            switch (value.expression()) {
                case Fields fields -> {
                    for (Argument entry : fields.entries()) {
                        if (PLACES.contains(entry.name().toLowerCase(Locale.ROOT)))
                            found.addAll(texts.targets(value.with(entry.value())));
                        else if (entry.spread()
                                || entry.name().equals("connection")
                                || entry.name().equals("socket"))
                            found.addAll(inObject(value.with(entry.value()), depth + 1));
                    }
                }
                case Call request -> found.addAll(places(value, request));
                default -> {}
            }
        }
        return List.copyOf(found);
    }

    private static boolean isPlace(Target target) {
        return switch (target) {
            case Target.Variable variable -> true;
            case Target.Literal literal -> {
                String text = literal.text();
                yield text.contains("://")
                        || text.startsWith("/")
                        || (text.indexOf('.') > 0 && text.indexOf(' ') < 0 && text.length() > 4);
            }
        };
    }

    private static boolean isLocal(Target target) {
        return switch (target) {
            case Target.Variable variable ->
                variable.name().equals("AWS_LAMBDA_RUNTIME_API")
                        || variable.name().startsWith("ECS_CONTAINER_METADATA");
            case Target.Literal literal ->
                literal.text().contains("//localhost")
                        || literal.text().contains("127.0.0.1")
                        || literal.text().contains("169.254.")
                        || literal.text().startsWith("localhost")
                        || literal.text().contains("AWS_LAMBDA_RUNTIME_API");
        };
    }

    private static boolean isBuilt(Target target) {
        return target instanceof Target.Literal literal
                && literal.text().contains("://")
                && literal.text().contains("*");
    }

    /// A variable that stands in a URL without telling who is asked.
    private static boolean isDetail(Target target) {
        return target instanceof Target.Variable variable
                && (variable.name().toUpperCase(Locale.ROOT).endsWith("REGION") || !namesPlace(target));
    }

    /// A URL of which the host is not known.
    private static boolean isNowhere(Target target) {
        if (!(target instanceof Target.Literal literal)) return false;
        int start = literal.text().indexOf("://");
        if (start < 0) return false;
        String rest = literal.text().substring(start + 3);
        return rest.startsWith("*") && (rest.length() == 1 || rest.charAt(1) == '/' || rest.charAt(1) == ':');
    }

    /// The provider's extension answers on the function's own host for its secrets and parameters.
    private boolean throughExtension(Site site, Call call, Set<Target> found) {
        for (Target target : found) {
            if (!(target instanceof Target.Literal literal)) continue;
            String text = literal.text();
            if (!isLocal(target)) continue;
            var named = found.stream()
                    .filter(other -> other instanceof Target.Variable variable
                            && !variable.name().contains("PORT"))
                    .toList();
            if (text.contains("secretsmanager/get"))
                facts.call(site, call, "secretsmanager", "GetSecretValue", withName(named, text, "secretId="));
            else if (text.contains("systemsmanager/parameters"))
                facts.call(site, call, "ssm", "GetParameter", withName(named, text, "name="));
            else if (text.contains(":2772") || text.contains("/applications/"))
                facts.call(site, call, "appconfigdata", "GetLatestConfiguration", application(text));
            else continue;
            return true;
        }
        return false;
    }

    /// `http://localhost:2772/applications/shop/environments/...` (AppConfig's extension for Lambda, 2026-11)
    private static List<Target> application(String url) {
        int start = url.indexOf("/applications/");
        if (start < 0) return List.of();
        String name = url.substring(start + 14).split("[/?]", 2)[0];
        return name.isEmpty() || name.contains("*") ? List.of() : List.of(new Target.Literal(name));
    }

    private static List<Target> withName(List<Target> named, String text, String key) {
        int start = text.indexOf(key);
        String name = start < 0 ? "" : text.substring(start + key.length());
        int end = name.indexOf('&');
        if (end >= 0) name = name.substring(0, end);
        return name.isEmpty() || name.startsWith("*") ? named : List.of(new Target.Literal(name));
    }

    // Libraries with clients of their own

    private void service(Site site, Call call, Root root, Library library) {
        if (root.external.path().contains("errors")
                || Tracing.lastName(call.of()).endsWith("Error")) return;
        var found = new LinkedHashSet<Target>();
        for (Target target : places(site, call)) if (namesPlace(target)) found.add(target);
        found.removeIf(Requests::isNowhere);
        facts.connection(site, call, library.name(), List.copyOf(found));
        services.add(library.name());
        accesses.note(site, call, library.name(), isFunction(root, call), root.made);
    }

    /// Whether a call is one to a function of the library itself, such as the one that makes its client.
    private static boolean isFunction(Root root, Call call) {
        if (!root.made.isEmpty()) return false;
        return call.of() instanceof Name
                || Tracing.lastName(root.external).equals(Tracing.lastName(call.of()))
                || root.external.path().isEmpty();
    }

    private static boolean namesPlace(Target target) {
        return switch (target) {
            case Target.Literal literal ->
                literal.text().contains("://")
                        || (literal.text().contains(".")
                                && !literal.text().contains("/")
                                && literal.text().indexOf(' ') < 0);
            case Target.Variable variable -> {
                String name = variable.name().toUpperCase(Locale.ROOT);
                boolean secret = name.contains("KEY")
                        || name.contains("TOKEN")
                        || name.contains("SECRET")
                        || name.contains("PASSWORD");
                yield !secret && PLACE_WORDS.stream().anyMatch(name::contains);
            }
        };
    }
}
