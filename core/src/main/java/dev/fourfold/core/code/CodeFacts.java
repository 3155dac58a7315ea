package dev.fourfold.core.code;

import java.util.List;
import java.util.Set;

/// What the code of one function does with services outside it.
///
/// @param function id of the function's component
/// @param complete whether every file that the handler reaches was read; only then does silence mean that a service is
/// not used
/// @param files the files that were read, relative to the application's root
/// @param calls calls to the provider's services
/// @param requests calls to anything else over the network
/// @param variables names of the environment variables that the code reads
/// @param fields the fields that the code takes from its input and from answers, and hands to calls
public record CodeFacts(
        String function,
        boolean complete,
        List<String> files,
        List<ServiceCall> calls,
        List<HttpCall> requests,
        Set<String> variables,
        List<FieldUse> fields) {

    public CodeFacts {
        files = List.copyOf(files);
        calls = List.copyOf(calls);
        requests = List.copyOf(requests);
        variables = Set.copyOf(variables);
        fields = List.copyOf(fields);
    }

    /// Facts of which no fields are known.
    public CodeFacts(
            String function,
            boolean complete,
            List<String> files,
            List<ServiceCall> calls,
            List<HttpCall> requests,
            Set<String> variables) {
        this(function, complete, files, calls, requests, variables, List.of());
    }

    /// The same with these fields.
    public CodeFacts with(List<FieldUse> fields) {
        return new CodeFacts(function, complete, files, calls, requests, variables, fields);
    }

    /// The same code as that of another function.
    public CodeFacts of(String other) {
        return new CodeFacts(other, complete, files, calls, requests, variables, fields);
    }
}
