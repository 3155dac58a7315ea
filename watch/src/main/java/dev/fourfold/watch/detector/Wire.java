package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Principal;
import dev.fourfold.core.event.Trail;
import dev.fourfold.core.model.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Events and alerts as bytes: in snapshots, and between the machines of a cluster.
public final class Wire {
    private static final int LONGEST = 1 << 20;
    private static final int MOST = 1 << 16;

    private Wire() {}

    public static void write(@Nullable Alert alert, DataOutput out) throws IOException {
        out.writeBoolean(alert != null);
        if (alert == null) return;
        text(alert.id(), out);
        text(alert.detector(), out);
        out.writeByte(alert.severity().ordinal());
        for (String text :
                List.of(alert.title(), alert.who(), alert.what(), alert.usual(), alert.seen(), alert.next())) {
            text(text, out);
        }
        out.writeInt(alert.where().size());
        for (var place : alert.where()) {
            text(place.id(), out);
            text(place.name(), out);
            texts(place.data(), out);
        }
        texts(alert.data(), out);
        write(alert.trail(), out);
        var activity = alert.activity();
        for (var counts : List.of(
                activity.actions(),
                activity.outcomes(),
                activity.sessions(),
                activity.addresses(),
                activity.clients())) {
            out.writeInt(counts.size());
            for (var count : counts) {
                text(count.of(), out);
                out.writeLong(count.count());
            }
        }
    }

    public static @Nullable Alert readAlert(DataInput in) throws IOException {
        if (!in.readBoolean()) return null;
        String id = text(in);
        String detector = text(in);
        var severity = choice(Severity.values(), in);
        var words = new Alert.Words(text(in), text(in), text(in), text(in), text(in), text(in));
        var where = new ArrayList<Alert.Place>();
        for (int left = size(in); left > 0; left--) where.add(new Alert.Place(text(in), text(in), texts(in)));
        var data = texts(in);
        var trail = readTrail(in);
        var activity = new Alert.Activity(counts(in), counts(in), counts(in), counts(in), counts(in));
        return new Alert(id, detector, severity, words, where, data, trail, activity);
    }

    private static List<Alert.Count> counts(DataInput in) throws IOException {
        var counts = new ArrayList<Alert.Count>();
        for (int left = size(in); left > 0; left--) counts.add(new Alert.Count(text(in), in.readLong()));
        return counts;
    }

    private static void write(Trail trail, DataOutput out) throws IOException {
        out.writeLong(trail.count());
        out.writeInt(trail.causes().size());
        for (var cause : trail.causes()) write(cause, out);
        write(trail.latest(), out);
        texts(trail.files(), out);
        out.writeBoolean(trail.allFiles());
    }

    private static Trail readTrail(DataInput in) throws IOException {
        long count = in.readLong();
        var causes = new ArrayList<Alert.Cause>();
        for (int left = size(in); left > 0; left--) causes.add(readCause(in));
        return new Trail(count, causes, readCause(in), texts(in), in.readBoolean());
    }

    static void write(Alert.Cause cause, DataOutput out) throws IOException {
        text(cause.event(), out);
        instant(cause.time(), out);
        text(cause.action(), out);
        text(cause.error(), out);
        text(cause.source(), out);
    }

    static Alert.Cause readCause(DataInput in) throws IOException {
        return new Alert.Cause(text(in), instant(in), text(in), text(in), text(in));
    }

    /// How much memory an alert takes, more or less, in bytes.
    static long weight(Alert alert) {
        long weight = 500;
        for (String text :
                List.of(alert.title(), alert.who(), alert.what(), alert.usual(), alert.seen(), alert.next())) {
            weight += text.length();
        }
        for (var cause : alert.causes()) weight += weight(cause);
        for (var file : alert.trail().files()) weight += 50 + file.length();
        return weight;
    }

    static long weight(Alert.Cause cause) {
        return 200
                + cause.event().length()
                + cause.action().length()
                + cause.error().length()
                + cause.source().length();
    }

    /// How much memory an event takes, more or less, in bytes.
    public static long weight(Event event) {
        long weight = 600
                + event.id().length()
                + event.source().length()
                + event.userAgent().length();
        for (var resource : event.resources()) weight += 50 + resource.length();
        for (var attribute : event.attributes().entrySet())
            weight += 100 + attribute.getKey().length() + attribute.getValue().length();
        return weight;
    }

    public static void write(Event event, DataOutput out) throws IOException {
        text(event.id(), out);
        instant(event.time(), out);
        out.writeByte(event.kind().ordinal());
        var principal = event.principal();
        out.writeByte(principal.kind().ordinal());
        for (String text : List.of(principal.name(), principal.session(), principal.account(), principal.arn())) {
            text(text, out);
        }
        text(event.action(), out);
        texts(event.resources(), out);
        for (String text : List.of(
                event.source(), event.error(), event.account(), event.region(), event.userAgent(), event.ip())) {
            text(text, out);
        }
        out.writeInt(event.attributes().size());
        for (var attribute : new TreeMap<>(event.attributes()).entrySet()) {
            text(attribute.getKey(), out);
            text(attribute.getValue(), out);
        }
    }

    public static Event readEvent(DataInput in) throws IOException {
        String id = text(in);
        var time = instant(in);
        var kind = choice(Event.Kind.values(), in);
        var principal = new Principal(choice(Principal.Kind.values(), in), text(in), text(in), text(in), text(in));
        String action = text(in);
        var resources = texts(in);
        String source = text(in);
        String error = text(in);
        String account = text(in);
        String region = text(in);
        String userAgent = text(in);
        String ip = text(in);
        var attributes = new LinkedHashMap<String, String>();
        for (int left = size(in); left > 0; left--) attributes.put(text(in), text(in));
        return new Event(
                id,
                time,
                kind,
                principal,
                action,
                resources,
                source,
                error,
                account,
                region,
                userAgent,
                ip,
                attributes);
    }

    /// A text of any length, unlike [DataOutput#writeUTF].
    public static void text(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static String text(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) throw new IOException("a text of " + length + " bytes");
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static void instant(Instant time, DataOutput out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    public static Instant instant(DataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static void texts(List<String> texts, DataOutput out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) text(text, out);
    }

    private static List<String> texts(DataInput in) throws IOException {
        var texts = new ArrayList<String>();
        for (int left = size(in); left > 0; left--) texts.add(text(in));
        return texts;
    }

    static int size(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MOST) throw new IOException("a list of " + size + " elements");
        return size;
    }

    static <E> E choice(E[] values, DataInput in) throws IOException {
        int ordinal = in.readByte();
        if (ordinal < 0 || ordinal >= values.length) throw new IOException("no choice " + ordinal);
        return values[ordinal];
    }
}
