package dev.fourfold.map.flow;

import dev.fourfold.core.model.Evidence;
import dev.fourfold.core.model.Mechanism;
import dev.fourfold.core.model.Role;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.List;

/// Flows that only plumbing shows: SAM connectors, permissions to invoke, log groups by their names.
final class PlumbingFlows {
    private final Sketch sketch;
    private final Resolver resolver;
    private final Roles roles;

    PlumbingFlows(Sketch sketch, Resolver resolver, Roles roles) {
        this.sketch = sketch;
        this.resolver = resolver;
        this.roles = roles;
    }

    void draw(Resource resource) {
        switch (resource.type()) {
            case "AWS::Serverless::Connector" -> connector(resource);
            case "AWS::Logs::LogGroup" -> logGroup(resource);
            case "AWS::IAM::Role" -> passedRole(resource);
            default -> {}
        }
    }

    private void connector(Resource resource) {
        var permissions =
                resource.properties().get("Permissions").map(Value::items).orElse(List.of());
        var evidence = new Evidence(
                Evidence.Kind.GRANT,
                "Connector "
                        + String.join(
                                ", ", permissions.stream().map(Value::pattern).toList()),
                resource.at());
        resource.properties()
                .get("Source")
                .ifPresent(source -> resolver.declared(source, "")
                        .forEach(from -> resource.properties()
                                .get("Destination")
                                .ifPresent(destination -> resolver.declared(destination, "")
                                        .forEach(to -> {
                                            for (Value permission : permissions) {
                                                boolean read =
                                                        permission.pattern().equals("Read");
                                                boolean runs = sketch.component(to)
                                                        .filter(component -> component.role() == Role.PROCESS)
                                                        .isPresent();
                                                if (!read)
                                                    sketch.flow(
                                                            from,
                                                            to,
                                                            runs ? Mechanism.INVOKE : Mechanism.WRITE,
                                                            evidence);
                                                else if (!runs) sketch.flow(to, from, Mechanism.READ, evidence);
                                            }
                                        }))));
    }

    /// `/aws/lambda/{function}` is where a function's log goes, and so for other services.
    private void logGroup(Resource resource) {
        var name = resource.properties().get("LogGroupName");
        if (name.isEmpty()) return;
        String pattern = name.get().pattern();
        var evidence = new Evidence(
                Evidence.Kind.SERVICE, "LogGroupName " + pattern, name.get().at());
        var writers = resolver.declared(name.get(), "");
        if (writers.isEmpty() && pattern.startsWith("/aws/lambda/")) {
            writers = resolver.named(
                    pattern.substring("/aws/lambda/".length()),
                    "aws.lambda",
                    false,
                    name.get().at());
        }
        for (String from : writers) sketch.flow(from, resource.id(), Mechanism.LOG, evidence);
    }

    /// A role that schedules made by code act with: no template declares them, but what they may start is known.
    private void passedRole(Resource role) {
        boolean trusted = Paths.at(role.properties(), "AssumeRolePolicyDocument.Statement[].Principal.Service").stream()
                .flatMap(value -> value.items().stream())
                .anyMatch(service -> service.pattern().equals("scheduler.amazonaws.com"));
        if (!trusted || !resolver.ofType("AWS::Scheduler::Schedule").isEmpty()) return;
        var reference = new Value.Reference(role.id(), "", role.at());
        String scheduler = sketch.undeclared("aws.scheduler", "", role.at());
        new Principal(scheduler, roles.statements(reference), sketch, resolver)
                .named()
                .forEach(permission ->
                        sketch.flow(scheduler, permission.component(), Mechanism.TARGET, permission.evidence()));
    }

    /// A function's URL that asks for IAM credentials is open to whoever has some, unless a gateway of ours is its
    /// caller.
    void signedUrl(Resource resource) {
        if (!resource.type().equals("AWS::Lambda::Url")
                || resource.properties().text("AuthType", "").equals("NONE")) return;
        for (String function : resolver.resource(resource.id())) {
            boolean fronted = sketch.components().stream()
                    .anyMatch(component -> sketch.has(component.id(), function, Mechanism.INTEGRATION));
            if (fronted) continue;
            var evidence = new Evidence(Evidence.Kind.PROPERTY, "AWS::Lambda::Url AuthType AWS_IAM", resource.at());
            sketch.flow(sketch.actor("actor.internet"), function, Mechanism.REQUEST, evidence);
        }
    }

    /// A permission that names the very component that may invoke a function, where nothing else shows why.
    void permission(Resource resource) {
        if (!resource.type().equals("AWS::Lambda::Permission")) return;
        var function = resource.properties().get("FunctionName").map(value -> resolver.declared(value, "aws.lambda"));
        if (function.isEmpty()) return;
        String principal = resource.properties().text("Principal", "");
        var evidence = new Evidence(Evidence.Kind.PROPERTY, "AWS::Lambda::Permission " + principal, resource.at());
        for (String to : function.get()) {
            if (principal.startsWith("alexa-")) {
                sketch.flow(sketch.external("external.alexa", "", resource.at()), to, Mechanism.INVOKE, evidence);
            }
            resource.properties()
                    .get("SourceArn")
                    .ifPresent(source -> resolver.declared(source, "").forEach(from -> {
                        if (!sketch.has(from, to)) sketch.flow(from, to, Mechanism.INVOKE, evidence);
                    }));
        }
    }
}
