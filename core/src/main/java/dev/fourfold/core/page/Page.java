package dev.fourfold.core.page;

import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.util.ArrayList;
import java.util.List;

/// A page as written: front matter, a title, prose, and fenced examples under their headings.
///
/// @param file the page's own name, for messages
/// @param front the front matter's YAML, not parsed
/// @param title the text of the first heading
/// @param prose the text between the title and the next heading
/// @param examples the fenced blocks, in order
public record Page(String file, String front, String title, String prose, List<Example> examples) {

    private static final String EDGE = "---";

    public Page {
        examples = List.copyOf(examples);
    }

    /// One fenced block.
    ///
    /// @param heading the heading it stands under
    /// @param language what stands after the fence
    /// @param line the line of its first line of text, 1 for the page's first
    public record Example(String heading, String language, String text, int line) {}

    /// Only the front matter: what a run needs. Reading stops where it ends.
    ///
    /// @throws Problem.Fatal if the page has no front matter
    public static String front(String file, String text) {
        int start = EDGE.length() + 1;
        int end = text.indexOf("\n" + EDGE + "\n");
        if (!text.startsWith(EDGE + "\n") || end < start - 1) {
            var problem = new Problem(
                    new Location(file, 1, 1),
                    "a page needs front matter",
                    "begin it with a line --- and end it with a line ---");
            throw new Problem.Fatal(List.of(problem));
        }
        return text.substring(start, end + 1);
    }

    /// The whole page.
    ///
    /// @throws Problem.Fatal if the page has no front matter, or a fence is not closed
    public static Page parse(String file, String text) {
        String front = front(file, text);
        int skipped = (int) front.lines().count() + 2;
        var lines = text.lines().skip(skipped).toList();
        String title = "";
        String heading = "";
        var prose = new StringBuilder();
        var examples = new ArrayList<Example>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                int close = closingFence(lines, i + 1);
                if (close < 0) {
                    var open = new Location(file, skipped + i + 1, 1);
                    throw new Problem.Fatal(List.of(new Problem(open, "a fence is not closed", "add a line ```")));
                }
                String example = String.join("\n", lines.subList(i + 1, close)) + "\n";
                examples.add(new Example(heading, line.substring(3).strip(), example, skipped + i + 2));
                i = close;
            } else if (line.startsWith("# ") && title.isEmpty()) {
                title = line.substring(2).strip();
            } else if (line.startsWith("## ")) {
                heading = line.substring(3).strip();
            } else if (heading.isEmpty()) {
                prose.append(line).append('\n');
            }
        }
        return new Page(file, front, title, prose.toString().strip(), examples);
    }

    private static int closingFence(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).equals("```")) return i;
        }
        return -1;
    }
}
