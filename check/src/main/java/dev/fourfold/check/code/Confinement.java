package dev.fourfold.check.code;

import dev.fourfold.check.code.Spans.Span;
import dev.fourfold.check.code.Weakness.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says as what a value can do no harm because of what stands around it: a file's name without its folders, a part of a
/// URL whose host is fixed.
final class Confinement {

    private static final int LONGEST_PREFIX = 300;

    /// Stands for a text that is not known.
    private static final char SOME = '\1';

    /// Calls that leave nothing of the folders of a path.
    private static final Set<String> NAMES =
            Set.of("basename", "secure_filename", "Base", "extname", "splitext", "sanitize_filename");

    /// Calls that leave folders out when they are given the slash.
    private static final Set<String> CUTS =
            Set.of("replace", "replaceAll", "split", "rsplit", "strip", "lastIndexOf", "sub");

    /// Calls that work a path out, so that what it begins with can be compared.
    private static final Set<String> WORKED_OUT =
            Set.of("realpath", "resolve", "abspath", "normpath", "normalize", "realpathSync");

    private static final Set<String> GUARDS =
            Set.of("startswith", "startsWith", "is_relative_to", "commonpath", "commonprefix");

    /// Keys of what a request is described by that name its host.
    private static final Set<String> HOSTS =
            Set.of("url", "uri", "href", "hostname", "host", "baseURL", "baseUrl", "prefixUrl", "endpoint");

    private static final Set<String> WORDS = Set.of("await", "new", "not", "typeof", "str", "String");
    private static final Pattern FIXED = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,20}://[^/?#]+[/?#]");
    private static final Pattern HOLE = Pattern.compile("%[a-z]|\\{[^{}]{0,40}}");

    private final Spans in;
    private final Language language;

    Confinement(Spans in, Language language) {
        this.in = in;
        this.language = language;
    }

    /// Whether a function compares what worked-out paths begin with.
    static boolean guards(Spans in, Function of) {
        boolean worksOut = false;
        boolean compares = false;
        for (int i = of.body(); i < of.end() && !(worksOut && compares); i++) {
            String word = in.token(i).text();
            worksOut |= WORKED_OUT.contains(word);
            compares |= GUARDS.contains(word);
        }
        return worksOut && compares;
    }

    /// @param start first word of the expression
    /// @param at the word of the value in it
    Set<Kind> of(int start, int at) {
        var harmless = EnumSet.noneOf(Kind.class);
        if (isName(start, at)) harmless.add(Kind.PATH);
        if (isBehindHost(start, at)) harmless.add(Kind.URL);
        return harmless;
    }

    // Paths

    private boolean isName(int start, int at) {
        for (int open = at - 1; open >= start && at - open < LONGEST_PREFIX; open--) {
            boolean around = in.token(open).is("(") && in.after(open) > at;
            if (around && (NAMES.contains(in.token(open - 1).text()) || cuts(open))) return true;
        }
        return isCut(at);
    }

    /// `re.sub("[^a-z]", "", name)`
    private boolean cuts(int open) {
        return in.token(open - 1).word("sub") && in.token(open - 2).is(".");
    }

    /// `name.split("/")[-1]`, `name.replace("/", "")`
    private boolean isCut(int at) {
        for (int i = at + 1; i < at + 80; ) {
            if (in.token(i).is("[") || in.token(i).is("(") || in.token(i).is("!")) i = in.after(i);
            else if (in.isMember(i + 1) && in.token(i + 1).named()) {
                boolean asked =
                        CUTS.contains(in.token(i + 1).text()) && in.token(i + 2).is("(");
                if (asked && isSeparator(i + 3)) return true;
                i += 2;
            } else return false;
        }
        return false;
    }

    private boolean isSeparator(int first) {
        String text = in.token(first).text();
        return text.equals("/") || text.equals("..") || text.equals("../") || text.contains("/") && text.length() < 12;
    }

    // Hosts

    private boolean isBehindHost(int start, int at) {
        var prefix = new StringBuilder();
        int i = start;
        while (i < at && prefix.length() < LONGEST_PREFIX) {
            Token token = in.token(i);
            if (token.kind() == Token.Kind.TEXT) {
                int format = formatOf(i);
                if (format >= 0 && in.after(format) > at)
                    return isFixed(prefix + filled(token.text(), argument(format, at)));
                prefix.append(token.text());
                i++;
            } else if (token.opens() && in.after(i) <= at && !token.is(Token.OPEN_TEMPLATE)) {
                if (!prefix.isEmpty() || token.is(Token.OPEN_HOLE)) prefix.append(SOME);
                i = in.after(i);
            } else if (isObject(token, i)) {
                Span entry = entry(i, at);
                if (entry == null || !HOSTS.contains(in.token(entry.start()).text())) return true;
                prefix.setLength(0);
                i = Math.max(i + 1, Math.min(at, entry.start() + 2));
            } else if (token.named() && !in.isMember(i) && !WORDS.contains(token.text())) {
                i = behindName(i, at, prefix);
            } else i++;
        }
        return isFixed(prefix.toString());
    }

    private boolean isObject(Token token, int at) {
        return token.is("{") && in.after(at) > at + 1;
    }

    private @Nullable Span entry(int open, int at) {
        for (Span part : in.parts(open)) if (part.start() <= at && at < part.end()) return part;
        return null;
    }

    /// A name that is no part of the value stands for some text, and that of a call around the value for none.
    private int behindName(int name, int at, StringBuilder prefix) {
        int i = name + 1;
        while (i < at
                && (in.token(i).is(".")
                        || in.token(i).is("?.")
                        || in.isMember(i)
                        || in.token(i).is("["))) {
            if (in.token(i).is("[") && in.after(i) > at) break;
            i = in.after(i);
        }
        if (in.token(i).is("(") && in.after(i) > at) return i + 1;
        prefix.append(SOME);
        return Math.max(i, name + 1);
    }

    /// Where the arguments stand that a text is filled with; -1 when it is none that is filled.
    private int formatOf(int text) {
        if (language != Language.PYTHON) return -1;
        if (in.token(text + 1).is("%")) return text + 2;
        boolean called = in.token(text + 1).is(".") && in.token(text + 2).word("format");
        return called ? text + 3 : -1;
    }

    private int argument(int open, int at) {
        List<Span> parts = in.token(open).is("(") ? in.parts(open) : List.of();
        for (int i = 0; i < parts.size(); i++)
            if (parts.get(i).start() <= at && at < parts.get(i).end()) return i;
        return 0;
    }

    private static String filled(String text, int argument) {
        var filled = new StringBuilder();
        var holes = HOLE.matcher(text);
        int from = 0;
        for (int hole = 0; holes.find(); hole++) {
            filled.append(text, from, holes.start());
            if (hole == argument) return filled.toString();
            filled.append(SOME);
            from = holes.end();
        }
        return filled.append(text, from, text.length()).toString();
    }

    /// A host, or something that has one, stands before the value.
    private static boolean isFixed(String prefix) {
        return prefix.indexOf(SOME) == 0
                || prefix.startsWith("/")
                || FIXED.matcher(prefix).lookingAt();
    }
}
