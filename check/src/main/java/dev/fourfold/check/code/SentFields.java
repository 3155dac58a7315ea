package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Argument;
import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.Either;
import dev.fourfold.check.code.Expression.Fields;
import dev.fourfold.check.code.Expression.Index;
import dev.fourfold.check.code.Expression.Items;
import dev.fourfold.check.code.Expression.Joined;
import dev.fourfold.check.code.Expression.Lambda;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Expression.Text;
import dev.fourfold.check.code.Expression.Typed;
import dev.fourfold.check.code.FieldUses.Taker;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.code.FieldUse.Kind;
import dev.fourfold.core.model.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the fields of what a call is given. A value that could hold anything makes the call one that sends whatever
/// the function has.
final class SentFields {
    private static final int DEEPEST = 14;
    private static final int MOST = 400;

    /// Calls that give what a file holds.
    private static final Set<String> OPAQUE = Set.of(
            "open",
            "read",
            "readlines",
            "readFile",
            "readFileSync",
            "createReadStream",
            "BytesIO",
            "StringIO",
            "getvalue",
            "getValue",
            "toBuffer");

    /// Methods that send a file.
    private static final Set<String> FILES = Set.of("upload_file", "upload_fileobj", "upload");

    /// Parameters of a call that are expressions over names rather than data.
    private static final Set<String> EXPRESSIONS = Set.of("UpdateExpression", "Statement", "sql");

    /// What an event pattern calls the labels of an event.
    private static final Map<String, String> LABELS = Map.of("Source", "source", "DetailType", "detail-type");

    private final Tracing tracing;
    private final Origins origins;
    private final Taker taker;
    private int steps;

    SentFields(Tracing tracing, Origins origins, Taker taker) {
        this.tracing = tracing;
        this.origins = origins;
        this.taker = taker;
    }

    /// What the arguments of a call hold.
    void in(Site call, List<Argument> arguments, Location place) {
        steps = 0;
        if (FILES.contains(Tracing.lastName(((Call) call.expression()).of()))) whole(call, place);
        entries(call, arguments, place, 0);
    }

    private void entries(Site site, List<Argument> entries, Location call, int depth) {
        for (Argument entry : entries) {
            if (!entry.name().isEmpty() && !entry.spread())
                named(site, entry.name(), entry.value().at(), call);
            if (LABELS.containsKey(entry.name())) label(site, entry, call);
            if (EXPRESSIONS.contains(entry.name())) expression(site, entry, call);
            else if (FieldWords.isScalar(entry.name())) scalar(site.with(entry.value()), call);
            else value(site.with(entry.value()), call, depth + 1);
        }
    }

    /// The name under which a scalar was known before.
    private void scalar(Site site, Location call) {
        switch (site.expression()) {
            case Name name -> named(site, name.id(), name.at(), call);
            case Member member -> {
                if (!isSetting(site, member.of())) named(site, member.name(), member.at(), call);
            }
            case Index index -> {
                if (index.key() instanceof Text key && !isSetting(site, index.of()))
                    named(site, key.text(), index.at(), call);
            }
            default -> {}
        }
    }

    private void named(Site site, String name, int at, Location call) {
        String plain = name.startsWith(":") || name.startsWith("#") ? name.substring(1) : name;
        if (FieldUses.isName(plain)) taker.add(Kind.SENT, plain, Facts.location(site, at), call);
    }

    private void whole(Site site, Location call) {
        taker.add(Kind.SENT_WHOLE, "", Facts.location(site, site.expression().at()), call);
    }

    private void label(Site site, Argument entry, Location call) {
        for (Site value : tracing.expand(site.with(entry.value()))) {
            String text =
                    value.expression() instanceof Text exact && FieldUses.isName(exact.text()) ? exact.text() : "*";
            taker.add(
                    Kind.LABEL,
                    LABELS.get(entry.name()) + "=" + text,
                    Facts.location(site, entry.value().at()),
                    call);
        }
    }

    /// The names in `SET email = :email`, `INSERT INTO users (email) VALUES (?)`.
    private void expression(Site site, Argument entry, Location call) {
        for (Site value : tracing.expand(site.with(entry.value()))) {
            if (!(value.expression() instanceof Text text)) continue;
            for (String word : text.text().split("[^A-Za-z0-9_]+")) named(value, word, text.at(), call);
        }
    }

