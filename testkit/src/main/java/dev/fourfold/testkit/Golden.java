package dev.fourfold.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Expected output that lies in a file beside the test. `mvn verify -Dupdate` (or `make update`) rewrites every golden
/// file with what came out; the review happens in the diff.
public final class Golden {
    private Golden() {}

    /// Asserts that the file holds exactly this text; lines may end as the platform's checkout ends them.
    /// Rewrites the file, and passes, when the system property `update` is set to anything but `false`.
    ///
    /// @param golden relative to the module, such as `src/test/golden/shop.json`
    public static void assertMatches(Path golden, String text) {
        try {
            if (updating()) {
                write(golden, text);
                return;
            }
            assertThat(golden)
                    .as("golden file; `make update` writes it when the output is meant to be so")
                    .exists();
            assertThat(text)
                    .as("%s; `make update` rewrites it when the change is meant", golden)
                    .isEqualTo(Files.readString(golden).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean updating() {
        var update = System.getProperty("update");
        return update != null && !update.equals("false");
    }

    private static void write(Path golden, String text) throws IOException {
        Files.createDirectories(golden.toAbsolutePath().getParent());
        Files.writeString(golden, text);
    }
}
