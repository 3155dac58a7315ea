package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.code.HttpCall;
import dev.fourfold.core.code.ServiceCall;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Joins clients that speak a protocol rather than a provider's API (SQL, Redis, Kafka, SMTP) with the component that
/// speaks it too.
final class Protocols {
    /// What a library's name holds, and the services that speak its protocol.
    private static final Map<String, List<String>> SPEAKERS = Map.ofEntries(
            Map.entry("pg", List.of("aws.rds", "aws.dsql", "aws.redshift")),
            Map.entry("postgres", List.of("aws.rds", "aws.dsql", "aws.redshift")),
            Map.entry("psycopg", List.of("aws.rds", "aws.dsql", "aws.redshift")),
            Map.entry("asyncpg", List.of("aws.rds", "aws.dsql")),
            Map.entry("npgsql", List.of("aws.rds", "aws.dsql")),
            Map.entry("mysql", List.of("aws.rds")),
            Map.entry("mariadb", List.of("aws.rds")),
            Map.entry("sqlalchemy", List.of("aws.rds", "aws.dsql", "aws.redshift")),
            Map.entry("sequelize", List.of("aws.rds")),
            Map.entry("prisma", List.of("aws.rds", "aws.dsql")),
            Map.entry("typeorm", List.of("aws.rds")),
            Map.entry("knex", List.of("aws.rds")),
            Map.entry("jdbc", List.of("aws.rds", "aws.dsql", "aws.redshift")),
            Map.entry("mssql", List.of("aws.rds")),
            Map.entry("oracle", List.of("aws.rds")),
            Map.entry("redis", List.of("aws.elasticache", "aws.memorydb")),
            Map.entry("valkey", List.of("aws.elasticache", "aws.memorydb")),
            Map.entry("memcache", List.of("aws.elasticache")),
            Map.entry("mongo", List.of("aws.documentdb")),
            Map.entry("opensearch", List.of("aws.opensearch")),
            Map.entry("elasticsearch", List.of("aws.opensearch")),
            Map.entry("kafka", List.of("aws.msk")),
            Map.entry("pika", List.of("aws.mq")),
            Map.entry("amqp", List.of("aws.mq")),
            Map.entry("stomp", List.of("aws.mq")),
            Map.entry("gremlin", List.of("aws.neptune")),
            Map.entry("neo4j", List.of("aws.neptune")),
            Map.entry("smtp", List.of("aws.ses")),
            Map.entry("nodemailer", List.of("aws.ses")));

    /// Libraries that only move bytes: without a target they say nothing of whom they call.
    private static final Set<String> GENERIC = Set.of(
            "requests",
            "httpx",
            "aiohttp",
            "urllib",
            "urllib3",
            "urllib.request",
            "http.client",
            "fetch",
            "axios",
            "got",
            "node-fetch",
            "undici",
            "https",
            "http",
            "superagent",
            "request",
            "needle",
            "ky",
            "net/http",
            "httpclient",
            "java.net.http",
            "okhttp",
            "resttemplate",
            "webclient",
            "socket",
            "net",
            "grpc",
            "websocket",
            "ws");

    private final Sketch sketch;
    private final Resolver resolver;

    Protocols(Sketch sketch, Resolver resolver) {
        this.sketch = sketch;
        this.resolver = resolver;
    }

    void draw(Workload workload, HttpCall request, Evidence evidence) {
        String library = request.library().toLowerCase(Locale.ROOT);
        var services = new ArrayList<String>();
        SPEAKERS.forEach((name, speakers) -> {
            if (library.contains(name)) services.addAll(speakers);
        });
        String user = workload.resource().id();
        var ends = services.isEmpty() ? Set.<String>of() : speakers(workload, services);
        if (!ends.isEmpty()) {
            for (String end : ends) exchange(user, end, request, evidence);
            return;
        }
        String name = request.target() instanceof ServiceCall.Target.Variable variable ? variable.name() : "";
        boolean generic = services.isEmpty() && GENERIC.contains(library);
        if (generic && (name.isEmpty() || isPath(workload, name))) return;
        String kind = generic ? "http" : vendor(library);
        String external =
                sketch.external("external." + kind, services.isEmpty() && !generic ? "" : name, request.location());
        sketch.flow(user, external, Mechanism.REQUEST, evidence);
    }

    /// Draws what a call exchanges with its other end. Of a store, what is not known to be only read or only written is
    /// both.
    void exchange(String user, String end, HttpCall request, Evidence evidence) {
        Role role = sketch.component(end).map(Component::role).orElse(Role.EXTERNAL);
        boolean known = !request.accesses().isEmpty();
        boolean reads = known ? request.accesses().contains(Access.READ) : role == Role.STORE;
        boolean writes = !known || request.accesses().contains(Access.WRITE);
        switch (role) {
            case STORE, CHANNEL -> {
                if (writes) sketch.flow(user, end, Mechanism.WRITE, evidence);
                if (reads) sketch.flow(end, user, Mechanism.READ, evidence);
            }
            case PROCESS -> sketch.flow(user, end, Mechanism.INVOKE, evidence);
            default -> sketch.flow(user, end, Mechanism.REQUEST, evidence);
        }
    }

    /// A variable that holds only the end of a URL does not say whom the code calls.
    private static boolean isPath(Workload workload, String variable) {
        var value = workload.environment().get(variable);
        return value != null
                && value.exact()
                        .filter(text -> text.startsWith("/") || text.indexOf('.') < 0)
                        .isPresent();
    }

    private static String vendor(String library) {
        var name = new StringBuilder();
        for (char c : library.toCharArray()) {
            if (Character.isLetterOrDigit(c)) name.append(c);
            else if (!name.isEmpty()) break;
        }
        return name.isEmpty() ? "http" : name.toString();
    }

    /// Those that the environment names; else a proxy before a database; else the only one.
    private Set<String> speakers(Workload workload, List<String> services) {
        var named = new LinkedHashSet<String>();
        workload.environment()
                .values()
                .forEach(value -> resolver.declared(value, "").stream()
                        .filter(id -> isOf(id, services))
                        .forEach(named::add));
        if (!named.isEmpty()) return named;
        var declared = new ArrayList<Component>();
        services.forEach(service -> declared.addAll(sketch.declared(service)));
        var proxies = declared.stream()
                .filter(component -> component.type().endsWith("::DBProxy"))
                .toList();
        var candidates = proxies.isEmpty() ? declared.stream().distinct().toList() : proxies;
        return candidates.size() == 1 ? Set.of(candidates.getFirst().id()) : Set.of();
    }

    private boolean isOf(String id, List<String> services) {
        return sketch.component(id)
                .filter(component -> services.stream().anyMatch(service -> Sketch.isOf(component, service)))
                .isPresent();
    }
}
