package dev.fourfold.core.event;

import dev.fourfold.core.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Something in production that somebody has to decide on: a security issue, a bug, or a new behaviour. It carries what
/// the decision needs.
///
/// The same alert may be told more than once, with a greater count: take the latest of an id.
///
/// @param id the same for the same cause in the same events, in every engine and every run
/// @param detector id of the detector (`ungranted-access`)
/// @param title what happened, in one line
/// @param who the principal or the entity, in words
/// @param what the action, in words
/// @param where ids of the components on the map, the acting one first; possibly none
/// @param data the data classes at stake, sorted
/// @param usual what the map or the policy expects
/// @param seen what happened instead
/// @param next what to look at next
/// @param count how many events it stands for
/// @param causes the first events that led to it, oldest first, at most [#CAUSES]
public record Alert(
        String id,
        String detector,
        Severity severity,
        String title,
        String who,
        String what,
        List<String> where,
        List<String> data,
        String usual,
        String seen,
        String next,
        long count,
        Instant first,
        Instant last,
        List<Cause> causes) {

    /// How many of its events an alert carries.
    public static final int CAUSES = 5;

    /// An event that led to an alert.
    ///
    /// @param event the event's id
    /// @param source where it was read
    public record Cause(String event, Instant time, String action, String error, String source) {
        public static Cause of(Event event) {
            return new Cause(event.id(), event.time(), event.action(), event.error(), event.source());
        }
    }

    public Alert {
        where = List.copyOf(where);
        data = data.stream().sorted().distinct().toList();
        causes = List.copyOf(causes);
    }

    /// This alert with one more event of the same cause.
    ///
    /// @param seen what has been seen by now
    public Alert and(Event event, String seen) {
        var more = new ArrayList<>(causes);
        if (more.size() < CAUSES) more.add(Cause.of(event));
        return new Alert(
                id,
                detector,
                severity,
                title,
                who,
                what,
                where,
                data,
                usual,
                seen,
                next,
                count + 1,
                event.time().isBefore(first) ? event.time() : first,
                event.time().isAfter(last) ? event.time() : last,
                more);
    }
}
