package dev.fourfold.watch;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.report.TextStyle;
import dev.fourfold.watch.plan.Behaviour;
import dev.fourfold.watch.plan.Condition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/// What a plan would have raised on events of the past: how many alerts a day, and for each behaviour how many with
/// other limits.
///
/// @param all the alerts of the plan as it is
/// @param trials of each behaviour, by rising limit; the limit of `fourfold.yaml` is among them
public record Replay(Backtest all, List<Trial> trials) {
    private static final int MOST_DAYS = 14;

    /// A behaviour with a limit, perhaps another than its own.
    ///
    /// @param own whether it is the limit of `fourfold.yaml`
    public record Trial(Behaviour behaviour, boolean own, Backtest backtest) {
        /// How many entities it was.
        public int entities() {
            return (int) backtest.alerts().stream().map(Alert::who).distinct().count();
        }
    }

    public Replay {
        trials = List.copyOf(trials);
    }

    /// The limits to try for a behaviour: its own, and from half of it to five times as much.
    static List<Behaviour> variants(Behaviour behaviour) {
        var own = behaviour.condition();
        Set<Double> limits = new LinkedHashSet<>();
        for (double factor : new double[] {0.5, 0.75, 1, 1.5, 2, 5}) {
            double limit = own.limit() * factor;
            limits.add(own.measure() == Condition.Measure.COUNT && factor != 1 ? Math.floor(limit) : limit);
        }
        return limits.stream()
                .sorted()
                .map(limit -> new Behaviour(
                        behaviour.name(),
                        behaviour.event(),
                        behaviour.field(),
                        behaviour.by(),
                        new Condition(own.measure(), own.window(), limit),
                        behaviour.severity(),
                        behaviour.where()))
                .toList();
    }

    /// As text: the days, the detectors, and each behaviour's limits.
    public String text(TextStyle style) {
        var out = new StringBuilder();
        var days = all.perDay();
        if (days.isEmpty()) return "No events.\n";
        out.append(line(
                "%d %s in %d %s, %s a day (%s to %s)",
                all.alerts().size(),
                all.alerts().size() == 1 ? "alert" : "alerts",
                days.size(),
                days.size() == 1 ? "day" : "days",
                number(all.average()),
                new TreeMap<>(days).firstKey(),
                new TreeMap<>(days).lastKey()));
        detectors(out);
        worstDays(out);
        String name = "";
        for (var trial : trials) {
            if (!trial.behaviour().name().equals(name)) {
                name = trial.behaviour().name();
                out.append(line(
                        "%n%s: %s by %s%n",
                        name, trial.behaviour().event(), trial.behaviour().by()));
                out.append(line("  %-28s %7s  %8s  %9s  %s", "limit", "alerts", "a day", "entities", "most a day"));
            }
            row(trial, out);
        }
        var shown = new StringBuilder();
        out.toString()
                .lines()
                .forEach(line -> shown.append(AlertReport.plain(line, style)).append('\n'));
        return shown.toString();
    }

    private void detectors(StringBuilder out) {
        var byDetector = new TreeMap<String, Integer>();
        all.alerts().forEach(alert -> byDetector.merge(alert.detector(), 1, Integer::sum));
        byDetector.forEach((detector, count) -> out.append(line("  %5d  %s", count, detector)));
    }

    private void worstDays(StringBuilder out) {
        var days = new ArrayList<>(all.perDay().entrySet());
        if (days.size() < 2) return;
        days.sort(Comparator.comparing((java.util.Map.Entry<LocalDate, Integer> day) -> -day.getValue())
                .thenComparing(java.util.Map.Entry::getKey));
        out.append("\nthe days with the most\n");
        days.stream()
                .filter(day -> day.getValue() > 0)
                .limit(MOST_DAYS)
                .forEach(day -> out.append(line("  %s  %d", day.getKey(), day.getValue())));
    }

    private static void row(Trial trial, StringBuilder out) {
        var backtest = trial.backtest();
        int most = backtest.perDay().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        out.append(line(
                "  %-28s %7d  %8s  %9d  %d%s",
                trial.behaviour().condition(),
                backtest.alerts().size(),
                number(backtest.average()),
                trial.entities(),
                most,
                trial.own() ? "  <- fourfold.yaml" : ""));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format + "%n", values);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }
}
