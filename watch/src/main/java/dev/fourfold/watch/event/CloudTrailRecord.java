package dev.fourfold.watch.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Principal;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// One record of CloudTrail while it is read: only the fields that an event needs, all else is passed over. Fields of
/// other
/// types than CloudTrail writes are passed over too.
final class CloudTrailRecord {
    /// The fields of `requestParameters` that name what is acted on, at any depth.
    private static final Set<String> NAMES = Set.of(
            "tableName",
            "bucketName",
            "functionName",
            "queueUrl",
            "topicArn",
            "secretId",
            "stateMachineArn",
            "executionArn",
            "keyId",
            "streamName",
            "streamARN",
            "deliveryStreamName",
            "eventBusName",
            "roleName",
            "layerName",
            "userPoolId",
            "restApiId",
            "name");
    private static final Set<String> DETAILS = Set.of("dryRun", "policyName", "policyArn");
    private static final Set<String> RESULTS =
            Set.of("codeSha256", "revisionId", "role", "runtime", "layerVersionArn", "arn");
    private static final int DEEPEST = 12;
    private static final int MOST = 32;

    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> identity = new HashMap<>();
    private final Set<String> resources = new LinkedHashSet<>();
    private final Map<String, String> attributes = new HashMap<>();

    /// Reads one field of the record; the parser stands on its value, and afterwards on the value's end.
    void field(String name, JsonParser json) throws IOException {
        switch (name) {
            case "eventID",
                    "eventTime",
                    "eventSource",
                    "eventName",
                    "awsRegion",
                    "sourceIPAddress",
                    "userAgent",
                    "errorCode",
                    "recipientAccountId" -> scalar(name, fields, json);
            case "userIdentity" -> identity("", json, 0);
            case "resources" -> arns(json);
            case "requestParameters" -> parameters("", json, 0);
            case "responseElements" -> results("", json, 0);
            default -> json.skipChildren();
        }
    }

    boolean isRecord() {
        return fields.containsKey("eventName") || fields.containsKey("eventSource");
    }

    /// What makes the record useless, or an empty text.
    String lack() {
        if (get("eventName").isEmpty() || get("eventSource").isEmpty()) return "has no eventSource and eventName";
        String time = get("eventTime");
        if (time.isEmpty()) return "has no eventTime";
        return Texts.time(time) == null ? "has the eventTime '" + time + "', which no record can have" : "";
    }

    /// @param source where the record was read
    /// @throws IllegalStateException if [#lack] names something
    Event event(String source) {
        var time = Texts.time(get("eventTime"));
        if (time == null) throw new IllegalStateException(lack());
        String account = get("recipientAccountId");
        return new Event(
                get("eventID").isEmpty() ? source : get("eventID"),
                time,
                Event.Kind.AUDIT,
                principal(),
                Actions.of(get("eventSource"), get("eventName")),
                java.util.List.copyOf(resources),
                source,
                get("errorCode"),
                account.isEmpty() ? identity.getOrDefault("accountId", "") : account,
                get("awsRegion"),
                get("userAgent"),
                get("sourceIPAddress"),
                attributes);
    }

    private String get(String name) {
        return fields.getOrDefault(name, "");
    }

