package dev.fourfold.check;

import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Replaces an item of a list of policies or statements in a YAML template. Where a template is written in another way
/// there is no patch.
final class PolicyPatch {

    private static final int LONGEST = 80;

    private final List<String> lines;
    private final Location place;

    private PolicyPatch(List<String> lines, Location place) {
        this.lines = lines;
        this.place = place;
    }

    /// @param lines of the template
    /// @param place where the policy or statement stands
    /// @param statements what comes instead, possibly nothing
    static @Nullable Patch of(List<String> lines, Location place, List<String> statements) {
        return new PolicyPatch(lines, place).patch(statements);
    }

    private @Nullable Patch patch(List<String> statements) {
        if (place.line() < 1 || place.line() > lines.size()) return null;
        int first = item();
        if (first < 0) return null;
        int dash = indent(first);
        String list = list(first, dash);
        boolean statement = list.equals("Statement");
        if (!statement && !list.equals("Policies")) return null;
        int end = end(first, dash);
        if (end - first > LONGEST) return null;
        boolean alone = statement && statements.isEmpty() && isOnly(first, end, dash);
        if (alone) return null;
        var added = new ArrayList<String>();
        String margin = " ".repeat(dash);
        if (!statement && !statements.isEmpty()) added.add(margin + "- Statement:");
        String inner = statement ? margin : margin + "    ";
        statements.forEach(line -> added.add(inner + line));
        return new Patch(place.file(), first + 1, lines.subList(first, end), added);
    }

    /// The line on which the item begins that holds the place, -1 for none.
    private int item() {
        int column = Math.max(1, place.column());
        for (int i = place.line() - 1; i >= 0 && place.line() - i < LONGEST; i--) {
            String line = lines.get(i);
            if (line.isBlank() || line.strip().startsWith("#")) continue;
            boolean item = line.strip().startsWith("- ") && indent(i) < column - 1;
            if (item) return isFlow(line) ? -1 : i;
            if (indent(i) < column - 1 && i < place.line() - 1 && !line.strip().endsWith(":")) return -1;
        }
        return -1;
    }

    /// An item in braces may go on where no indentation tells.
    private static boolean isFlow(String line) {
        String item = line.strip().substring(2).strip();
        return item.startsWith("{") && !item.endsWith("}") || item.startsWith("[");
    }

    private int indent(int line) {
        String text = lines.get(line);
        return text.length() - text.stripLeading().length();
    }

    /// The key of the list that an item stands in.
    private String list(int item, int dash) {
        for (int i = item - 1; i >= 0; i--) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            boolean key = line.endsWith(":") && (indent(i) < dash || indent(i) == dash && !line.startsWith("- "));
            if (key)
                return line.substring(line.startsWith("- ") ? 2 : 0, line.length() - 1)
                        .strip();
            if (indent(i) < dash) return "";
        }
        return "";
    }

    private int end(int first, int dash) {
        int i = first + 1;
        while (i < lines.size() && (lines.get(i).isBlank() || indent(i) > dash)) i++;
        while (i > first + 1 && lines.get(i - 1).isBlank()) i--;
        return i;
    }

    private boolean isOnly(int first, int end, int dash) {
        boolean before = first > 0 && lines.get(first - 1).strip().endsWith(":");
        boolean after = end >= lines.size()
                || indent(end) < dash
                || !lines.get(end).strip().startsWith("- ");
        return before && after;
    }
}
