package dev.fourfold.watch.event;

import dev.fourfold.core.event.Event;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The events of one file, one at a time.
interface EventReader extends Closeable {

    /// The next event, or null at the end. What is wrong with a single record is reported and passed over.
    ///
    /// @throws IOException if nothing more can be read
    @Nullable
    Event next() throws IOException;
}
