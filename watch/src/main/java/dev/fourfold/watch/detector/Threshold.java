package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
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
/// each event. Crossings of the same entity within an hour, or within the window where that is longer, are one alert.
public final class Threshold implements Detector<Threshold.Window> {

    /// What an entity did of late.
    ///
    /// @param ticks oldest first
    /// @param open the alert that is open, null while the limit is kept
    public record Window(List<Tick> ticks, @Nullable Alert open) {
        public Window {
            ticks = List.copyOf(ticks);
        }
    }

    /// One event, or where there are very many, some that lie close together.
    public record Tick(long millis, long count, double sum) {}

    /// More events in a window than this are kept in pairs, so that no entity's state grows without end.
    private static final int MOST_TICKS = 512;

    private final Behaviour behaviour;
    private final WatchPlan plan;
    private final Duration together;

    public Threshold(Behaviour behaviour, WatchPlan plan) {
        this.behaviour = behaviour;
        this.plan = plan;
        var window = behaviour.condition().window();
        this.together = window.compareTo(OffenceDetector.TOGETHER) > 0 ? window : OffenceDetector.TOGETHER;
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
        return event.field(behaviour.by());
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
        return new Window(List.of(), null);
    }

    @Override
    public Step<Window> see(Window state, Event event) {
        var alerts = new ArrayList<Alert>();
        var open = state.open();
        if (open != null && !event.time().isBefore(open.first().plus(together))) {
            if (open.count() > 1) alerts.add(open);
            open = null;
        }
        var ticks = with(state.ticks(), event);
        double value = value(ticks);
        if (value > behaviour.condition().limit()) {
            if (open == null) {
                open = alert(event, value, ticks);
                alerts.add(open);
            } else {
                open = open.and(event, seen(value, ticks));
            }
        }
        return new Step<>(new Window(ticks, open), alerts, expiry(ticks, open));
    }

    private Instant expiry(List<Tick> ticks, @Nullable Alert open) {
        var forgotten = Instant.ofEpochMilli(ticks.getLast().millis())
                .plus(behaviour.condition().window());
        if (open == null) return forgotten;
        var closed = open.first().plus(together);
        return closed.isAfter(forgotten) ? closed : forgotten;
    }

    /// The ticks within the window before the latest one, this event among them.
    private List<Tick> with(List<Tick> before, Event event) {
        var ticks = new ArrayList<>(before);
        long millis = event.time().toEpochMilli();
        int at = ticks.size();
        while (at > 0 && ticks.get(at - 1).millis() > millis) at--;
        ticks.add(at, new Tick(millis, 1, amount(event).orElse(0)));
        long since = ticks.getLast().millis() - behaviour.condition().window().toMillis();
        ticks.removeIf(tick -> tick.millis() <= since);
        return ticks.size() <= MOST_TICKS ? ticks : inPairs(ticks);
    }

    private static List<Tick> inPairs(List<Tick> ticks) {
        var pairs = new ArrayList<Tick>();
        for (int i = 0; i + 1 < ticks.size(); i += 2) {
            var a = ticks.get(i);
            var b = ticks.get(i + 1);
            pairs.add(new Tick(b.millis(), a.count() + b.count(), a.sum() + b.sum()));
        }
        if (ticks.size() % 2 == 1) pairs.add(ticks.getLast());
        return pairs;
    }

    private double value(List<Tick> ticks) {
        boolean count = behaviour.condition().measure() == Condition.Measure.COUNT;
        double value = 0;
        for (var tick : ticks) value += count ? tick.count() : tick.sum();
        return value;
    }

    private String seen(double value, List<Tick> ticks) {
        return Condition.number(value) + " within " + behaviour.condition().windowWords() + ", from "
                + Instant.ofEpochMilli(ticks.getFirst().millis()) + " to "
                + Instant.ofEpochMilli(ticks.getLast().millis());
    }

    private Alert alert(Event event, double value, List<Tick> ticks) {
        var condition = behaviour.condition();
        String entity = event.field(behaviour.by()).orElse("");
        String measured = condition.measure() == Condition.Measure.COUNT ? "" : "sum of " + behaviour.field() + " in ";
        String what = measured + behaviour.event();
        String limit = Condition.number(condition.limit()) + " within " + condition.windowWords();
        return new Alert(
                AlertIds.of(id(), entity, event.id()),
                id(),
                behaviour.severity(),
                behaviour.name() + ": " + behaviour.by() + " '" + entity + "' is over " + limit,
                behaviour.by() + " '" + entity + "'",
                what,
                where(event),
                data(event),
                "at most " + limit + " (behaviour '" + behaviour.name() + "' in fourfold.yaml)",
                seen(value, ticks),
                "Look at the events of " + behaviour.by() + " '" + entity
                        + "' around this time: an attack, a bug that repeats"
                        + " them, or more business than the limit was made for. In the last case raise it; fourfold watch"
                        + " --replay says how often another limit would have told.",
                1,
                event.time(),
                event.time(),
                List.of(Alert.Cause.of(event)));
    }

    /// The components that the behaviour names, and the one that the event says it comes from.
    private List<String> where(Event event) {
        var where = new LinkedHashSet<String>();
        for (String name : List.of("function", "component")) {
            String value = event.attributes().get(name);
            if (value == null) continue;
            plan.component(value).or(() -> plan.component("lambda", value)).ifPresent(found -> where.add(found.id()));
        }
        where.addAll(behaviour.where());
        return List.copyOf(where);
    }

    private List<String> data(Event event) {
        return where(event).stream()
                .flatMap(id -> plan.component(id).map(Watched::data).orElse(List.of()).stream())
                .filter(each -> !each.equals("public"))
                .toList();
    }

    @Override
    public List<Alert> expire(Window state) {
        var open = state.open();
        return open == null || open.count() == 1 ? List.of() : List.of(open);
    }

    @Override
    public void write(Window state, DataOutput out) throws IOException {
        Wire.write(state.open(), out);
        out.writeInt(state.ticks().size());
        for (var tick : state.ticks()) {
            out.writeLong(tick.millis());
            out.writeLong(tick.count());
            out.writeDouble(tick.sum());
        }
    }

    @Override
    public Window read(DataInput in) throws IOException {
        var open = Wire.readAlert(in);
        var ticks = new ArrayList<Tick>();
        int size = in.readInt();
        if (size < 0 || size > MOST_TICKS) throw new IOException(size + " events in a window");
        for (int i = 0; i < size; i++) ticks.add(new Tick(in.readLong(), in.readLong(), in.readDouble()));
        return new Window(ticks, open);
    }
}
