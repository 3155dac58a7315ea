package dev.fourfold.core.event;

import dev.fourfold.core.event.Alert.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The events that an alert stands for: all counted, some kept, so that it stays small whatever comes.
///
/// @param count how many there are
/// @param causes the first of them, oldest first, at most [#CAUSES]; at least one
/// @param latest the last of them
/// @param files where they were read, in the order of their events' arrival, at most [#FILES]
/// @param allFiles whether `files` are all of them
public record Trail(long count, List<Cause> causes, Cause latest, List<String> files, boolean allFiles) {

    /// How many events are kept, besides the last.
    public static final int CAUSES = 50;

    /// How many files are kept.
    public static final int FILES = 20;

    private static final Comparator<Cause> ORDER =
            Comparator.comparing(Cause::time).thenComparing(Cause::event);

    public Trail {
        causes = List.copyOf(causes);
        files = List.copyOf(files);
    }

    public static Trail of(Cause cause) {
        return of(cause, 1);
    }

    /// @param events how many the cause stands for
    public static Trail of(Cause cause, long events) {
        return new Trail(events, List.of(cause), cause, List.of(cause.file()), true);
    }

    /// With one more event.
    public Trail and(Cause cause) {
        return and(cause, 1);
    }

    /// @param events how many the cause stands for
    public Trail and(Cause cause, long events) {
        boolean later = ORDER.compare(cause, latest) > 0;
        var kept = causes;
        if (kept.size() < CAUSES || ORDER.compare(cause, kept.getLast()) < 0) {
            var more = new ArrayList<>(kept);
            int at = more.size();
            while (at > 0 && ORDER.compare(more.get(at - 1), cause) > 0) at--;
            more.add(at, cause);
            kept = more.size() > CAUSES ? more.subList(0, CAUSES) : more;
        }
        var names = files;
        boolean all = allFiles;
        String file = cause.file();
        if (!names.contains(file)) {
            all &= names.size() < FILES;
            if (names.size() < FILES) {
                names = new ArrayList<>(names);
                names.add(file);
            }
        }
        return new Trail(count + events, kept, later ? cause : latest, names, all);
    }

    public Instant first() {
        return causes.getFirst().time();
    }

    public Instant last() {
        return latest.time();
    }
}
