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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Python's boto3 and its kin: clients, resources, sessions, paginators.
final class PythonCalls implements Dialect {

    private static final int DEEPEST = 8;
    private static final Set<String> MAKERS = Set.of("client", "resource", "create_client");
    private static final Set<String> QUIET = Set.of(
            "get_waiter",
            "can_paginate",
            "close",
            "wait",
            "items",
            "get_available_subresources",
            "register",
            "format",
            "append");

    /// What resources and transfers call the operations.
    private static final Map<String, String> OPERATIONS = Map.ofEntries(
            Map.entry("upload_file", "PutObject"),
            Map.entry("upload_fileobj", "PutObject"),
            Map.entry("download_file", "GetObject"),
            Map.entry("download_fileobj", "GetObject"),
            Map.entry("generate_presigned_post", "PutObject"),
            Map.entry("copy", "CopyObject"),
            Map.entry("copy_from", "CopyObject"),
            Map.entry("Object.get", "GetObject"),
            Map.entry("Object.put", "PutObject"),
            Map.entry("Object.delete", "DeleteObject"),
            Map.entry("Object.load", "HeadObject"),
            Map.entry("ObjectSummary.get", "GetObject"),
            Map.entry("objects.all", "ListObjects"),
            Map.entry("objects.filter", "ListObjects"),
            Map.entry("objects.limit", "ListObjects"),
            Map.entry("objects.delete", "DeleteObjects"),
            Map.entry("Bucket.put_object", "PutObject"),
            Map.entry("Bucket.delete_objects", "DeleteObjects"),
            Map.entry("Bucket.delete", "DeleteBucket"),
            Map.entry("Bucket.create", "CreateBucket"),
            Map.entry("Bucket.load", "HeadBucket"),
            Map.entry("Queue.send_messages", "SendMessageBatch"),
            Map.entry("Queue.receive_messages", "ReceiveMessage"),
            Map.entry("Queue.delete_messages", "DeleteMessageBatch"),
            Map.entry("Message.delete", "DeleteMessage"),
            Map.entry("batch_writer", "BatchWriteItem"),
            Map.entry("Table.load", "DescribeTable"),
            Map.entry("Table.delete", "DeleteTable"));

    private final Tracing tracing;
    private final Texts texts;
    private final ResourceArguments resources;
    private final Facts facts;
    private final PythonLibraries libraries;

    PythonCalls(Tracing tracing, Texts texts, ResourceArguments resources, Facts facts) {
        this.tracing = tracing;
        this.texts = texts;
        this.resources = resources;
        this.facts = facts;
        this.libraries = new PythonLibraries(tracing, texts, facts);
    }

    @Override
    public void visit(Site site, Call call) {
        for (Site callee : tracing.expand(site.with(call.of()))) {
            switch (callee.expression()) {
                case External external -> {
                    if (isBoto(external.module())) {
                        Handle made = handle(site, 0);
                        if (made != null) facts.made(site, call, made.client());
                    } else libraries.visit(site, call, external);
                    return;
                }
                case Member member -> {
                    if (member.name().equals("append") || onMember(site, call, callee, member)) return;
                }
                default -> {}
            }
        }
    }

    private static boolean isBoto(String module) {
        return module.startsWith("boto3")
                || module.startsWith("aioboto")
                || module.startsWith("aiobotocore")
                || module.startsWith("botocore");
    }

    private boolean onMember(Site site, Call call, Site callee, Member member) {
        if (MAKERS.contains(member.name())) {
            Handle made = handle(site, 0);
            if (made != null) {
                facts.made(site, call, made.client());
                return true;
            }
        }
        Handle handle = handle(callee.with(member.of()), 0);
        if (handle == null) {
            libraries.visitModel(site, call, member.name(), callee.with(member.of()));
            libraries.visitMember(site, call, member.name(), tracing.expand(callee.with(member.of())));
            return false;
        }
        operate(site, call, handle, member.name());
        return true;
    }

    private void operate(Site site, Call call, Handle handle, String method) {
        if (QUIET.contains(method)
                || handle.kind().startsWith("paginator")
                || handle.kind().equals("batch")) return;
        // Resources make others by methods with capitals, which ask the service nothing; no operation begins with a _.
        if (!Character.isLowerCase(method.codePointAt(0))) return;
        String operation = switch (method) {
            case "get_paginator", "generate_presigned_url" -> firstText(site, call);
            case "get_queue_by_name" -> "GetQueueUrl";
            default -> {
                String known = OPERATIONS.getOrDefault(handle.kind() + "." + method, OPERATIONS.get(method));
                yield known == null ? ClientNames.operation(method) : known;
            }
        };
        if (operation.isEmpty()) return;
        facts.call(site, call, handle.client(), operation, targets(site, call, handle, method));
    }

    private String firstText(Site site, Call call) {
        for (Argument argument : call.arguments()) {
            if (argument.name().isEmpty()
                    || argument.name().equals("ClientMethod")
                    || argument.name().equals("operation_name")) {
                for (Target target : texts.targets(site.with(argument.value()))) {
                    if (target instanceof Target.Literal literal) return ClientNames.operation(literal.text());
                }
                return "";
            }
        }
        return "";
    }

