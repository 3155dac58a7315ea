package dev.fourfold.core.code;

import dev.fourfold.core.catalogue.Access;
import dev.fourfold.core.model.Location;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// A call in code to a system over HTTP (or another wire protocol, such as SMTP or a database's).
///
/// @param target a URL or host in the code, or an environment variable that holds it
/// @param library the library through which the call goes: `requests`, `axios`, `fetch`, `psycopg2`, `redis`
/// @param accesses whether data comes back ([Access#READ]), goes there ([Access#WRITE]) or both; of a client that is
/// made once, what all of the function's calls through it do. Empty when the code does not show it, so that both have
/// to be expected
public record HttpCall(ServiceCall.Target target, String library, Set<Access> accesses, Location location) {

    public HttpCall {
        var ordered = EnumSet.noneOf(Access.class);
        ordered.addAll(accesses);
        accesses = Collections.unmodifiableSet(ordered);
    }

    /// A call of which is not known what it does.
    public HttpCall(ServiceCall.Target target, String library, Location location) {
        this(target, library, Set.of(), location);
    }
}
