package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.External;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Typed;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.code.ServiceCall.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The provider's SDK for JavaScript, versions 2 and 3.
final class ScriptCalls implements Dialect {

    private static final String PACKAGE = "@aws-sdk/client-";
    private static final Set<String> QUIET = Set.of(
            "send",
            "promise",
            "on",
            "destroy",
            "waitFor",
            "createSet",
            "then",
            "catch",
            "from",
            "makeUnauthenticatedRequest",
            "setPromisesDependency",
            "customizeRequests",
            "add",
            "use",
            "resolve",
            "bind",
            "toString",
            "call",
            "apply");

    /// How the document client calls the operations.
    private static final Map<String, String> DOCUMENT = Map.ofEntries(
            Map.entry("get", "GetItem"),
            Map.entry("put", "PutItem"),
            Map.entry("update", "UpdateItem"),
            Map.entry("delete", "DeleteItem"),
            Map.entry("query", "Query"),
            Map.entry("scan", "Scan"),
            Map.entry("batchGet", "BatchGetItem"),
            Map.entry("batchWrite", "BatchWriteItem"),
            Map.entry("transactGet", "TransactGetItems"),
            Map.entry("transactWrite", "TransactWriteItems"));

    private final Tracing tracing;
    private final Texts texts;
    private final ResourceArguments resources;
    private final Facts facts;
    private final ScriptLibraries libraries;

    ScriptCalls(Tracing tracing, Texts texts, ResourceArguments resources, Facts facts) {
        this.tracing = tracing;
        this.texts = texts;
        this.resources = resources;
        this.facts = facts;
        this.libraries = new ScriptLibraries(tracing, texts, resources, facts);
    }

    @Override
    public void visit(Site site, Call call) {
        for (Site callee : tracing.expand(site.with(call.of()))) {
            switch (callee.expression()) {
                case External external -> {
                    outside(site, call, external);
                    return;
                }
                case Member member -> {
                    Handle handle = QUIET.contains(member.name()) ? null : handle(callee.with(member.of()));
                    if (handle != null) {
                        operate(site, call, handle, member.name());
                        return;
                    }
                }
                default -> {}
            }
        }
    }

    private void outside(Site site, Call call, External external) {
        String path = withoutDefault(external.path());
        Optional<String> client = packaged(external.module());
        if (client.isPresent() && (path.endsWith("Command") || path.startsWith("paginate")))
            command(site, call, client.get(), path);
        else if (external.module().equals("@aws-sdk/lib-dynamodb")
                && (path.endsWith("Command") || path.startsWith("paginate"))) {
            command(site, call, "dynamodb", path);
        } else {
            Handle made = made(external);
            if (made != null) facts.made(site, call, made.client());
            else libraries.visit(site, call, external.module(), path);
        }
    }

    private static String withoutDefault(String path) {
        return path.equals("default") ? "" : path.startsWith("default.") ? path.substring(8) : path;
    }

    private static Optional<String> packaged(String module) {
        if (!module.startsWith(PACKAGE)) return Optional.empty();
        String name = module.substring(PACKAGE.length());
        int slash = name.indexOf('/');
        String service = slash < 0 ? name : name.substring(0, slash);
        return Optional.of(ClientNames.canonical(service).orElse(service));
    }

    private void command(Site site, Call call, String client, String path) {
        boolean pages = path.startsWith("paginate");
        if (!pages && !call.made()) return;
        String name = pages ? path.substring(8) : path.substring(0, path.length() - 7);
        String camel = name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
        String operation = client.equals("dynamodb") ? DOCUMENT.getOrDefault(camel, name) : name;
        var arguments = pages && call.arguments().size() > 1 ? call.arguments().subList(1, 2) : call.arguments();
        facts.call(site, call, client, operation, resources.of(client, site, arguments));
    }

