package dev.fourfold.core.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writing JSON that is also safe to look at in a terminal.
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    /// Something that writes itself.
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /// Writes the fields of one element.
    interface Fields<T> {
        void write(JsonGenerator json, T element) throws IOException;
    }

    private Json() {}

    /// Indented by two blanks, with a line feed at the end on every system.
    static String pretty(Body body) {
        var indenter = new DefaultIndenter("  ", "\n");
        var separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        var printer = new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        return write(printer, body) + "\n";
    }

    /// A tree of maps (with texts for keys), lists, texts, numbers and truth values, indented, in the order of the
    /// maps.
    ///
    /// @throws IllegalArgumentException if something else is in it
    public static String of(Map<String, ?> tree) {
        return pretty(json -> tree(json, tree));
    }

    private static void tree(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (var entry : map.entrySet()) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    tree(json, entry.getValue());
                }
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object each : list) tree(json, each);
                json.writeEndArray();
            }
            case String text -> json.writeString(text);
            case Number number -> json.writeNumber(number.toString());
            case Boolean truth -> json.writeBoolean(truth);
            default -> throw new IllegalArgumentException(value.getClass() + " is no JSON");
        }
    }

    /// Everything on one line, without a line feed.
    static String line(Body body) {
        return write(null, body);
    }

    private static String write(@Nullable DefaultPrettyPrinter printer, Body body) {
        var out = new StringWriter(1 << 14);
        try (var json = FACTORY.createGenerator(out)) {
            json.setCharacterEscapes(Escapes.INSTANCE);
            if (printer != null) json.setPrettyPrinter(printer);
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
        return withoutHalves(out.toString());
    }

    /// Half a surrogate pair, which UTF-8 cannot hold, as the escape that JSON has for it.
    private static String withoutHalves(String json) {
        @Nullable StringBuilder whole = null;
        int from = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (!Character.isSurrogate(c)) continue;
            if (Character.isHighSurrogate(c) && i + 1 < json.length() && Character.isLowSurrogate(json.charAt(i + 1))) {
                i++;
                continue;
            }
            if (whole == null) whole = new StringBuilder(json.length() + 16);
            whole.append(json, from, i).append(escape(c));
            from = i + 1;
        }
        return whole == null ? json : whole.append(json, from, json.length()).toString();
    }

    private static String escape(int c) {
        var hex = Integer.toHexString(c);
        return "\\u" + "0000".substring(hex.length()) + hex;
    }

    static void strings(JsonGenerator json, String field, List<String> strings) throws IOException {
        json.writeArrayFieldStart(field);
        for (var string : strings) json.writeString(string);
        json.writeEndArray();
    }

    /// An array with one object for each element.
    static <T> void each(JsonGenerator json, String field, List<T> elements, Fields<? super T> fields)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (var element : elements) {
            json.writeStartObject();
            fields.write(json, element);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Escapes what JSON allows raw but a terminal or a reader may stumble over: C1 controls, line separators
    /// and direction marks.
    private static final class Escapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        static final Escapes INSTANCE = new Escapes();
        private final int[] ascii = standardAsciiEscapesForJSON();

        private Escapes() {
            ascii[0x7f] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            boolean quiet = c >= 0x80 && c < 0xa0 || c >= 0x200b && c <= 0x200f || c >= 0x2028 && c <= 0x202e;
            boolean isolates = c >= 0x2066 && c <= 0x2069 || c == 0xfeff;
            return quiet || isolates ? new SerializedString(escape(c)) : null;
        }
    }
}
