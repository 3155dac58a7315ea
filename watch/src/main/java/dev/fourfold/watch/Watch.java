package dev.fourfold.watch;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.model.Problem;
import dev.fourfold.watch.detector.Detector;
import dev.fourfold.watch.detector.Detectors;
import dev.fourfold.watch.detector.Threshold;
import dev.fourfold.watch.detector.Wire;
import dev.fourfold.watch.event.EventFiles;
import dev.fourfold.watch.plan.Behaviour;
import dev.fourfold.watch.plan.WatchPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/// Step 4: watches production by what the map allows. The embedded engine: one process, states in memory, snapshots on
/// disk.
///
/// ```java
/// var plan = WatchPlan.of(map, policy);
/// List<Alert> alerts = Watch.run(plan, List.of(Path.of("AWSLogs")), problems::add);
/// ```
///
/// Only events that a detector has a use for are kept until they can be put in order, so memory grows with trouble and
/// business events, not with the volume of the audit log. An event that arrives later than that is not lost: it is
/// judged
/// at once, out of order. Not safe for many threads.
public final class Watch {
    /// How late an event may be and still be put in order.
    public static final Duration LATENESS = Duration.ofMinutes(15);

    /// For so long the ids of events are remembered, to know the same event again: the provider delivers some twice,
    /// and some
    /// of these an hour late or more.
    private static final long REMEMBERED = Duration.ofHours(3).toMillis();

    /// What waits and what is remembered may take so much memory, more or less; beyond it the oldest events are judged
    /// before their time, and the oldest ids forgotten.
    private static final long MOST_WAITING = 128L << 20;

    private static final int MOST_REMEMBERED = 500_000;
    private static final int LONGEST_ID = 100;

    /// An event that waits for its turn at a detector.
    record Pending(int lane, String key, Event event) {}

    private record Due(int lane, String key, Instant at) {}

    private final List<Lane<?>> lanes = new ArrayList<>();
    private final EventClock clock;
    private final PriorityQueue<Pending> pending = new PriorityQueue<>(
            Comparator.comparing((Pending each) -> each.event().time())
                    .thenComparing(each -> each.event().id())
                    .thenComparingInt(Pending::lane));
    private final PriorityQueue<Due> due = new PriorityQueue<>(
            Comparator.comparing(Due::at).thenComparingInt(Due::lane).thenComparing(Due::key));
    /// Ids of events by detector, with the clock's time when they came; so the first are the oldest.
    private final LinkedHashMap<String, Long> seen = new LinkedHashMap<>();
    private final Map<String, Long> done = new HashMap<>();
    private long waiting;
    private long events;
    private long considered;
    private long duplicates;
    private long late;
    private long unsure;

    private Watch(List<Detector<?>> detectors, Duration lateness, Consumer<Alert> alerts) {
        clock = new EventClock(lateness);
        for (var detector : detectors) lanes.add(lane(detector, alerts));
    }

    private static <S> Lane<S> lane(Detector<S> detector, Consumer<Alert> alerts) {
        return new Lane<>(detector, alerts);
    }

    /// Reads every event of files and folders and tells what is wrong: all that there is, oldest first.
    ///
    /// @param sources CloudTrail files (`.json`, `.json.gz`), business events (`.ndjson`, `.jsonl`, both also `.gz`),
    /// folders
    public static List<Alert> run(WatchPlan plan, Iterable<Path> sources, Consumer<Problem> problems) {
        var latest = new LinkedHashMap<String, Alert>();
        var watch = of(plan, alert -> latest.put(alert.id(), alert));
        watch.read(sources, problems);
        watch.finish();
        return inOrder(latest);
    }

    /// How many alerts a behaviour would have raised on each day, in UTC.
    public static Backtest backtest(Threshold threshold, Iterable<Event> events) {
        var raised = new Raised();
        var watch = new Watch(List.of(threshold), LATENESS, raised);
        var days = new Backtest.Days();
        for (var event : events) {
            watch.see(event);
            days.see(event.time());
        }
        watch.finish();
        return raised.on(days);
    }

    /// What a plan would have raised on events of the past, and what its behaviours would have with other limits.
    public static Replay replay(WatchPlan plan, Iterable<Path> sources, Consumer<Problem> problems) {
        var all = new Raised();
        var watches = new ArrayList<Watch>();
        watches.add(of(plan, all));
        var trials = new LinkedHashMap<Behaviour, Raised>();
        for (var behaviour : plan.policy().behaviours()) {
            for (var variant : Replay.variants(behaviour)) {
                var raised = new Raised();
                trials.put(variant, raised);
                watches.add(new Watch(List.of(new Threshold(variant, plan)), LATENESS, raised));
            }
        }
        var days = new Backtest.Days();
        try (var files = EventFiles.open(sources, Map.of(), problems)) {
            for (var event = files.next(); event != null; event = files.next()) {
                for (var watch : watches) watch.see(event);
                days.see(event.time());
            }
        }
        watches.forEach(Watch::finish);
        var own = Set.copyOf(plan.policy().behaviours());
        return new Replay(
                all.on(days),
                trials.entrySet().stream()
                        .map(trial -> new Replay.Trial(
                                trial.getKey(),
                                own.contains(trial.getKey()),
                                trial.getValue().on(days)))
                        .toList());
    }

    /// The latest of each alert, and when it was told first.
    private static final class Raised implements Consumer<Alert> {
        private final Map<String, Alert> latest = new LinkedHashMap<>();
        private final Map<String, Instant> first = new HashMap<>();

