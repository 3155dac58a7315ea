package dev.fourfold.core.model;

import java.util.Locale;

/// How data moves along a flow.
public enum Mechanism {
    /// A caller's request to a gateway, or a call to a system over HTTP.
    REQUEST,
    /// One component runs another: a function, a workflow, a model.
    INVOKE,
    /// A poller hands records of a stream or a queue to its consumer.
    EVENT_SOURCE,
    /// A topic, a log group or a bus delivers to a subscriber.
    SUBSCRIPTION,
    /// A service announces its own events.
    NOTIFICATION,
    /// A gateway hands a request on.
    INTEGRATION,
    /// A rule, a schedule or a pipe delivers to its target.
    TARGET,
    /// A pipe or a stream calls out to add to, or change, what passes.
    ENRICHMENT,
    /// The result of an asynchronous invocation.
    DESTINATION,
    /// What could not be delivered.
    DEAD_LETTER,
    /// Data leaves a store.
    READ,
    /// Data enters a store or a channel.
    WRITE,
    /// A store's change stream.
    STREAM,
    /// A copy kept in step elsewhere.
    REPLICATION,
    /// A copy kept for later: an archive, a backup, an export.
    ARCHIVE,
    /// Log records, traces and metrics.
    LOG,
    /// A credential goes to the one who checks it.
    AUTHORIZE,
    /// A guard stands before a component.
    PROTECT;

    /// The word in pages and in JSON: `event-source`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException if no mechanism has this word
    public static Mechanism of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
