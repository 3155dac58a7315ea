package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.External;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.code.ServiceCall.Target;
import java.util.List;
import java.util.Set;

/// Python libraries that call the provider for their user: Powertools, data and language model libraries.
final class PythonLibraries {

    private static final Set<String> PROVIDERS =
            Set.of("get", "get_multiple", "set", "get_secret_string", "get_secret_binary");

    private final Texts texts;
    private final MappedTables tables;
    private final Facts facts;

    PythonLibraries(Tracing tracing, Texts texts, Facts facts) {
        this.texts = texts;
        this.tables = new MappedTables(tracing, texts);
        this.facts = facts;
    }

    void visit(Site site, Call call, External external) {
        String name = external.path().substring(external.path().lastIndexOf('.') + 1);
        String module = external.module();
        if (module.startsWith("aws_lambda_powertools")) powertools(site, call, name);
        else if (module.startsWith("langchain") || module.startsWith("strands")) models(site, call, name);
        else if (module.equals("awswrangler")) wrangler(site, call, external.path());
        else if (module.equals("s3fs") && name.equals("S3FileSystem")) facts.made(site, call, "s3");
    }

    private void powertools(Site site, Call call, String name) {
        switch (name) {
            case "get_secret" -> facts.call(site, call, "secretsmanager", "GetSecretValue", first(site, call, "name"));
            case "set_secret" -> facts.call(site, call, "secretsmanager", "PutSecretValue", first(site, call, "name"));
            case "get_parameter" -> facts.call(site, call, "ssm", "GetParameter", first(site, call, "name"));
            case "set_parameter" -> facts.call(site, call, "ssm", "PutParameter", first(site, call, "name"));
            case "get_parameters" -> facts.call(site, call, "ssm", "GetParametersByPath", first(site, call, "path"));
            case "get_parameters_by_name" -> facts.call(site, call, "ssm", "GetParameters", List.of());
            case "get_app_config", "AppConfigStore" ->
                facts.call(site, call, "appconfigdata", "GetLatestConfiguration", named(site, call, "application"));
            case "DynamoDBPersistenceLayer" -> {
                var table = first(site, call, "table_name");
                for (String operation : List.of("PutItem", "GetItem", "UpdateItem", "DeleteItem"))
                    facts.call(site, call, "dynamodb", operation, table);
            }
            default -> {}
        }
    }

    /// `Order.get(key)`, `order.save()`
    void visitModel(Site site, Call call, String method, Site owner) {
        MappedTables.operation(method)
                .ifPresent(operation ->
                        tables.ofModel(owner).ifPresent(table -> facts.call(site, call, "dynamodb", operation, table)));
    }

    /// `SSMProvider().get(name)` and its like.
    void visitMember(Site site, Call call, String method, List<Site> owners) {
        if (!PROVIDERS.contains(method)) return;
        for (Site owner : owners) {
            if (!(owner.expression() instanceof Call made)) continue;
            switch (Tracing.lastName(made.of())) {
                case "SSMProvider" -> facts.call(site, call, "ssm", "GetParameter", first(site, call, "name"));
                case "SecretsProvider", "SecretCache" ->
                    facts.call(site, call, "secretsmanager", "GetSecretValue", first(site, call, "name"));
                case "AppConfigProvider" ->
                    facts.call(
                            site, call, "appconfigdata", "GetLatestConfiguration", named(owner, made, "application"));
                case "DynamoDBProvider" ->
                    facts.call(site, call, "dynamodb", "GetItem", first(owner, made, "table_name"));
                default -> {}
            }
        }
    }

    private void models(Site site, Call call, String name) {
        switch (name) {
            case "ChatBedrock",
                    "ChatBedrockConverse",
                    "Bedrock",
                    "BedrockLLM",
                    "BedrockChat",
                    "BedrockEmbeddings",
                    "BedrockModel" -> {
                var model = named(site, call, "model_id");
                facts.call(
                        site,
                        call,
                        "bedrock-runtime",
                        "InvokeModel",
                        model.isEmpty() ? named(site, call, "model") : model);
            }
            case "AmazonKnowledgeBasesRetriever" ->
                facts.call(site, call, "bedrock-agent-runtime", "Retrieve", named(site, call, "knowledge_base_id"));
            case "DynamoDBChatMessageHistory" ->
                facts.call(site, call, "dynamodb", "PutItem", named(site, call, "table_name"));
            case "AmazonKendraRetriever" -> facts.call(site, call, "kendra", "Retrieve", named(site, call, "index_id"));
            default -> {}
        }
    }

    private void wrangler(Site site, Call call, String path) {
        if (path.startsWith("s3.read") || path.equals("s3.download"))
            facts.call(site, call, "s3", "GetObject", first(site, call, "path"));
        else if (path.startsWith("s3.to_") || path.equals("s3.upload"))
            facts.call(site, call, "s3", "PutObject", named(site, call, "path"));
        else if (path.startsWith("s3.delete")) facts.call(site, call, "s3", "DeleteObjects", first(site, call, "path"));
        else if (path.startsWith("s3.list")) facts.call(site, call, "s3", "ListObjectsV2", first(site, call, "path"));
        else if (path.startsWith("athena."))
            facts.call(site, call, "athena", "StartQueryExecution", named(site, call, "database"));
        else if (path.startsWith("dynamodb.put"))
            facts.call(site, call, "dynamodb", "BatchWriteItem", named(site, call, "table_name"));
        else if (path.startsWith("dynamodb."))
            facts.call(site, call, "dynamodb", "Query", named(site, call, "table_name"));
        else if (path.startsWith("secretsmanager."))
            facts.call(site, call, "secretsmanager", "GetSecretValue", first(site, call, "name"));
        else if (path.startsWith("timestream.write"))
            facts.call(site, call, "timestream-write", "WriteRecords", named(site, call, "table"));
    }

    private List<Target> first(Site site, Call call, String name) {
        for (Argument argument : call.arguments()) {
            if (argument.name().isEmpty() || argument.name().equals(name))
                return texts.targets(site.with(argument.value()));
        }
        return List.of();
    }

    private List<Target> named(Site site, Call call, String name) {
        for (Argument argument : call.arguments())
            if (argument.name().equals(name)) return texts.targets(site.with(argument.value()));
        return List.of();
    }
}
