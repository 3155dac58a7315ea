package dev.fourfold.core.catalogue;

import java.util.Locale;

/// A layer of what it takes to run a component. Who is responsible for it day to day is the first question of cloud
/// security (AWS, *Shared responsibility model*; Microsoft, *Shared responsibility in the cloud*; read 2026-11).
public enum Layer {
    /// Buildings, power, doors.
    FACILITY,
    /// Machines and disks, and how they are destroyed.
    HARDWARE,
    /// The provider's network, and where it can be reached from.
    NETWORK,
    /// Operating system and hypervisor.
    HOST,
    /// The language's runtime or the database's engine.
    RUNTIME,
    /// Code and what it depends on, schemas, workflows.
    APPLICATION,
    /// Who may do what.
    IDENTITY,
    /// What is kept, how long, under which key, with which copies.
    DATA;

    /// The word in pages, reports and JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if no layer has this word
    public static Layer of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
