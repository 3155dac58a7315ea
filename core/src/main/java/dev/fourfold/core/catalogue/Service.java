package dev.fourfold.core.catalogue;

import dev.fourfold.core.model.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A service, from its page.
///
/// @param id from the vocabulary `aws.<service>[.<part>]`
/// @param title as the provider calls it
/// @param role of its components unless a resource type says otherwise
/// @param prefixes its names in ARNs and IAM actions
/// @param clients its names in client libraries, as boto3 spells them
/// @param hosts first or second label of its host names under `amazonaws.com`
/// @param actions operations (with `*`) by what they do with data, where their verb alone would mislead
/// @param types its resource types in CloudFormation
/// @param kind what it is among the services of all clouds (`object-store`), empty if nobody would choose it as such
/// @param keeps what of the data that passes through it stays, where its role does not say so; else empty
/// @param responsibility who is responsible for which of its layers; a layer that it does not have is not there
/// @param controls how it gives each control, by the control's name; empty while nobody has described it
public record Service(
        String id,
        String title,
        Role role,
        List<String> prefixes,
        List<String> clients,
        List<String> hosts,
        Map<Access, List<String>> actions,
        List<ResourceType> types,
        String kind,
        String keeps,
        Map<Layer, Owner> responsibility,
        Map<String, Control> controls) {

    private static final List<String> READS = List.of(
            "Get",
            "BatchGet",
            "Query",
            "Scan",
            "Select",
            "Receive",
            "Search",
            "Retrieve",
            "Read",
            "Download",
            "Poll",
            "Consume");
    private static final List<String> WRITES = List.of(
            "Put",
            "Write",
            "Send",
            "Publish",
            "Update",
            "Delete",
            "BatchWrite",
            "Index",
            "Upload",
            "Insert",
            "Copy",
            "Post",
            "Produce",
            "Transact",
            "BatchPut",
            "BatchDelete",
            "Replicate",
            "Restore",
            "Complete");
    private static final List<String> BOTH = List.of("Execute", "BatchExecute", "PartiQL", "Connect", "DbConnect");
    private static final List<String> RUNS = List.of("Invoke", "Start", "Run", "Submit", "Converse");

    public Service {
        prefixes = List.copyOf(prefixes);
        clients = List.copyOf(clients);
        hosts = List.copyOf(hosts);
        actions = Map.copyOf(actions);
        types = List.copyOf(types);
        responsibility = Collections.unmodifiableMap(new LinkedHashMap<>(responsibility));
        controls = Collections.unmodifiableMap(new LinkedHashMap<>(controls));
    }

    /// What an operation, or a pattern of operations with `*`, does with data: the page's word first, then the verb's.
    ///
    /// A service that works on data (role `process`) has no reads of its own: what it returns is the answer to the
    /// call.
    public Set<Access> accessOf(String operation) {
        var found = EnumSet.noneOf(Access.class);
        boolean pattern = operation.indexOf('*') >= 0;
        for (var entry : actions.entrySet()) {
            for (String action : entry.getValue()) {
                if (Wildcard.matches(action, operation) || pattern && Wildcard.matches(operation, action))
                    found.add(entry.getKey());
            }
        }
        boolean settled = actions.getOrDefault(Access.NONE, List.of()).stream()
                .anyMatch(none -> Wildcard.matches(none, operation));
        if (found.isEmpty() || pattern && !settled) found.addAll(byVerb(operation));
        if (found.size() > 1) found.remove(Access.NONE);
        if (role == Role.PROCESS && (found.contains(Access.WRITE) || found.contains(Access.INVOKE))) {
            found.remove(Access.READ);
            if (!actions.containsKey(Access.WRITE) && found.remove(Access.WRITE)) found.add(Access.INVOKE);
        }
        return found;
    }

    private Set<Access> byVerb(String operation) {
        if (operation.startsWith("*")) return operation.equals("*") ? everything() : EnumSet.of(Access.NONE);
        if (startsWithAny(operation, RUNS)) return EnumSet.of(Access.INVOKE);
        if (startsWithAny(operation, BOTH)) return EnumSet.of(Access.READ, Access.WRITE);
        if (startsWithAny(operation, READS)) return EnumSet.of(Access.READ);
        if (startsWithAny(operation, WRITES)) return EnumSet.of(Access.WRITE);
        return EnumSet.of(Access.NONE);
    }

    private Set<Access> everything() {
        return role == Role.PROCESS ? EnumSet.of(Access.INVOKE) : EnumSet.of(Access.READ, Access.WRITE);
    }

    private static boolean startsWithAny(String operation, List<String> verbs) {
        for (String verb : verbs) {
            if (operation.startsWith(verb)
                    && (operation.length() == verb.length()
                            || !Character.isLowerCase(operation.charAt(verb.length())))) {
                return true;
            }
        }
        return false;
    }

    /// How it gives a control, if its page says so.
    public Optional<Control> control(String name) {
        return Optional.ofNullable(controls.get(name));
    }

    /// The provider's short name, the first part of the id: `aws`.
    public String cloud() {
        return id.substring(0, id.indexOf('.'));
    }

    /// The role of one of its components.
    public Role roleOf(String service) {
        for (var type : types) if (type.service().equals(service)) return type.role();
        return role;
    }
}
