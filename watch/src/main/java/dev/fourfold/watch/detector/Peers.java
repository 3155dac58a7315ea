package dev.fourfold.watch.detector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// What the keys of a detector did, each at its most, in this period and the one before: what is usual for others.
/// Bounded: of very many keys those with the smallest hashes stand for all, and the two that did the most are known
/// besides. The same in whatever order it is told.
///
/// @param period number of the period since 1970
public record Peers(long period, Generation now, Generation before) {
    private static final long PERIOD = Duration.ofDays(31).toMillis();
    private static final int SAMPLE = 200;

    /// Of nobody.
    public static final Peers NONE = new Peers(Long.MIN_VALUE, Generation.NONE, Generation.NONE);

    /// A key with the most that it did.
    public record Peer(String key, double value) {}

    /// @param sample by the hash of the key
    /// @param top the two that did the most
    record Generation(List<Peer> sample, List<Peer> top) {
        private static final Generation NONE = new Generation(List.of(), List.of());

        Generation {
            sample = List.copyOf(sample);
            top = List.copyOf(top);
        }

        private Generation and(Peer peer) {
            return new Generation(kept(sample, peer, BY_HASH, SAMPLE), kept(top, peer, BY_VALUE, 2));
        }

        private static List<Peer> kept(List<Peer> before, Peer peer, Comparator<Peer> order, int most) {
            if (before.size() == most
                    && order.compare(before.getLast(), peer) < 0
                    && before.stream().noneMatch(each -> each.key().equals(peer.key()))) return before;
            var kept = new ArrayList<Peer>();
            var more = peer;
            for (var each : before) {
                if (!each.key().equals(peer.key())) kept.add(each);
                else if (each.value() > peer.value()) more = each;
            }
            kept.add(more);
            kept.sort(order);
            if (kept.size() > most) kept.removeLast();
            return kept;
        }
    }

    private static final Comparator<Peer> BY_HASH =
            Comparator.comparingLong((Peer peer) -> hash(peer.key())).thenComparing(Peer::key);
    private static final Comparator<Peer> BY_VALUE =
            Comparator.comparingDouble(Peer::value).reversed().thenComparing(Peer::key);

    /// What is usual for others.
    ///
    /// @param count how many others there are, at most as many as are kept
    /// @param all whether they are all
    record Usual(int count, boolean all, double median, double highest) {}

    private static long hash(String key) {
        var hash = new CRC32C();
        hash.update(key.getBytes(StandardCharsets.UTF_8));
        return hash.getValue();
    }

    /// With what a key did by a time.
    public Peers and(String key, double value, long millis) {
        long then = Math.floorDiv(millis, PERIOD);
        var peer = new Peer(key, value);
        if (then == period) return new Peers(period, now.and(peer), before);
        if (then == period - 1) return new Peers(period, now, before.and(peer));
        if (then < period) return this;
        return new Peers(then, Generation.NONE.and(peer), then == period + 1 ? now : Generation.NONE);
    }

    /// What all but one key did.
    Usual others(String key) {
        var values = new TreeMap<String, Double>();
        double highest = 0;
        for (var generation : List.of(now, before)) {
            for (var peer : generation.sample())
                if (!peer.key().equals(key)) values.merge(peer.key(), peer.value(), Math::max);
            for (var peer : generation.top()) if (!peer.key().equals(key)) highest = Math.max(highest, peer.value());
        }
        var sorted = values.values().stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.isEmpty()
                ? 0
                : sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        boolean all = now.sample().size() < SAMPLE && before.sample().size() < SAMPLE;
        return new Usual(sorted.size(), all, median, highest);
    }

    /// Whether a period began between two times, so that what a key did has to be told again.
    static boolean isNewPeriod(long before, long millis) {
        return Math.floorDiv(before, PERIOD) != Math.floorDiv(millis, PERIOD);
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(period);
        for (var peers : List.of(now.sample(), now.top(), before.sample(), before.top())) {
            out.writeInt(peers.size());
            for (var peer : peers) {
                Wire.text(peer.key(), out);
                out.writeDouble(peer.value());
            }
        }
    }

    public static Peers read(DataInput in) throws IOException {
        long period = in.readLong();
        return new Peers(period, new Generation(list(in), list(in)), new Generation(list(in), list(in)));
    }

    private static List<Peer> list(DataInput in) throws IOException {
        var peers = new ArrayList<Peer>();
        for (int left = Wire.size(in); left > 0; left--) peers.add(new Peer(Wire.text(in), in.readDouble()));
        return peers;
    }
}
