package dev.fourfold.core.model;

import java.util.Locale;

/// What a component is in a data-flow diagram.
public enum Role {
    /// Code or a managed service that works on data: a function, a workflow, a container, an AI service.
    PROCESS,
    /// Data at rest: a table, a bucket, a database, a secret, a log group.
    STORE,
    /// Data in motion between others: a queue, a topic, a bus, a stream, a pipe, a schedule.
    CHANNEL,
    /// A door through which callers reach the application: an API, a load balancer, a distribution.
    GATEWAY,
    /// Who decides who a caller is: a user pool, an identity pool.
    IDENTITY,
    /// A person or a client outside.
    ACTOR,
    /// A system outside that we do not run.
    EXTERNAL,
    /// What guards or observes others without carrying their data: a key, a firewall, an alarm.
    GUARD;

    /// The word in pages and in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if no role has this word
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
