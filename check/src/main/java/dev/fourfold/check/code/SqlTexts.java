package dev.fourfold.check.code;

import java.util.Locale;

/// Tells texts that are parts of SQL statements.
final class SqlTexts {

    private static final int LONGEST = 4_000;

    private SqlTexts() {}

    /// Whether the texts between two words make a statement.
    static boolean isIn(Spans spans, int start, int end) {
        var text = new StringBuilder();
        for (int i = start; i < end && text.length() < LONGEST; i++) {
            if (spans.token(i).kind() == Token.Kind.TEXT)
                text.append(' ').append(spans.token(i).text());
        }
        String words = (text + " ").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return words.contains(" select ") && words.contains(" from ")
                || words.contains(" insert into ")
                || words.contains(" update ") && words.contains(" set ")
                || words.contains(" delete from ")
                || words.contains(" drop table ")
                || words.contains(" alter table ")
                || words.contains(" create table ")
                || words.contains(" create temporary table ")
                || words.contains(" where ") && words.contains("=");
    }
}
