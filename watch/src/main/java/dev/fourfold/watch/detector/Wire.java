package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Principal;
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
        texts(alert.where(), out);
        texts(alert.data(), out);
        out.writeLong(alert.count());
        instant(alert.first(), out);
        instant(alert.last(), out);
        out.writeInt(alert.causes().size());
        for (var cause : alert.causes()) {
            text(cause.event(), out);
            instant(cause.time(), out);
            text(cause.action(), out);
            text(cause.error(), out);
            text(cause.source(), out);
        }
    }

    public static @Nullable Alert readAlert(DataInput in) throws IOException {
        if (!in.readBoolean()) return null;
        String id = text(in);
        String detector = text(in);
        var severity = choice(Severity.values(), in);
        String title = text(in);
        String who = text(in);
        String what = text(in);
        String usual = text(in);
        String seen = text(in);
        String next = text(in);
        var where = texts(in);
        var data = texts(in);
        long count = in.readLong();
        var first = instant(in);
        var last = instant(in);
        var causes = new ArrayList<Alert.Cause>();
        for (int left = size(in); left > 0; left--)
            causes.add(new Alert.Cause(text(in), instant(in), text(in), text(in), text(in)));
        return new Alert(
                id, detector, severity, title, who, what, where, data, usual, seen, next, count, first, last, causes);
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

    private static int size(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MOST) throw new IOException("a list of " + size + " elements");
        return size;
    }

    private static <E> E choice(E[] values, DataInput in) throws IOException {
        int ordinal = in.readByte();
        if (ordinal < 0 || ordinal >= values.length) throw new IOException("no choice " + ordinal);
        return values[ordinal];
    }
}
