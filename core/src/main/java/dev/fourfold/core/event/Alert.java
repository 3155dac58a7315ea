package dev.fourfold.core.event;

import dev.fourfold.core.model.Severity;
import java.time.Instant;
import java.util.List;

/// Something in production that somebody has to decide on: a security issue, a bug, or a new behaviour. It carries what
/// the decision needs.
///
/// The same alert may be told more than once, with a greater count: take the latest of an id.
///
/// @param id the same for the same cause in the same events, in every engine and every run
/// @param detector id of the detector (`ungranted-access`)
/// @param where the components on the map, the acting one first; possibly none
/// @param data the data classes at stake, sorted
/// @param trail the events that it stands for
public record Alert(
        String id,
        String detector,
        Severity severity,
        Words words,
        List<Place> where,
        List<String> data,
        Trail trail,
        Activity activity) {

    /// How many of its events an alert carries.
    public static final int CAUSES = Trail.CAUSES;

    /// What an alert tells a person.
    ///
    /// @param title what happened, in one line
    /// @param who the principal or the entity
    /// @param what the action
    /// @param usual what the map or the policy expects, and how others behave
    /// @param seen what happened instead
    /// @param next what to look at next, and what would make it which of the three
    public record Words(String title, String who, String what, String usual, String seen, String next) {

        /// The same with another entry under *usual*.
        public Words usually(String other) {
            return new Words(title, who, what, other, seen, next);
        }
    }

    /// A component on the map.
    ///
    /// @param name what people call it
    /// @param data the data classes that it holds or handles
    public record Place(String id, String name, List<String> data) {
        public Place {
            data = List.copyOf(data);
        }

        /// `Orders (financial, personal)`.
        public String words() {
            return data.isEmpty() ? name : name + " (" + String.join(", ", data) + ")";
        }
    }

    /// An event that led to an alert.
    ///
    /// @param event the event's id
    /// @param source where it was read
    public record Cause(String event, Instant time, String action, String error, String source) {
        public static Cause of(Event event) {
            return new Cause(event.id(), event.time(), event.action(), event.error(), event.source());
        }

        /// The source without the line or the number of the record.
        public String file() {
            int end = Math.max(source.lastIndexOf('#'), source.lastIndexOf(':'));
            return end > source.lastIndexOf('/') && end > 0 ? source.substring(0, end) : source;
        }
    }

    /// Something and how often it was seen.
    public record Count(String of, long count) {}

    /// What was done and from where, each counted, the most telling first. Empty where the detector does not look at
    /// it.
    ///
    /// @param actions what was done, with the components that it was done on (`dynamodb:Scan on Orders`)
    /// @param outcomes `succeeded`, `denied`, or what it ended with
    /// @param sessions of the role that acted; or users, by account and name
    /// @param addresses where the calls came from
    /// @param clients what they were made with
    public record Activity(
            List<Count> actions,
            List<Count> outcomes,
            List<Count> sessions,
            List<Count> addresses,
            List<Count> clients) {

        public static final Activity NONE = new Activity(List.of(), List.of(), List.of(), List.of(), List.of());

        public Activity {
            actions = List.copyOf(actions);
            outcomes = List.copyOf(outcomes);
            sessions = List.copyOf(sessions);
            addresses = List.copyOf(addresses);
            clients = List.copyOf(clients);
        }
    }

    public Alert {
        where = List.copyOf(where);
        data = data.stream().sorted().distinct().toList();
    }

    public String title() {
        return words.title();
    }

    public String who() {
        return words.who();
    }

    public String what() {
        return words.what();
    }

    public String usual() {
        return words.usual();
    }

    public String seen() {
        return words.seen();
    }

    public String next() {
        return words.next();
    }

    /// How many events it stands for.
    public long count() {
        return trail.count();
    }

    /// When the first of them was.
    public Instant first() {
        return trail.first();
    }

    /// When the last of them was.
    public Instant last() {
        return trail.last();
    }

    /// The first events that it stands for, oldest first, at most [#CAUSES].
    public List<Cause> causes() {
        return trail.causes();
    }

    /// This alert with other words.
    public Alert with(Words other) {
        return new Alert(id, detector, severity, other, where, data, trail, activity);
    }

    /// This alert for more events.
    public Alert with(Trail more, Words other) {
        return new Alert(id, detector, severity, other, where, data, more, activity);
    }
}
