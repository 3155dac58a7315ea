package dev.fourfold.cli.configuration;

import java.util.List;

/// What may stand at one place of a configuration file, told once: the reader checks the file by it, and the JSON
/// schema
/// for editors is written from it.
sealed interface Shape {
    /// What the place is for, in a sentence or two; editors show it.
    String about();

    /// A text.
    ///
    /// @param oneOf the only texts that are allowed; none where any is
    /// @param often texts that an editor may propose
    /// @param pattern a regular expression of ECMA 262 for editors, empty for none; the reader has its own, better
    /// words
    record Text(String about, List<String> oneOf, List<String> often, String pattern) implements Shape {
        public Text {
            oneOf = List.copyOf(oneOf);
            often = List.copyOf(often);
        }

        static Text any(String about) {
            return new Text(about, List.of(), List.of(), "");
        }

        static Text oneOf(String about, List<String> words) {
            return new Text(about, words, List.of(), "");
        }

        static Text often(String about, List<String> words) {
            return new Text(about, List.of(), words, "");
        }

        static Text like(String about, String pattern) {
            return new Text(about, List.of(), List.of(), pattern);
        }
    }

    /// A list.
    ///
    /// @param alone whether one item may stand there without being in a list
    record Several(String about, Shape item, boolean alone) implements Shape {
        static Several list(String about, Shape item) {
            return new Several(about, item, false);
        }

        static Several orOne(String about, Shape item) {
            return new Several(about, item, true);
        }
    }

    /// A mapping whose keys the owner chooses.
    record ByName(String about, Shape value) implements Shape {}

    /// A mapping with keys of ours.
    record Fields(String about, List<Field> fields) implements Shape {
        public Fields {
            fields = List.copyOf(fields);
        }

        List<String> names() {
            return fields.stream().map(Field::name).toList();
        }
    }

    /// A key and what may stand under it.
    record Field(String name, boolean required, Shape shape) {
        static Field must(String name, Shape shape) {
            return new Field(name, true, shape);
        }

        static Field may(String name, Shape shape) {
            return new Field(name, false, shape);
        }
    }
}
