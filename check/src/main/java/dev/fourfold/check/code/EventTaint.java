package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Defined;
import dev.fourfold.check.code.Expression.Lambda;
import dev.fourfold.check.code.Sinks.Callee;
import dev.fourfold.check.code.Spans.Span;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.finding.Finding.Step;
import dev.fourfold.core.model.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Follows the event through the statements of a handler, and of the application's own functions that it calls, to
/// calls
/// that run what they are given. It goes over the words of each function once for each set of arguments that carry the
/// event, within a budget.
final class EventTaint {

    private static final int DEEPEST_CALLS = 8;
    private static final int LONGEST_HEADER = 200;
    private static final int MOST_WORDS = 2_000_000;

    private final Sinks sinks;
    private final Tokens tokens = new Tokens();
    private final Map<Source, Spans> spans = new IdentityHashMap<>();
    private final Map<Function, Map<String, Boolean>> analysed = new IdentityHashMap<>();
    private final Map<String, Weakness> found = new LinkedHashMap<>();
    private final String function;
    private int words;

    EventTaint(String function, Tracing tracing) {
        this.function = function;
        this.sinks = new Sinks(tracing);
    }

    List<Weakness> found() {
        return List.copyOf(found.values());
    }

    boolean exhausted() {
        return words > MOST_WORDS;
    }

    Spans spans(Source source) {
        return spans.computeIfAbsent(source, Spans::new);
    }

    /// @param carrying the names that carry the event when the function begins
    /// @return whether what it returns carries the event
    boolean analyse(Source source, Function function, Map<String, Trail> carrying, int depth) {
        if (carrying.isEmpty() || depth > DEEPEST_CALLS || exhausted()) return false;
        var known = analysed.computeIfAbsent(function, key -> new HashMap<>());
        String names = String.join(",", carrying.keySet().stream().sorted().toList());
        Boolean before = known.get(names);
        if (before != null) return before;
        known.put(names, false);
        var body = new Body(source, function, depth, new HashMap<>(carrying));
        body.read();
        known.put(names, body.returns);
        return body.returns;
    }

    /// One function on one set of names that carry the event.
    private final class Body {
        private final Source source;
        private final Function of;
        private final int depth;
        private final Spans in;
        private final Map<String, Trail> carrying;
        private final TreeMap<Integer, List<Runnable>> pending = new TreeMap<>();
        private final Assignments assignments;
        private final Confinement confinement;
        private final Set<Weakness.Kind> guarded;
        private boolean returns;

        Body(Source source, Function of, int depth, Map<String, Trail> carrying) {
            this.source = source;
            this.of = of;
            this.depth = depth;
            this.in = spans(source);
            this.carrying = carrying;
            this.assignments = new Assignments(source, in);
            this.confinement = new Confinement(in, source.language);
            this.guarded = Confinement.guards(in, of) ? Set.of(Weakness.Kind.PATH) : Set.of();
        }

        void read() {
            returns = in.token(of.body() - 1).is("=>") && trail(of.body(), of.end()) != null;
            for (int i = of.body(); i < of.end() && !exhausted(); i++) {
                words++;
                while (!pending.isEmpty() && pending.firstKey() <= i)
                    pending.pollFirstEntry().getValue().forEach(Runnable::run);
                Token token = in.token(i);
                if (token.is("(")) call(i);
                else if (token.is("=>")) callback(i);
                else if (token.word("for")) loop(i);
                else if (token.word("return")) returns |= trail(i + 1, assignments.end(i)) != null;
                else if (token.kind() == Token.Kind.MARK) assign(i);
            }
        }

        // Statements

        private void assign(int at) {
            var assignment = assignments.at(at, of);
            if (assignment == null) return;
            Trail trail = trail(assignment.value(), assignment.end());
            if (trail != null) tokens.note(of, in, assignment);
            boolean statement = SqlTexts.isIn(in, assignment.value(), assignment.end());
            Step step = step(assignment.start(), assignment.end());
            pending.computeIfAbsent(assignment.end(), key -> new ArrayList<>()).add(() -> {
                for (String name : assignment.names()) {
                    Trail part = trail == null ? null : part(trail, assignment, name);
                    if (part != null) carrying.put(name, part.by(step, statement));
                    else if (assignment.whole()) carrying.remove(name);
                }
            });
        }

        /// What a name takes out of the event: `const { body } = event`.
        private @Nullable Trail part(Trail trail, Assignments.Assignment assignment, String name) {
            if (!trail.isEvent() || !in.token(assignment.start()).is("{")) return trail;
            if (Derivations.isProvidersOwn(name)) return null;
            return trail.from(in.shown(assignment.value(), assignment.value() + 1) + "." + name);
        }

