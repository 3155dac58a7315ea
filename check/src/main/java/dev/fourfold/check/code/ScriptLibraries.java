package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.Fields;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.code.ServiceCall.Target;
import java.util.ArrayList;
import java.util.List;

/// JavaScript libraries that call the provider for their user: Powertools, Middy, object mappers, upload and signing.
final class ScriptLibraries {

    private final Tracing tracing;
    private final Texts texts;
    private final ResourceArguments resources;
    private final Facts facts;

    ScriptLibraries(Tracing tracing, Texts texts, ResourceArguments resources, Facts facts) {
        this.tracing = tracing;
        this.texts = texts;
        this.resources = resources;
        this.facts = facts;
    }

    void visit(Site site, Call call, String module, String path) {
        switch (module) {
            case "@aws-sdk/lib-storage" -> {
                if (call.made()) facts.call(site, call, "s3", "PutObject", uploaded(site, call));
            }
            case "@aws-sdk/s3-presigned-post" ->
                facts.call(site, call, "s3", "PutObject", resources.of("s3", site, last(call)));
            case "@middy/ssm" -> facts.call(site, call, "ssm", "GetParameters", fetched(site, call));
            case "@middy/secrets-manager" ->
                facts.call(site, call, "secretsmanager", "GetSecretValue", fetched(site, call));
            case "dynamoose" -> {
                if (path.equals("model") || path.equals("Table"))
                    facts.call(site, call, "dynamodb", "", first(site, call));
            }
            case "electrodb" -> {
                if (call.made()) facts.call(site, call, "dynamodb", "", inner(site, call, "table"));
            }
            case "dynamodb-toolbox" -> {
                if (path.equals("Table")) facts.call(site, call, "dynamodb", "", inner(site, call, "name"));
            }
            case "@langchain/aws",
                    "@langchain/community/chat_models/bedrock",
                    "@ai-sdk/amazon-bedrock",
                    "@anthropic-ai/bedrock-sdk" -> {
                if (path.contains("Knowledge"))
                    facts.call(site, call, "bedrock-agent-runtime", "Retrieve", inner(site, call, "knowledgeBaseId"));
                else facts.call(site, call, "bedrock-runtime", "InvokeModel", inner(site, call, "model"));
            }
            default -> {
                if (module.startsWith("@aws-lambda-powertools/")) powertools(site, call, path);
            }
        }
    }

    private void powertools(Site site, Call call, String path) {
        switch (path) {
            case "getSecret" -> facts.call(site, call, "secretsmanager", "GetSecretValue", first(site, call));
            case "getParameter" -> facts.call(site, call, "ssm", "GetParameter", first(site, call));
            case "getParameters" -> facts.call(site, call, "ssm", "GetParametersByPath", first(site, call));
            case "getParametersByName" -> facts.call(site, call, "ssm", "GetParameters", List.of());
            case "getAppConfig" -> facts.call(site, call, "appconfigdata", "GetLatestConfiguration", List.of());
            case "SSMProvider" -> facts.made(site, call, "ssm");
            case "SecretsProvider" -> facts.made(site, call, "secretsmanager");
            case "AppConfigProvider" -> facts.made(site, call, "appconfigdata");
            case "DynamoDBProvider" -> facts.call(site, call, "dynamodb", "GetItem", inner(site, call, "tableName"));
            case "DynamoDBPersistenceLayer" -> {
                var table = inner(site, call, "tableName");
                for (String operation : List.of("PutItem", "GetItem", "UpdateItem", "DeleteItem"))
                    facts.call(site, call, "dynamodb", operation, table);
            }
            default -> {}
        }
    }

    private static List<Argument> last(Call call) {
        return call.arguments().isEmpty() ? List.of() : List.of(call.arguments().getLast());
    }

    private List<Target> uploaded(Site site, Call call) {
        for (Argument argument : call.arguments()) {
            for (Site value : tracing.expand(site.with(argument.value()))) {
                if (!(value.expression() instanceof Fields fields)) continue;
                for (Argument entry : fields.entries())
                    if (entry.name().equals("params"))
                        return resources.of("s3", value, List.of(Argument.placed(entry.value())));
            }
        }
        return List.of();
    }

    private List<Target> first(Site site, Call call) {
        return call.arguments().isEmpty()
                ? List.of()
                : texts.targets(site.with(call.arguments().getFirst().value()));
    }

    /// The texts under a key of any argument that is an object.
    private List<Target> inner(Site site, Call call, String key) {
        var found = new ArrayList<Target>();
        for (Argument argument : call.arguments()) {
            for (Site value : tracing.expand(site.with(argument.value()))) {
                if (!(value.expression() instanceof Fields fields)) continue;
                for (Argument entry : fields.entries())
                    if (entry.name().equals(key)) found.addAll(texts.targets(value.with(entry.value())));
            }
        }
        return found;
    }

    private List<Target> fetched(Site site, Call call) {
        var found = new ArrayList<Target>();
        for (Argument argument : call.arguments()) {
            for (Site value : tracing.expand(site.with(argument.value()))) {
                if (!(value.expression() instanceof Fields fields)) continue;
                for (Argument entry : fields.entries()) {
                    if (!entry.name().equals("fetchData")) continue;
                    for (Site names : tracing.expand(value.with(entry.value()))) {
                        if (names.expression() instanceof Fields all)
                            all.entries().forEach(name -> found.addAll(texts.targets(names.with(name.value()))));
                    }
                }
            }
        }
        return found;
    }
}
