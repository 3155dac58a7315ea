package dev.fourfold.check.code;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The provider's clients: one name for each, however a library spells it; and its operations.
final class ClientNames {

    private static final Map<String, String> CLIENTS = clients();
    private static final Map<String, String> OPERATIONS = operations();

    private ClientNames() {}

    private static Map<String, String> clients() {
        var clients = new HashMap<String, String>();
        for (String line : Table.lines("clients.txt")) {
            int colon = line.indexOf(':');
            String canonical = colon < 0 ? line : line.substring(0, colon);
            clients.put(plain(canonical), canonical);
            if (colon < 0) continue;
            for (String spelling : line.substring(colon + 1).strip().split(" ", -1)) clients.put(spelling, canonical);
        }
        return Map.copyOf(clients);
    }

    private static Map<String, String> operations() {
        var operations = new HashMap<String, String>();
        for (String line : Table.lines("operations.txt")) {
            String[] words = line.split(":? ", -1);
            for (String spelling : words) operations.put(plain(spelling), words[0]);
        }
        return Map.copyOf(operations);
    }

    private static String plain(String name) {
        var plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++)
            if (Character.isLetterOrDigit(name.charAt(i))) plain.append(name.charAt(i));
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /// The name of a client that is spelled `DynamoDB`, `dynamodb`, `dynamodbv2`.
    static Optional<String> canonical(String spelling) {
        return Optional.ofNullable(CLIENTS.get(plain(spelling)));
    }

    /// The name of the client of which this is the class: `AmazonDynamoDBClient`, `S3AsyncClient`, `IAmazonS3`, `SFN`.
    static Optional<String> ofType(String type) {
        String name = type;
        if (name.startsWith("I") && (name.startsWith("IAmazon") || name.startsWith("IAWS"))) name = name.substring(1);
        for (String prefix : new String[] {"Amazon", "AWS"})
            if (name.startsWith(prefix) && name.length() > prefix.length() + 1) name = name.substring(prefix.length());
        for (String ending : new String[] {"Builder", "Client", "Async", "Client"}) {
            if (name.endsWith(ending) && name.length() > ending.length())
                name = name.substring(0, name.length() - ending.length());
        }
        return canonical(name);
    }

    /// The API operation that a method in any spelling calls: `put_item`, `putItem`, `PutItemAsync`.
    static String operation(String method) {
        String known = OPERATIONS.get(plain(method));
        if (known != null) return known;
        var operation = new StringBuilder(method.length());
        boolean upper = true;
        for (int i = 0; i < method.length(); i++) {
            char letter = method.charAt(i);
            if (letter == '_') upper = true;
            else {
                operation.append(upper ? Character.toUpperCase(letter) : letter);
                upper = false;
            }
        }
        return operation.toString();
    }
}
