package dev.fourfold.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.fourfold.core.event.Alert;
import dev.fourfold.core.model.Severity;
import dev.fourfold.core.report.TextStyle;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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
        field("where", String.join(", ", alert.where()), style, out);
        field(
                "data",
                alert.data().isEmpty() ? "no data class is known here" : String.join(", ", alert.data()),
                style,
                out);
        field("usual", alert.usual(), style, out);
        field("seen", alert.seen(), style, out);
        field("when", when(alert), style, out);
        var causes = alert.causes();
        for (int i = 0; i < causes.size(); i++) field(i == 0 ? "events" : "", told(causes.get(i)), style, out);
        if (alert.count() > causes.size()) field("", "and " + (alert.count() - causes.size()) + " more", style, out);
        field("next", alert.next(), style, out);
        field("alert", alert.id() + " (" + alert.detector() + ")", style, out);
        return out.toString();
    }

    /// The event and the file, of which the folder is in JSON only.
    private static String told(Alert.Cause cause) {
        String source = cause.source();
        return cause.time() + " " + cause.event() + " in " + source.substring(source.lastIndexOf('/') + 1);
    }

    private static String when(Alert alert) {
        if (alert.count() == 1) return alert.first().toString();
        return alert.count() + " times, " + alert.first() + " to " + alert.last();
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
    private static String plain(String text, TextStyle style) {
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

    private static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            if (used > 0 && used + 1 + columns(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            for (int point : word.codePoints().toArray()) {
                int wide = point >= 0x1100 ? 2 : 1;
                if (used + wide > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.appendCodePoint(point);
                used += wide;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static int columns(String word) {
        return word.codePoints().map(point -> point >= 0x1100 ? 2 : 1).sum();
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
            strings(json, "where", alert.where());
            strings(json, "data", alert.data());
            json.writeStringField("usual", alert.usual());
            json.writeStringField("seen", alert.seen());
            json.writeStringField("next", alert.next());
            json.writeNumberField("count", alert.count());
            json.writeStringField("first", alert.first().toString());
            json.writeStringField("last", alert.last().toString());
            json.writeArrayFieldStart("events");
            for (var cause : alert.causes()) {
                json.writeStartObject();
                json.writeStringField("id", cause.event());
                json.writeStringField("time", cause.time().toString());
                json.writeStringField("action", cause.action());
                if (!cause.error().isEmpty()) json.writeStringField("error", cause.error());
                json.writeStringField("source", cause.source());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
        return out + "\n";
    }

    private static void strings(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) json.writeString(text);
        json.writeEndArray();
    }
}
