package dev.fourfold.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The words of a name, in whatever way it is written: `cardNumber`, `card_no`, `CARD-NUMBERS` are all *card number*.
final class Words {
    /// Longer texts are no names.
    private static final int LONGEST = 160;

    private static final Map<String, String> SPELLED_OUT = Map.ofEntries(
            Map.entry("no", "number"),
            Map.entry("nr", "number"),
            Map.entry("num", "number"),
            Map.entry("nbr", "number"),
            Map.entry("addr", "address"),
            Map.entry("adr", "address"),
            Map.entry("tel", "telephone"),
            Map.entry("pwd", "password"),
            Map.entry("passwd", "password"),
            Map.entry("acct", "account"),
            Map.entry("acc", "account"),
            Map.entry("cc", "creditcard"),
            Map.entry("cust", "customer"),
            Map.entry("usr", "user"),
            Map.entry("emp", "employee"),
            Map.entry("creds", "credential"),
            Map.entry("pmt", "payment"),
            Map.entry("txn", "transaction"),
            Map.entry("licence", "license"),
            Map.entry("lic", "license"),
            Map.entry("dob", "dateofbirth"),
            Map.entry("exp", "expiry"),
            Map.entry("expiration", "expiry"),
            Map.entry("mail", "email"));

    /// What may stand behind a name without changing what the thing is.
    private static final Set<String> ENDINGS = Set.of(
            "value",
            "list",
            "array",
            "hash",
            "hashed",
            "encrypted",
            "enc",
            "ciphertext",
            "raw",
            "plain",
            "plaintext",
            "str",
            "string",
            "lower",
            "normalized",
            "normalised",
            "input",
            "field");

    /// What stands behind the name of a store and says only that it is one, or where.
    private static final Set<String> STORE_ENDINGS = Set.of(
            "table",
            "bucket",
            "queue",
            "topic",
            "stream",
            "store",
            "storage",
            "db",
            "database",
            "ddb",
            "dynamo",
            "dynamodb",
            "s",
            "sqs",
            "sns",
            "rds",
            "data",
            "record",
            "info",
            "cluster",
            "instance",
            "collection",
            "dev",
            "development",
            "test",
            "stage",
            "staging",
            "prod",
            "production",
            "main",
            "v",
            "file",
            "document");

    private Words() {}

    /// The words of a name in lower case, in the singular and spelled out; none for what is too long to be a name.
    static List<String> of(String name) {
        var words = new ArrayList<String>();
        if (name.length() > LONGEST) return words;
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean within = i < name.length() && Character.isLetterOrDigit(name.charAt(i));
            if (within && i > start && !starts(name, i)) continue;
            if (i > start) add(words, plain(name.substring(start, i)));
            start = within ? i : i + 1;
        }
        // Before another word `cc` is a card (`ccNumber`); alone or at the end it is as often who gets a copy.
        if (!words.isEmpty() && name.toLowerCase(Locale.ROOT).endsWith("cc")) words.set(words.size() - 1, "cc");
        return words;
    }

    private static void add(List<String> words, String word) {
        boolean hyphened =
                word.equals("email") && !words.isEmpty() && words.getLast().equals("e");
        if (hyphened) words.set(words.size() - 1, word);
        else words.add(word);
    }

    /// The words, and those that stay when endings that say nothing are taken away, one after the other: *connection
    /// string* stands in a page as a whole, the *string* of *email string* says nothing.
    static List<List<String>> ofField(String name) {
        return without(of(name), ENDINGS);
    }

    static List<List<String>> ofStore(String name) {
        return without(of(name), STORE_ENDINGS);
    }

    /// The words as one text, to be compared.
    static String joined(String name) {
        return String.join("", of(name));
    }

    /// Whether a new word starts at a place inside a run of letters and digits: `cardNumber`, `HTTPServer`, `line2`.
    private static boolean starts(String name, int at) {
        char before = name.charAt(at - 1);
        char here = name.charAt(at);
        if (Character.isDigit(before) != Character.isDigit(here)) return true;
        if (!Character.isUpperCase(here)) return false;
        boolean lowerFollows = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return !Character.isUpperCase(before) || lowerFollows;
    }

    private static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String singular = SPELLED_OUT.getOrDefault(lower, singular(lower));
        return SPELLED_OUT.getOrDefault(singular, singular);
    }

    private static String singular(String word) {
        if (word.length() < 4 || !word.endsWith("s")) return word;
        if (word.endsWith("ies")) return word.substring(0, word.length() - 3) + "y";
        if (word.endsWith("sses") || word.endsWith("xes")) return word.substring(0, word.length() - 2);
        if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) return word;
        return word.substring(0, word.length() - 1);
    }

    private static List<List<String>> without(List<String> words, Set<String> endings) {
        var readings = new ArrayList<List<String>>();
        for (int end = words.size(); end > 0; end--) {
            readings.add(words.subList(0, end));
            String last = words.get(end - 1);
            if (!endings.contains(last) && !isNumber(last)) break;
        }
        return readings;
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }
}
