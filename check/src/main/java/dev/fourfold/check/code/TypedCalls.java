package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.External;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Expression.Typed;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.code.ServiceCall.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The provider's SDKs for Java (versions 1 and 2) and .NET, in which types tell the clients.
final class TypedCalls implements Dialect {

    private static final Set<String> QUIET = Set.of(
            "builder",
            "build",
            "close",
            "create",
            "serviceName",
            "waiter",
            "utilities",
            "Dispose",
            "toString",
            "getClass",
            "shutdown",
            "equals",
            "hashCode",
            "standard",
            "defaultClient",
            "withRegion",
            "withCredentials",
            "serviceClientConfiguration",
            "region",
            "join",
            "thenApply",
            "get",
            "setRegion",
            "setEndpoint",
            "ConfigureAwait",
            "credentialsProvider",
            "httpClient",
            "dynamoDbClient",
            "overrideConfiguration",
            "endpointOverride",
            "httpClientBuilder",
            "table",
            "endpointConfiguration",
            "withEndpointConfiguration");
    private static final Set<String> MAKERS = Set.of(
            "build",
            "create",
            "defaultClient",
            "builder",
            "standard",
            "newBuilder",
            "region",
            "httpClient",
            "credentialsProvider");

    /// Object mappers: their types, and what they call the operations.
    private static final Set<String> MAPPERS = Set.of(
            "DynamoDbEnhancedClient",
            "DynamoDbTable",
            "DynamoDBMapper",
            "DynamoDbAsyncTable",
            "DynamoDbEnhancedAsyncClient",
            "DynamoDBContext",
            "IDynamoDBContext",
            "Table",
            "DynamoDbIndex",
            "ITable",
            "DynamoDbTemplate");
    private static final Map<String, String> MAPPED = Map.ofEntries(
            Map.entry("save", "PutItem"),
            Map.entry("load", "GetItem"),
            Map.entry("delete", "DeleteItem"),
            Map.entry("Save", "PutItem"),
            Map.entry("Load", "GetItem"),
            Map.entry("Delete", "DeleteItem"),
            Map.entry("batchSave", "BatchWriteItem"),
            Map.entry("batchLoad", "BatchGetItem"),
            Map.entry("putItem", "PutItem"),
            Map.entry("getItem", "GetItem"),
            Map.entry("updateItem", "UpdateItem"),
            Map.entry("deleteItem", "DeleteItem"),
            Map.entry("query", "Query"),
            Map.entry("scan", "Scan"),
            Map.entry("Query", "Query"),
            Map.entry("Scan", "Scan"),
            Map.entry("FromQuery", "Query"),
            Map.entry("FromScan", "Scan"),
            Map.entry("PutItem", "PutItem"),
            Map.entry("GetItem", "GetItem"),
            Map.entry("UpdateItem", "UpdateItem"),
            Map.entry("DeleteItem", "DeleteItem"),
            Map.entry("transactWriteItems", "TransactWriteItems"),
            Map.entry("batchWriteItem", "BatchWriteItem"),
            Map.entry("batchGetItem", "BatchGetItem"),
            Map.entry("scanPage", "Scan"),
            Map.entry("queryPage", "Query"));

    private static final Set<String> SIGNING = Set.of("generatePresignedUrl", "GetPreSignedURL");
    private static final Map<String, String> OTHERWISE = Map.of(
            "getObjectAsBytes",
            "GetObject",
            "getObjectAsString",
            "GetObject",
            "GetObjectMetadata",
            "HeadObject",
            "getObjectMetadata",
            "HeadObject",
            "generatePresignedUrl",
            "GetObject",
            "GetPreSignedURL",
            "GetObject",
            "doesObjectExist",
            "HeadObject",
            "UploadObjectFromStream",
            "PutObject");

    private final Tracing tracing;
    private final Texts texts;
    private final ResourceArguments resources;
    private final Facts facts;
    private final MappedTables tables;
    private final List<Request> requests = new ArrayList<>();

    /// A request that is built; it counts unless the call that sends it is seen.
    private record Request(Site site, Call call, String client, String operation) {}

    TypedCalls(Tracing tracing, Texts texts, ResourceArguments resources, Facts facts) {
        this.tracing = tracing;
        this.texts = texts;
        this.resources = resources;
        this.facts = facts;
        this.tables = new MappedTables(tracing, texts);
    }

