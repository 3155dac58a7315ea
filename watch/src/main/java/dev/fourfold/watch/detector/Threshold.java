package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Alert.Place;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.event.Trail;
import dev.fourfold.watch.detector.Window.Open;
import dev.fourfold.watch.detector.Window.Tick;
import dev.fourfold.watch.plan.Behaviour;
import dev.fourfold.watch.plan.Condition;
import dev.fourfold.watch.plan.WatchPlan;
import dev.fourfold.watch.plan.Watched;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A behaviour of the business goes over its limit: the events of an entity, or the sum of a field, in the time before
/// each event. An alert counts all events of the windows that are over the limit; it is over when the limit was kept
/// for
/// an hour, or for the window where that is longer.
public final class Threshold implements Detector<Window> {
    private static final int LONGEST_NAME = 100;

    private final Behaviour behaviour;
    private final WatchPlan plan;
    private final Duration quiet;
    private final Duration longest;

    public Threshold(Behaviour behaviour, WatchPlan plan) {
        this.behaviour = behaviour;
        this.plan = plan;
        var window = behaviour.condition().window();
        this.quiet = window.compareTo(Burst.QUIET) > 0 ? window : Burst.QUIET;
        this.longest = window.compareTo(Burst.LONGEST) > 0 ? window : Burst.LONGEST;
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    @Override
    public String id() {
        return "threshold." + behaviour.name();
    }

    @Override
    public Optional<String> keyOf(Event event) {
        if (!event.action().equals(behaviour.event()) || amount(event).isEmpty()) return Optional.empty();
        return event.field(behaviour.by()).map(AlertIds::key);
    }

    /// An event counts for its number; where the field is missing or is no number it does not count.
    private OptionalDouble amount(Event event) {
        if (behaviour.field().isEmpty()) return OptionalDouble.of(1);
        var text = event.field(behaviour.field());
        if (text.isEmpty()) return OptionalDouble.empty();
        if (behaviour.condition().measure() == Condition.Measure.COUNT) return OptionalDouble.of(1);
        try {
            double value = Double.parseDouble(text.get());
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    @Override
    public Window fresh() {
        return Window.EMPTY;
    }

    @Override
    public Step<Window> see(Window state, Event event) {
        var alerts = new ArrayList<Alert>();
        var open = state.open();
        if (open != null && !event.time().isBefore(ends(open))) {
            alerts.add(told(open));
            open = null;
        }
        long millis = event.time().toEpochMilli();
        var tick = new Tick(millis, 1, amount(event).orElse(0), false, Alert.Cause.of(event));
        var ticks = Window.with(state.ticks(), tick, behaviour.condition().window());
        double value = value(ticks);
        if (value > behaviour.condition().limit()) {
            var more = crossed(open, event, value, ticks);
            if (open == null || isTenfold(more)) alerts.add(told(more));
            open = more;
            ticks = Window.told(ticks);
        }
        boolean again = state.ticks().isEmpty()
                || Peers.isNewPeriod(state.ticks().getLast().millis(), millis);
        boolean peak = again || value > state.peak();
        var next = new Window(ticks, open, again ? value : Math.max(value, state.peak()));
        return new Step<>(next, alerts, expiry(next), peak ? OptionalDouble.of(value) : OptionalDouble.empty());
    }

    private Open crossed(@Nullable Open open, Event event, double value, List<Tick> ticks) {
        var trail = Window.trail(open == null ? null : open.alert().trail(), ticks);
        if (trail == null) trail = Trail.of(Alert.Cause.of(event));
        if (open == null) {
            return new Open(alert(event, trail), event.time(), event.time(), value);
        }
        var until = event.time().isAfter(open.until()) ? event.time() : open.until();
        var alert = open.alert();
        return new Open(alert.with(trail, alert.words()), open.since(), until, Math.max(value, open.most()));
    }

    private static boolean isTenfold(Open open) {
        long count = open.alert().count();
        while (count % 10 == 0) count /= 10;
        return count == 1;
    }

    private Instant ends(Open open) {
        var kept = open.until().plus(quiet);
        var last = open.since().plus(longest);
        return kept.isBefore(last) ? kept : last;
    }

    private Instant expiry(Window window) {
        var forgotten = Instant.ofEpochMilli(window.ticks().getLast().millis())
                .plus(behaviour.condition().window());
        var open = window.open();
        if (open == null) return forgotten;
        var closed = ends(open);
        return closed.isAfter(forgotten) ? closed : forgotten;
    }

    private double value(List<Tick> ticks) {
        boolean count = behaviour.condition().measure() == Condition.Measure.COUNT;
        double value = 0;
        for (var tick : ticks) value += count ? tick.count() : tick.sum();
        return value;
    }

    /// The alert with what has been seen by now.
    private Alert told(Open open) {
        var alert = open.alert();
        var words = alert.words();
        String most = (open.alert().count() > 1 ? "up to " : "") + within(open.most());
        String over = open.since().equals(open.until())
                ? "over the limit at " + open.since()
                : "over the limit from " + open.since() + " to " + open.until();
        return alert.with(new Alert.Words(
                words.title(), words.who(), words.what(), words.usual(), most + "; " + over, words.next()));
    }

    private String within(double value) {
        return Condition.number(value) + " within " + behaviour.condition().windowWords();
    }

    private Alert alert(Event event, Trail trail) {
        var condition = behaviour.condition();
        String entity = behaviour.by() + " '" + entity(event) + "'";
        String measured = condition.measure() == Condition.Measure.COUNT ? "" : "sum of " + behaviour.field() + " in ";
        String limit = within(condition.limit());
        var words = new Alert.Words(
                behaviour.name() + ": " + entity + " is over " + limit,
                entity,
                measured + behaviour.event(),
                "at most " + limit + " (behaviour '" + behaviour.name() + "' in fourfold.yaml)",
                "",
                "Look at what these events were for, and who was signed in as " + entity + ". Security issue: it is not"
                        + " them, or nobody asked for it; stop the account and take it back. Bug: the same thing again and"
                        + " again. New behaviour: real business; raise the limit (fourfold watch --replay says how often"
                        + " another one would have told).");
        return new Alert(
                AlertIds.of(
                        id(),
                        event.field(behaviour.by()).orElse(""),
                        trail.causes().getFirst().event()),
                id(),
                behaviour.severity(),
                words,
                where(event),
                data(event),
                trail,
                Alert.Activity.NONE);
    }

    private String entity(Event event) {
        String entity = event.field(behaviour.by()).orElse("");
        return entity.length() <= LONGEST_NAME ? entity : entity.substring(0, LONGEST_NAME) + "...";
    }

    @Override
    public boolean compares() {
        return true;
    }

    /// The limit beside what others do, which tells whether the entity or the limit is odd.
    @Override
    public Alert beside(Alert alert, String key, Peers peers) {
        var others = peers.others(key);
        String usual = alert.usual();
        if (others.count() == 0) usual += "; nobody else has done it so far";
        else {
            String many = others.all() ? "" : "of very many others, ";
            String who = others.count() == 1 ? "the only other one had " : "the " + others.count() + " others had ";
            usual += "; " + many + who + within(others.highest()) + " at most"
                    + (others.count() == 1 ? "" : ", half of them " + Condition.number(others.median()) + " or less");
        }
        return alert.with(alert.words().usually(usual));
    }

    /// The components that the behaviour names, and the one that the event says it comes from.
    private List<Place> where(Event event) {
        var where = new LinkedHashSet<String>();
        for (String name : List.of("function", "component")) {
            String value = event.attributes().get(name);
            if (value == null) continue;
            plan.component(value).or(() -> plan.component("lambda", value)).ifPresent(found -> where.add(found.id()));
        }
        where.addAll(behaviour.where());
        return where.stream()
                .map(id -> plan.component(id).map(plan::place).orElse(new Place(id, id, List.of())))
                .toList();
    }

    private List<String> data(Event event) {
        return where(event).stream()
                .flatMap(place -> plan.component(place.id()).map(Watched::data).orElse(List.of()).stream())
                .filter(each -> !each.equals("public"))
                .toList();
    }

    @Override
    public List<Alert> expire(Window state) {
        var open = state.open();
        return open == null ? List.of() : List.of(told(open));
    }

    @Override
    public long weight(Window state) {
        return state.weight();
    }

    @Override
    public void write(Window state, DataOutput out) throws IOException {
        var open = state.open();
        Wire.write(open == null ? null : open.alert(), out);
        if (open != null) {
            Wire.instant(open.since(), out);
            Wire.instant(open.until(), out);
            out.writeDouble(open.most());
        }
        out.writeDouble(state.peak());
        out.writeInt(state.ticks().size());
        for (var tick : state.ticks()) {
            out.writeLong(tick.millis());
            out.writeLong(tick.count());
            out.writeDouble(tick.sum());
            out.writeBoolean(tick.told());
            Wire.write(tick.cause(), out);
        }
    }

    @Override
    public Window read(DataInput in) throws IOException {
        var alert = Wire.readAlert(in);
        var open = alert == null ? null : new Open(alert, Wire.instant(in), Wire.instant(in), in.readDouble());
        double peak = in.readDouble();
        var ticks = new ArrayList<Tick>();
        int size = in.readInt();
        if (size < 0 || size > Window.MOST_TICKS) throw new IOException(size + " events in a window");
        for (int i = 0; i < size; i++)
            ticks.add(new Tick(in.readLong(), in.readLong(), in.readDouble(), in.readBoolean(), Wire.readCause(in)));
        return new Window(ticks, open, peak);
    }
}
