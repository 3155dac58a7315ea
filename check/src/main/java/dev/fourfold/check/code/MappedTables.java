package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Expression.Member;
import dev.fourfold.check.code.Expression.Name;
import dev.fourfold.check.code.Expression.Typed;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.code.ServiceCall.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tables of classes that are mapped to one: PynamoDB's `Meta.table_name`, and `@DynamoDBTable` of the SDKs for
/// Java
/// (version 1) and .NET.
final class MappedTables {

    private static final int DEEPEST = 5;
    private static final String ANNOTATION = "DynamoDBTable";

    /// How PynamoDB's models call the operations (pynamodb 6, 2026-11).
    private static final Map<String, String> MODEL = Map.ofEntries(
            Map.entry("save", "PutItem"),
            Map.entry("get", "GetItem"),
            Map.entry("refresh", "GetItem"),
            Map.entry("update", "UpdateItem"),
            Map.entry("delete", "DeleteItem"),
            Map.entry("query", "Query"),
            Map.entry("count", "Query"),
            Map.entry("scan", "Scan"),
            Map.entry("batch_get", "BatchGetItem"),
            Map.entry("batch_write", "BatchWriteItem"),
            Map.entry("create_table", "CreateTable"),
            Map.entry("describe_table", "DescribeTable"),
            Map.entry("delete_table", "DeleteTable"));

    private final Tracing tracing;
    private final Texts texts;

    MappedTables(Tracing tracing, Texts texts) {
        this.tracing = tracing;
        this.texts = texts;
    }

    // Python

    static Optional<String> operation(String method) {
        return Optional.ofNullable(MODEL.get(method));
    }

    /// The table of a model, of an object of it, or of what a model's method gives back; none for anything else.
    Optional<List<Target>> ofModel(Site site) {
        return ofModel(site, 0);
    }

    private Optional<List<Target>> ofModel(Site site, int depth) {
        if (depth > DEEPEST) return Optional.empty();
        for (Site value : tracing.expand(site)) {
            Optional<List<Target>> found = switch (value.expression()) {
                case Typed typed -> modelled(value.source(), typed.type(), 0);
                case Call call -> ofModel(value.with(call.of()), depth + 1);
                case Member member ->
                    MODEL.containsKey(member.name())
                            ? ofModel(value.with(member.of()), depth + 1)
                            : Optional.<List<Target>>empty();
                default -> Optional.<List<Target>>empty();
            };
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private Optional<List<Target>> modelled(Source source, String type, int depth) {
        int header = classHeader(source, type);
        if (depth > DEEPEST || header < 0) return Optional.empty();
        int open = header + 2;
        int close = source.grammar.after(open);
        for (int i = open + 1; i < close; i++) {
            if (!source.token(i).named()) continue;
            boolean model = isModel(source, i)
                    || modelled(source, source.token(i).text(), depth + 1).isPresent();
            if (model) return Optional.of(tableName(source, header, close));
        }
        return Optional.empty();
    }

    private static int classHeader(Source source, String type) {
        for (int i = 0; i + 2 < source.tokens.size(); i++) {
            boolean header = source.token(i).word("class")
                    && source.token(i + 1).word(type)
                    && source.token(i + 2).is("(");
            if (header) return i;
        }
        return -1;
    }

    private static boolean isModel(Source source, int word) {
        for (Binding binding : source.declarations.visible(source.token(word).text(), word))
            if (binding instanceof Binding.Imported imported
                    && imported.module().startsWith("pynamodb")) return true;
        return false;
    }

    private List<Target> tableName(Source source, int header, int body) {
        int indent = Math.max(0, source.token(header).indent());
        for (int i = body; i + 1 < source.tokens.size(); i++) {
            Token token = source.token(i);
            if (token.startsLine() && token.indent() <= indent && i > body + 1) break;
            if (token.startsLine()
                    && token.word("table_name")
                    && source.token(i + 1).is("="))
                return texts.targets(Site.of(source, source.grammar.expression(i + 2)));
        }
        return List.of();
    }

    // Java and .NET

    /// The table that the class of a mapper's argument is annotated with: `save(order)`, `load(Order.class, id)`.
    List<Target> ofAnnotated(Site site, Call call) {
        if (call.arguments().isEmpty()) return List.of();
        Site first = site.with(call.arguments().getFirst().value());
        for (Site value : tracing.expand(first)) {
            String type = typeName(value.expression());
            if (type == null) continue;
            Source source = tracing.typeSource(site.source(), type);
            var found = annotated(source, type);
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }

    private static @Nullable String typeName(Expression expression) {
        return switch (expression) {
            case Typed typed -> typed.type();
            case Call call -> call.made() ? Tracing.lastName(call.of()) : null;
            case Member member -> member.name().equals("class") ? Tracing.lastName(member.of()) : null;
            case Expression.Module module -> {
                String file = module.source().file;
                yield file.substring(file.lastIndexOf('/') + 1)
                        .replace(".java", "")
                        .replace(".cs", "");
            }
            case Name name -> name.id();
            default -> null;
        };
    }

    private List<Target> annotated(Source source, String type) {
        int annotation = -1;
        for (int i = 0; i + 1 < source.tokens.size(); i++) {
            if (source.token(i).word(ANNOTATION) && source.token(i + 1).is("(")) annotation = i;
            boolean header =
                    source.token(i).word("class") && source.token(i + 1).word(type);
            if (header && annotation >= 0) return named(source, annotation + 1);
            if (source.token(i).is("{") && !source.token(Math.max(0, i - 1)).is("(")) annotation = -1;
        }
        return List.of();
    }

    private List<Target> named(Source source, int open) {
        int close = source.grammar.after(open);
        int value = open + 1;
        for (int i = open + 1; i < close; i++)
            if (source.token(i).word("tableName") && source.token(i + 1).is("=")) value = i + 2;
        return texts.targets(Site.of(source, source.grammar.expression(value)));
    }
}
