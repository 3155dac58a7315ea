package dev.fourfold.watch;

import dev.fourfold.core.event.Alert;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What would have been raised on events of the past.
///
/// @param perDay the number of alerts on each day from the first event to the last, in UTC; an alert counts for the day
/// on
/// which it was told first
public record Backtest(List<Alert> alerts, Map<LocalDate, Integer> perDay) {

    public Backtest {
        alerts = List.copyOf(alerts);
        perDay = java.util.Collections.unmodifiableMap(new TreeMap<>(perDay));
    }

    /// Alerts a day on average; 0 where there were no events.
    public double average() {
        return perDay.isEmpty() ? 0 : (double) alerts.size() / perDay.size();
    }

    /// The days that events were on.
    static final class Days {
        private static final int MOST = 10_000;
        private @Nullable LocalDate first;
        private @Nullable LocalDate last;

        void see(Instant time) {
            var day = time.atZone(ZoneOffset.UTC).toLocalDate();
            if (first == null || day.isBefore(first)) first = day;
            if (last == null || day.isAfter(last)) last = day;
        }

        /// @param raised when each alert was told for the first time, by its id
        Backtest with(List<Alert> alerts, Map<String, Instant> raised) {
            var perDay = new TreeMap<LocalDate, Integer>();
            var from = first;
            var to = last;
            if (from != null && to != null && from.until(to, java.time.temporal.ChronoUnit.DAYS) < MOST)
                for (var day = from; !day.isAfter(to); day = day.plusDays(1)) perDay.put(day, 0);
            for (var alert : alerts) {
                var time = raised.getOrDefault(alert.id(), alert.first());
                perDay.merge(time.atZone(ZoneOffset.UTC).toLocalDate(), 1, Integer::sum);
            }
            return new Backtest(alerts, perDay);
        }
    }
}
