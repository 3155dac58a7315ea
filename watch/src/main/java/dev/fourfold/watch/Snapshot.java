package dev.fourfold.watch;

import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import dev.fourfold.watch.detector.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// A watch on disk: its clock, the events that wait, the states, the ids it remembers, and how far each file was read.
/// A checksum stands before all of it; the file is written beside and moved into its place.
final class Snapshot {
    private static final int MAGIC = 0x34664677;
    private static final int VERSION = 2;
    private static final int HEADER = 4 + 4 + 8 + 4;

    private Snapshot() {}

    static void write(Watch watch, Path file) {
        var bytes = new ByteArrayOutputStream(1 << 16);
        try (var out = new DataOutputStream(bytes)) {
            body(watch, out);
            out.flush();
            put(bytes.toByteArray(), file.toAbsolutePath());
        } catch (IOException e) {
            throw fatal(file, "cannot be written: " + e.getMessage(), "check the disk and its permissions");
        }
    }

    private static void put(byte[] body, Path file) throws IOException {
        var header = ByteBuffer.allocate(HEADER);
        header.putInt(MAGIC)
                .putInt(VERSION)
                .putLong(checksum(body))
                .putInt(body.length)
                .flip();
        Path beside = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".part");
        try {
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                var content = ByteBuffer.wrap(body);
                while (header.hasRemaining()) channel.write(header);
                while (content.hasRemaining()) channel.write(content);
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void body(Watch watch, DataOutputStream out) throws IOException {
        out.writeLong(watch.clock().latest());
        out.writeLong(watch.clock().doubted());
        out.writeInt(watch.lanes().size());
        for (var lane : watch.lanes()) {
            Wire.text(lane.detector().id(), out);
            var state = new ByteArrayOutputStream();
            lane.write(new DataOutputStream(state));
            out.writeInt(state.size());
            state.writeTo(out);
        }
        var waiting = new ArrayList<>(watch.pending());
        out.writeInt(waiting.size());
        for (var each : waiting) {
            out.writeInt(each.lane());
            Wire.text(each.key(), out);
            Wire.write(each.event(), out);
        }
        numbers(watch.seen().entrySet().stream().toList(), out);
        numbers(new TreeMap<>(watch.done()).entrySet().stream().toList(), out);
    }

    private static void numbers(List<java.util.Map.Entry<String, Long>> entries, DataOutputStream out)
            throws IOException {
        out.writeInt(entries.size());
        for (var entry : entries) {
            Wire.text(entry.getKey(), out);
            out.writeLong(entry.getValue());
        }
    }

    static void read(Watch watch, Path file) {
        try {
            byte[] all = Files.readAllBytes(file);
            var header = ByteBuffer.wrap(all);
            if (all.length < HEADER || header.getInt() != MAGIC)
                throw fatal(file, "is no snapshot of a watch", "name the file that an earlier watch wrote");
            if (header.getInt() != VERSION)
                throw fatal(file, "was written by another version of Fourfold", "remove it to begin anew");
            long checksum = header.getLong();
            byte[] body = java.util.Arrays.copyOfRange(all, HEADER, all.length);
            if (header.getInt() != body.length || checksum(body) != checksum)
                throw fatal(file, "is damaged", "restore it from a backup, or remove it to begin anew");
            body(watch, new DataInputStream(new ByteArrayInputStream(body)));
        } catch (IOException | IndexOutOfBoundsException e) {
            throw fatal(
                    file, "cannot be read: " + e.getMessage(), "restore it from a backup, or remove it to begin anew");
        }
    }

    /// States of detectors that the plan no longer has are dropped, with what waits for them.
    private static void body(Watch watch, DataInputStream in) throws IOException {
        watch.clock().restore(in.readLong(), in.readLong());
        var lanes = new HashMap<String, Integer>();
        for (int lane = 0; lane < watch.lanes().size(); lane++)
            lanes.put(watch.lanes().get(lane).detector().id(), lane);
        var renumbered = new HashMap<Integer, Integer>();
        int count = in.readInt();
        for (int before = 0; before < count; before++) {
            Integer lane = lanes.get(Wire.text(in));
            byte[] state = new byte[in.readInt()];
            in.readFully(state);
            if (lane == null) continue;
            renumbered.put(before, lane);
            watch.lanes().get(lane).read(new DataInputStream(new ByteArrayInputStream(state)));
        }
        for (int left = in.readInt(); left > 0; left--) {
            Integer lane = renumbered.get(in.readInt());
            String key = Wire.text(in);
            var event = Wire.readEvent(in);
            if (lane != null) watch.await(new Watch.Pending(lane, key, event));
        }
        for (int left = in.readInt(); left > 0; left--) {
            String id = Wire.text(in);
            long time = in.readLong();
            int bar = id.indexOf('|');
            Integer lane = renumbered.get(Integer.parseInt(id.substring(0, bar)));
            if (lane != null) watch.seen().put(lane + id.substring(bar), time);
        }
        for (int left = in.readInt(); left > 0; left--) watch.done().put(Wire.text(in), in.readLong());
        watch.schedule();
    }

    private static long checksum(byte[] body) {
        var checksum = new CRC32C();
        checksum.update(body, 0, body.length);
        return checksum.getValue();
    }

    private static Problem.Fatal fatal(Path file, String message, String advice) {
        return new Problem.Fatal(List.of(new Problem(Location.of(file.toString()), message, advice)));
    }
}
