package dev.fourfold.watch.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Records of CloudTrail as a stream, never a whole file in memory: `{"Records": [...]}` as it lies in S3, an array of
/// records, records one after the other, or EventBridge events with the record as `detail`.
final class CloudTrailReader implements EventReader {
    private final String file;
    private final JsonParser json;
    private final Consumer<Problem> problems;
    private int number;

    CloudTrailReader(String file, InputStream in, JsonFactory factory, Consumer<Problem> problems) throws IOException {
        this.file = file;
        this.json = factory.createParser(in);
        this.problems = problems;
    }

    @Override
    public @Nullable Event next() throws IOException {
        for (var token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token != JsonToken.START_OBJECT) continue;
            var event = object();
            if (event != null) return event;
        }
        return null;
    }

    /// Reads an object. Null if it is none that holds a record; then the parser may stand at the beginning of
    /// `Records`.
    private @Nullable Event object() throws IOException {
        var at = json.currentTokenLocation();
        var record = new CloudTrailRecord();
        boolean empty = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            var token = json.nextToken();
            empty = false;
            if (token == JsonToken.START_ARRAY && (name.equals("Records") || name.equals("records"))) return null;
            if (token == JsonToken.START_OBJECT && name.equals("detail") && !record.isRecord()) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String inner = json.currentName();
                    json.nextToken();
                    record.field(inner, json);
                }
            } else {
                record.field(name, json);
            }
        }
        if (empty) return null;
        number++;
        String lack = record.lack();
        if (lack.isEmpty()) return record.event(file + "#" + number);
        problems.accept(new Problem(
                new Location(file, at.getLineNr(), at.getColumnNr()),
                "record " + number + " " + lack,
                "it was passed over"));
        return null;
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
