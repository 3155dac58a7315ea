package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.External;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Tracing.Site;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// The provider's SDKs for Go, in which the request's type tells the operation, and for Rust and Ruby.
final class PlainCalls implements Dialect {

    private static final String GO_SERVICE = "/service/";
    private static final Set<String> RUBY_QUIET = Set.of("new", "config", "wait_until", "inspect");

    private final Tracing tracing;
    private final ResourceArguments resources;
    private final Facts facts;

    PlainCalls(Tracing tracing, ResourceArguments resources, Facts facts) {
        this.tracing = tracing;
        this.resources = resources;
        this.facts = facts;
    }

    @Override
    public void visit(Site site, Call call) {
        switch (site.source().language) {
            case GO -> go(site, call);
            case RUST -> rust(site, call);
            default -> ruby(site, call);
        }
    }

    // Go

    private void go(Site site, Call call) {
        for (Site callee : tracing.expand(site.with(call.of()))) {
            if (!(callee.expression() instanceof External external)) continue;
            var client = goClient(external.module());
            if (client.isEmpty()) continue;
            String name = external.path();
            if (call.made() && name.endsWith("Input")) {
                String operation = external.module().endsWith("s3manager") && name.equals("UploadInput")
                        ? "PutObject"
                        : name.substring(0, name.length() - 5);
                facts.call(site, call, client.get(), operation, resources.of(client.get(), site, call.arguments()));
            } else if (name.startsWith("New")) facts.made(site, call, client.get());
        }
    }

    private static Optional<String> goClient(String module) {
        int at = module.indexOf(GO_SERVICE);
        if (!module.startsWith("github.com/aws/aws-sdk-go") || at < 0) return Optional.empty();
        String rest = module.substring(at + GO_SERVICE.length());
        int slash = rest.indexOf('/');
        return ClientNames.canonical(slash < 0 ? rest : rest.substring(0, slash));
    }

    // Rust: `client.put_item().table_name(t).send().await`

    private void rust(Site site, Call call) {
        if (!Tracing.lastName(call.of()).equals("send") || !call.arguments().isEmpty()) return;
        Expression walk = call.of();
        for (int links = 0; links < 60; links++) {
            if (walk instanceof Call link
                    && link.arguments().isEmpty()
                    && link.of() instanceof Member operation
                    && isPlace(operation.of())) {
                rustClient(site.source(), operation.of())
                        .ifPresent(client -> facts.call(
                                site,
                                link,
                                client,
                                ClientNames.operation(operation.name()),
                                resources.of(client, site, ResourceArguments.built(call))));
                return;
            }
            if (walk instanceof Call link) walk = link.of();
            else if (walk instanceof Member member) walk = member.of();
            else return;
        }
    }

    private static boolean isPlace(Expression expression) {
        return expression instanceof Name || expression instanceof Member member && isPlace(member.of());
    }

    private static Optional<String> rustClient(Source source, Expression owner) {
        var clients = new LinkedHashSet<String>();
        for (Token token : source.tokens) {
            if (token.named() && token.text().startsWith("aws_sdk_"))
                ClientNames.canonical(token.text().substring(8)).ifPresent(clients::add);
        }
        if (clients.size() == 1) return Optional.of(clients.getFirst());
        String name = Tracing.lastName(owner);
        return clients.stream().filter(client -> name.contains(client)).findFirst();
    }

    // Ruby: `Aws::S3::Client.new.put_object(bucket: b)`

    private void ruby(Site site, Call call) {
        if (!(call.of() instanceof Member member)) return;
        if (member.name().equals("new")) {
            rubyClient(member.of()).ifPresent(client -> facts.made(site, call, client));
            return;
        }
        if (RUBY_QUIET.contains(member.name())) return;
        for (Site owner : tracing.expand(site.with(member.of()))) {
            if (!(owner.expression() instanceof Call made)
                    || !(made.of() instanceof Member maker)
                    || !maker.name().equals("new")) continue;
            rubyClient(maker.of())
                    .ifPresent(client -> facts.call(
                            site,
                            call,
                            client,
                            ClientNames.operation(member.name()),
                            resources.of(client, site, call.arguments())));
        }
    }

    private static Optional<String> rubyClient(Expression type) {
        boolean client = type instanceof Member last
                && last.name().equals("Client")
                && last.of() instanceof Member service
                && service.of() instanceof Name top
                && top.id().equals("Aws");
        return client && ((Member) type).of() instanceof Member service
                ? ClientNames.canonical(service.name())
                : Optional.empty();
    }
}
