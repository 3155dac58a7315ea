package dev.fourfold.check.code;

import dev.fourfold.core.catalogue.Access;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What SQL statements do with data, told by the word that they begin with.
final class Statements {

    private static final Set<String> READING =
            Set.of("SELECT", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "VALUES", "TABLE");
    private static final Set<String> WRITING = Set.of(
            "INSERT",
            "UPDATE",
            "DELETE",
            "MERGE",
            "CREATE",
            "ALTER",
            "DROP",
            "TRUNCATE",
            "REPLACE",
            "UPSERT",
            "GRANT",
            "REVOKE",
            "COMMENT");
    private static final Set<String> NEITHER = Set.of(
            "BEGIN", "START", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET", "RESET", "USE", "LOCK", "DISCARD");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern WRITES = Pattern.compile("\\b(INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|MERGE\\s+INTO)\\b");
    private static final int LONGEST = 20_000;

    private Statements() {}

    /// None when a statement is not known; empty when it touches no data.
    static Optional<Set<Access>> accesses(String text) {
        String plain = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var accesses = EnumSet.noneOf(Access.class);
        for (String statement : List.of(
                COMMENT.matcher(plain).replaceAll(" ").toUpperCase(Locale.ROOT).split(";", -1))) {
            String stripped = statement.strip();
            if (stripped.isEmpty()) continue;
            var word = new StringBuilder();
            for (int i = stripped.startsWith("(") ? 1 : 0; i < stripped.length(); i++) {
                if (!Character.isLetter(stripped.charAt(i))) break;
                word.append(stripped.charAt(i));
            }
            String first = word.toString();
            if (READING.contains(first)) accesses.add(Access.READ);
            else if (WRITING.contains(first)) accesses.add(Access.WRITE);
            else if (first.equals("WITH")) accesses.add(WRITES.matcher(stripped).find() ? Access.WRITE : Access.READ);
            else if (!NEITHER.contains(first)) return Optional.empty();
        }
        return Optional.of(accesses);
    }
}
