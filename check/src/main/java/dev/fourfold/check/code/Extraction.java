package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.code.CodeFacts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Goes over all calls that a handler reaches.
final class Extraction {

    private final Reach reach;
    private final Tracing tracing;
    private final Texts texts;
    private final Facts facts = new Facts();
    private final Map<Language, Dialect> dialects = new EnumMap<>(Language.class);
    private final Requests requests;

    private Extraction(Reach reach) {
        this.reach = reach;
        this.tracing = new Tracing(reach);
        this.texts = new Texts(tracing);
        var resources = new ResourceArguments(tracing, texts);
        var typed = new TypedCalls(tracing, texts, resources, facts);
        var plain = new PlainCalls(tracing, resources, facts);
        this.requests = new Requests(tracing, texts, facts);
        dialects.put(Language.PYTHON, new PythonCalls(tracing, texts, resources, facts));
        dialects.put(Language.SCRIPT, new ScriptCalls(tracing, texts, resources, facts));
        dialects.put(Language.JAVA, typed);
        dialects.put(Language.CSHARP, typed);
        for (var language : List.of(Language.GO, Language.RUST, Language.RUBY)) dialects.put(language, plain);
    }

    static CodeFacts of(String function, Reach reach) {
        var extraction = new Extraction(reach);
        for (Source source : reach.files()) extraction.learn(source);
        for (Source source : reach.files()) extraction.visit(source);
        extraction.dialects.values().forEach(Dialect::finish);
        extraction.requests.finish();
        for (Source source : reach.files()) extraction.variables(source);
        List<String> files = reach.files().stream().map(source -> source.file).toList();
        return FieldUses.in(extraction.facts.facts(function, reach.complete(), files), reach, extraction.tracing);
    }

    private void learn(Source source) {
        for (Call call : source.calls()) if (reach.reaches(source, call.at())) tracing.called(Site.of(source, call));
    }

    private void visit(Source source) {
        Dialect dialect = dialects.get(source.language);
        for (Call call : source.calls()) {
            if (!reach.reaches(source, call.at())) continue;
            var site = Site.of(source, call);
            if (dialect != null) dialect.visit(site, call);
            requests.visit(site, call);
        }
    }

    /// Every word that can begin the reading of a variable is looked at, in calls and out of them.
    private void variables(Source source) {
        for (Call call : source.calls()) texts.variable(Site.of(source, call)).ifPresent(facts::variable);
        for (int i = 0; i < source.tokens.size(); i++) {
            Token token = source.token(i);
            if (source.language == Language.SCRIPT && token.word("env")) scriptVariable(source, i);
            else if (token.word("environ") || token.word("ENV")) indexed(source, i);
        }
        if (source.language == Language.SCRIPT) picked(source);
    }

    private void indexed(Source source, int at) {
        if (at + 2 < source.tokens.size()
                && source.token(at + 1).is("[")
                && source.token(at + 2).kind() == Token.Kind.TEXT) {
            facts.variable(source.token(at + 2).text());
        }
    }

    private void scriptVariable(Source source, int at) {
        if (at + 2 >= source.tokens.size()) return;
        boolean member = source.token(at + 1).is(".") || source.token(at + 1).is("?.");
        boolean ofProcess = at > 1 && source.token(at - 2).word("process");
        if (member && source.token(at + 2).named() && ofProcess)
            facts.variable(source.token(at + 2).text());
        else if (ofProcess) indexed(source, at);
    }

    private void picked(Source source) {
        source.declarations.picked().forEach((picked) -> {
            Expression value = source.grammar.expression(picked.value());
            var member = new Expression.Member(picked.at(), value, picked.key());
            texts.variable(Site.of(source, member)).ifPresent(facts::variable);
        });
    }
}