        @Override
        public void accept(Alert alert) {
            first.putIfAbsent(alert.id(), alert.last());
            latest.put(alert.id(), alert);
        }

        Backtest on(Backtest.Days days) {
            return days.with(inOrder(latest), first);
        }
    }

    private static List<Alert> inOrder(Map<String, Alert> latest) {
        return latest.values().stream()
                .sorted(Comparator.comparing(Alert::first).thenComparing(Alert::id))
                .toList();
    }

    /// A watch that has seen nothing.
    ///
    /// @param alerts is told each alert at once, and again when its count is final
    public static Watch of(WatchPlan plan, Consumer<Alert> alerts) {
        return new Watch(Detectors.of(plan), LATENESS, alerts);
    }

    /// A watch that goes on where [#save] was called.
    ///
    /// @throws Problem.Fatal if the file is none of that, or is damaged
    public static Watch restore(WatchPlan plan, Path file, Consumer<Alert> alerts) {
        var watch = of(plan, alerts);
        Snapshot.read(watch, file);
        return watch;
    }

    /// Reads files and folders; what an earlier call took, or one before the snapshot, is not taken again.
    public void read(Iterable<Path> sources, Consumer<Problem> problems) {
        try (var files = EventFiles.open(sources, done, problems)) {
            for (var event = files.next(); event != null; event = files.next()) see(event);
            done.putAll(files.done());
        }
    }

    /// Takes an event in. Alerts follow when it can be put in order, or at once if it is late.
    public void see(Event event) {
        events++;
        long watermark = clock.watermark();
        clock.observe(event.time());
        for (int lane = 0; lane < lanes.size(); lane++) {
            var detector = lanes.get(lane).detector();
            var key = detector.keyOf(event);
            if (key.isEmpty()) {
                if (detector.isUnsure(event)) unsure++;
                continue;
            }
            considered++;
            if (isDuplicate(lane, event)) continue;
            var next = new Pending(lane, key.get(), event);
            if (event.time().toEpochMilli() < watermark) {
                late++;
                step(next);
            } else {
                await(next);
            }
        }
        while (waiting > MOST_WAITING) advance(Math.max(clock.watermark(), eldest() + 1));
        if (clock.watermark() > watermark) advance(clock.watermark());
    }

    /// Ends the watch: what waits is judged and what is open is told, as if time went on for ever.
    public void finish() {
        advance(Long.MAX_VALUE);
    }

    /// Writes all that has to be known to go on: on disk when the method returns, and never half.
    public void save(Path file) {
        Snapshot.write(this, file);
    }

    public Tally tally() {
        long forgotten = lanes.stream().mapToLong(Lane::givenUp).sum();
        return new Tally(events, considered, duplicates, late, unsure, forgotten);
    }

    /// How many keys have a state.
    int states() {
        return lanes.stream().mapToInt(Lane::size).sum();
    }

    void await(Pending next) {
        pending.add(next);
        waiting += Wire.weight(next.event());
    }

    private long eldest() {
        var next = pending.peek();
        return next == null ? EventClock.NEVER : next.event().time().toEpochMilli();
    }

    /// Ids longer than any provider's count by their beginning and a hash.
    private boolean isDuplicate(int lane, Event event) {
        String name = event.id();
        if (name.length() > LONGEST_ID)
            name = name.substring(0, LONGEST_ID) + "#" + name.length() + "#" + name.hashCode();
        String id = lane + "|" + name;
        if (seen.size() >= MOST_REMEMBERED) {
            var ids = seen.keySet().iterator();
            ids.next();
            ids.remove();
        }
        if (seen.putIfAbsent(id, clock.latest()) == null) return false;
        duplicates++;
        return true;
    }

    /// Judges what is before the watermark, events and expiries in the order of their times.
    private void advance(long watermark) {
        while (true) {
            var next = pending.peek();
            var expiry = due.peek();
            boolean ready = next != null && next.event().time().toEpochMilli() < watermark;
            boolean expired = expiry != null && expiry.at().toEpochMilli() < watermark;
            if (!ready && !expired) break;
            if (expired
                    && (!ready
                            || next == null
                            || !expiry.at().isAfter(next.event().time()))) {
                due.remove();
                var lane = lanes.get(expiry.lane());
                var again = lane.expire(expiry.key(), expiry.at());
                if (again != null) due.add(new Due(expiry.lane(), expiry.key(), again));
            } else {
                var event = pending.remove();
                waiting -= Wire.weight(event.event());
                step(event);
            }
        }
        var ids = seen.values().iterator();
        while (ids.hasNext() && ids.next() < watermark - REMEMBERED) ids.remove();
    }

    private void step(Pending next) {
        lanes.get(next.lane()).settleBefore(next.event().time().toEpochMilli());
        var expires = lanes.get(next.lane()).see(next.key(), next.event());
        if (expires != null) due.add(new Due(next.lane(), next.key(), expires));
        // Keys that were given up leave theirs behind.
        if (due.size() > 2 * states() + 1000) {
            due.clear();
            schedule();
        }
    }

    List<Lane<?>> lanes() {
        return lanes;
    }

    EventClock clock() {
        return clock;
    }

    PriorityQueue<Pending> pending() {
        return pending;
    }

    Map<String, Long> seen() {
        return seen;
    }

    Map<String, Long> done() {
        return done;
    }

    /// After a restore: expiries follow from the states.
    void schedule() {
        for (int lane = 0; lane < lanes.size(); lane++) {
            int number = lane;
            lanes.get(lane).expiries().forEach((key, at) -> due.add(new Due(number, key, at)));
        }
    }
}