        private void loop(int at) {
            int word = at + 1;
            if (in.token(word).word("await")) word++;
            int start = in.token(word).is("(") ? word + 1 : word;
            int middle = start;
            while (middle < start + 30
                    && !in.token(middle).word("in")
                    && !in.token(middle).word("of")) middle++;
            if (middle == start + 30) return;
            int end = middle + 1;
            while (end < of.end()
                    && !in.token(end).is(":")
                    && !in.token(end).closes()
                    && !in.token(end).word("if")
                    && !in.token(end).word("for")) end = in.after(end);
            Trail trail = trail(middle + 1, end);
            if (trail == null) return;
            for (String name : in.bound(start, middle)) carrying.put(name, trail.by(step(at, end), false));
        }

        /// `items.map(item => ...)`: what is called back gets what the called one has.
        private void callback(int arrow) {
            int last = arrow - 1;
            int first = in.token(last).is(")") ? in.opener(last) : last;
            if (first < 1) return;
            int open = in.token(first - 1).word("async") ? first - 2 : first - 1;
            if (!in.token(open).is("(")) return;
            int start = receiver(open - 1);
            Trail trail = start < open - 1 ? trail(start, open - 2) : null;
            if (trail == null) return;
            for (String name : in.bound(first, arrow)) carrying.put(name, trail);
        }

        private int receiver(int last) {
            int start = last;
            for (int links = 0; links < 12; links++) {
                if (!in.isMember(start)) return start;
                start -= 2;
                while (in.opener(start) >= 0 && links++ < 12) start = in.opener(start) - 1;
            }
            return start;
        }

        // Calls

        private void call(int open) {
            Callee callee = Sinks.callee(in, open);
            if (callee == null || source.declarations.isHeader(open)) return;
            var resolved = sinks.resolved(source, callee);
            var sink = sinks.sink(source, in, callee, resolved, open);
            if (sink != null) run(sink, callee, open);
            else if (tokens.decodes(of, in, callee, open)) run(byHand(callee), callee, open);
            if (callee.member() && Assignments.changes(callee.last())) change(callee, open);
            enter(resolved, callee, open);
        }

        private Sinks.Sink byHand(Callee callee) {
            return new Sinks.Sink(Weakness.Kind.TOKEN, callee.last(), "");
        }

        private void run(Sinks.Sink sink, Callee callee, int open) {
            if (sink.kind() == Weakness.Kind.TOKEN && tokens.verifies(source)) return;
            for (Span part : Sinks.run(sink, in.parts(open))) {
                Trail trail = trail(part.start(), part.end());
                if (trail == null || trail.harmless().contains(sink.kind())) continue;
                if (sink.kind() == Weakness.Kind.SQL
                        && !trail.statement()
                        && !SqlTexts.isIn(in, part.start(), part.end())) continue;
                report(sink, callee, open, trail);
                return;
            }
        }

        /// `list.append(event)` makes the list carry it.
        private void change(Callee callee, int open) {
            Token owner = in.token(callee.start());
            if (!owner.named() || callee.start() != open - 3) return;
            Trail trail = trail(open + 1, in.after(open) - 1);
            if (trail != null)
                carrying.putIfAbsent(owner.text(), trail.by(step(callee.start(), in.after(open)), false));
        }

        /// Whether the answer of one of the application's own functions carries the event.
        private boolean enter(List<Site> resolved, Callee callee, int open) {
            boolean answers = false;
            for (Site site : resolved) {
                Function entered = function(site);
                if (entered == null || entered == of) continue;
                var given = new LinkedHashMap<String, Trail>();
                Spans there = spans(site.source());
                int place = 0;
                for (Span part : in.parts(open)) {
                    Trail trail = trail(part.start(), part.end());
                    if (trail != null) {
                        Trail longer = trail.by(step(callee.start(), in.after(open)), false);
                        var names = part.name().isEmpty() ? there.parameter(entered, place) : List.of(part.name());
                        names.forEach(name -> given.put(name, longer));
                    }
                    place++;
                }
                answers |= analyse(site.source(), entered, given, depth + 1);
            }
            return answers;
        }

        private @Nullable Function function(Site site) {
            if (site.expression() instanceof Defined defined) return defined.function();
            if (!(site.expression() instanceof Lambda lambda)) return null;
            for (Function function : site.source().declarations.functions()) {
                boolean here = function.start() <= lambda.at() && lambda.at() < function.body();
                if (here && function.body() - lambda.at() < LONGEST_HEADER) return function;
            }
            return null;
        }