    private List<Target> targets(Site site, Call call, Handle handle, String method) {
        if (!handle.targets().isEmpty()) return handle.targets();
        if (method.equals("get_paginator")) return paginated(site, call, handle);
        var named = resources.of(handle.client(), site, call.arguments());
        if (!named.isEmpty()) return named;
        int bucket = method.startsWith("upload_file")
                ? 1
                : method.startsWith("download_file") || method.equals("generate_presigned_post") ? 0 : -1;
        if (method.equals("generate_presigned_url")) {
            for (Argument argument : call.arguments()) {
                boolean params = argument.name().equals("Params")
                        || argument.name().isEmpty()
                                && argument != call.arguments().getFirst();
                if (params) return resources.of(handle.client(), site, List.of(Argument.placed(argument.value())));
            }
        }
        boolean placed = bucket >= 0
                && bucket < call.arguments().size()
                && call.arguments().get(bucket).name().isEmpty();
        return placed ? texts.targets(site.with(call.arguments().get(bucket).value())) : List.of();
    }

    /// `client.get_paginator('scan').paginate(TableName=...)`, in one chain or through a variable.
    private List<Target> paginated(Site site, Call call, Handle handle) {
        for (Call other : site.source().firstCalls()) {
            if (!(other.of() instanceof Member member) || !member.name().equals("paginate")) continue;
            for (Site value : tracing.expand(site.with(member.of()))) {
                if (value.expression() == call)
                    return resources.of(handle.client(), site.with(other), other.arguments());
            }
        }
        return List.of();
    }

    // What is a client

    private @Nullable Handle handle(Site site, int depth) {
        if (depth > DEEPEST) return null;
        for (Site value : tracing.expand(site)) {
            Handle found = switch (value.expression()) {
                case Call call -> got(value, call, depth);
                case Member member -> part(value, member, depth);
                case Typed typed -> typed(value, typed);
                default -> null;
            };
            if (found != null) return found;
        }
        return null;
    }

    private @Nullable Handle got(Site site, Call call, int depth) {
        String name = Tracing.lastName(call.of());
        if (MAKERS.contains(name) && (call.of() instanceof Expression.Name || ofSession(site, call))) {
            String service = service(site, call);
            return service.isEmpty() ? null : new Handle(service, name.equals("resource") ? "resource" : "", List.of());
        }
        if (!(call.of() instanceof Member member)) return null;
        Handle owner = handle(site.with(member.of()), depth + 1);
        if (owner == null) return null;
        boolean kind = Character.isUpperCase(name.codePointAt(0));
        if (kind && !owner.kind().isEmpty()) return new Handle(owner.client(), name, named(site, call, owner));
        return switch (name) {
            case "get_queue_by_name", "create_queue" ->
                owner.kind().equals("resource")
                        ? new Handle("sqs", "Queue", resources.of("sqs", site, call.arguments()))
                        : null;
            case "create_topic" -> owner.kind().equals("resource") ? new Handle("sns", "Topic", List.of()) : null;
            case "get_paginator" -> new Handle(owner.client(), "paginator", List.of());
            case "batch_writer" -> new Handle(owner.client(), "batch", List.of());
            default -> null;
        };
    }

    private List<Target> named(Site site, Call call, Handle owner) {
        if (!owner.targets().isEmpty() || call.arguments().isEmpty()) return owner.targets();
        return texts.targets(site.with(call.arguments().getFirst().value()));
    }

    /// Whether something makes clients: boto3 itself, a session, or a word for one whose making is not seen.
    private boolean ofSession(Site site, Call call) {
        if (!(call.of() instanceof Member member)) return false;
        for (Site owner : tracing.expand(site.with(member.of()))) {
            boolean boto = switch (owner.expression()) {
                case External external -> isBoto(external.module());
                case Call made ->
                    tracing.expand(owner.with(made.of())).stream()
                            .anyMatch(maker ->
                                    maker.expression() instanceof External external && isBoto(external.module()));
                case Expression.Name name ->
                    name.id().toLowerCase(java.util.Locale.ROOT).contains("session");
                case Member part ->
                    part.name().toLowerCase(java.util.Locale.ROOT).contains("session");
                case Typed typed ->
                    typed.type().equals("Session") || typed.type().startsWith("boto3");
                default -> false;
            };
            if (boto) return true;
        }
        return false;
    }

    private String service(Site site, Call call) {
        for (Argument argument : call.arguments()) {
            if (!argument.name().isEmpty() && !argument.name().equals("service_name")) continue;
            for (Target target : texts.targets(site.with(argument.value()))) {
                if (target instanceof Target.Literal literal)
                    return ClientNames.canonical(literal.text()).orElse(literal.text());
            }
            return "";
        }
        return "";
    }

    private @Nullable Handle part(Site site, Member member, int depth) {
        return switch (member.name()) {
            case "meta", "client" -> {
                Handle owner = handle(site.with(member.of()), depth + 1);
                yield owner == null
                        ? null
                        : new Handle(owner.client(), "", owner.kind().equals("Table") ? List.of() : owner.targets());
            }
            case "objects", "object_versions" -> {
                Handle owner = handle(site.with(member.of()), depth + 1);
                yield owner == null ? null : new Handle(owner.client(), "objects", owner.targets());
            }
            default -> null;
        };
    }

    private static @Nullable Handle typed(Site site, Typed typed) {
        for (Binding binding : site.source().declarations.visible(typed.type(), typed.at())) {
            if (!(binding instanceof Binding.Imported imported)) continue;
            String module = imported.module();
            if (!module.startsWith("mypy_boto3_") && !module.startsWith("types_aiobotocore_")) continue;
            String rest = module.substring(module.startsWith("mypy") ? 11 : 18);
            int dot = rest.indexOf('.');
            String client = (dot < 0 ? rest : rest.substring(0, dot)).replace('_', '-');
            return new Handle(
                    ClientNames.canonical(client).orElse(client),
                    typed.type().endsWith("Client") ? "" : typed.type(),
                    List.of());
        }
        return null;
    }
}
