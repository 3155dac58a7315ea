package dev.fourfold.map.data;

import dev.fourfold.core.data.DataClass.Suggestion;
import dev.fourfold.core.model.Component;
import dev.fourfold.core.model.Role;
import dev.fourfold.map.blueprint.Blueprint;
import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;
import java.util.List;
import java.util.Set;

/// What templates say of the data in stores: keys and columns, secrets, user pools, names, and plain secrets in the
/// environment of functions.
final class StoreSeeds {
    /// Services whose components are called after what is in them.
    private static final Set<String> CALLED_AFTER_DATA = Set.of(
            "aws.dynamodb",
            "aws.s3",
            "aws.rds",
            "aws.sqs",
            "aws.sns",
            "aws.kinesis",
            "aws.firehose",
            "aws.timestream",
            "aws.opensearch",
            "aws.documentdb",
            "aws.neptune",
            "aws.keyspaces",
            "aws.redshift",
            "aws.dsql");

    private final Seeds seeds;
    private final Blueprint blueprint;

    StoreSeeds(Seeds seeds, Blueprint blueprint) {
        this.seeds = seeds;
        this.blueprint = blueprint;
    }

    void sow() {
        seeds.components().forEach(this::component);
        for (Resource resource : blueprint.all()) {
            switch (resource.type()) {
                case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable" -> table(resource);
                case "AWS::Cognito::UserPool" -> userPool(resource);
                case "AWS::Glue::Table" -> columns(resource);
                case "AWS::SSM::Parameter" -> parameter(resource);
                case "AWS::Lambda::Function" -> environment(resource);
                default -> {}
            }
            named(resource);
        }
    }

    private void table(Resource table) {
        var properties = table.properties();
        for (Value attribute : items(properties, "AttributeDefinitions"))
            attribute.get("AttributeName").ifPresent(name -> field(table.id(), name, "the key"));
        for (String index : List.of("GlobalSecondaryIndexes", "LocalSecondaryIndexes")) {
            for (Value each : items(properties, index)) {
                for (Value name : each.get("Projection")
                        .map(projection -> items(projection, "NonKeyAttributes"))
                        .orElse(List.of())) field(table.id(), name, "the attribute");
            }
        }
    }

    private static List<Value> items(Value value, String key) {
        return value.get(key).map(Value::items).orElse(List.of());
    }

    private void field(String component, Value name, String what) {
        String field = name.exact().orElse("");
        if (!field.isEmpty()) seeds.field(component, field, what + " `" + field + "`", name.at());
    }

    /// Amazon Cognito Developer Guide, Working with user attributes: standard attributes are those of OpenID Connect.
    private void userPool(Resource pool) {
        seeds.has(pool.id(), "personal", "a user pool keeps who its users are", pool.at());
        seeds.has(pool.id(), Spread.CREDENTIAL, "a user pool keeps what its users sign in with", pool.at());
        seeds.comes(pool.id(), "personal");
        seeds.comes(pool.id(), Spread.CREDENTIAL);
        for (Value attribute : items(pool.properties(), "Schema"))
            attribute.get("Name").ifPresent(name -> field(pool.id(), name, "the attribute"));
    }

    private void columns(Resource table) {
        var input = table.properties().get("TableInput");
        if (input.isEmpty()) return;
        var storage = input.get().get("StorageDescriptor");
        var owners = new java.util.ArrayList<String>();
        table.properties().get("DatabaseName").ifPresent(database -> owners.addAll(References.in(database)));
        storage.flatMap(each -> each.get("Location")).ifPresent(place -> owners.addAll(References.in(place)));
        for (String owner : owners) {
            for (Value column : storage.map(each -> items(each, "Columns")).orElse(List.of()))
                column.get("Name").ifPresent(name -> field(owner, name, "the column"));
        }
    }

    /// CloudFormation cannot make a SecureString; a text in which a password stands is one all the same.
    private void parameter(Resource parameter) {
        if (parameter.properties().text("Type", "").equals("SecureString"))
            seeds.has(parameter.id(), Spread.CREDENTIAL, "a secure parameter keeps a secret", parameter.at());
        String name = parameter.properties().get("Name").map(Value::pattern).orElse(parameter.name());
        credential(parameter.id(), name.substring(name.lastIndexOf('/') + 1), parameter);
    }

    private void credential(String component, String name, Resource at) {
        for (Suggestion suggestion : seeds.ofField(component, name)) {
            if (suggestion.dataClass().equals(Spread.CREDENTIAL))
                seeds.has(component, suggestion, "what is called `" + name + "`", at.at());
        }
    }

    /// A variable that only says where a secret is kept holds none.
    private void environment(Resource function) {
        function.properties()
                .get("Environment")
                .flatMap(environment -> environment.get("Variables"))
                .map(Value::entries)
                .ifPresent(variables -> variables.forEach((name, value) -> {
                    if (!mayBeSecret(value)) return;
                    for (Suggestion suggestion : seeds.ofField(function.id(), name)) {
                        if (suggestion.dataClass().equals(Spread.CREDENTIAL))
                            seeds.has(function.id(), suggestion, "the environment variable `" + name + "`", value.at());
                    }
                }));
    }

    private static boolean mayBeSecret(Value value) {
        String text = value.pattern();
        if (text.contains("{{resolve:secretsmanager:") || text.contains("{{resolve:ssm-secure:")) return true;
        if (!References.in(value).isEmpty()) return false;
        return !text.isBlank()
                && !text.startsWith("arn:")
                && !text.startsWith("/")
                && !text.matches("true|false|[0-9]{1,5}");
    }

    /// The names of a component that its template gives it.
    private void named(Resource resource) {
        var component = seeds.component(resource.id());
        if (component.isEmpty() || !isCalledAfterData(component.get())) return;
        store(component.get(), resource.name());
        for (String property : List.of(
                "TableName", "BucketName", "QueueName", "TopicName", "Name", "DBClusterIdentifier", "DatabaseName")) {
            resource.properties()
                    .get(property)
                    .map(Value::pattern)
                    .map(name -> name.replaceAll("\\$\\{[^}]*\\}", "-"))
                    .ifPresent(name -> store(component.get(), name));
        }
    }

    private void store(Component component, String name) {
        for (Suggestion suggestion : seeds.ofStore(name)) {
            if (!seeds.isKeptOut(component.id(), suggestion.dataClass()))
                seeds.has(component.id(), suggestion, "what is called `" + name + "`", component.location());
        }
    }

    private static boolean isCalledAfterData(Component component) {
        boolean keeps = component.role() == Role.STORE || component.role() == Role.CHANNEL;
        return keeps
                && CALLED_AFTER_DATA.stream()
                        .anyMatch(service -> component.service().equals(service)
                                || component.service().startsWith(service + "."));
    }

    /// Every secret is one, whether a template declares it or not; so is an undeclared parameter that is called like
    /// one.
    private void component(Component component) {
        if (component.role() != Role.STORE) return;
        if (component.service().startsWith("aws.secretsmanager"))
            seeds.has(component.id(), Spread.CREDENTIAL, "a secret is a credential", component.location());
        if (!component.service().startsWith("aws.ssm") || component.declared()) return;
        String name = component.name().substring(component.name().lastIndexOf('/') + 1);
        for (Suggestion suggestion : seeds.ofField(component.id(), name)) {
            if (suggestion.dataClass().equals(Spread.CREDENTIAL))
                seeds.has(component.id(), suggestion, "what is called `" + name + "`", component.location());
        }
    }
}