        private void report(Sinks.Sink sink, Callee callee, int open, Trail trail) {
            int shown = Math.min(in.after(open), open + 24);
            var step = step(callee.start(), shown);
            // The attempts at padding of one decoding are one weakness.
            boolean once = sink.kind() == Weakness.Kind.TOKEN;
            found.putIfAbsent(
                    sink.kind() + " " + (once ? source.file + " " + of.name() : step.location()),
                    new Weakness(
                            sink.kind(),
                            function,
                            of.name(),
                            sink.name(),
                            trail.isEvent() ? "event" : trail.source(),
                            step.location(),
                            trail.by(step, false).steps()));
        }

        private Step step(int start, int end) {
            Token token = in.token(start);
            return new Step(new Location(source.file, token.line(), token.column()), in.shown(start, end));
        }

        // Values

        /// How a run of words carries the event; null when it does not.
        private @Nullable Trail trail(int start, int end) {
            if (Derivations.compares(in, start, end)
                    && Derivations.condition(in, source.language, start, end)[1] == start) return null;
            int[] condition = Derivations.condition(in, source.language, start, end);
            Trail harmless = null;
            for (int i = start; i < end && !exhausted(); ) {
                words++;
                if (i >= condition[0] && i < condition[1]) i = condition[1];
                Token token = in.token(i);
                if (token.is(Token.OPEN_TEMPLATE) && isTagged(i)) i = in.after(i);
                else if (token.is("=>")) return harmless;
                else if (!token.named() || in.isMember(i)) i++;
                else {
                    Trail trail = confined(name(i), start, i, end);
                    if (trail != null && trail.harmless().isEmpty()) return trail;
                    if (trail != null) harmless = harmless == null ? trail : harmless.or(trail);
                    i = trail == null ? behind(i, end) : chainEnd(i, end);
                }
            }
            return harmless;
        }

        private @Nullable Trail confined(@Nullable Trail trail, int start, int at, int end) {
            if (trail == null) return null;
            int chain = chainEnd(at, end);
            boolean asked = in.token(chain - 1).word("get") && in.token(chain).is("(");
            Trail told = chain == at + 1 ? trail : trail.from(in.shown(at, asked ? in.after(chain) : chain));
            return told.harmlessAs(guarded).harmlessAs(confinement.of(start, at));
        }

        /// A template with a tag is the tag's to fill, which is how drivers take parameters.
        private boolean isTagged(int template) {
            Token before = in.token(template - 1);
            return source.language == Language.SCRIPT
                    && (before.named() && !Assignments.isWord(before.text()) || before.is(")"));
        }

        private @Nullable Trail name(int at) {
            Token next = in.token(at + 1);
            boolean key = next.is(":")
                    && (in.token(at - 1).is("{") || in.token(at - 1).is(","));
            if (key && source.language == Language.SCRIPT || next.is("(")) return null;
            String word = in.token(at).text();
            boolean own = (word.equals("this") || word.equals("self")) && in.isMember(at + 2);
            Trail trail = carrying.get(own ? word + "." + in.token(at + 2).text() : word);
            if (trail == null) return null;
            if (trail.isEvent() && Derivations.isProvidersOwn(in, at)) return null;
            if (Derivations.isProvidersSay(in, at)) return null;
            return endsInChain(at) ? null : trail;
        }

        private boolean endsInChain(int at) {
            for (int i = at + 1; i < at + 60; ) {
                if (in.token(i).is("[") || in.token(i).is("(") || in.token(i).is("!")) i = in.after(i);
                else if (in.isMember(i + 1) && in.token(i + 1).named()) {
                    String member = in.token(i + 1).text();
                    if (member.equals("length") || in.token(i + 2).is("(") && Derivations.ends(member)) return true;
                    i += 2;
                } else return false;
            }
            return false;
        }

        private int chainEnd(int at, int end) {
            int i = at + 1;
            while (i < end && (in.token(i).is("[") || in.isMember(i) || in.isMember(i + 1))) i = in.after(i);
            return i;
        }

        /// Behind a name that carries nothing: into the arguments of a call that gives them back, past those of others.
        private int behind(int at, int end) {
            int i = at + 1;
            while (i + 1 < end && in.isMember(i + 1) && in.token(i + 1).named()) i += 2;
            if (in.token(i).is("[") && i < end) return in.after(i);
            if (!in.token(i).is("(") || i >= end) return Math.max(i, at + 1);
            Callee callee = Sinks.callee(in, i);
            if (callee == null) return i + 1;
            boolean into = !Derivations.ends(callee.last())
                    && (Derivations.keeps(callee.last()) || enter(sinks.resolved(source, callee), callee, i));
            return into ? i + 1 : in.after(i);
        }
    }
}
