package dev.fourfold.watch.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Principal;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Events of the business, one JSON object a line: `{"time": "...", "type": "order.refunded", "entity": "c-17", ...}`.
/// A line that is none is reported and passed over. Lines may also be records of CloudTrail.
final class BusinessReader implements EventReader {
    private static final int MOST = 64;
    private static final int DEEPEST = 4;
    private static final byte[] CLOUDTRAIL = "\"eventSource\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final String file;
    private final String name;
    private final Lines lines;
    private final JsonFactory factory;
    private final Consumer<Problem> problems;

    BusinessReader(String file, InputStream in, JsonFactory factory, Consumer<Problem> problems) {
        this.file = file;
        this.name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        this.lines = new Lines(in);
        this.factory = factory;
        this.problems = problems;
    }

    @Override
    public @Nullable Event next() throws IOException {
        while (lines.next()) {
            if (lines.isBlank()) continue;
            if (lines.isTooLong()) {
                problem("is longer than a megabyte");
                continue;
            }
            var event = event();
            if (event != null) return event;
        }
        return null;
    }

    private @Nullable Event event() throws IOException {
        try (var json = factory.createParser(lines.bytes(), lines.start(), lines.length())) {
            if (json.nextToken() != JsonToken.START_OBJECT) return problem("is not a JSON object");
            return lines.contains(CLOUDTRAIL) ? audit(json) : business(json);
        } catch (JsonProcessingException e) {
            return problem("is not JSON: " + Texts.clean(e.getOriginalMessage()));
        } catch (java.io.CharConversionException e) {
            return problem("is not UTF-8");
        }
    }

    private @Nullable Event audit(JsonParser json) throws IOException {
        var record = new CloudTrailRecord();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("detail") && json.currentToken() == JsonToken.START_OBJECT) continue;
            record.field(field, json);
        }
        String lack = record.lack();
        return lack.isEmpty() ? record.event(file + ":" + lines.number()) : problem(lack);
    }

    private @Nullable Event business(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        fields("", json, 0, fields);
        String type = fields.getOrDefault("type", "");
        String written = fields.getOrDefault("time", "");
        if (type.isEmpty()) return problem("has no type");
        if (written.isEmpty()) return problem("has no time");
        var time = Texts.time(written);
        if (time == null) return problem("has the time '" + written + "', which no event can have");
        String source = file + ":" + lines.number();
        String id = fields.getOrDefault("id", name + ":" + lines.number());
        return new Event(
                id,
                time,
                Event.Kind.BUSINESS,
                Principal.NOBODY,
                type,
                List.of(),
                source,
                fields.getOrDefault("error", ""),
                fields.getOrDefault("account", ""),
                fields.getOrDefault("region", ""),
                "",
                fields.getOrDefault("ip", ""),
                fields);
    }

    /// Scalars by their names, those of nested objects joined with `.`; lists are passed over.
    private static void fields(String path, JsonParser json, int depth, Map<String, String> into) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = path + json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.START_OBJECT && depth < DEEPEST) fields(field + ".", json, depth + 1, into);
            else if (!token.isScalarValue()) json.skipChildren();
            else if (token != JsonToken.VALUE_NULL && into.size() < MOST)
                into.put(Texts.clean(field), Texts.clean(json.getText()));
        }
    }

    private @Nullable Event problem(String message) {
        problems.accept(new Problem(
                new Location(file, lines.number(), 0),
                message,
                "write one JSON object a line with time, type and entity; the line was passed over"));
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
