package dev.fourfold.check.code;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.code.ServiceCall.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A service of the provider that is asked by its own URL, mostly with a signature (AWS Signature Version 4) that the
/// code makes itself: `https://bedrock-runtime.eu-west-1.amazonaws.com/model/x/invoke`.
///
/// Hosts of single resources that have components of their own (an API, a search domain) are left as they are.
///
/// @param targets what the URL names: a bucket, a queue
record ProviderHost(String client, List<Target> targets) {

    private static final String DOMAIN = ".amazonaws.com";
    private static final Map<Access, String> OBJECTS = Map.of(Access.READ, "GetObject", Access.WRITE, "PutObject");
    private static final Set<String> OWN = Set.of(
            "execute-api",
            "appsync-api",
            "appsync-realtime-api",
            "es",
            "aoss",
            "elb",
            "rds",
            "cache",
            "docdb",
            "neptune",
            "lambda-url",
            "s3-website",
            "iot",
            "compute",
            "mq",
            "kafka");

    static Optional<ProviderHost> of(Target target) {
        if (!(target instanceof Target.Literal literal)) return Optional.empty();
        String url = literal.text();
        int scheme = url.indexOf("://");
        String rest = scheme < 0 ? url : url.substring(scheme + 3);
        int slash = rest.indexOf('/');
        String host = (slash < 0 ? rest : rest.substring(0, slash)).toLowerCase(Locale.ROOT);
        int domain = host.indexOf(DOMAIN);
        if (domain <= 0) return Optional.empty();
        String path = slash < 0 ? "" : rest.substring(slash + 1);
        List<String> labels = List.of(host.substring(0, domain).split("\\.", -1));
        if (labels.stream().anyMatch(OWN::contains)) return Optional.empty();
        return storage(labels, path).or(() -> service(labels, url));
    }

    /// `bucket.s3.eu-west-1`, `s3.eu-west-1` and the bucket in the path
    private static Optional<ProviderHost> storage(List<String> labels, String path) {
        int at = -1;
        for (int i = 0; i < labels.size() && at < 0; i++)
            if (labels.get(i).equals("s3") || labels.get(i).startsWith("s3-")) at = i;
        if (at < 0) return Optional.empty();
        String bucket = at > 0 ? String.join(".", labels.subList(0, at)) : path.split("/", 2)[0];
        boolean known = bucket.chars().anyMatch(Character::isLetterOrDigit);
        return Optional.of(new ProviderHost("s3", known ? List.of(new Target.Literal(bucket)) : List.of()));
    }

    private static Optional<ProviderHost> service(List<String> labels, String url) {
        boolean regional = labels.size() <= 2;
        return regional
                ? ClientNames.canonical(labels.getFirst())
                        .map(client -> new ProviderHost(
                                client, client.equals("sqs") ? List.of(new Target.Literal(url)) : List.of()))
                : Optional.empty();
    }

    /// The operation as far as the method of the request shows it.
    String operation(Set<Access> accesses) {
        if (!client.equals("s3") || accesses.size() != 1) return "";
        return OBJECTS.getOrDefault(accesses.iterator().next(), "");
    }
}
