package dev.fourfold.check.code;

import java.util.List;

/// What the extraction needs to know of an expression; everything else in a language is [Other].
sealed interface Expression {

    /// Index of the token that the expression is named by: its name, its opening bracket.
    int at();

    record Name(int at, String id) implements Expression {}

    record Member(int at, Expression of, String name) implements Expression {}

    record Index(int at, Expression of, Expression key) implements Expression {}

    /// A call or, when `made`, the making of an object.
    record Call(int at, Expression of, List<Argument> arguments, boolean made) implements Expression {}

    record Text(int at, String text) implements Expression {}

    /// Parts joined to one text.
    record Joined(int at, List<Expression> parts) implements Expression {}

    /// One of several values.
    record Either(int at, List<Expression> options) implements Expression {}

    /// An object, a dictionary, a struct.
    record Fields(int at, List<Argument> entries) implements Expression {}

    record Items(int at, List<Expression> items) implements Expression {}

    /// An anonymous function; `body` is its value when it is a single expression.
    record Lambda(int at, List<String> parameters, Expression body) implements Expression {}

    record Other(int at) implements Expression {}

    // What a name turns out to be

    /// Something from a module outside the application; `path` has dots.
    record External(int at, String module, String path) implements Expression {}

    /// A file of the application, as a value.
    record Module(int at, Source source) implements Expression {}

    record Defined(int at, Function function) implements Expression {}

    /// Something of which only the type's name is known.
    record Typed(int at, String type) implements Expression {}

    /// @param name empty when the argument has only a place, or its key is no plain word
    /// @param key what computes the name of an entry; equal to `value` when there is no key
    /// @param spread whether the value's own entries or items stand here
    record Argument(String name, Expression key, Expression value, boolean spread) {

        static Argument placed(Expression value) {
            return new Argument("", value, value, false);
        }

        static Argument named(String name, Expression value) {
            return new Argument(name, value, value, false);
        }
    }
}
