package dev.fourfold.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Trail;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.report.TextStyle;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Alerts in text, each to be decided from what it says itself, and as JSON, one object a line.
public final class AlertReport {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final String SCHEMA = "https://fourfold.dev/schema/alert-1.json";
    private static final int LABEL = 9;
    private static final String SEAMS = "_/:#,;=+";

    private AlertReport() {}

    /// All alerts, the worst first.
    public static String text(List<Alert> alerts, TextStyle style) {
        var out = new StringBuilder();
        if (alerts.isEmpty()) return "No alerts.\n";
        out.append(headline(alerts)).append('\n');
        alerts.stream()
                .sorted(Comparator.comparing(Alert::severity)
                        .thenComparing(Alert::first)
                        .thenComparing(Alert::id))
                .forEach(alert -> out.append('\n').append(text(alert, style)));
        return out.toString();
    }

    /// `3 alerts: 1 critical, 2 high`.
    private static String headline(List<Alert> alerts) {
        var parts = new ArrayList<String>();
        for (var severity : Severity.values()) {
            long count = alerts.stream()
                    .filter(alert -> alert.severity() == severity)
                    .count();
            if (count > 0) parts.add(count + " " + severity.word());
        }
        return alerts.size() + (alerts.size() == 1 ? " alert: " : " alerts: ") + String.join(", ", parts);
    }

    /// One alert.
    public static String text(Alert alert, TextStyle style) {
        var out = new StringBuilder();
        var ink = ink(alert.severity());
        String severity = alert.severity().word().toUpperCase(Locale.ROOT);
        entry(severity, alert.title(), ink, 0, style, out);
        field("who", alert.who(), style, out);
        field("what", alert.what(), style, out);
        field("where", where(alert), style, out);
        field(
                "data",
                alert.data().isEmpty() ? "no data class is known here" : String.join(", ", alert.data()),
                style,
                out);
        field("usual", alert.usual(), style, out);
        field("seen", alert.seen(), style, out);
        field("when", when(alert), style, out);
        var trail = alert.trail();
        var first = trail.causes().getFirst();
        if (trail.count() == 1) field("event", told(first), style, out);
        else {
            field("events", events(trail), style, out);
            field("", "first " + told(first), style, out);
            field("", "last " + told(trail.latest()), style, out);
        }
        field("next", alert.next(), style, out);
        field("alert", alert.id() + " (" + alert.detector() + ")", style, out);
        return out.toString();
    }

    /// The data of each only where there are several.
    private static String where(Alert alert) {
        var where = alert.where();
        if (where.size() == 1) return where.getFirst().name();
        return String.join(", ", where.stream().map(Alert.Place::words).toList());
    }

    /// `48 events in 2 files`.
    private static String events(Trail trail) {
        int files = trail.files().size();
        String in = files == 1 ? "1 file" : files + (trail.allFiles() ? " files" : " files and more");
        return trail.count() + " events in " + in;
    }

    /// The event and the file, of which the folder is in JSON only.
    private static String told(Alert.Cause cause) {
        String source = cause.source();
        return cause.event() + " in " + source.substring(source.lastIndexOf('/') + 1);
    }

    private static String when(Alert alert) {
        if (alert.first().equals(alert.last())) return alert.first().toString();
        return alert.first() + " to " + alert.last() + " (" + words(Duration.between(alert.first(), alert.last()))
                + ")";
    }

