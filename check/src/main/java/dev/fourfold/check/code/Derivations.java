package dev.fourfold.check.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What calls, members and comparisons do with the data that they are given.
final class Derivations {

    private static final Map<String, Boolean> CALLS = read();
    private static final Set<String> COMPARING = Set.of("==", "===", "!=", "!==", "<=", ">=");
    private static final Set<String> COMPARING_WORDS = Set.of("in", "not", "is", "instanceof", "typeof");

    /// What of an event the provider itself says, rather than the one who sends it.
    private static final Set<String> PROVIDERS_OWN = Set.of(
            "requestContext",
            "httpMethod",
            "isBase64Encoded",
            "resource",
            "stageVariables",
            "routeKey",
            "eventSource",
            "awsRegion",
            "eventVersion",
            "eventSourceARN",
            "ResponseURL",
            "getObjectContext");

    private static final int LONGEST_CHAIN = 60;

    private Derivations() {}

    private static Map<String, Boolean> read() {
        var calls = new HashMap<String, Boolean>();
        for (String line : Table.lines("derivations.txt")) {
            String[] words = line.split(" ", -1);
            for (int i = 1; i < words.length; i++) calls.put(words[i], words[0].equals("keeps"));
        }
        return calls;
    }

    /// Whether the answer of a call is made of its arguments; a call that is not known does not give them back.
    static boolean keeps(String call) {
        return CALLS.getOrDefault(call, false);
    }

    static boolean ends(String call) {
        return !CALLS.getOrDefault(call, true);
    }

    /// Whether what follows the event's own name is something that its sender does not choose.
    static boolean isProvidersOwn(Spans spans, int event) {
        Token next = spans.token(event + 1);
        if (spans.isMember(event + 2)) {
            boolean looked =
                    spans.token(event + 2).word("get") && spans.token(event + 3).is("(");
            return PROVIDERS_OWN.contains(
                    spans.token(looked ? event + 4 : event + 2).text());
        }
        return next.is("[") && PROVIDERS_OWN.contains(spans.token(event + 2).text());
    }

    /// Whether a field of the event is the provider's.
    static boolean isProvidersOwn(String field) {
        return PROVIDERS_OWN.contains(field);
    }

    /// Whether a chain of members ends at something that the provider says of a message or a request: the name of the
    /// bucket that an object lies in, the host by which the API was come to.
    static boolean isProvidersSay(Spans spans, int at) {
        String before = "";
        for (int i = at + 1; i < at + LONGEST_CHAIN; ) {
            Token token = spans.token(i);
            String member = "";
            if (token.is("[")) {
                member = spans.token(i + 1).text();
                i = spans.after(i);
            } else if (spans.isMember(i + 1) && spans.token(i + 1).named()) {
                member = spans.token(i + 1).text();
                i += 2;
            } else if (token.is("(")) i = spans.after(i);
            else return false;
            if (before.equals("bucket") && member.equals("name")) return true;
            if (before.equals("headers") && member.equalsIgnoreCase("host")) return true;
            if (!member.isEmpty()) before = member;
        }
        return false;
    }

    /// Whether a run of words compares, so that its value is true or false.
    static boolean compares(Spans spans, int start, int end) {
        if (spans.token(start).is("!")) return true;
        for (int i = start; i < end; i = spans.after(i)) {
            Token token = spans.token(i);
            if (token.kind() == Token.Kind.MARK && COMPARING.contains(token.text())) return true;
            if (token.named() && COMPARING_WORDS.contains(token.text()) && !spans.isMember(i)) return true;
            if (token.word("for")) return false;
        }
        return false;
    }

    /// Where the condition of a choice (`a if b else c`, `b ? a : c`) stands in a run of words, for it is no part of
    /// the
    /// value; empty when there is none.
    static int[] condition(Spans spans, Language language, int start, int end) {
        int opens = -1;
        for (int i = start; i < end; i = spans.after(i)) {
            Token token = spans.token(i);
            if (language == Language.PYTHON) {
                if (token.word("if")) opens = i;
                else if (token.word("else") && opens >= 0) return new int[] {opens, i};
            } else if (token.is("?")) return new int[] {start, i};
        }
        return new int[] {start, start};
    }
}
