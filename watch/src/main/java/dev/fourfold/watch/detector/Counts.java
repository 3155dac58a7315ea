package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Alert;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How often each of several things was seen. Whoever varies them without end is counted, but not kept: of more than
/// [#MOST] things the most telling ones stay.
///
/// @param entries the most telling first
/// @param others how often others were seen
record Counts(List<Entry> entries, long others) {
    static final int MOST = 40;
    static final Counts NONE = new Counts(List.of(), 0);

    private static final Comparator<Entry> ORDER = Comparator.comparingInt(Entry::rank)
            .thenComparing(Comparator.comparingLong(Entry::count).reversed())
            .thenComparing(Entry::of);

    /// @param rank 0 for what tells the most
    record Entry(String of, int rank, long count) {}

    Counts {
        entries = List.copyOf(entries);
    }

    Counts and(String thing) {
        return and(thing, 0);
    }

    /// Nothing is counted for an empty text.
    Counts and(String thing, int rank) {
        if (thing.isEmpty()) return this;
        // Where things are varied without end, nearly every one is new and tells less than those that are kept.
        boolean full = entries.size() == MOST && ORDER.compare(new Entry(thing, rank, 1), entries.getLast()) > 0;
        if (full && entries.stream().noneMatch(entry -> entry.of().equals(thing)))
            return new Counts(entries, others + 1);
        var more = new ArrayList<Entry>();
        long before = 0;
        for (var entry : entries) {
            if (entry.of().equals(thing)) before = entry.count();
            else more.add(entry);
        }
        more.add(new Entry(thing, rank, before + 1));
        more.sort(ORDER);
        long left = more.size() > MOST ? more.removeLast().count() : 0;
        return new Counts(more, others + left);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /// How many different things are kept.
    int size() {
        return entries.size();
    }

    /// `11`, or `more than 40`.
    String sizeWords() {
        return (others > 0 ? "more than " : "") + entries.size();
    }

    /// `8 dynamodb:Scan on Orders; 4 lambda:GetFunction on ChargeCard; and 4 others, 16 times`.
    ///
    /// @param listed how many are told by name
    String words(int listed) {
        var parts = new ArrayList<String>();
        long untold = others;
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (i < listed) parts.add(entry.count() + " " + entry.of());
            else untold += entry.count();
        }
        if (untold > 0) {
            int more = entries.size() - listed;
            parts.add("and " + (others > 0 ? "many" : more) + (more == 1 && others == 0 ? " other" : " others") + ", "
                    + untold + (untold == 1 ? " time" : " times"));
        }
        return String.join("; ", parts);
    }

    /// `203.0.113.9`, or `203.0.113.9 and 3 others`.
    String firstWords() {
        if (entries.isEmpty()) return "";
        String first = entries.getFirst().of();
        if (others > 0) return first + " and more than " + (entries.size() - 1) + " others";
        int more = entries.size() - 1;
        return first + (more == 0 ? "" : " and " + more + (more == 1 ? " other" : " others"));
    }

    List<Alert.Count> told() {
        return entries.stream()
                .map(entry -> new Alert.Count(entry.of(), entry.count()))
                .toList();
    }

    long weight() {
        long weight = 0;
        for (var entry : entries) weight += 64 + entry.of().length();
        return weight;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(others);
        out.writeInt(entries.size());
        for (var entry : entries) {
            Wire.text(entry.of(), out);
            out.writeInt(entry.rank());
            out.writeLong(entry.count());
        }
    }

    static Counts read(DataInput in) throws IOException {
        long others = in.readLong();
        var entries = new ArrayList<Entry>();
        for (int left = Wire.size(in); left > 0; left--)
            entries.add(new Entry(Wire.text(in), in.readInt(), in.readLong()));
        return new Counts(entries, others);
    }
}