    private Principal principal() {
        String arn = identity.getOrDefault("arn", "");
        String account = identity.getOrDefault("accountId", "");
        String user = identity.getOrDefault("userName", "");
        String last = arn.isEmpty()
                ? identity.getOrDefault("principalId", "without a name")
                : arn.substring(arn.lastIndexOf('/') + 1);
        return switch (identity.getOrDefault("type", "")) {
            case "AssumedRole" -> assumed(arn, account);
            case "Role" -> new Principal(Principal.Kind.ROLE, user.isEmpty() ? last : user, "", account, arn);
            case "IAMUser" -> new Principal(Principal.Kind.USER, user.isEmpty() ? last : user, "", account, arn);
            case "Root" -> new Principal(Principal.Kind.ROOT, "root", "", account, arn);
            case "FederatedUser", "SAMLUser", "WebIdentityUser", "IdentityCenterUser" ->
                new Principal(Principal.Kind.FEDERATED, user.isEmpty() ? last : user, "", account, arn);
            case "AWSService" ->
                new Principal(Principal.Kind.SERVICE, identity.getOrDefault("invokedBy", ""), "", account, arn);
            case "AWSAccount" -> {
                boolean anonymous = account.equalsIgnoreCase("anonymous")
                        || identity.getOrDefault("principalId", "").equalsIgnoreCase("ANONYMOUS_PRINCIPAL");
                yield anonymous
                        ? new Principal(Principal.Kind.ANONYMOUS, "", "", "", arn)
                        : new Principal(Principal.Kind.ACCOUNT, account, "", account, arn);
            }
            default -> new Principal(Principal.Kind.UNKNOWN, user.isEmpty() ? last : user, "", account, arn);
        };
    }

    /// `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`.
    private Principal assumed(String arn, String account) {
        int role = arn.indexOf(":assumed-role/") + ":assumed-role/".length();
        int end = arn.lastIndexOf('/');
        boolean whole = role >= ":assumed-role/".length() && end > role;
        String issuer = identity.getOrDefault("sessionContext.sessionIssuer.userName", "");
        String principal = identity.getOrDefault("principalId", "");
        String session = whole ? arn.substring(end + 1) : principal.substring(principal.indexOf(':') + 1);
        String name = whole ? arn.substring(role, end) : issuer;
        return new Principal(Principal.Kind.ROLE, name, session, account, arn);
    }

    private static void scalar(String name, Map<String, String> into, JsonParser json) throws IOException {
        if (json.currentToken().isScalarValue()) {
            if (json.currentToken() != JsonToken.VALUE_NULL && into.size() < MOST)
                into.put(name, Texts.clean(json.getText()));
        } else {
            json.skipChildren();
        }
    }

    private void identity(String path, JsonParser json, int depth) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT || depth > 3) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = path + json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT) identity(name + ".", json, depth + 1);
            else scalar(name, identity, json);
        }
    }

    private void arns(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                continue;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean arn = json.currentName().equalsIgnoreCase("ARN");
                if (json.nextToken() == JsonToken.VALUE_STRING && arn) resource(json.getText());
                else json.skipChildren();
            }
        }
    }

    private void resource(String name) {
        if (!name.isEmpty() && resources.size() < MOST) resources.add(Texts.clean(name));
    }

    private void parameters(String name, JsonParser json, int depth) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                if (depth > DEEPEST) {
                    json.skipChildren();
                    return;
                }
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String field = json.currentName();
                    // BatchGetItem and BatchWriteItem have the tables' names as names of fields.
                    if (name.equals("requestItems")) resource(field);
                    json.nextToken();
                    parameters(field, json, depth + 1);
                }
            }
            case START_ARRAY -> {
                if (depth > DEEPEST) {
                    json.skipChildren();
                    return;
                }
                while (json.nextToken() != JsonToken.END_ARRAY) parameters(name, json, depth + 1);
            }
            default -> {
                if (NAMES.contains(name) && json.currentToken() == JsonToken.VALUE_STRING) resource(json.getText());
                else if (DETAILS.contains(name)) scalar(name, attributes, json);
            }
        }
    }

    private void results(String name, JsonParser json, int depth) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                if (depth > 3) {
                    json.skipChildren();
                    return;
                }
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String field = json.currentName();
                    json.nextToken();
                    boolean layer = name.equals("layers") && field.equals("arn");
                    results(layer ? "layers" : field, json, depth + 1);
                }
            }
            case START_ARRAY -> {
                if (depth > 3) {
                    json.skipChildren();
                    return;
                }
                while (json.nextToken() != JsonToken.END_ARRAY) results(name, json, depth + 1);
            }
            default -> {
                boolean wanted = RESULTS.contains(name) && !name.equals("arn") || name.equals("layers");
                if (wanted) scalar(name, attributes, json);
            }
        }
    }
}
