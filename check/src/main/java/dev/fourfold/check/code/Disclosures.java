package dev.fourfold.check.code;

import dev.fourfold.core.finding.Finding.Step;
import dev.fourfold.core.model.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds stack traces in what a handler answers.
final class Disclosures {

    private static final Set<String> TRACES = Set.of("format_exc", "format_exception", "format_tb");
    private static final Set<String> ANSWERING =
            Set.of("callback", "cb", "done", "send", "json", "end", "succeed", "fail");

    private static final int MOST_WORDS = 1_000_000;

    private final Source source;
    private final Spans in;
    private final Function of;
    private final Assignments assignments;
    private final Set<String> caught;
    private final Set<String> carrying = new HashSet<>();
    private int words;

    private Disclosures(Source source, Spans in, Function of) {
        this.source = source;
        this.in = in;
        this.of = of;
        this.assignments = new Assignments(source, in);
        this.caught = LoggedFields.caught(source);
    }

    static List<Weakness> in(String component, Source source, Spans in, Function handler) {
        var disclosures = new Disclosures(source, in, handler);
        for (int i = handler.body(); i < handler.end() && disclosures.words < MOST_WORDS; i++) {
            disclosures.assign(i);
            int end = disclosures.answer(i);
            int trace = end < 0 ? -1 : disclosures.trace(i + 1, end);
            if (trace >= 0) return List.of(disclosures.weakness(component, i, trace));
        }
        return List.of();
    }

    private void assign(int mark) {
        if (!in.token(mark).is("=")) return;
        var assignment = assignments.at(mark, of);
        if (assignment != null && trace(assignment.value(), assignment.end()) >= 0) carrying.addAll(assignment.names());
    }

    /// Behind what is answered by the word at a place; -1 when it answers nothing.
    private int answer(int at) {
        Token token = in.token(at);
        if (token.word("return")) return Math.min(assignments.end(at), of.end());
        boolean calls = token.named()
                && ANSWERING.contains(token.text())
                && in.token(at + 1).is("(");
        return calls ? Math.min(in.after(at + 1), of.end()) : -1;
    }

    /// Where a trace stands between two words, outside of what is only logged.
    private int trace(int start, int end) {
        for (int i = start; i < end && words++ < MOST_WORDS; i++) {
            Token token = in.token(i);
            if (token.is("=>") || token.word("function")) return -1;
            if (!token.named()) continue;
            boolean stack = token.word("stack") && in.isMember(i) && isError(in.token(i - 2));
            boolean formatted = TRACES.contains(token.text()) && in.token(i + 1).is("(");
            boolean carried = carrying.contains(token.text())
                    && !in.isMember(i)
                    && !in.token(i + 1).is(":");
            if (stack || formatted || carried) return i;
        }
        return -1;
    }

    private boolean isError(Token owner) {
        return caught.contains(owner.text()) || FieldWords.isError(owner.text());
    }

    private Weakness weakness(String component, int answer, int trace) {
        int start = in.isMember(trace) ? trace - 2 : trace;
        Token place = in.token(start);
        var location = new Location(source.file, place.line(), place.column());
        var step = new Step(location, in.shown(start, trace + 1));
        String sink = in.token(answer).text();
        return new Weakness(
                Weakness.Kind.INTERNALS,
                component,
                of.name(),
                sink,
                in.shown(start, trace + 1),
                location,
                List.of(step));
    }
}