    @Override
    public void visit(Site site, Call call) {
        if (!usesSdk(site.source())) return;
        String method = Tracing.lastName(call.of());
        request(site, call, method);
        if (call.made()) {
            client(site, method).ifPresent(client -> facts.made(site, call, client));
            return;
        }
        if (!(call.of() instanceof Member member)) return;
        if (method.equals("create") || method.equals("build") || method.equals("defaultClient")) {
            Handle made = handle(site);
            if (made != null) facts.made(site, call, made.client());
            return;
        }
        if (QUIET.contains(method)) return;
        Handle handle = handle(site.with(member.of()));
        if (handle != null) operate(site, call, handle, method);
    }

    @Override
    public void finish() {
        for (Request request : requests) {
            if (facts.has(request.site.source().file, request.client, request.operation)) continue;
            facts.call(
                    request.site,
                    request.call,
                    request.client,
                    request.operation,
                    resources.of(request.client, request.site, whole(request.site, request.call)));
        }
        requests.clear();
    }

    private void operate(Site site, Call call, Handle handle, String method) {
        String name = method.endsWith("Async") ? method.substring(0, method.length() - 5) : method;
        if (name.endsWith("Paginator")) name = name.substring(0, name.length() - 9);
        boolean mapper = !handle.kind().isEmpty();
        if (mapper && !MAPPED.containsKey(name)) return;
        String operation =
                mapper ? MAPPED.getOrDefault(name, name) : OTHERWISE.getOrDefault(name, ClientNames.operation(name));
        if (SIGNING.contains(name) && signsWriting(site, call)) operation = "PutObject";
        List<Target> targets = mapper ? handle.targets() : resources.of(handle.client(), site, call.arguments());
        if (targets.isEmpty()) targets = mapper ? tables.ofAnnotated(site, call) : placed(site, call);
        facts.call(site, call, handle.client(), operation, targets);
    }

    /// Version 1 and .NET let the resource stand first: `putItem(table, item)`, `new SendMessageRequest(url, body)`.
    private List<Target> placed(Site site, Call call) {
        if (call.arguments().isEmpty()) return List.of();
        Site first = site.with(call.arguments().getFirst().value());
        for (Site value : tracing.expand(first)) {
            if (begun(value.expression()) instanceof Call made && made.made()) {
                return made.arguments().isEmpty()
                                || !made.arguments().getFirst().name().isEmpty()
                        ? List.of()
                        : texts.targets(value.with(made.arguments().getFirst().value()));
            }
            if (value.expression() instanceof Call) return texts.targets(value);
        }
        return texts.targets(first);
    }

    /// What a chain of setters begins with: `new PutRequest(a).withB(b)`.
    private static Expression begun(Expression chain) {
        Expression walk = chain;
        while (walk instanceof Call call && !call.made() && call.of() instanceof Member member) walk = member.of();
        return walk;
    }

    /// Whether a URL is signed for writing: `generatePresignedUrl(bucket, key, expiry, HttpMethod.PUT)`.
    private boolean signsWriting(Site site, Call call) {
        for (Argument argument : call.arguments()) {
            if (Tracing.lastName(argument.value()).equals("PUT")) return true;
            for (Site value : tracing.expand(site.with(argument.value()))) {
                boolean writes = value.expression() instanceof Call built
                        && ResourceArguments.built(built).stream()
                                .anyMatch(set -> Tracing.lastName(set.value()).equals("PUT"));
                if (writes) return true;
            }
        }
        return false;
    }

    // Requests

    private void request(Site site, Call call, String method) {
        String type = call.made()
                ? method
                : method.equals("builder") && call.of() instanceof Member member ? Tracing.lastName(member.of()) : "";
        if (!type.endsWith("Request") || type.length() < 9) return;
        var client = modelled(site.source(), type);
        if (client.isEmpty()) return;
        String name = type.substring(0, type.length() - 7);
        if (name.equals("GeneratePresignedUrl") || name.equals("GetPreSignedUrl")) return;
        requests.add(new Request(site, call, client.get(), ClientNames.operation(name)));
    }

