package dev.fourfold.watch.detector;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Alert.Place;
import dev.fourfold.core.event.Principal;
import dev.fourfold.core.event.Trail;
import dev.fourfold.core.model.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Offences of one cause, one soon after the other: what is told as one alert. Its size is bounded, however long it
/// goes on and whatever is varied in it.
///
/// @param alert as the first offence gave it, but with the worst severity and all places, data and events so far
/// @param told the severity that was told last
record Burst(
        Alert alert,
        Offence.Frame frame,
        Severity told,
        Counts deeds,
        Counts outcomes,
        Counts sessions,
        Counts addresses,
        Counts clients) {

    /// After so long without another offence a burst is over.
    static final Duration QUIET = Duration.ofHours(1);

    /// A burst that does not end is told again every day.
    static final Duration LONGEST = Duration.ofDays(1);

    private static final int MOST_PLACES = 50;
    private static final int LISTED = 6;

    /// With one more offence.
    ///
    /// @param before null for the first
    static Burst of(@Nullable Burst before, String detector, Offence offence) {
        var event = offence.event();
        var cause = Alert.Cause.of(event);
        var severity = offence.severity();
        if (before == null) {
            var id = AlertIds.of(detector, offence.cause(), event.id());
            var alert = new Alert(
                    id,
                    detector,
                    severity,
                    offence.words(),
                    offence.where(),
                    offence.data(),
                    Trail.of(cause),
                    Alert.Activity.NONE);
            before = new Burst(
                    alert, offence.frame(), severity, Counts.NONE, Counts.NONE, Counts.NONE, Counts.NONE, Counts.NONE);
        } else {
            before = before.with(offence, before.alert().trail().and(cause));
        }
        return new Burst(
                before.alert(),
                before.frame(),
                before.told(),
                before.deeds().and(offence.deed(), offence.rank()),
                before.outcomes().and(offence.outcome()),
                before.sessions().and(session(event.principal())),
                before.addresses().and(event.ip()),
                before.clients().and(client(event.userAgent())));
    }

    private Burst with(Offence offence, Trail trail) {
        var where = new LinkedHashSet<Place>(alert.where());
        for (var place : offence.where()) if (where.size() < MOST_PLACES) where.add(place);
        var data = new LinkedHashSet<String>(alert.data());
        data.addAll(offence.data());
        var severity = offence.severity().compareTo(alert.severity()) < 0 ? offence.severity() : alert.severity();
        var more = new Alert(
                alert.id(),
                alert.detector(),
                severity,
                alert.words(),
                List.copyOf(where),
                List.copyOf(data),
                trail,
                alert.activity());
        return new Burst(more, frame, told, deeds, outcomes, sessions, addresses, clients);
    }

    /// The session of a role; others by their account and name, since more than one may share a cause.
    private static String session(Principal principal) {
        if (principal.kind() == Principal.Kind.ROLE && !principal.session().isEmpty()) return principal.session();
        String name = principal.name().isEmpty() ? principal.kind().name().toLowerCase(Locale.ROOT) : principal.name();
        return principal.account().isEmpty() ? name : principal.account() + "/" + name;
    }

    /// A long user agent by its first word.
    private static String client(String userAgent) {
        int blank = userAgent.indexOf(' ');
        return userAgent.length() > 40 && blank > 0 ? userAgent.substring(0, blank) : userAgent;
    }

    /// When it is over, if nothing more comes.
    Instant ends() {
        var quiet = alert.last().plus(QUIET);
        var longest = alert.first().plus(LONGEST);
        return quiet.isBefore(longest) ? quiet : longest;
    }

    /// Whether there is something to tell before the end: it has begun, has become worse, or tenfold.
    boolean isNews() {
        if (alert.severity().compareTo(told) < 0) return true;
        long count = alert.count();
        while (count % 10 == 0) count /= 10;
        return count == 1;
    }

    /// After it was told.
    Burst afterTelling() {
        return new Burst(alert, frame, alert.severity(), deeds, outcomes, sessions, addresses, clients);
    }

    /// What is to be told by now.
    Alert tell() {
        var words = alert.words();
        boolean alike = deeds.size() == 1 && deeds.others() == 0;
        String deed = alike ? deeds.entries().getFirst().of() : deeds.sizeWords() + " different actions";
        String where = words.what().substring(words.what().lastIndexOf(" in account "));
        String what = alike ? words.what() : alert.count() + " calls: " + deeds.words(LISTED) + ";" + where;
        boolean manySessions = sessions.size() > 1 && !frame.isWhole();
        String who = words.who()
                + (manySessions
                        ? ", one of " + sessions.sizeWords()
                                + (alert.words().who().contains("session ") ? " sessions" : " principals")
                        : "");
        var activity =
                new Alert.Activity(deeds.told(), outcomes.told(), sessions.told(), addresses.told(), clients.told());
        var told = new Alert.Words(
                alike ? words.title() : frame.around(deeds.sizeWords()),
                who,
                what,
                words.usual(),
                seen(deed),
                words.next());
        return new Alert(
                alert.id(),
                alert.detector(),
                alert.severity(),
                told,
                alert.where(),
                alert.data(),
                alert.trail(),
                activity);
    }

    private String seen(String deed) {
        var seen = new StringBuilder(deed).append(", ");
        if (outcomes.size() == 1) seen.append(alert.count() > 1 ? "all " : "").append(outcomes.firstWords());
        else seen.append(outcomes.words(LISTED));
        if (frame.isWhole() && sessions.size() > 1)
            seen.append(", in ").append(sessions.sizeWords()).append(" sessions");
        if (!addresses.isEmpty()) seen.append(", from ").append(addresses.firstWords());
        if (!clients.isEmpty()) seen.append(" with ").append(clients.firstWords());
        if (!alert.words().seen().isEmpty())
            seen.append("; ").append(alert.words().seen());
        return seen.toString();
    }

    long weight() {
        return Wire.weight(alert)
                + deeds.weight()
                + outcomes.weight()
                + sessions.weight()
                + addresses.weight()
                + clients.weight();
    }

    void write(DataOutput out) throws IOException {
        Wire.write(alert, out);
        Wire.text(frame.before(), out);
        Wire.text(frame.after(), out);
        out.writeByte(told.ordinal());
        for (var counts : all()) counts.write(out);
    }

    private List<Counts> all() {
        return List.of(deeds, outcomes, sessions, addresses, clients);
    }

    static @Nullable Burst read(DataInput in) throws IOException {
        var alert = Wire.readAlert(in);
        if (alert == null) return null;
        var frame = new Offence.Frame(Wire.text(in), Wire.text(in));
        var told = Wire.choice(Severity.values(), in);
        var counts = new ArrayList<Counts>();
        for (int i = 0; i < 5; i++) counts.add(Counts.read(in));
        return new Burst(alert, frame, told, counts.get(0), counts.get(1), counts.get(2), counts.get(3), counts.get(4));
    }
}
