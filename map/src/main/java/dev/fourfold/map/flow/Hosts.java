package dev.fourfold.map.flow;

import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.model.Location;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a URL names: a service of the provider by its host name, or a system outside.
final class Hosts {
    private static final List<String> PROVIDER = List.of(
            ".amazonaws.com", ".amazonaws.com.cn", ".on.aws", ".cloudfront.net", ".api.aws", ".${aws::urlsuffix}");
    private static final Set<String> LOCAL =
            Set.of("localhost", "127.0.0.1", "0.0.0.0", "169.254.169.254", "169.254.170.2", "");
    /// Endings of two labels under which names are given (`example.co.uk`).
    private static final Set<String> SECOND_LEVEL = Set.of("co", "com", "org", "net", "gov", "ac");

    private final Sketch sketch;

    Hosts(Sketch sketch) {
        this.sketch = sketch;
    }

    Set<String> url(String url, Resolver resolver, boolean undeclared, @Nullable Location at) {
        int start = url.indexOf("://") + 3;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            // A reference stands in the host: ${Api}.execute-api…; its name may hold anything but a brace.
            if (url.startsWith("${", end)) {
                int close = url.indexOf('}', end);
                end = close < 0 ? url.length() : close + 1;
            } else {
                end++;
            }
        }
        String host = host(url.substring(start, end));
        String path = url.substring(end);
        if (LOCAL.contains(host)) return Set.of();
        if (url.startsWith("s3://")) return resolver.named(host, "aws.s3", undeclared, at);
        String lower = host.toLowerCase(Locale.ROOT);
        if (PROVIDER.stream().anyMatch(lower::endsWith)) return provider(host, path, resolver, undeclared, at);
        return undeclared ? Set.of(external(lower, host, at)) : Set.of();
    }

    private static String host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = host.lastIndexOf(':');
        boolean port = colon >= 0 && host.substring(colon + 1).chars().allMatch(Character::isDigit);
        return port ? host.substring(0, colon) : host;
    }

    private Set<String> provider(
            String host, String path, Resolver resolver, boolean undeclared, @Nullable Location at) {
        String[] labels = host.split("\\.");
        for (int i = 0; i < labels.length; i++) {
            Optional<Service> service = sketch.catalogue().byHost(labels[i].toLowerCase(Locale.ROOT));
            if (service.isEmpty()) continue;
            String id = service.get().id();
            if (id.equals("aws.sqs"))
                return resolver.named(path.substring(path.lastIndexOf('/') + 1), id, undeclared, at);
            if (id.equals("aws.s3")) return resolver.named(i > 0 ? labels[0] : firstSegment(path), id, undeclared, at);
            if (!undeclared) return Set.of();
            return Set.of(
                    sketch.undeclared(id, i > 0 && id.equals("aws.apigateway") ? Names.plain(labels[0]) : "", at));
        }
        return Set.of();
    }

    private static String firstSegment(String path) {
        String[] segments = path.split("/");
        return segments.length > 1 ? segments[1] : "";
    }

    private String external(String lower, String host, @Nullable Location at) {
        if (host.startsWith("${") && host.endsWith("}")) return sketch.external("external.http", Names.plain(host), at);
        String[] labels = lower.split("\\.");
        boolean address = labels[labels.length - 1].chars().allMatch(Character::isDigit);
        if (labels.length < 2 || address || lower.contains("${"))
            return sketch.external("external.http", Names.plain(lower), at);
        int owner = labels.length - 2;
        if (owner > 0 && SECOND_LEVEL.contains(labels[owner])) owner--;
        return sketch.external("external." + labels[owner], lower, at);
    }
}