    /// The client whose model has a type: the one that it is imported from, or the only one in use.
    private static Optional<String> modelled(Source source, String type) {
        var clients = new LinkedHashSet<String>();
        for (String module : source.declarations.imports) {
            Optional<String> client = imported(module);
            if (client.isEmpty()) continue;
            if (module.endsWith("." + type)) return client;
            if (module.endsWith("*") || source.language == Language.CSHARP) clients.add(client.get());
        }
        return clients.size() == 1 ? Optional.of(clients.getFirst()) : Optional.empty();
    }

    private static Optional<String> imported(String module) {
        String rest = module.startsWith("software.amazon.awssdk.services.")
                ? module.substring(32)
                : module.startsWith("com.amazonaws.services.")
                        ? module.substring(23)
                        : module.startsWith("Amazon.") ? module.substring(7) : "";
        if (rest.startsWith("lambda.runtime") || rest.startsWith("Lambda.Core") || rest.isEmpty())
            return Optional.empty();
        int dot = rest.indexOf('.');
        return ClientNames.canonical(dot < 0 ? rest : rest.substring(0, dot));
    }

    /// The whole chain of a builder that begins with a call.
    private static List<Argument> whole(Site site, Call call) {
        Call longest = call;
        for (Call other : site.source().firstCalls()) {
            if (other == call) break;
            Expression walk = other;
            for (int links = 0; links < 60 && walk != null; links++) {
                if (walk == call) {
                    if (longest == call) longest = other;
                    break;
                }
                walk = walk instanceof Call link ? link.of() : walk instanceof Member member ? member.of() : null;
            }
        }
        return longest.made() ? longest.arguments() : ResourceArguments.built(longest);
    }

    // What is a client

    private static boolean usesSdk(Source source) {
        for (String module : source.declarations.imports) {
            if (module.startsWith("software.amazon.awssdk.")
                    || module.startsWith("com.amazonaws.")
                    || module.startsWith("Amazon.")
                    || module.startsWith("io.awspring.")) return true;
        }
        return false;
    }

    private @Nullable Handle handle(Site site) {
        for (Site value : tracing.expand(site)) {
            Handle found = switch (value.expression()) {
                case Typed typed -> ofType(value, typed.type());
                case Call call -> got(value, call);
                default -> null;
            };
            if (found != null) return found;
        }
        return null;
    }

    private @Nullable Handle got(Site site, Call call) {
        String method = Tracing.lastName(call.of());
        if (call.made()) return ofType(site, method);
        if (!(call.of() instanceof Member member)) return null;
        if (method.equals("table") || method.equals("LoadTable") || method.equals("GetTargetTable")) {
            return new Handle("dynamodb", "table", lastText(site, call, !method.equals("LoadTable")));
        }
        return MAKERS.contains(method) ? rooted(site, member) : null;
    }

    private List<Target> lastText(Site site, Call call, boolean first) {
        if (call.arguments().isEmpty()) return List.of();
        Argument name = first || call.arguments().size() == 1
                ? call.arguments().getFirst()
                : call.arguments().get(1);
        return texts.targets(site.with(name.value()));
    }

    /// `S3Client.builder().region(r).build()`: the type stands at the chain's beginning, and only setters follow it.
    private @Nullable Handle rooted(Site site, Expression chain) {
        Expression walk = chain;
        for (int links = 0; links < 40; links++) {
            switch (walk) {
                case Call call -> walk = call.of();
                case Member member -> walk = member.of();
                case Name name -> {
                    boolean type = Character.isUpperCase(name.id().codePointAt(0));
                    return type ? ofType(site, name.id()) : null;
                }
                case External external -> {
                    return ofType(site, Tracing.lastName(external));
                }
                default -> {
                    return null;
                }
            }
        }
        return null;
    }

    private static @Nullable Handle ofType(Site site, String type) {
        if (MAPPERS.contains(type)) return new Handle("dynamodb", type, List.of());
        return client(site, type)
                .map(client -> new Handle(client, "", List.of()))
                .orElse(null);
    }

    private static Optional<String> client(Site site, String type) {
        boolean named = type.endsWith("Client")
                || type.startsWith("Amazon")
                || type.startsWith("IAmazon")
                || type.startsWith("AWS")
                || type.endsWith("ClientBuilder");
        return named && usesSdk(site.source()) ? ClientNames.ofType(type) : Optional.empty();
    }
}