    private void operate(Site site, Call call, Handle handle, String method) {
        boolean presigns = method.startsWith("getSignedUrl");
        String operation = switch (method) {
            case "getSignedUrl", "getSignedUrlPromise" -> firstText(site, call);
            case "upload", "createPresignedPost", "createMultipartUpload" -> "PutObject";
            case "listObjects" -> "ListObjects";
            default ->
                handle.kind().equals("document")
                        ? DOCUMENT.getOrDefault(method, ClientNames.operation(method))
                        : ClientNames.operation(method);
        };
        if (operation.isEmpty() || method.isEmpty() || Character.isUpperCase(method.codePointAt(0))) return;
        var arguments =
                presigns && call.arguments().size() > 1 ? call.arguments().subList(1, 2) : call.arguments();
        var targets = resources.of(handle.client(), site, arguments);
        facts.call(site, call, handle.client(), operation, targets.isEmpty() ? handle.targets() : targets);
    }

    private String firstText(Site site, Call call) {
        if (call.arguments().isEmpty()) return "";
        for (Target target : texts.targets(site.with(call.arguments().getFirst().value()))) {
            if (target instanceof Target.Literal literal) return ClientNames.operation(literal.text());
        }
        return "";
    }

    // What is a client

    private @Nullable Handle handle(Site site) {

        for (Site value : tracing.expand(site)) {
            Handle found = switch (value.expression()) {
                case Call call -> got(value, call);
                case Typed typed -> typed(value, typed);
                default -> null;
            };
            if (found != null) return found;
        }
        return null;
    }

    private @Nullable Handle got(Site site, Call call) {
        for (Site callee : tracing.expand(site.with(call.of()))) {
            if (!(callee.expression() instanceof External external)) continue;
            Handle found = made(external);
            if (found != null) return bound(site, call, found);
        }
        return null;
    }

    /// A client may be bound to its resource when it is made: `new S3({params: {Bucket}})`, an API's own endpoint.
    private Handle bound(Site site, Call call, Handle handle) {
        if (call.arguments().isEmpty() || handle.kind().equals("document")) return handle;
        var parameters = tracing.expand(site.with(call.arguments().getFirst().value()));
        if (handle.client().equals("apigatewaymanagementapi")) {
            return new Handle(handle.client(), handle.kind(), resources.of(handle.client(), site, call.arguments()));
        }
        for (Site parameter : parameters) {
            if (!(parameter.expression() instanceof Expression.Fields fields)) continue;
            for (Argument entry : fields.entries()) {
                if (!entry.name().equals("params")) continue;
                return new Handle(
                        handle.client(),
                        handle.kind(),
                        resources.of(handle.client(), parameter, List.of(Argument.placed(entry.value()))));
            }
        }
        return handle;
    }

    private static @Nullable Handle made(External external) {
        String path = withoutDefault(external.path());
        String module = external.module();
        if (module.equals("aws-sdk") || module.equals("aws-sdk/global")) return versionTwo(path);
        if (module.startsWith("aws-sdk/clients/")) {
            String rest = module.substring(16);
            String name = rest.endsWith(".js") ? rest.substring(0, rest.length() - 3) : rest;
            String client = ClientNames.canonical(name).orElse(name);
            return new Handle(client, path.contains("DocumentClient") ? "document" : "", List.of());
        }
        if (module.equals("@aws-sdk/lib-dynamodb")) {
            return path.startsWith("DynamoDBDocument") ? new Handle("dynamodb", "document", List.of()) : null;
        }
        Optional<String> client = packaged(module);
        if (client.isEmpty() || path.indexOf('.') > 0 || path.isEmpty()) return null;
        boolean type = path.endsWith("Client") || ClientNames.canonical(path).equals(client);
        return type ? new Handle(client.get(), "", List.of()) : null;
    }

    private static @Nullable Handle versionTwo(String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        var client = ClientNames.canonical(name);
        if (client.isEmpty()) return null;
        if (dot >= 0 && !path.endsWith("DocumentClient")) return null;
        return new Handle(client.get(), dot < 0 ? "" : "document", List.of());
    }

    private @Nullable Handle typed(Site site, Typed typed) {
        for (Binding binding : site.source().declarations.visible(typed.type(), typed.at())) {
            if (binding instanceof Binding.Imported imported) {
                Handle found = made(new External(typed.at(), imported.module(), imported.member()));
                if (found != null) return found;
            }
        }
        return null;
    }
}