    private void value(Site site, Location call, int depth) {
        if (depth > DEEPEST || ++steps > MOST) {
            whole(site, call);
            return;
        }
        if (site.expression() instanceof Name name && FieldWords.isScalar(name.id())) {
            scalar(site, call);
            return;
        }
        var seen = new HashSet<Expression>();
        for (Site value : tracing.expand(site)) {
            boolean typed = value.expression() instanceof Typed && site.expression() instanceof Name;
            Site plain = typed ? site : value;
            if (seen.add(plain.expression())) plain(plain, call, depth);
        }
    }

    private void plain(Site site, Location call, int depth) {
        switch (site.expression()) {
            case Fields fields -> entries(site, fields.entries(), call, depth);
            case Items items -> each(site, items.items(), call, depth);
            case Joined joined -> each(site, joined.parts(), call, depth);
            case Either either -> each(site, either.options(), call, depth);
            case Lambda lambda -> value(site.with(lambda.body()), call, depth + 1);
            case Member member -> {
                if (!isSetting(site, member.of())) field(site, member.name(), call);
            }
            case Index index -> {
                if (!(index.key() instanceof Text key)) value(site.with(index.of()), call, depth + 1);
                else if (!isSetting(site, index.of())) field(site, key.text(), call);
            }
            case Call inner -> called(site, inner, call, depth);
            case Name name -> name(site, name, call);
            default -> {}
        }
    }

    private void each(Site site, List<Expression> parts, Location call, int depth) {
        for (Expression part : parts) value(site.with(part), call, depth + 1);
    }

    /// A field of something else; one that usually holds others may hold anything.
    private void field(Site site, String name, Location call) {
        named(site, name, site.expression().at(), call);
        if (FieldWords.isContainer(name) && origins.of(site).isPresent()) whole(site, call);
    }

    private void called(Site site, Call inner, Location call, int depth) {
        String name = Tracing.lastName(inner.of());
        if (FieldWords.isFresh(name)) return;
        if (OPAQUE.contains(name)) {
            whole(site, call);
            return;
        }
        if (origins.known(site, inner).isPresent()) {
            whole(site, call);
            return;
        }
        if (inner.of() instanceof Member member) {
            boolean asked = (name.equals("get") || name.equals("pop"))
                    && !inner.arguments().isEmpty();
            if (asked && inner.arguments().getFirst().value() instanceof Text key) {
                field(site, key.text(), call);
                return;
            }
            if (!isModule(site, member.of())) value(site.with(member.of()), call, depth + 1);
        }
        each(site, inner.arguments().stream().map(Argument::value).toList(), call, depth);
    }

    /// Whether a field is one of the environment or of a library, and so no data.
    private boolean isSetting(Site site, Expression of) {
        boolean process = of instanceof Member member
                && member.name().equals("env")
                && member.of() instanceof Name owner
                && owner.id().equals("process");
        return process
                || tracing.expand(site.with(of)).stream()
                        .anyMatch(value -> value.expression() instanceof Expression.External);
    }

    /// `json.dumps`, `JSON.stringify`: what the method belongs to is no data.
    private boolean isModule(Site site, Expression of) {
        if (of instanceof Name name
                && site.source().declarations.visible(name.id(), name.at()).isEmpty()) return true;
        return tracing.expand(site.with(of)).stream()
                .anyMatch(value -> value.expression() instanceof Expression.External
                        || value.expression() instanceof Expression.Module);
    }

    /// A name that stands for nothing else: a parameter is called after what it holds.
    private void name(Site site, Name name, Location call) {
        named(site, name.id(), name.at(), call);
        boolean one = false;
        boolean container = FieldWords.isContainer(name.id());
        for (Binding binding : site.source().declarations.visible(name.id(), name.at())) {
            one |= binding instanceof Binding.Each;
            if (binding instanceof Binding.Parameter parameter) {
                if (parameter.key().isEmpty()) one |= parameter.place() == 0 && container;
                else named(site, parameter.key(), name.at(), call);
            }
        }
        if (one || container && origins.of(site).isPresent()) whole(site, call);
    }
}