    /// `93 s`, `47 min`, `5 h 10 min`.
    private static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 120) return Math.max(1, seconds) + " s";
        long minutes = seconds / 60;
        if (minutes < 120) return minutes + " min";
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }

    private static String ink(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "\u001b[1;31m";
            case MEDIUM -> "\u001b[33m";
            case LOW -> "\u001b[36m";
        };
    }

    private static void field(String label, String text, TextStyle style, StringBuilder out) {
        if (!text.isEmpty()) entry(label, text, "\u001b[2m", 2, style, out);
    }

    /// A label and a text that goes on below itself where the line ends.
    private static void entry(String label, String text, String ink, int indent, TextStyle style, StringBuilder out) {
        int column = LABEL + 1 + (indent > 0 ? 1 : 0);
        String shown = label + " ".repeat(Math.max(1, column - indent - label.length()));
        out.repeat(' ', indent);
        if (style.colour() && !label.isEmpty())
            out.append(ink).append(label).append("\u001b[0m").append(shown, label.length(), shown.length());
        else out.append(shown);
        boolean first = true;
        for (String line : wrapped(plain(text, style), style.width() - column)) {
            if (!first) out.repeat(' ', column);
            out.append(line).append('\n');
            first = false;
        }
    }

    /// Without anything that acts on a terminal, whoever wrote it.
    static String plain(String text, TextStyle style) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean shows = switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> false;
                default -> point < 0x7f || !style.ascii();
            };
            if (shows) out.appendCodePoint(point);
            else out.append('?');
        });
        return out.toString();
    }

    /// Lines are broken at blanks; a name that is wider than a line, where one of its parts ends; only a part that is
    /// wider still, anywhere.
    private static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            boolean fits = used == 0 || used + 1 + columns(word) <= width;
            if (!fits) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            } else if (used > 0) {
                line.append(' ');
                used++;
            }
            for (String part : columns(word) > width ? parts(word) : List.of(word)) {
                if (used > 0 && used + columns(part) > width && columns(word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                for (int point : part.codePoints().toArray()) {
                    int wide = columns(point);
                    if (used + wide > width) {
                        lines.add(line.toString());
                        line.setLength(0);
                        used = 0;
                    }
                    line.appendCodePoint(point);
                    used += wide;
                }
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /// The parts of a path, an ARN or a file's name, each with the sign that ends it.
    private static List<String> parts(String word) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i < word.length(); i++) {
            if (SEAMS.indexOf(word.charAt(i)) < 0) continue;
            parts.add(word.substring(from, i + 1));
            from = i + 1;
        }
        if (from < word.length()) parts.add(word.substring(from));
        return parts;
    }

    private static int columns(int point) {
        return point >= 0x1100 ? 2 : 1;
    }

    private static int columns(String word) {
        return word.codePoints().map(AlertReport::columns).sum();
    }

    /// One alert as a JSON object on one line, in ASCII, with a line feed.
    public static String json(Alert alert) {
        var out = new StringWriter();
        try (var json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeStringField("id", alert.id());
            json.writeStringField("detector", alert.detector());
            json.writeStringField("severity", alert.severity().word());
            json.writeStringField("title", alert.title());
            json.writeStringField("who", alert.who());
            json.writeStringField("what", alert.what());
            json.writeArrayFieldStart("where");
            for (var place : alert.where()) {
                json.writeStartObject();
                json.writeStringField("id", place.id());
                json.writeStringField("name", place.name());
                strings(json, "data", place.data());
                json.writeEndObject();
            }
            json.writeEndArray();
            strings(json, "data", alert.data());
            json.writeStringField("usual", alert.usual());
            json.writeStringField("seen", alert.seen());
            json.writeStringField("next", alert.next());
            activity(json, alert.activity());
            trail(json, alert.trail());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
        return out + "\n";
    }

    private static void activity(JsonGenerator json, Alert.Activity activity) throws IOException {
        counts(json, "actions", activity.actions());
        counts(json, "outcomes", activity.outcomes());
        counts(json, "sessions", activity.sessions());
        counts(json, "addresses", activity.addresses());
        counts(json, "clients", activity.clients());
    }

    private static void counts(JsonGenerator json, String name, List<Alert.Count> counts) throws IOException {
        if (counts.isEmpty()) return;
        json.writeArrayFieldStart(name);
        for (var count : counts) {
            json.writeStartObject();
            json.writeStringField("of", count.of());
            json.writeNumberField("count", count.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void trail(JsonGenerator json, Trail trail) throws IOException {
        json.writeNumberField("count", trail.count());
        json.writeStringField("first", trail.first().toString());
        json.writeStringField("last", trail.last().toString());
        json.writeArrayFieldStart("events");
        for (var cause : trail.causes()) event(json, cause);
        json.writeEndArray();
        json.writeFieldName("latest");
        event(json, trail.latest());
        strings(json, "files", trail.files());
    }

    private static void event(JsonGenerator json, Alert.Cause cause) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", cause.event());
        json.writeStringField("time", cause.time().toString());
        json.writeStringField("action", cause.action());
        if (!cause.error().isEmpty()) json.writeStringField("error", cause.error());
        json.writeStringField("source", cause.source());
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) json.writeString(text);
        json.writeEndArray();
    }
}
