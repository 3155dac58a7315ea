package dev.fourfold.check.code;

import java.util.List;

/// A function with a name.
///
/// @param start its first token
/// @param body first token of its body
/// @param end behind its last token
/// @param always whether something other than its name calls it: a decorator, a framework, a constructor
record Function(String name, int start, int body, int end, List<Parameter> parameters, boolean always) {

    Function {
        parameters = List.copyOf(parameters);
    }

    /// @param value token at which its default begins, -1 when there is none
    record Parameter(String name, String type, int value) {}
}
