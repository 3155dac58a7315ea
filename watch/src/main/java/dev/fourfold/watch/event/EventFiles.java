package dev.fourfold.watch.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.fourfold.core.event.Event;
import dev.fourfold.core.model.Location;
import dev.fourfold.core.model.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The events of files and folders as one stream, merged by their times as far as each file is in order. Folders are
/// gone
/// through with all below, as CloudTrail lays them out in S3 (`AWSLogs/ACCOUNT/CloudTrail/REGION/Y/M/D`). A file is
/// open only
/// while its time has come.
///
/// A file that is broken is reported, with the place, and what stands before the place counts; all other files are
/// read.
public final class EventFiles implements Closeable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(1000).build())
            .build();
    /// `123456789012_CloudTrail_eu-west-1_20260801T1005Z_abcdefghijklmnop.json.gz`
    private static final Pattern NAMED = Pattern.compile("_CloudTrail_.*_(\\d{8}T\\d{4})Z_");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");
    /// CloudTrail delivers a record some minutes after what it is about.
    private static final Duration DELIVERY = Duration.ofMinutes(15);

    private final Consumer<Problem> problems;
    private final Map<String, Long> done;
    private final PriorityQueue<Feed> feeds =
            new PriorityQueue<>(Comparator.comparing((Feed feed) -> feed.due).thenComparing(feed -> feed.name));

    private EventFiles(Map<String, Long> done, Consumer<Problem> problems) {
        this.done = new HashMap<>(done);
        this.problems = problems;
    }

    /// Opens every file of events.
    ///
    /// @param done how many events of each file an earlier run took, as [#done] said then; they are passed over
    public static EventFiles open(Iterable<Path> sources, Map<String, Long> done, Consumer<Problem> problems) {
        var files = new EventFiles(done, problems);
        Set<Path> found = new LinkedHashSet<>();
        for (Path source : sources) found.addAll(files.under(source));
        for (Path file : found) files.feeds.add(files.new Feed(file));
        return files;
    }

    /// The next event, or null at the end.
    public @Nullable Event next() {
        while (true) {
            var feed = feeds.poll();
            if (feed == null) return null;
            var event = feed.take();
            if (feed.goesOn()) feeds.add(feed);
            if (event == null) continue;
            done.merge(feed.name, 1L, Long::sum);
            return event;
        }
    }

    /// How many events were taken from each file, by its absolute path.
    public Map<String, Long> done() {
        return Map.copyOf(done);
    }

    @Override
    public void close() {
        for (var feed : feeds) feed.end();
        feeds.clear();
    }

    private List<Path> under(Path source) {
        if (!Files.exists(source)) {
            problems.accept(problem(source, 0, 0, "does not exist", "name files or folders with events"));
            return List.of();
        }
        if (Files.isRegularFile(source)) return List.of(source.toAbsolutePath().normalize());
        try (var paths = Files.walk(source)) {
            return paths.filter(EventFiles::isEvents)
                    .map(path -> path.toAbsolutePath().normalize())
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            problems.accept(problem(source, 0, 0, "cannot be read: " + e.getMessage(), "check its permissions"));
            return List.of();
        }
    }

    /// Digests and insights lie beside the logs and hold no records.
    private static boolean isEvents(Path path) {
        String name = path.getFileName().toString();
        boolean fits = name.endsWith(".json") || name.endsWith(".json.gz") || isLines(name);
        String whole = path.toString();
        return fits
                && !name.startsWith(".")
                && !whole.contains("CloudTrail-Digest")
                && !whole.contains("CloudTrail-Insight")
                && Files.isRegularFile(path);
    }

    private static boolean isLines(String name) {
        return name.endsWith(".ndjson")
                || name.endsWith(".jsonl")
                || name.endsWith(".ndjson.gz")
                || name.endsWith(".jsonl.gz");
    }

    private static Problem problem(Path file, int line, int column, String message, String advice) {
        return new Problem(new Location(file.toString().replace('\\', '/'), line, column), message, advice);
    }

    /// One file: at first only its name and when its time comes, then open with its first event read.
    private final class Feed {
        private final Path file;
        private final String name;
        private Instant due;
        private boolean opened;
        private @Nullable EventReader reader;
        private @Nullable Event head;
        /// What the reader met since it was last looked at.
        private final List<Problem> met = new ArrayList<>();

        Feed(Path file) {
            this.file = file;
            this.name = file.toString();
            this.due = begin();
        }

        /// When the first event of the file may have happened: by its name, or by looking.
        private Instant begin() {
            var named = NAMED.matcher(name);
            if (named.find()) {
                try {
                    return LocalDateTime.parse(named.group(1), STAMP)
                            .toInstant(ZoneOffset.UTC)
                            .minus(DELIVERY);
                } catch (DateTimeParseException e) {
                    return Instant.EPOCH;
                }
            }
            try (var first = reader(ignored -> {})) {
                var event = first.next();
                return event == null ? Instant.EPOCH : event.time();
            } catch (IOException e) {
                return Instant.EPOCH;
            }
        }

        private EventReader reader(Consumer<Problem> tell) throws IOException {
            InputStream in = Inflated.of(file);
            String shown = name.replace('\\', '/');
            return isLines(name)
                    ? new BusinessReader(shown, in, FACTORY, tell)
                    : new CloudTrailReader(shown, in, FACTORY, tell);
        }

        /// The event that is due; null when the file was only opened by this, or has none.
        @Nullable
        Event take() {
            if (!opened) {
                open();
                return null;
            }
            var event = head;
            advance();
            return event;
        }

        private void open() {
            opened = true;
            long before = done.getOrDefault(name, 0L);
            try {
                reader = reader(problem -> met.add(problem));
                for (long skipped = 0; skipped < before && reader.next() != null; skipped++) met.clear();
            } catch (IOException e) {
                broken(e);
            }
            advance();
        }

        private void advance() {
            head = null;
            if (reader == null) {
                met.forEach(problems);
                return;
            }
            try {
                head = reader.next();
            } catch (IOException e) {
                broken(e);
            }
            met.forEach(problems);
            met.clear();
            if (head == null) end();
            else due = head.time();
        }

        private void broken(IOException e) {
            int line = 0;
            int column = 0;
            String why = String.valueOf(e.getMessage());
            if (e instanceof JsonProcessingException json) {
                why = json.getOriginalMessage();
                var at = json.getLocation();
                if (at != null) {
                    line = Math.max(0, at.getLineNr());
                    column = Math.max(0, at.getColumnNr());
                }
            }
            if (e instanceof java.io.EOFException) why = "it ends too early";
            problems.accept(problem(
                    file,
                    line,
                    column,
                    "cannot be read further: " + Texts.clean(why),
                    "what stands before this place was read; fetch the file again"));
            end();
        }

        boolean goesOn() {
            return head != null;
        }

        void end() {
            if (reader == null) return;
            try {
                reader.close();
            } catch (IOException e) {
                problems.accept(problem(file, 0, 0, "cannot be closed: " + e.getMessage(), "check the disk"));
            }
            reader = null;
        }
    }
}
